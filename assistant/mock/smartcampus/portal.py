"""SmartCampus as a list of pages."""

from datetime import datetime
from pathlib import Path

from assistant.mock import colombia
from assistant.mock.forms import Messages
from assistant.mock.portal import Portal
from assistant.mock.smartcampus import collecting, paying, requesting, sign_in
from assistant.mock.smartcampus.documents import document
from assistant.mock.smartcampus.records import SmartcampusRecords, SmartcampusSession
from assistant.mock.world import World


def _records(world: World) -> SmartcampusRecords:
    return world.smartcampus


def _person(world: World) -> dict[str, str]:
    person = world.smartcampus.person
    return {"name": person.full_name, "user": person.user, "password": person.password}


def _time_passed(world: World, before: datetime) -> None:
    """Nothing happens by itself: an access that has ended is seen when it is asked for."""


SMARTCAMPUS = Portal(
    name="smartcampus",
    title="SmartCampus",
    language="es",
    folder=Path(__file__).parent,
    login="/ingreso",
    pages=(*sign_in.PAGES, *requesting.PAGES, *paying.PAGES, *collecting.PAGES),
    records=_records,
    new_session=SmartcampusSession,
    document=document,
    person=_person,
    messages=Messages(
        required="{field}: este campo es obligatorio.",
        option="{field}: esta no es una de las opciones.",
        number="{field}: escribe un número entero de {minimum} a {maximum}.",
        email="{field}: escribe una dirección como nombre@ejemplo.org.",
    ),
    sign_in_first="Primero ingresa con tu usuario.",
    expired="Tu sesión venció. Ingresa de nuevo.",
    filters={"pesos": colombia.pesos, "day": colombia.day, "moment": colombia.moment},
    time_passed=_time_passed,
)
