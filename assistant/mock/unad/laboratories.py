"""The timetable of the laboratories, by zone and period."""

from starlette.responses import Response

from assistant.mock.forms import Field
from assistant.mock.unad.filing import wrong_entries
from assistant.mock.unad.studies import Course, Group
from assistant.mock.unad.wording import UnadPage, UnadVisit, records

ZONES = (
    "Zona Amazonía Orinoquía",
    "Zona Caribe",
    "Zona Centro Bogotá Cundinamarca",
    "Zona Centro Boyacá",
    "Zona Centro Oriente",
    "Zona Centro Sur",
    "Zona Occidente",
    "Zona Sur",
)


def _fields(visit: UnadVisit) -> tuple[Field, ...]:
    codes = tuple(period.code for period in records(visit).periods)
    return (Field("zone", "Zona", "choice", ZONES), Field("period", "Período", "choice", codes))


def laboratories(visit: UnadVisit) -> Response:
    """Ask for zone and period."""
    return visit.page("laboratories.html", fields=_fields(visit))


def look_up(visit: UnadVisit) -> Response:
    """Go on to the timetable of a zone and a period."""
    if alerts := wrong_entries(visit, _fields(visit)):
        return visit.refuse(alerts)
    zone, period = ZONES.index(visit.text("zone")), visit.text("period")
    return visit.go(f"/laboratorios/{zone}/{period}")


def timetable(visit: UnadVisit) -> Response:
    """Show when and where the laboratories of a zone take place."""
    asked = visit.request.path_params
    period = records(visit).period(asked["period"])
    if asked["zone"] >= len(ZONES) or period is None:
        return visit.error(404)
    zone = ZONES[asked["zone"]]
    rows = _groups(visit) if zone == records(visit).person.zone else []
    return visit.page("timetable.html", zone=zone, period=period, rows=rows)


def _groups(visit: UnadVisit) -> list[tuple[Course, Group]]:
    return [(course, group) for course in records(visit).offer for group in course.groups]


def component(visit: UnadVisit) -> Response:
    """Say what a practical component is."""
    return visit.page("practical.html")


def places(visit: UnadVisit) -> Response:
    """Say where practical components take place."""
    return visit.page("places.html", rows=_groups(visit))


PAGES = (
    UnadPage("/laboratorios", laboratories, look_up, signed_in=False),
    UnadPage("/laboratorios/componente-practico", component, signed_in=False),
    UnadPage("/laboratorios/escenarios-de-practica", places, signed_in=False),
    UnadPage("/laboratorios/{zone:int}/{period}", timetable, signed_in=False),
)
