"""Polimi's public pages and the ways to sign in."""

from datetime import timedelta

from starlette.responses import Response

from assistant.mock.forms import Field, refusals
from assistant.mock.polimi.records import Account, Cart
from assistant.mock.polimi.wording import (
    DEACTIVATION,
    ONE_TIME_CODE,
    PASSWORD,
    PERSON_CODE,
    RECOVERY,
    REGISTRATION,
    PolimiPage,
    PolimiVisit,
    moment,
    records,
)

STAY_CONNECTED_MINUTES = 8 * 60
PROVIDERS = {"spid": "SPID", "cie": "CIE", "eidas": "eIDAS", "edugain": "eduGAIN"}
WRONG = "Person Code or Password is wrong."


def home(visit: PolimiVisit) -> Response:
    """Show the university's front page."""
    return visit.page("home.html")


def login(visit: PolimiVisit) -> Response:
    """Show the five ways to sign in."""
    if visit.signed_in:
        return visit.go("/services")
    return visit.page("login.html", fields=(PERSON_CODE, PASSWORD))


def sign_in(visit: PolimiVisit) -> Response:
    """Check the Polimi credentials, then ask for the second factor or let the person in."""
    alerts = _missing(visit, (PERSON_CODE, PASSWORD)) or _wrong_credentials(visit)
    if alerts:
        return visit.refuse(alerts, "password")
    stay = bool(visit.text("stay"))
    if not _second_factor_needed(visit):
        return _let_in(visit, stay)
    session = visit.begin()
    session.awaiting, session.stay = records(visit).person.code, stay
    session.code = f"{int(visit.world.secret('one-time-code'), 16) % 10**6:06}"
    _write(visit, "Your one-time code", f"Your one-time code is {session.code}.")
    return visit.go("/second-factor")


def _missing(visit: PolimiVisit, fields: tuple[Field, ...]) -> list[str]:
    entered = {field.name: visit.text(field.name) for field in fields}
    return refusals(fields, entered, visit.portal.messages)


def _wrong_credentials(visit: PolimiVisit) -> list[str]:
    person = records(visit).person
    entered = (visit.text("person_code"), visit.text("password"))
    return [] if entered == (person.code, person.password) else [WRONG]


def _second_factor_needed(visit: PolimiVisit) -> bool:
    person = records(visit).person
    off_until = person.second_factor_off_until
    return person.second_factor and not (off_until and visit.world.now < off_until)


def _let_in(visit: PolimiVisit, stay: bool = False) -> Response:
    kept = records(visit)
    for session in list(visit.sessions.values()):
        if session.person is not None and session is not visit.visitor:
            del visit.sessions[session.token]
    session = visit.begin()
    session.person = kept.person.code
    session.minutes = STAY_CONNECTED_MINUTES if stay else kept.session_minutes
    session.cart, kept.waiting_cart = kept.waiting_cart or Cart(), None
    return visit.go("/services")


def _write(visit: PolimiVisit, subject: str, text: str) -> None:
    person = records(visit).person
    visit.world.post(person.email, subject, f"Dear {person.full_name},\n\n{text}\n\nPolimi ICT")


def second_factor(visit: PolimiVisit) -> Response:
    """Ask for the code that was mailed."""
    if visit.visitor is None or not visit.visitor.awaiting:
        return visit.turn_away()
    return visit.page("second-factor.html", field=ONE_TIME_CODE)


def confirm_code(visit: PolimiVisit) -> Response:
    """Let the person in if the code is right."""
    if not visit.session.awaiting:
        return visit.turn_away()
    if alerts := _missing(visit, (ONE_TIME_CODE,)):
        return visit.refuse(alerts, "code")
    if visit.text("code") != visit.session.code:
        return visit.refuse(["One-time code: this is not the code that was sent."], "code")
    return _let_in(visit, visit.session.stay)


def identity_provider(visit: PolimiVisit) -> Response:
    """Stand in for one of the four federations."""
    name = PROVIDERS.get(visit.request.path_params["provider"])
    return visit.page("identity-provider.html", provider=name) if name else visit.error(404)


def identify(visit: PolimiVisit) -> Response:
    """Let the person in whom the stand-in vouches for."""
    if visit.request.path_params["provider"] not in PROVIDERS:
        return visit.error(404)
    return _let_in(visit)


def sign_out(visit: PolimiVisit) -> Response:
    """End the session and what was not paid in it."""
    visit.end()
    return visit.go("/login", status="You have signed out.")


def recovery(visit: PolimiVisit) -> Response:
    """Ask whose credentials are lost."""
    return visit.page("recovery.html", fields=RECOVERY)


def recover(visit: PolimiVisit) -> Response:
    """Write to the person; a stranger is told the same, so that nobody learns who is known."""
    if alerts := _missing(visit, RECOVERY):
        return visit.refuse(alerts)
    person = records(visit).person
    visit.world.record("submit", f"recovery for {visit.text('email')}")
    if visit.text("email").lower() == person.email.lower():
        _write(
            visit,
            "Recovery of your Polimi credentials",
            f"Your Person Code is {person.code}. In this simulation the password stays as it is.",
        )
    return visit.go(
        "/recovery", status="If the address is known to us, a message is on its way to it."
    )


def register(visit: PolimiVisit) -> Response:
    """Ask who wants an account."""
    return visit.page("register.html", fields=REGISTRATION)


def create_account(visit: PolimiVisit) -> Response:
    """Take the registration in and confirm it by mail."""
    if alerts := _missing(visit, REGISTRATION) or _known_address(visit):
        return visit.refuse(alerts)
    entered = {field.name: visit.text(field.name) for field in REGISTRATION}
    account = Account(**entered)
    records(visit).accounts.append(account)
    visit.world.record("submit", f"account for {account.email}")
    visit.world.post(
        account.email,
        "Your Polimi account",
        f"Dear {account.name} {account.surname},\n\nyour registration has been received.",
    )
    return visit.go("/register", status=f"Account requested. We have written to {account.email}.")


def _known_address(visit: PolimiVisit) -> list[str]:
    kept = records(visit)
    known = {kept.person.email, *(account.email for account in kept.accounts)}
    taken = visit.text("email").lower() in {address.lower() for address in known}
    return ["E-mail address: there is an account with this address already."] if taken else []


def deactivate_2fa(visit: PolimiVisit) -> Response:
    """Ask for the credentials and for an explicit consent."""
    return visit.page("deactivate-2fa.html", fields=DEACTIVATION)


def deactivate(visit: PolimiVisit) -> Response:
    """Let the person sign in without a second factor for a day."""
    if alerts := _missing(visit, DEACTIVATION) or _wrong_credentials(visit):
        return visit.refuse(alerts, "password")
    until = visit.world.local(visit.world.now + timedelta(hours=24))
    records(visit).person.second_factor_off_until = until
    visit.world.record("submit", f"second factor off until {until.isoformat()}")
    text = f"Second factor deactivated until {moment(until)}."
    _write(visit, "Second factor deactivated", text)
    return visit.go("/login", status=text)


def assistance(visit: PolimiVisit) -> Response:
    """Show answers about signing in."""
    return visit.page("assistance.html")


PAGES = (
    PolimiPage("/", home, signed_in=False),
    PolimiPage("/login", login, sign_in, signed_in=False),
    PolimiPage("/second-factor", second_factor, confirm_code, signed_in=False),
    PolimiPage("/identity-provider/{provider}", identity_provider, identify, signed_in=False),
    PolimiPage("/sign-out", sign_out, signed_in=False),
    PolimiPage("/recovery", recovery, recover, signed_in=False),
    PolimiPage("/register", register, create_account, signed_in=False),
    PolimiPage("/deactivate-2fa", deactivate_2fa, deactivate, signed_in=False),
    PolimiPage("/assistance", assistance, signed_in=False),
)
