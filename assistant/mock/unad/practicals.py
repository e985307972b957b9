"""Enrolling in the practical component of a course: the centre once, then a group and its terms."""

from starlette.responses import Response

from assistant.mock.forms import Field
from assistant.mock.unad.courses import Mine, asked_for
from assistant.mock.unad.filing import wrong_entries
from assistant.mock.unad.laboratories import ZONES
from assistant.mock.unad.studies import Group, Practical
from assistant.mock.unad.wording import UnadPage, UnadVisit, records

CEADS = (
    "CEAD José Acevedo y Gómez",
    "CEAD de Práctica del Norte",
    "CEAD de Práctica del Sur",
)
ZONE = Field("zone", "ZONA", "choice", ZONES)
CEAD = Field("cead", "CEAD", "choice", CEADS)
PLACE = (ZONE, CEAD)
ACCEPTED = Field("accepted", "Leí y acepto los términos y condiciones de la inscripción", "tick")

NO_COMPONENT = "Este curso no tiene componente práctico IN-SITU ni salidas de campo."
NO_GROUP = "Grupo: elige el grupo con el horario en el que harás tus prácticas."
FULL = "Grupo: {group} ya no tiene cupos."
ALREADY = "Ya estás inscrito en el {group} de este curso."
AGAIN = "Guardamos tu ZONA y tu CEAD. Vuelve a ingresar a la inscripción del componente práctico."


def practical(visit: UnadVisit) -> Response:
    """Ask for the centre the first time, and later for a group."""
    found = asked_for(visit)
    if found is None:
        return visit.error(404)
    if not found.course.in_situ:
        return visit.go(f"/campus/cursos/{found.course.code}", [NO_COMPONENT])
    if records(visit).practical is None:
        return visit.page("practical-place.html", fields=PLACE, mine=found)
    groups = _groups(visit, found)
    return visit.page("practical-groups.html", mine=found, groups=groups, accepted=ACCEPTED)


def _groups(visit: UnadVisit, found: Mine) -> list[Group]:
    """The groups in the zone that was chosen; the mock has some in the person's own zone only."""
    chosen, person = records(visit).practical, records(visit).person
    return found.course.groups if chosen and chosen.zone == person.zone else []


def enrol(visit: UnadVisit) -> Response:
    """Keep the centre, or enrol in the chosen group."""
    found = asked_for(visit)
    if found is None or not found.course.in_situ:
        return visit.error(404)
    return _place(visit, found) if records(visit).practical is None else _join(visit, found)


def _place(visit: UnadVisit, found: Mine) -> Response:
    if alerts := wrong_entries(visit, PLACE):
        return visit.refuse(alerts)
    records(visit).practical = Practical(zone=visit.text("zone"), cead=visit.text("cead"))
    return visit.go(f"/campus/cursos/{found.course.code}", status=AGAIN)


def _join(visit: UnadVisit, found: Mine) -> Response:
    named, course = visit.text("group"), found.course
    group = next((each for each in _groups(visit, found) if each.name == named), None)
    alerts = [] if group else [NO_GROUP]
    if group and group.seats == 0:
        alerts = [FULL.format(group=named)]
    alerts += wrong_entries(visit, (ACCEPTED,))
    if found.taken.group:
        alerts = [ALREADY.format(group=found.taken.group)]
    if group is None or alerts:
        return visit.refuse(alerts)
    group.seats -= 1
    found.taken.group = named
    visit.world.record("submit", f"practical {course.code}, {named}")
    return visit.go("/campus/cursos", status=f"Quedaste inscrito en el {named} de {course.name}.")


PAGES = (UnadPage("/campus/cursos/{code}/componente", practical, enrol),)
