"""What the Polimi portal keeps: a person, careers, the cart of a session, submitted requests."""

from datetime import timedelta
from typing import Literal

from pydantic import Field

from assistant.mock.records import Count, Minutes, Moment, Records, Session, Strict

Method = Literal["DOWNLOAD DIGITALLY SIGNED DOCUMENTS", "BY POST", "BY OFFICE"]

DOWNLOAD: Method = "DOWNLOAD DIGITALLY SIGNED DOCUMENTS"
POST: Method = "BY POST"
OFFICE: Method = "BY OFFICE"
METHODS: tuple[Method, ...] = (DOWNLOAD, POST, OFFICE)

REQUEST_TYPE = "Specializing Masters and Postgraduate programmes"
FIRST_SLIP = 75621

CERTIFICATES = {
    "degree-award": "MASTER: REQUEST FOR CERTIFICATE OF DEGREE AWARD",
    "educational-path": "MASTER: REQUEST FOR CERTIFICATE WITH EDUCATIONAL PATH AND ECTS",
    "enrolment": "MASTER: REQUEST FOR CERTIFICATE OF ENROLMENT",
}
OFFERED = {name: CERTIFICATES[name] for name in ("degree-award", "educational-path")}
"""What can be asked for; the other one is only in the cart of the document's sample screens."""


class Person(Strict):
    """Whom the portal knows."""

    code: str
    name: str
    surname: str
    email: str
    password: str
    born: str
    delivery_address: str
    residence_address: str
    second_factor: bool = True
    second_factor_off_until: Moment | None = None

    @property
    def full_name(self) -> str:
        """Name and surname."""
        return f"{self.name} {self.surname}"


class Course(Strict):
    """One examination passed."""

    name: str
    ects: Count
    mark: str


class Career(Strict):
    """One course of study; without a category it offers no documents."""

    number: str
    status: str = "ATTIVO"
    category: str = ""
    enrolled: str = ""
    awarded: str = ""
    courses: list[Course] = Field(default_factory=list)


class Parameters(Strict):
    """How a certificate is wanted."""

    use: str
    language: str
    permit: str
    where: str
    additional_notes: str = ""
    copies: Count = 1


class Reservation(Strict):
    """A document in the cart or on the payment slip."""

    number: Count
    certificate: str
    career: str
    parameters: Parameters
    notes: str = ""

    @property
    def title(self) -> str:
        """The document's name as the portal lists it."""
        return CERTIFICATES[self.certificate]


class CartRequest(Strict):
    """What is asked for one career."""

    id: Count
    career: str
    created: Moment
    communications: str = ""
    documents: list[Reservation]


class Delivery(Strict):
    """How the documents reach the person."""

    method: Method
    address: str = ""

    @property
    def text(self) -> str:
        """Method and address in one line."""
        return f"{self.method}: {self.address}" if self.address else self.method


class Cart(Strict):
    """What is reserved and not yet paid."""

    made: Count = 0
    requests: list[CartRequest] = Field(default_factory=list)
    delivery: Delivery | None = None

    @property
    def documents(self) -> list[Reservation]:
        """The documents of all requests."""
        return [document for request in self.requests for document in request.documents]


class Draft(Strict):
    """The document a person is about to reserve."""

    career: str
    certificate: str
    parameters: Parameters | None = None

    @property
    def title(self) -> str:
        """The document's name as the portal lists it."""
        return CERTIFICATES[self.certificate]


class SubmittedRequest(Strict):
    """A document that was sent to the payment gateway."""

    reservation: Reservation
    delivery: Delivery
    communications: str = ""
    payment: Literal["paid", "pending"]
    paid_at: Moment
    ready_at: Moment
    receipt: str = ""
    delegate: str = ""
    identity_document: str = ""
    form_printed_at: Moment | None = None

    @property
    def number(self) -> int:
        """The number on the slip, by which the request is known from then on."""
        return self.reservation.number


class Payment(Strict):
    """One payment; paying the same slip again makes another one."""

    receipt: str
    lines: list[str]
    amount: Count
    at: Moment


class Checkout(Strict):
    """The slip that was taken to the gateway, kept so that the browser's Back button meets it."""

    cart: Cart
    amount: Count


class Account(Strict):
    """Somebody who registered and waits to be let in."""

    name: str
    surname: str
    email: str


class PolimiSession(Session):
    """A visitor of Online Services. The cart lives here, and so dies with the session."""

    awaiting: str | None = None
    code: str = ""
    stay: bool = False
    career: str = ""
    draft: Draft | None = None
    cart: Cart = Field(default_factory=Cart)
    checkout: Checkout | None = None
    receipt: str = ""


class PolimiRecords(Records[PolimiSession]):
    """All that the Polimi portal knows."""

    person: Person
    careers: list[Career]
    session_minutes: Minutes = 30
    price: Count = 1600
    waiting_cart: Cart | None = None
    requests: list[SubmittedRequest] = Field(default_factory=list)
    payments: list[Payment] = Field(default_factory=list)
    accounts: list[Account] = Field(default_factory=list)

    def career(self, number: str) -> Career | None:
        """Find a career by its number."""
        return next((career for career in self.careers if career.number == number), None)

    def request(self, number: int) -> SubmittedRequest | None:
        """Find a submitted request by its number."""
        return next((request for request in self.requests if request.number == number), None)

    def shift(self, by: timedelta) -> None:
        """Move all that happened before along with the world's clock."""
        for request in self.requests:
            request.paid_at += by
            request.ready_at += by
        for payment in self.payments:
            payment.at += by
        for waiting in self.waiting_cart.requests if self.waiting_cart else []:
            waiting.created += by
