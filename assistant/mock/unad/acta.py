"""The enrolment record: asked for by period, mailed with three more files, and the induction."""

from starlette.responses import Response

from assistant.mock.colombia import moment
from assistant.mock.forms import Field
from assistant.mock.unad.documents import ACTA_FILES
from assistant.mock.unad.filing import wrong_entries
from assistant.mock.unad.studies import Enrolment
from assistant.mock.unad.wording import DOCUMENT, UnadPage, UnadVisit, records, unknown_document
from assistant.mock.world import Attachment

ASK_FIRST = "Primero consulta tu acta de matrícula."
NOT_ENROLLED = "No tienes matrícula en el período {period}."
NOT_PAID = "Todavía no aparece ningún pago de tu matrícula del período {period}."
TOO_EARLY = (
    "Tu pago todavía se está registrando: tarda de 48 a 72 horas. Podrás generar el acta desde "
    "el {ready}."
)


def _fields(visit: UnadVisit) -> tuple[Field, ...]:
    codes = tuple(period.code for period in records(visit).periods)
    return (Field("period", "Seleccione el período académico", "choice", codes), DOCUMENT)


def acta(visit: UnadVisit) -> Response:
    """Ask for the period and who it is."""
    return visit.page("acta.html", fields=_fields(visit))


def consult(visit: UnadVisit) -> Response:
    """Find the record, if its payment is registered."""
    alerts = wrong_entries(visit, _fields(visit)) or unknown_document(visit, DOCUMENT)
    alerts = alerts or _not_ready(visit, visit.text("period"))
    if alerts:
        return visit.refuse(alerts)
    visit.session.acta = visit.text("period")
    return visit.go("/acta/consulta")


def _not_ready(visit: UnadVisit, period: str) -> list[str]:
    kept, now = records(visit), visit.world.now
    enrolment = kept.enrolment(period)
    if enrolment is None:
        return [NOT_ENROLLED.format(period=period)]
    receipt = kept.receipt(enrolment.receipt)
    if receipt is None or receipt.registered_at is None:
        return [NOT_PAID.format(period=period)]
    ready = visit.world.local(receipt.registered_at)
    return [] if receipt.registered(now) else [TOO_EARLY.format(ready=moment(ready))]


def _found(visit: UnadVisit) -> Enrolment | None:
    return records(visit).enrolment(visit.session.acta)


def found(visit: UnadVisit) -> Response:
    """Show what the record is about."""
    enrolment, kept = _found(visit), records(visit)
    if enrolment is None:
        return visit.go("/acta", [ASK_FIRST])
    courses = [kept.course(taken.code) for taken in enrolment.courses]
    return visit.page("acta-found.html", enrolment=enrolment, courses=courses)


def resend(visit: UnadVisit) -> Response:
    """Go on to the terms."""
    return visit.go("/acta/condiciones")


def terms(visit: UnadVisit) -> Response:
    """Ask to accept the terms of the enrolment."""
    enrolment = _found(visit)
    if enrolment is None:
        return visit.go("/acta", [ASK_FIRST])
    return visit.page("acta-terms.html", enrolment=enrolment)


def accept(visit: UnadVisit) -> Response:
    """Make the record if it is the first time, and mail the four files; as often as asked."""
    enrolment = _found(visit)
    if enrolment is None:
        return visit.go("/acta", [ASK_FIRST])
    enrolment.acta_at = enrolment.acta_at or visit.world.now
    _mail(visit, enrolment.period)
    return visit.go("/acta/enviada")


def _mail(visit: UnadVisit, period: str) -> None:
    person = records(visit).person
    attached = [
        Attachment(name=f"{_file(title)}-{period}.pdf", portal="unad", document=kind, key=period)
        for kind, title in ACTA_FILES
    ]
    listed = "\n".join(f"- {title}" for _kind, title in ACTA_FILES)
    visit.world.post(
        person.email,
        f"Documentos de tu matrícula, período {period}",
        f"Hola, {person.full_name}:\n\nadjuntos van tus documentos:\n{listed}\n\nEl acta y el "
        "carné se abren con tu número de identificación.",
        *attached,
    )


def _file(title: str) -> str:
    """«Acta de Matrícula» → acta-de-matricula."""
    return title.lower().translate(str.maketrans("áéíóú ", "aeiou-"))


def sent(visit: UnadVisit) -> Response:
    """Say that the files were mailed, and what comes next."""
    enrolment = _found(visit)
    if enrolment is None or enrolment.acta_at is None:
        return visit.go("/acta", [ASK_FIRST])
    return visit.page("acta-sent.html", new=not records(visit).person.returning)


def go_on(visit: UnadVisit) -> Response:
    """Finish, or go to the induction that a new student needs."""
    if records(visit).person.returning:
        return visit.go("/servicios", status="Terminaste el trámite.")
    return visit.go("/induccion")


def induction(visit: UnadVisit) -> Response:
    """Show the induction for new students."""
    enrolment = _found(visit)
    if enrolment is None:
        return visit.go("/acta", [ASK_FIRST])
    return visit.page("induction.html", enrolment=enrolment)


def join(visit: UnadVisit) -> Response:
    """Put a new student down for the induction."""
    enrolment = _found(visit)
    if enrolment is None:
        return visit.go("/acta", [ASK_FIRST])
    enrolment.induction_at = enrolment.induction_at or visit.world.now
    return visit.go("/induccion", status="Quedaste inscrito en la inducción.")


PAGES = (
    UnadPage("/acta", acta, consult, signed_in=False),
    UnadPage("/acta/consulta", found, resend, signed_in=False),
    UnadPage("/acta/condiciones", terms, accept, signed_in=False),
    UnadPage("/acta/enviada", sent, go_on, signed_in=False),
    UnadPage("/induccion", induction, join, signed_in=False),
)
