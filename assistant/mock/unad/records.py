"""What UNAD keeps: a person, periods, enrolments, courses, receipts and requests.

Who reads and writes what:

- all: ``person``, ``periods``, ``offer``, ``enrolments``, ``receipts`` (by reference number);
- online services: ``payments``, ``Enrolment.acta_at`` and ``induction_at``, ``authorised``,
  ``acceptance_signed``, ``plan_minimum``; the steps of a visit in ``UnadSession.consulted`` to
  ``draft``;
- Campus Virtual: ``requests`` of the system SAI, ``practical``, marks and groups of courses,
  ``deferrals``, ``Receipt.course`` and ``printed_at``; ``UnadSession.resit`` is the receipt that
  can be seen once;
- FUS Digital: ``requests`` of the system FUS, ``debts``, ``preenrolment_email``,
  ``leader_authorised``, ``deferrals``, ``force_majeure``; ``UnadSession.fus_document`` is who has
  given a document number there.

Every moment in here moves along when a scenario begins at another date.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, Field

from assistant.mock.records import Count, Minutes, Moment, Records, Session, Strict
from assistant.mock.unad.studies import (
    Course,
    Deferral,
    Enrolment,
    ForceMajeure,
    Period,
    Person,
    Practical,
)

System = Literal["FUS", "SAI"]
Via = Literal["online", "bank"]

REGISTERED_AFTER = timedelta(hours=48)
"""How long a payment takes until the other offices see it."""

T = TypeVar("T")


class Receipt(Strict):
    """An invoice to be paid; ``reference`` is printed at the top right of it."""

    reference: str
    concept: str
    amount: Count
    issued_at: Moment
    period: str = ""
    course: str = ""
    pending: bool = False
    paid_at: Moment | None = None
    printed_at: Moment | None = None

    @property
    def registered_at(self) -> datetime | None:
        """When the offices see the payment."""
        return self.paid_at + REGISTERED_AFTER if self.paid_at else None

    def registered(self, now: datetime) -> bool:
        """Whether the offices see the payment already."""
        return self.registered_at is not None and self.registered_at <= now

    def state(self, now: datetime) -> str:
        """Tell how far its payment has come, as the pages do."""
        if self.registered(now):
            return "Pagada y registrada"
        if self.paid_at:
            return "Pagada, en registro"
        return "Pago en proceso" if self.pending else "Sin pagar"


class Payment(Strict):
    """One payment; paying the same receipt again makes another one."""

    reference: str
    amount: Count
    via: Via
    at: Moment


class Attached(Strict):
    """A file that came with a request."""

    name: str
    size: Count


class Request(Strict):
    """What was asked of an office through one of the two systems; ``topic`` is the option."""

    number: str
    system: System
    topic: str
    fields: dict[str, str] = Field(default_factory=dict)
    files: list[Attached] = Field(default_factory=list)
    filed_at: Moment
    answer_at: Moment
    answer: str

    def answered(self, now: datetime) -> bool:
        """Whether the answer can be read."""
        return self.answer_at <= now


class EnrolmentDraft(Strict):
    """Courses chosen on the enrolment page and not yet confirmed."""

    period: str
    courses: list[str]


class UnadSession(Session):
    """A visitor of any of the sites; ``person`` is set in the Campus Virtual only."""

    consulted: str = ""
    offered: list[str] = Field(default_factory=list)
    checkout: str = ""
    receipt: str = ""
    acta: str = ""
    draft: EnrolmentDraft | None = None
    resit: str = ""
    fus_document: str = ""
    filed: str = ""


class UnadRecords(Records[UnadSession]):
    """All that UNAD knows."""

    person: Person
    periods: list[Period]
    offer: list[Course]
    enrolments: list[Enrolment] = Field(default_factory=list)
    receipts: list[Receipt] = Field(default_factory=list)
    payments: list[Payment] = Field(default_factory=list)
    requests: list[Request] = Field(default_factory=list)
    practical: Practical | None = None
    deferrals: list[Deferral] = Field(default_factory=list)
    force_majeure: ForceMajeure | None = None
    debts: list[str] = Field(default_factory=list)
    preenrolment_email: str = ""
    leader_authorised: bool = False
    registry_authorised: bool = True
    acceptance_signed: bool = True
    plan_minimum: Count = 5
    session_minutes: Minutes = 30

    def period(self, code: str) -> Period | None:
        """Find a period by its code."""
        return _first(each for each in self.periods if each.code == code)

    def course(self, code: str) -> Course | None:
        """Find a course on offer by its code."""
        return _first(each for each in self.offer if each.code == code)

    def enrolment(self, period: str) -> Enrolment | None:
        """Find the enrolment in a period."""
        return _first(each for each in self.enrolments if each.period == period)

    def receipt(self, reference: str) -> Receipt | None:
        """Find a receipt by its reference number."""
        return _first(each for each in self.receipts if each.reference == reference)

    def request(self, number: str) -> Request | None:
        """Find a request by its filing number."""
        return _first(each for each in self.requests if each.number == number)

    def running(self, now: datetime) -> list[Enrolment]:
        """The enrolments in periods that are in progress."""
        codes = {period.code for period in self.periods if period.running(now)}
        return [enrolment for enrolment in self.enrolments if enrolment.period in codes]

    def fill_up(self) -> None:
        """Have no seats left in any course or group."""
        for course in self.offer:
            course.seats = 0
            for group in course.groups:
                group.seats = 0

    def shift(self, by: timedelta) -> None:
        """Move all that happened before along with the world's clock."""
        _shift(self, by)


def _first(found: Iterable[T]) -> T | None:
    return next(iter(found), None)


def _shift(kept: Any, by: timedelta) -> None:
    if isinstance(kept, list):
        for each in kept:
            _shift(each, by)
    elif isinstance(kept, BaseModel):
        for name, value in list(kept):
            if isinstance(value, datetime):
                setattr(kept, name, value + by)
            else:
                _shift(value, by)
