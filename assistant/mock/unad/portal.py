"""UNAD's sites as one list of pages."""

from datetime import datetime
from pathlib import Path

from assistant.mock import colombia
from assistant.mock.portal import Portal
from assistant.mock.unad import (
    acta,
    campus,
    courses,
    credentials,
    enrolling,
    fus,
    home,
    laboratories,
    paying,
    practicals,
    receipts,
    resits,
    sai,
    services,
    wording,
)
from assistant.mock.unad.documents import document
from assistant.mock.unad.records import UnadRecords, UnadSession
from assistant.mock.world import World


def _records(world: World) -> UnadRecords:
    return world.unad


def _person(world: World) -> dict[str, str]:
    person = world.unad.person
    return {"name": person.full_name, "user": person.user, "password": person.password}


def _time_passed(world: World, before: datetime) -> None:
    fus.time_passed(world, before)


UNAD = Portal(
    name="unad",
    title="UNAD",
    language="es",
    folder=Path(__file__).parent,
    login="/campus/ingreso",
    pages=(
        *home.PAGES,
        *services.PAGES,
        *receipts.PAGES,
        *paying.PAGES,
        *acta.PAGES,
        *credentials.PAGES,
        *enrolling.PAGES,
        *laboratories.PAGES,
        *campus.PAGES,
        *fus.PAGES,
        *sai.PAGES,
        *resits.PAGES,
        *courses.PAGES,
        *practicals.PAGES,
    ),
    records=_records,
    new_session=UnadSession,
    document=document,
    person=_person,
    messages=wording.MESSAGES,
    sign_in_first="Primero ingresa con tu usuario del Campus Virtual.",
    expired="Tu sesión venció. Ingresa de nuevo.",
    filters={"pesos": colombia.pesos, "day": colombia.day, "moment": colombia.moment},
    time_passed=_time_passed,
)
