"""The payment slip, the stand-in gateway and how a payment can end."""

from datetime import timedelta

from starlette.responses import Response

from assistant.mock.polimi.records import (
    DOWNLOAD,
    REQUEST_TYPE,
    Cart,
    CartRequest,
    Checkout,
    Payment,
    SubmittedRequest,
)
from assistant.mock.polimi.wording import PolimiPage, PolimiVisit, amount, euros, records
from assistant.mock.world import Attachment

NOT_STARTED = "No payment has been started."


def total(visit: PolimiVisit, cart: Cart) -> int:
    """Add up a cart; the price is fictional, for the documents name none."""
    copies = sum(document.parameters.copies for document in cart.documents)
    return copies * records(visit).price


def payment(visit: PolimiVisit) -> Response:
    """Show the payment slip."""
    cart = visit.session.cart
    return visit.page(
        "payment.html", cart=cart, total=total(visit, cart), request_type=REQUEST_TYPE
    )


def start_payment(visit: PolimiVisit) -> Response:
    """Take the slip to the gateway."""
    cart = visit.session.cart
    if not cart.documents or cart.delivery is None:
        return visit.go("/payment")
    visit.session.checkout = Checkout(cart=cart.model_copy(deep=True), amount=total(visit, cart))
    return visit.go("/gateway")


def gateway(visit: PolimiVisit) -> Response:
    """Stand in for the payment service."""
    if visit.session.checkout is None:
        return visit.go("/payment", [NOT_STARTED])
    return visit.page("gateway.html", checkout=visit.session.checkout)


def pay(visit: PolimiVisit) -> Response:
    """Take the money, as often as asked: the portal does not save anybody from paying twice."""
    checkout, card = visit.session.checkout, visit.world.settings.card
    if checkout is None:
        return visit.go("/payment", [NOT_STARTED])
    if visit.text("action") == "cancel":
        return visit.go("/payment", ["Payment cancelled. Nothing was paid."])
    if card == "declined":
        return visit.go("/payment/declined")
    paid = card == "accepted"
    _settle(visit, checkout, paid)
    visit.session.cart = Cart(made=visit.session.cart.made)
    return visit.go("/payment/paid" if paid else "/payment/pending")


def _settle(visit: PolimiVisit, checkout: Checkout, paid: bool) -> None:
    world, kept = visit.world, records(visit)
    receipt = f"PM-{int(world.secret('polimi-receipt'), 16) % 10**8:08}" if paid else ""
    lines = [f"{document.number} {document.title}" for document in checkout.cart.documents]
    kept.payments.append(
        Payment(receipt=receipt, lines=lines, amount=checkout.amount, at=world.now)
    )
    what = ", ".join(lines) if paid else f"{', '.join(lines)} (pending)"
    world.record("pay", what, amount(checkout.amount))
    for request in checkout.cart.requests:
        _submit(visit, checkout, request, receipt)
    visit.session.receipt = receipt
    _confirm(visit, checkout, receipt)


def _submit(visit: PolimiVisit, checkout: Checkout, request: CartRequest, receipt: str) -> None:
    world, kept, delivery = visit.world, records(visit), checkout.cart.delivery
    assert delivery is not None
    signing = world.settings.signing_hours if delivery.method == DOWNLOAD else 0
    numbers = {document.number for document in request.documents}
    kept.requests = [known for known in kept.requests if known.number not in numbers]
    kept.requests += [
        SubmittedRequest(
            reservation=document,
            delivery=delivery,
            communications=request.communications,
            payment="paid" if receipt else "pending",
            paid_at=world.now,
            ready_at=world.now + timedelta(hours=signing),
            receipt=receipt,
        )
        for document in request.documents
    ]


def _confirm(visit: PolimiVisit, checkout: Checkout, receipt: str) -> None:
    person, asked = records(visit).person, euros(checkout.amount)
    if not receipt:
        text = f"Dear {person.full_name},\n\nyour payment of {asked} is being processed."
        visit.world.post(person.email, "Payment pending", text + " Please do not pay again.")
        return
    text = (
        f"Dear {person.full_name},\n\nwe have received {asked}. Your receipt {receipt} is attached;"
        " the state of your documents is shown under Submitted requests."
    )
    attached = Attachment(
        name=f"receipt-{receipt}.pdf", portal="polimi", document="receipt", key=receipt
    )
    visit.world.post(person.email, "Payment received", text, attached)


def paid(visit: PolimiVisit) -> Response:
    """Confirm a payment."""
    if not visit.session.receipt:
        return visit.go("/payment", [NOT_STARTED])
    return visit.page("paid.html", receipt=visit.session.receipt)


def declined(visit: PolimiVisit) -> Response:
    """Say that the payment was refused."""
    return visit.page("declined.html")


def pending(visit: PolimiVisit) -> Response:
    """Say that nobody knows yet."""
    return visit.page("pending.html")


PAGES = (
    PolimiPage("/payment", payment, start_payment),
    PolimiPage("/gateway", gateway, pay),
    PolimiPage("/payment/paid", paid),
    PolimiPage("/payment/declined", declined),
    PolimiPage("/payment/pending", pending),
)
