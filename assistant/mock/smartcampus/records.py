"""What SmartCampus keeps: a person, what is enrolled, previews, requests and their payments."""

from datetime import datetime, timedelta
from typing import Literal

from pydantic import Field

from assistant.mock.records import Count, Minutes, Moment, Records, Session, Strict

Profile = Literal["estudiante", "graduado", "egresado", "visitante"]
State = Literal["unpaid", "pending", "paid-now", "paid", "generated", "expired"]

ENTITLED: tuple[Profile, ...] = ("estudiante", "graduado", "egresado")
ACCESS = timedelta(hours=30 * 24)
"""How long a document can be reached, counted from the instant of the payment."""
FIRST_REQUEST = 4101
ENROLMENT = "matriculado"


class Certificate(Strict):
    """One kind of first-level certificate; the prices are fictional."""

    id: str
    title: str
    says: str
    price: Count


CERTIFICATES = {
    one.id: one
    for one in (
        Certificate(
            id=ENROLMENT,
            title="Certificado de Matriculado",
            says="Que estás matriculado, tus materias inscritas y lo que pagaste.",
            price=18500,
        ),
        Certificate(
            id="estudios",
            title="Certificado de estudios (ejemplo ficticio)",
            says="Tu programa y tu relación con la institución.",
            price=12000,
        ),
        Certificate(
            id="contenidos",
            title="Certificado de contenidos (ejemplo ficticio)",
            says="De qué trata tu programa.",
            price=9500,
        ),
    )
}


class Person(Strict):
    """Whom the portal knows."""

    user: str
    name: str
    surname: str
    identity_document: str
    email: str
    password: str
    program: str
    profile: Profile = "estudiante"

    @property
    def full_name(self) -> str:
        """Name and surname."""
        return f"{self.name} {self.surname}"


class Subject(Strict):
    """One subject enrolled in the current period."""

    code: str
    name: str
    credits: Count


class Payment(Strict):
    """One payment; paying the same request again makes another one."""

    receipt: str
    amount: Count
    at: Moment


class Request(Strict):
    """A certificate that was asked for; it is paid if it has a payment that was confirmed."""

    number: Count
    certificate: str
    period: str
    made_at: Moment
    payments: list[Payment] = Field(default_factory=list)
    pending: bool = False
    paid_in: str = ""
    generated_at: Moment | None = None

    @property
    def kind(self) -> Certificate:
        """What was asked for."""
        return CERTIFICATES[self.certificate]

    @property
    def paid_at(self) -> datetime | None:
        """The instant of the first payment, from which the access counts."""
        return self.payments[0].at if self.payments else None

    @property
    def expires_at(self) -> datetime | None:
        """When the access ends."""
        return self.paid_at + ACCESS if self.paid_at else None

    def state(self, now: datetime, visit: str) -> State:
        """What there is to do with it at a moment, in a visit (the token of its session)."""
        if self.expires_at is None:
            return "pending" if self.pending else "unpaid"
        if now >= self.expires_at:
            return "expired"
        if self.generated_at:
            return "generated"
        return "paid-now" if self.paid_in == visit else "paid"


class SmartcampusSession(Session):
    """A visitor of SmartCampus; ``receipt`` and ``paying`` are of the payment just made."""

    paying: Count | None = None
    receipt: str = ""


class SmartcampusRecords(Records[SmartcampusSession]):
    """All that SmartCampus knows."""

    person: Person
    period: str
    earlier_periods: list[str] = Field(default_factory=list)
    subjects: list[Subject] = Field(default_factory=list)
    enrolment_paid: Count = 0
    session_minutes: Minutes = 30
    previewed: list[str] = Field(default_factory=list)
    requests: list[Request] = Field(default_factory=list)

    @property
    def periods(self) -> list[str]:
        """The academic periods the person has been in, the current one first."""
        return [self.period, *self.earlier_periods]

    def request(self, number: int) -> Request | None:
        """Find a request by its number."""
        return next((request for request in self.requests if request.number == number), None)

    def offers(self, certificate: Certificate) -> bool:
        """Whether a certificate can be asked for: enrolment needs a subject that is enrolled."""
        return certificate.id != ENROLMENT or bool(self.subjects)

    def shift(self, by: timedelta) -> None:
        """Move all that happened before along with the world's clock."""
        for request in self.requests:
            request.made_at += by
            for payment in request.payments:
                payment.at += by
            if request.generated_at:
                request.generated_at += by
