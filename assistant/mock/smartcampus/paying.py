"""Paying for a request, and how that can end."""

from starlette.responses import Response

from assistant.mock.colombia import pesos
from assistant.mock.smartcampus.records import Payment, Request
from assistant.mock.smartcampus.requesting import LIST, entitled
from assistant.mock.smartcampus.wording import (
    NO_SUBJECTS,
    SmartcampusPage,
    SmartcampusVisit,
    records,
)
from assistant.mock.world import Attachment

NOT_STARTED = "No hay ningún pago en curso."


def _request(visit: SmartcampusVisit) -> Request | None:
    return records(visit).request(visit.request.path_params["number"])


@entitled
def payment(visit: SmartcampusVisit) -> Response:
    """Stand in for the payment service."""
    request = _request(visit)
    return visit.page("payment.html", request=request) if request else visit.error(404)


@entitled
def pay(visit: SmartcampusVisit) -> Response:
    """Take the money, as often as asked: the portal does not save anybody from paying twice."""
    request, card = _request(visit), visit.world.settings.card
    if request is None:
        return visit.error(404)
    if visit.text("action") == "cancel":
        return visit.go(LIST, ["Cancelaste el pago. No se cobró nada."])
    if not records(visit).offers(request.kind):
        return visit.go(LIST, [NO_SUBJECTS.format(period=records(visit).period)])
    if card == "declined":
        return visit.go("/pago/rechazado")
    _settle(visit, request, paid=card == "accepted")
    return visit.go("/pago/aprobado" if card == "accepted" else "/pago/pendiente")


def _settle(visit: SmartcampusVisit, request: Request, *, paid: bool) -> None:
    world, session = visit.world, visit.session
    amount = request.kind.price
    what = f"{request.number} {request.kind.title}" + ("" if paid else " (pending)")
    world.record("pay", what, str(amount))
    session.paying = request.number
    if not paid:
        request.pending = True
        _write(
            visit,
            "Pago en proceso",
            f"Tu pago de {pesos(amount)} está en proceso. No pagues otra vez.",
        )
        return
    session.receipt = f"SC-{int(world.secret('smartcampus-receipt'), 16) % 10**8:08}"
    request.payments.append(Payment(receipt=session.receipt, amount=amount, at=world.now))
    request.pending, request.paid_in = False, session.token
    text = (
        f"Recibimos {pesos(amount)} por la solicitud {request.number}. Vuelve a ingresar a "
        "SmartCampus para generar el documento; tienes 30 días desde el pago."
    )
    attached = Attachment(
        name=f"comprobante-{session.receipt}.pdf",
        portal="smartcampus",
        document="receipt",
        key=str(request.number),
    )
    _write(visit, "Pago recibido", text, attached)


def _write(visit: SmartcampusVisit, subject: str, text: str, *attached: Attachment) -> None:
    person = records(visit).person
    visit.world.post(person.email, subject, f"Hola, {person.full_name}:\n\n{text}", *attached)


@entitled
def approved(visit: SmartcampusVisit) -> Response:
    """Confirm a payment."""
    request = records(visit).request(visit.session.paying or 0)
    if request is None or not visit.session.receipt:
        return visit.go(LIST, [NOT_STARTED])
    return visit.page("approved.html", request=request, receipt=visit.session.receipt)


def declined(visit: SmartcampusVisit) -> Response:
    """Say that the payment was refused."""
    return visit.page("declined.html")


def pending(visit: SmartcampusVisit) -> Response:
    """Say that nobody knows yet."""
    return visit.page("pending.html")


PAGES = (
    SmartcampusPage("/solicitudes/{number:int}/pago", payment, pay),
    SmartcampusPage("/pago/aprobado", approved),
    SmartcampusPage("/pago/rechazado", declined),
    SmartcampusPage("/pago/pendiente", pending),
)
