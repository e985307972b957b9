"""Paying a receipt: the stand-in gateway, and the stand-in bank that pays by reference number."""

from typing import Literal

from starlette.responses import Response

from assistant.mock.colombia import pesos
from assistant.mock.forms import Field
from assistant.mock.unad.filing import wrong_entries
from assistant.mock.unad.records import Payment, Receipt
from assistant.mock.unad.wording import UnadPage, UnadVisit, records

NOT_STARTED = "No hay ningún pago en curso."
REFERENCE = Field("reference", "Número de referencia")
NO_RECEIPT = "Número de referencia: no hay ningún recibo con este número."


def _checkout(visit: UnadVisit) -> Receipt | None:
    return records(visit).receipt(visit.session.checkout)


def gateway(visit: UnadVisit) -> Response:
    """Stand in for the payment service."""
    receipt = _checkout(visit)
    if receipt is None:
        return visit.go("/servicios", [NOT_STARTED])
    return visit.page("gateway.html", receipt=receipt)


def pay(visit: UnadVisit) -> Response:
    """Take the money, as often as asked: the site does not save anybody from paying twice."""
    receipt, card = _checkout(visit), visit.world.settings.card
    if receipt is None:
        return visit.go("/servicios", [NOT_STARTED])
    if visit.text("action") == "cancel":
        return visit.go("/servicios", ["Cancelaste el pago. No se pagó nada."])
    if card == "declined":
        return visit.go("/pago/rechazado")
    if card == "accepted":
        settle(visit, receipt, "online")
        return visit.go("/pago/aprobado")
    receipt.pending = True
    visit.world.record(
        "pay", f"{receipt.reference} {receipt.concept} (pending)", str(receipt.amount)
    )
    return visit.go("/pago/pendiente")


def settle(visit: UnadVisit, receipt: Receipt, via: Literal["online", "bank"]) -> None:
    """Write a payment down, and confirm it by mail."""
    kept, world = records(visit), visit.world
    kept.payments.append(
        Payment(reference=receipt.reference, amount=receipt.amount, via=via, at=world.now)
    )
    receipt.pending, receipt.paid_at = False, receipt.paid_at or world.now
    world.record("pay", f"{receipt.reference} {receipt.concept}", str(receipt.amount))
    world.post(
        kept.person.email,
        f"Pago recibido, referencia {receipt.reference}",
        f"Hola, {kept.person.full_name}:\n\nrecibimos {pesos(receipt.amount)} por "
        f"{receipt.concept}. El pago queda registrado entre 48 y 72 horas después.",
    )


def paid(visit: UnadVisit) -> Response:
    """Confirm a payment."""
    receipt = _checkout(visit)
    if receipt is None or receipt.paid_at is None:
        return visit.go("/servicios", [NOT_STARTED])
    return visit.page("paid.html", receipt=receipt)


def declined(visit: UnadVisit) -> Response:
    """Say that the payment was refused."""
    return visit.page("declined.html")


def pending(visit: UnadVisit) -> Response:
    """Say that nobody knows yet."""
    return visit.page("pending.html")


def bank(visit: UnadVisit) -> Response:
    """Stand in for the counter of a bank."""
    return visit.page("bank.html", fields=(REFERENCE,))


def pay_at_bank(visit: UnadVisit) -> Response:
    """Pay the receipt with this reference number."""
    receipt = records(visit).receipt(visit.text("reference"))
    alerts = wrong_entries(visit, (REFERENCE,)) or ([] if receipt else [NO_RECEIPT])
    if receipt is None or alerts:
        return visit.refuse(alerts)
    settle(visit, receipt, "bank")
    return visit.go("/banco", status=f"Recibo {receipt.reference} pagado: {pesos(receipt.amount)}.")


PAGES = (
    UnadPage("/pago", gateway, pay, signed_in=False),
    UnadPage("/pago/aprobado", paid, signed_in=False),
    UnadPage("/pago/rechazado", declined, signed_in=False),
    UnadPage("/pago/pendiente", pending, signed_in=False),
    UnadPage("/banco", bank, pay_at_bank, signed_in=False),
)
