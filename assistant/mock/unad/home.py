"""The university's front page and the page that leads to its online services."""

from starlette.responses import Response

from assistant.mock.unad.wording import UnadPage, UnadVisit


def home(visit: UnadVisit) -> Response:
    """Show the university's front page."""
    return visit.page("home.html")


def attention(visit: UnadVisit) -> Response:
    """Show the ways in which the university serves people."""
    return visit.page("attention.html")


PAGES = (
    UnadPage("/", home, signed_in=False),
    UnadPage("/atencion-al-ciudadano", attention, signed_in=False),
)
