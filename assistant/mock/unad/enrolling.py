"""The enrolment page: choosing courses within the limits, and the receipt for them."""

import re

from starlette.responses import Response

from assistant.mock.colombia import pesos
from assistant.mock.forms import Field
from assistant.mock.unad.documents import BANKS
from assistant.mock.unad.filing import wrong_entries
from assistant.mock.unad.receipts import new_reference
from assistant.mock.unad.records import EnrolmentDraft, Receipt
from assistant.mock.unad.studies import Course, Enrolment, Level, Taken
from assistant.mock.unad.wording import DOCUMENT, UnadPage, UnadVisit, records, unknown_document

MOST_CREDITS = 21
A_CREDIT: dict[Level, int] = {"PREGRADO": 123000, "TECNOLOGÍAS": 110000}
INSURANCE = 9000
"""With these, 5 and 21 credits cost what the university says they do, about."""

CREDITS = Field("credits", "Créditos a inscribir", "number", maximum=99)
COURSES = Field("courses", "Códigos de los cursos, separados por comas")

CLOSED = "Seleccione el período académico: la matrícula de este período ya cerró."
TWICE = "Ya tienes matrícula en el período {period}."
NOT_AUTHORISED = "Registro y Control todavía no ha autorizado tu inscripción."
NOT_SIGNED = (
    "Tu escuela tiene componente práctico: primero genera el acta en la que aceptas sus "
    "condiciones."
)
OUT_OF_RANGE = "Créditos a inscribir: puedes inscribir de {least} a {most} créditos."
OTHER_SUM = "Créditos a inscribir: tus cursos suman {found} créditos, no {said}."
UNKNOWN_COURSE = "Códigos de los cursos: no hay ningún curso {code}."
REPEATED = "Códigos de los cursos: un curso está repetido."
FULL = "Códigos de los cursos: {name} ya no tiene cupos."
CHOOSE_FIRST = "Primero elige tus cursos."


def cost(level: Level, number: int) -> int:
    """Reckon about what some credits cost, with the insurance."""
    return number * A_CREDIT[level] + INSURANCE


def _fields(visit: UnadVisit) -> tuple[Field, ...]:
    codes = tuple(period.code for period in records(visit).periods)
    period = Field("period", "Seleccione el período académico", "choice", codes)
    return (DOCUMENT, period, CREDITS, COURSES)


def enrolment(visit: UnadVisit) -> Response:
    """Show the courses on offer and ask for a choice."""
    costs = [
        (level, number, cost(level, number)) for level in A_CREDIT for number in (5, MOST_CREDITS)
    ]
    offer = records(visit).offer
    return visit.page("enrolment.html", fields=_fields(visit), offer=offer, costs=costs)


def choose(visit: UnadVisit) -> Response:
    """Check the choice and go on to its summary."""
    alerts = wrong_entries(visit, _fields(visit)) or unknown_document(visit, DOCUMENT)
    alerts = alerts or _not_allowed(visit) or _wrong_choice(visit)
    if alerts:
        return visit.refuse(alerts)
    visit.session.draft = EnrolmentDraft(period=visit.text("period"), courses=_codes(visit))
    return visit.go("/inscripcion/resumen")


def _codes(visit: UnadVisit) -> list[str]:
    return re.findall(r"[^\s,;]+", visit.text("courses"))


def _not_allowed(visit: UnadVisit) -> list[str]:
    kept, code = records(visit), visit.text("period")
    period = kept.period(code)
    if period is None or not period.enrolling(visit.world.now):
        return [CLOSED]
    if kept.enrolment(code):
        return [TWICE.format(period=code)]
    if not kept.registry_authorised:
        return [NOT_AUTHORISED]
    return [NOT_SIGNED] if kept.person.school == "ECISALUD" and not kept.acceptance_signed else []


def _wrong_choice(visit: UnadVisit) -> list[str]:
    kept, codes, said = records(visit), _codes(visit), int(visit.text("credits"))
    if not kept.plan_minimum <= said <= MOST_CREDITS:
        return [OUT_OF_RANGE.format(least=kept.plan_minimum, most=MOST_CREDITS)]
    strange = [code for code in codes if kept.course(code) is None]
    if strange:
        return [UNKNOWN_COURSE.format(code=code) for code in strange]
    if len(set(codes)) < len(codes):
        return [REPEATED]
    courses = _courses(visit, codes)
    total = sum(course.credits for course in courses)
    return _full(courses) or ([] if total == said else [OTHER_SUM.format(found=total, said=said)])


def _full(courses: list[Course]) -> list[str]:
    return [FULL.format(name=course.name) for course in courses if course.seats == 0]


def _courses(visit: UnadVisit, codes: list[str]) -> list[Course]:
    return [course for course in records(visit).offer if course.code in codes]


def summary(visit: UnadVisit) -> Response:
    """Show the choice and about what it costs."""
    draft, level = visit.session.draft, records(visit).person.level
    if draft is None:
        return visit.go("/inscripcion", [CHOOSE_FIRST])
    courses = _courses(visit, draft.courses)
    total = sum(course.credits for course in courses)
    return visit.page(
        "enrolment-summary.html",
        draft=draft,
        courses=courses,
        total=total,
        cost=cost(level, total),
    )


def enrol(visit: UnadVisit) -> Response:
    """Enrol in the chosen courses and issue the receipt for them."""
    draft, world, kept = visit.session.draft, visit.world, records(visit)
    if draft is None:
        return visit.go("/inscripcion", [CHOOSE_FIRST])
    courses = _courses(visit, draft.courses)
    if full := _full(courses):  # somebody else took the last one meanwhile
        return visit.go("/inscripcion", full)
    total = sum(course.credits for course in courses)
    receipt = Receipt(
        reference=new_reference(visit),
        concept="MATRÍCULA",
        period=draft.period,
        amount=cost(kept.person.level, total),
        issued_at=world.now,
    )
    kept.receipts.append(receipt)
    kept.enrolments.append(
        Enrolment(
            period=draft.period,
            receipt=receipt.reference,
            credits_paid=total,
            courses=[Taken(code=course.code) for course in courses],
            enrolled_at=world.now,
        )
    )
    for course in courses:
        course.seats -= 1
    _tell(visit, receipt, total)
    return visit.go("/inscripcion/registrada")


def _tell(visit: UnadVisit, receipt: Receipt, total: int) -> None:
    session, person = visit.session, records(visit).person
    session.draft, session.receipt, session.consulted = None, receipt.reference, person.document
    visit.world.record("submit", f"enrolment {receipt.period}, {total} credits")
    visit.world.post(
        person.email,
        f"Inscripción en el período {receipt.period}",
        f"Hola, {person.full_name}:\n\ninscribiste {total} créditos. Tu recibo tiene la "
        f"referencia {receipt.reference} y vale {pesos(receipt.amount)}.",
    )


def enrolled(visit: UnadVisit) -> Response:
    """Show the receipt of the enrolment that was made in this visit, if any."""
    receipt = records(visit).receipt(visit.session.receipt)
    return visit.page("enrolled.html", receipt=receipt, banks=BANKS)


PAGES = (
    UnadPage("/inscripcion", enrolment, choose, signed_in=False),
    UnadPage("/inscripcion/resumen", summary, enrol, signed_in=False),
    UnadPage("/inscripcion/registrada", enrolled, signed_in=False),
)
