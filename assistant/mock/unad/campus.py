"""The door of the Campus Virtual, and its first page."""

from starlette.responses import Response

from assistant.mock.unad.filing import wrong_entries
from assistant.mock.unad.wording import PASSWORD, USER, WRONG, UnadPage, UnadVisit, records


def login(visit: UnadVisit) -> Response:
    """Ask for user and password."""
    if visit.signed_in:
        return visit.go("/campus")
    return visit.page("campus-login.html", fields=(USER, PASSWORD))


def sign_in(visit: UnadVisit) -> Response:
    """Let the person in whose user and password these are."""
    kept, given = records(visit), (visit.text("user"), visit.text("password"))
    alerts = wrong_entries(visit, (USER, PASSWORD))
    if not alerts and given != (kept.person.user, kept.person.password):
        alerts = [WRONG]
    if alerts:
        return visit.refuse(alerts, "password")
    session = visit.begin()
    session.person, session.minutes = kept.person.user, kept.session_minutes
    return visit.go("/campus")


def sign_out(visit: UnadVisit) -> Response:
    """End the session."""
    visit.end()
    return visit.go("/campus/ingreso", status="Cerraste tu sesión.")


def campus(visit: UnadVisit) -> Response:
    """Show the first page of the Campus Virtual."""
    return visit.page("campus-home.html")


PAGES = (
    UnadPage("/campus", campus),
    UnadPage("/campus/ingreso", login, sign_in, signed_in=False),
    UnadPage("/campus/salir", sign_out, signed_in=False),
)
