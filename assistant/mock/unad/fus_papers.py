"""What FUS Digital refuses of a request with papers, beside empty fields and odd files."""

import re
from collections.abc import Callable
from datetime import date

from assistant.mock.colombia import moment
from assistant.mock.unad.certificates import FORMATS
from assistant.mock.unad.records import Receipt
from assistant.mock.unad.wording import UnadVisit, records

Check = Callable[[UnadVisit], list[str]]

PROGRAMMES = (
    "Ingeniería de Sistemas",
    "Ingeniería Industrial",
    "Psicología",
    "Administración de Empresas",
    "Administración en Salud",
    "Zootecnia",
)
ONESELF, PARENT, SPOUSE = "Yo mismo", "Padre o madre", "Esposo o cónyuge"
BIRTH, MARRIAGE = "Registro Civil de Nacimiento", "Registro de matrimonio"
TOGETHER = "Declaración extrajuicio de convivencia"
WORK, AFFILIATION = "Certificado laboral", "Certificado de vinculación"
PROOFS = {
    ONESELF: (WORK, AFFILIATION),
    PARENT: (BIRTH,),
    SPOUSE: (MARRIAGE, TOGETHER),
}
CHANGE_OF_PROGRAMME = "CAMBIO DE PROGRAMA"

ISSUED_ON = "Fecha de expedición del soporte (AAAA-MM-DD)"
BORN = "Fecha de nacimiento correcta (AAAA-MM-DD)"

NO_RUNNING = "Esta solicitud es para el período en curso, y no tienes matrícula en ninguno."
NO_RECEIPT = "No aparece ningún recibo pagado por concepto de {concept}."
TOO_EARLY = "Tu pago todavía se está registrando. Podrás radicar esta solicitud desde el {ready}."
FORMAT = "Observaciones: escribe el nombre del formato, por ejemplo «Constancia de pago»."
NOT_AUTHORISED = "Falta la autorización firmada por el líder del programa al que quieres pasar."
PROGRAMME = "Observaciones: indica el nuevo programa de estudio."
REASON = "Observaciones: indica el motivo del cambio."
ENROLLED = "El descuento se solicita antes de la inscripción, y ya te inscribiste."
KINSHIP = "Soporte que adjuntas: para «{relation}» se recibe {proofs}."
NO_DATE = "{field}: escribe una fecha como 2026-03-31, no posterior a hoy."
OLD_RECORD = "El registro de matrimonio no puede tener más de 3 meses de expedido."
OLD_CERTIFICATE = "El certificado debe tener menos de 30 días de expedido."
NO_PREENROLMENT = (
    "No encontramos tu preinscripción: primero llena el formulario o actualiza tus datos."
)
OWING = "Traslado negado: no estás a paz y salvo en tu CEAD de origen ({debts})."


def nothing(_visit: UnadVisit) -> list[str]:
    """Refuse nothing more."""
    return []


def paid(visit: UnadVisit, concept: str) -> Receipt | None:
    """Find the paid receipt of a concept, the latest first."""
    found = [each for each in records(visit).receipts if each.concept == concept and each.paid_at]
    return found[-1] if found else None


def statement(visit: UnadVisit) -> list[str]:
    """A running period, a receipt paid 48 hours ago, and the name of a format."""
    now, receipt = visit.world.now, paid(visit, "CONSTANCIAS")
    if not records(visit).running(now):
        return [NO_RUNNING]
    if receipt is None or receipt.registered_at is None:
        return [NO_RECEIPT.format(concept="CONSTANCIAS")]
    if not receipt.registered(now):
        return [TOO_EARLY.format(ready=moment(visit.world.local(receipt.registered_at)))]
    return [] if named(visit, FORMATS) else [FORMAT]


def named(visit: UnadVisit, names: tuple[str, ...]) -> str:
    """Give the first of some names that stands in the observations."""
    text = visit.text("observations").casefold()
    return next((name for name in names if name.casefold() in text), "")


def change_receipt(visit: UnadVisit) -> list[str]:
    """The authorisation of the leader."""
    return [] if records(visit).leader_authorised else [NOT_AUTHORISED]


def change_of_programme(visit: UnadVisit) -> list[str]:
    """The authorisation, the paid receipt, the new programme and a reason."""
    if alerts := change_receipt(visit):
        return alerts
    if paid(visit, CHANGE_OF_PROGRAMME) is None:
        return [NO_RECEIPT.format(concept=CHANGE_OF_PROGRAMME)]
    others = tuple(name for name in PROGRAMMES if name != records(visit).person.programme)
    programme = named(visit, others)
    if not programme:
        return [PROGRAMME]
    rest = re.sub(re.escape(programme), "", visit.text("observations"), flags=re.IGNORECASE)
    return [] if len(re.findall(r"\w{3,}", rest)) > 1 else [REASON]


def discount(visit: UnadVisit) -> list[str]:
    """Before enrolling, with the proof that the kinship asks for, and a recent one."""
    kept, now = records(visit), visit.world.now
    open_periods = [period.code for period in kept.periods if period.enrolling(now)]
    if any(kept.enrolment(code) for code in open_periods):
        return [ENROLLED]
    relation, proof = visit.text("relation"), visit.text("proof")
    if proof not in PROOFS[relation]:
        proofs = " o ".join(f"«{each}»" for each in PROOFS[relation])
        return [KINSHIP.format(relation=relation, proofs=proofs)]
    issued, today = read_day(visit.text("issued_on")), now.date()
    if issued is None or issued > today:
        return [NO_DATE.format(field=ISSUED_ON)]
    if proof == MARRIAGE and _months_later(issued, 3) < today:
        return [OLD_RECORD]
    old = proof in (WORK, AFFILIATION) and (today - issued).days >= 30
    return [OLD_CERTIFICATE] if old else []


def read_day(text: str) -> date | None:
    """Read a date as forms want it."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _months_later(start: date, months: int) -> date:
    year, month = divmod(start.month - 1 + months, 12)
    first = date(start.year + year, month + 1, 1)
    last = (date(first.year + first.month // 12, first.month % 12 + 1, 1) - first).days
    return first.replace(day=min(start.day, last))


def resend(visit: UnadVisit) -> list[str]:
    """An address to send the link to."""
    return [] if records(visit).preenrolment_email else [NO_PREENROLMENT]


def transfer(visit: UnadVisit) -> list[str]:
    """Nothing owed at the centre of origin."""
    debts = records(visit).debts
    return [OWING.format(debts=", ".join(debts))] if debts else []


def birth_date(visit: UnadVisit) -> list[str]:
    """A day that can be one."""
    born = read_day(visit.text("born"))
    wrong = born is None or born >= visit.world.now.date()
    return [NO_DATE.format(field=BORN)] if wrong else []
