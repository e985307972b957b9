"""The services page: the ways to the record and the campus, and receipts and payments by number."""

from starlette.responses import Response

from assistant.mock.forms import Field
from assistant.mock.unad.filing import entries, wrong_entries
from assistant.mock.unad.receipts import CONSTANCIAS, issue
from assistant.mock.unad.records import Receipt
from assistant.mock.unad.wording import (
    DOCUMENT,
    UnadPage,
    UnadVisit,
    records,
    unknown_document,
)

PAY = "Pago en Línea-Facturas Otros Conceptos"
ISSUE = "Generar Recibo Otros Conceptos"
PROCEDURE = Field("procedure", "Trámite", "choice", (PAY, ISSUE))
CONCEPT = Field("concept", "Concepto", "choice", (CONSTANCIAS,), required=False)
FIELDS = (DOCUMENT, PROCEDURE, CONCEPT)

CONSULT_FIRST = "Primero pulsa CONSULTAR: aún no sabemos qué facturas tienes."
NOTHING_TO_PAY = "No tienes facturas por pagar. Primero genera el recibo."
CHOOSE_CONCEPT = "Concepto: elige el concepto del recibo."
NOT_RUNNING = (
    "El recibo de CONSTANCIAS solo se genera para un período académico en curso, y no tienes "
    "matrícula en ninguno."
)


def entrance(visit: UnadVisit) -> Response:
    """Lead on from the second address of the services page."""
    return visit.go("/servicios")


def services(visit: UnadVisit) -> Response:
    """Show the services page, with the invoices that were asked for."""
    kept = records(visit)
    offered = visit.session.offered if visit.entered("document") == visit.session.consulted else []
    return visit.page(
        "services.html",
        fields=FIELDS,
        invoices=[kept.receipt(reference) for reference in offered],
    )


def ask(visit: UnadVisit) -> Response:
    """Do what the pressed button says: look for invoices, or go on with one."""
    alerts = wrong_entries(visit, FIELDS) or unknown_document(visit, DOCUMENT)
    if alerts:
        return visit.refuse(alerts)
    consulting = visit.text("action") == "consult"
    if visit.text("procedure") == ISSUE:
        return _hint(visit) if consulting else _issue(visit)
    return _consult(visit) if consulting else _pay(visit)


def _hint(visit: UnadVisit) -> Response:
    return visit.go("/servicios", status="Elige el concepto y pulsa GENERAR.", entered=_kept(visit))


def _kept(visit: UnadVisit) -> dict[str, list[str]]:
    return {name: [value] for name, value in entries(visit, FIELDS).items()}


def _issue(visit: UnadVisit) -> Response:
    kept = records(visit)
    if not visit.text("concept"):
        return visit.refuse([CHOOSE_CONCEPT])
    if not kept.running(visit.world.now):
        return visit.refuse([NOT_RUNNING])
    visit.session.consulted = visit.text("document")
    return visit.go(f"/recibos/{issue(visit, CONSTANCIAS).reference}")


def _consult(visit: UnadVisit) -> Response:
    unpaid = _to_pay(visit)
    visit.session.consulted = visit.text("document")
    visit.session.offered = [receipt.reference for receipt in unpaid]
    if not unpaid:
        return visit.refuse([NOTHING_TO_PAY])
    return visit.go("/servicios", status="Elige la factura y pulsa GENERAR.", entered=_kept(visit))


def _to_pay(visit: UnadVisit) -> list[Receipt]:
    """What the offices have not seen paid yet, newest first; paid just now is still among it."""
    now = visit.world.now
    return [each for each in reversed(records(visit).receipts) if not each.registered(now)]


def _pay(visit: UnadVisit) -> Response:
    session, chosen = visit.session, visit.text("invoice")
    if session.consulted != visit.text("document") or not session.offered:
        return visit.refuse([CONSULT_FIRST])
    session.checkout = chosen if chosen in session.offered else session.offered[0]
    return visit.go("/pago")


def access(visit: UnadVisit) -> Response:
    """Show the ways into the Campus Virtual."""
    return visit.page("access.html")


PAGES = (
    UnadPage("/servicios", services, ask, signed_in=False),
    UnadPage("/moodle/servicios/inicio.php", entrance, signed_in=False),
    UnadPage("/servicios/campus", access, signed_in=False),
)
