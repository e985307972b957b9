"""Polimi Online Services as a list of pages."""

from pathlib import Path

from assistant.mock.forms import Messages
from assistant.mock.polimi import (
    carting,
    collecting,
    paying,
    reserving,
    sign_in,
    wording,
)
from assistant.mock.polimi.certificates import document
from assistant.mock.polimi.records import PolimiRecords, PolimiSession
from assistant.mock.portal import Portal
from assistant.mock.world import World


def _records(world: World) -> PolimiRecords:
    return world.polimi


def _person(world: World) -> dict[str, str]:
    person = world.polimi.person
    return {"name": person.full_name, "user": person.code, "password": person.password}


POLIMI = Portal(
    name="polimi",
    title="Polimi Online Services",
    language="en",
    folder=Path(__file__).parent,
    login="/login",
    pages=(*sign_in.PAGES, *reserving.PAGES, *carting.PAGES, *paying.PAGES, *collecting.PAGES),
    records=_records,
    new_session=PolimiSession,
    document=document,
    person=_person,
    messages=Messages(
        required="{field}: this field is compulsory.",
        option="{field}: this is not one of the options.",
        number="{field}: enter a whole number from {minimum} to {maximum}.",
        email="{field}: enter an address like name@example.org.",
    ),
    sign_in_first="Please sign in first.",
    expired=(
        "Your session has expired. Please sign in again. "
        "Reservations that were not paid have been deleted."
    ),
    filters={"euros": wording.euros, "date": wording.date, "moment": wording.moment},
    time_passed=collecting.time_passed,
)
