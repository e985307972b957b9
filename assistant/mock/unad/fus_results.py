"""What comes of a request to FUS Digital in the moment it is answered."""

import re
from datetime import date

from assistant.mock.unad.fus_papers import CHANGE_OF_PROGRAMME, PROGRAMMES
from assistant.mock.unad.receipts import FIRST_REFERENCE
from assistant.mock.unad.records import Receipt, Request
from assistant.mock.unad.studies import Deferral, Enrolment, Taken
from assistant.mock.world import Attachment, World

CHANGE_FEE = 116000


def nothing(_world: World, _request: Request) -> None:
    """Leave all as it is."""


def statement(world: World, request: Request) -> None:
    """Mail the format."""
    _mail(world, request, "format", "formato")


def _mail(world: World, request: Request, document: str, name: str) -> None:
    file = f"{name}-{request.number}.pdf"
    attached = Attachment(name=file, portal="unad", document=document, key=request.number)
    person = world.unad.person
    world.post(
        person.email,
        f"Documento de tu solicitud {request.number}",
        f"Hola, {person.full_name}:\n\nadjunto va el documento de «{request.topic}».",
        attached,
        at=request.answer_at,
    )


def birth_date(world: World, request: Request) -> None:
    """Write the new day down."""
    world.unad.person.born = f"{date.fromisoformat(request.fields['born']):%d/%m/%Y}"


def change_receipt(world: World, request: Request) -> None:
    """Issue the receipt for the change."""
    world.unad.receipts.append(
        Receipt(
            reference=str(world.count("unad-receipt", FIRST_REFERENCE)),
            concept=CHANGE_OF_PROGRAMME,
            amount=CHANGE_FEE,
            issued_at=request.answer_at,
        )
    )


def change_of_programme(world: World, request: Request) -> None:
    """Move the person to the programme."""
    person, text = world.unad.person, request.fields["observations"].casefold()
    others = (name for name in PROGRAMMES if name != person.programme)
    person.programme = next(name for name in others if name.casefold() in text)


def resend(world: World, request: Request) -> None:
    """Mail the link to the address of the pre-enrolment."""
    world.post(
        world.unad.preenrolment_email,
        "Enlace de liquidación y matrícula",
        f"Hola, {world.unad.person.full_name}:\n\ntu inscripción está en la página de la "
        "universidad, en «inscripción de cursos».",
        at=request.answer_at,
    )


def transfer(world: World, request: Request) -> None:
    """Move the person to the centre."""
    world.unad.person.centre = request.fields["centre"]


def _enrolment(world: World, request: Request) -> Enrolment:
    found = world.unad.enrolment(request.fields["period"])
    assert found is not None
    return found


def _codes(request: Request) -> list[str]:
    return re.findall(r"\b\d{5,6}\b", request.fields["observations"])


def _take_seat(world: World, code: str, seats: int) -> None:
    course = world.unad.course(code)
    if course is not None:
        course.seats = max(0, course.seats + seats)


def addition(world: World, request: Request) -> None:
    """Add the courses, and mail the record."""
    enrolment = _enrolment(world, request)
    for code in dict.fromkeys(_codes(request)):
        enrolment.courses.append(Taken(code=code))
        _take_seat(world, code, -1)
    _mail(world, request, "change", "acta")


def swap(world: World, request: Request) -> None:
    """Put one course in the place of the other, and mail the record."""
    enrolment = _enrolment(world, request)
    old, new = request.fields["code"], request.fields["new_code"]
    enrolment.courses = [Taken(code=new) if one.code == old else one for one in enrolment.courses]
    _take_seat(world, old, 1)
    _take_seat(world, new, -1)
    _mail(world, request, "change", "acta")


def deferral_of_courses(world: World, request: Request) -> None:
    """Mark the courses as deferred, and mail the record."""
    _defer(world, request, _codes(request))


def deferral_of_period(world: World, request: Request) -> None:
    """Mark all courses as deferred, and mail the record."""
    _defer(world, request, [])


def _defer(world: World, request: Request, codes: list[str]) -> None:
    enrolment = _enrolment(world, request)
    for one in enrolment.courses:
        one.deferred = one.deferred or not codes or one.code in codes
    world.unad.deferrals.append(
        Deferral(period=enrolment.period, courses=codes, filed_at=request.filed_at)
    )
    _mail(world, request, "change", "acta")


def cancellation_of_courses(world: World, request: Request) -> None:
    """Take the courses out, and mail the record; no money comes back."""
    enrolment, codes = _enrolment(world, request), _codes(request)
    enrolment.courses = [one for one in enrolment.courses if one.code not in codes]
    _mail(world, request, "change", "acta")


def cancellation_of_period(world: World, request: Request) -> None:
    """Take the enrolment out, and mail the record; no money comes back."""
    world.unad.enrolments.remove(_enrolment(world, request))
    _mail(world, request, "change", "acta")
