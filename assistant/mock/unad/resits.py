"""Registry and Control in the campus: the resits of failed courses, and their receipt."""

from dataclasses import dataclass

from starlette.responses import Response

from assistant.mock.unad.documents import BANKS, receipt
from assistant.mock.unad.receipts import new_reference
from assistant.mock.unad.records import Receipt
from assistant.mock.unad.studies import Course, Taken
from assistant.mock.unad.wording import UnadPage, UnadVisit, records

RESIT = "HABILITACIÓN"
FEE = 195000
PASSED, LEAST, MOST = 3.0, 2.0, 2.9

NO_COURSE = "Este curso no está entre los que perdiste."
OUT_OF_RANGE = "No puedes habilitar este curso: la nota debe estar entre 2.0 y 2.9."
NOT_ELIGIBLE = "No puedes habilitar este curso: no es habilitable."
ONCE = "El recibo de este curso ya se generó y no se puede reimprimir en línea."


@dataclass(frozen=True)
class Failed:
    """A failed course, and why it cannot be resat, if so."""

    course: Course
    period: str
    mark: float
    receipt: Receipt | None
    reason: str


def _failed(visit: UnadVisit) -> list[Failed]:
    kept = records(visit)
    return [
        _judged(visit, course, enrolment.period, taken)
        for enrolment in kept.enrolments
        for taken in enrolment.courses
        if taken.mark is not None and taken.mark < PASSED and (course := kept.course(taken.code))
    ]


def _judged(visit: UnadVisit, course: Course, period: str, taken: Taken) -> Failed:
    mark = taken.mark or 0.0
    issued = next(
        (
            each
            for each in records(visit).receipts
            if (each.concept, each.course, each.period) == (RESIT, course.code, period)
        ),
        None,
    )
    reason = "" if course.resit_eligible else NOT_ELIGIBLE
    if not LEAST <= mark <= MOST:
        reason = OUT_OF_RANGE
    return Failed(course, period, mark, issued, ONCE if issued else reason)


def registry(visit: UnadVisit) -> Response:
    """Show what the registry offers."""
    return visit.page("registry.html")


def services(visit: UnadVisit) -> Response:
    """Show its services for students."""
    return visit.page("registry-services.html")


def resits(visit: UnadVisit) -> Response:
    """List the failed courses and whether they can be resat."""
    return visit.page("resits.html", failed=_failed(visit), fee=FEE)


def generate(visit: UnadVisit) -> Response:
    """Make the receipt of a resit, once and never again."""
    chosen = next((one for one in _failed(visit) if one.course.code == visit.text("course")), None)
    if chosen is None or chosen.reason:
        return visit.refuse([chosen.reason if chosen else NO_COURSE])
    made = Receipt(
        reference=new_reference(visit),
        concept=RESIT,
        amount=FEE,
        issued_at=visit.world.now,
        period=chosen.period,
        course=chosen.course.code,
    )
    records(visit).receipts.append(made)
    visit.session.resit = made.reference
    visit.world.record("print-once", f"{made.reference} {RESIT} {made.course}")
    return visit.go("/campus/registro/habilitaciones/recibo")


def _unprinted(visit: UnadVisit) -> Receipt | None:
    """The receipt that was generated in this visit, until it is printed."""
    found = records(visit).receipt(visit.session.resit)
    return None if found is None or found.printed_at else found


def once(visit: UnadVisit) -> Response:
    """Show the receipt that was just generated."""
    found = _unprinted(visit)
    if found is None:
        return visit.go("/campus/registro/habilitaciones", [ONCE])
    course = records(visit).course(found.course)
    return visit.page("resit-receipt.html", receipt=found, course=course, banks=BANKS)


def printed(visit: UnadVisit) -> Response:
    """Hand over the receipt, for the only time."""
    found = _unprinted(visit)
    if found is None:
        return visit.go("/campus/registro/habilitaciones", [ONCE])
    found.printed_at = visit.world.now
    return visit.file(receipt(visit.world, found.reference), f"recibo-{found.reference}.pdf")


PAGES = (
    UnadPage("/campus/registro", registry),
    UnadPage("/campus/registro/servicios", services),
    UnadPage("/campus/registro/habilitaciones", resits, generate),
    UnadPage("/campus/registro/habilitaciones/recibo", once),
    UnadPage("/campus/registro/habilitaciones/recibo/pdf", printed),
)
