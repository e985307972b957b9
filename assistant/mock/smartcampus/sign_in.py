"""SmartCampus's sign-in and home page; no document describes the sign-in."""

from starlette.responses import Response

from assistant.mock.forms import refusals
from assistant.mock.smartcampus.records import ENTITLED
from assistant.mock.smartcampus.wording import (
    PASSWORD,
    USER,
    WRONG,
    SmartcampusPage,
    SmartcampusVisit,
    records,
)

FIELDS = (USER, PASSWORD)


def home(visit: SmartcampusVisit) -> Response:
    """Show what there is to do; who is not signed in is asked who they are."""
    if not visit.signed_in:
        return visit.go("/ingreso")
    kept = records(visit)
    return visit.page("home.html", kept=kept, entitled=kept.person.profile in ENTITLED)


def login(visit: SmartcampusVisit) -> Response:
    """Ask for user and password."""
    if visit.signed_in:
        return visit.go("/")
    return visit.page("login.html", fields=FIELDS)


def sign_in(visit: SmartcampusVisit) -> Response:
    """Let the person in."""
    entered = {field.name: visit.text(field.name) for field in FIELDS}
    kept = records(visit)
    if alerts := refusals(FIELDS, entered, visit.portal.messages):
        return visit.refuse(alerts, "password")
    if tuple(entered.values()) != (kept.person.user, kept.person.password):
        return visit.refuse([WRONG], "password")
    session = visit.begin()
    session.person, session.minutes = kept.person.user, kept.session_minutes
    return visit.go("/")


def sign_out(visit: SmartcampusVisit) -> Response:
    """End the session."""
    visit.end()
    return visit.go("/ingreso", status="Cerraste tu sesión.")


PAGES = (
    SmartcampusPage("/", home, signed_in=False),
    SmartcampusPage("/ingreso", login, sign_in, signed_in=False),
    SmartcampusPage("/salir", sign_out, signed_in=False),
)
