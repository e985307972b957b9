"""The cart and the delivery of what is in it."""

from collections import Counter

from starlette.responses import Response

from assistant.mock.forms import refusals
from assistant.mock.polimi.records import METHODS, OFFICE, POST, REQUEST_TYPE, Cart, Delivery
from assistant.mock.polimi.wording import (
    ADDRESS,
    COUNTER,
    NEW_ADDRESS,
    NEW_ADDRESS_PARTS,
    ON_FILE_DELIVERY,
    ON_FILE_RESIDENCE,
    PolimiPage,
    PolimiVisit,
    records,
)

EMPTY = "The cart is empty."
ONE_METHOD = "Choose exactly one delivery method."
SUB_FORMS = {POST: "/cart/delivery/post", OFFICE: "/cart/delivery/office"}


def cart(visit: PolimiVisit) -> Response:
    """Show what is reserved."""
    kept, cart = records(visit), visit.session.cart
    careers = {career.number: career for career in kept.careers}
    apart = _told_apart(cart)
    return visit.page(
        "cart.html", cart=cart, careers=careers, request_type=REQUEST_TYPE, apart=apart
    )


def _told_apart(cart: Cart) -> dict[int, str]:
    """Number the documents of the same name, for their buttons."""
    times, so_far = Counter(document.title for document in cart.documents), Counter[str]()
    apart = {}
    for document in cart.documents:
        so_far[document.title] += 1
        nth, of = so_far[document.title], times[document.title]
        apart[document.number] = f" ({nth} of {of})" if of > 1 else ""
    return apart


def change_cart(visit: PolimiVisit) -> Response:
    """Keep the communications, and do what the pressed button says."""
    action, _, number = visit.text("action").partition(" ")
    for request in visit.session.cart.requests:
        request.communications = visit.text(f"communications-{request.id}")
    if not visit.session.cart.requests:
        return visit.go("/cart")
    if action == "delivery":
        return visit.go("/cart/delivery")
    if action == "save":
        return visit.go("/cart", status="Communications saved.")
    if action in ("remove-request", "remove-document") and number.isdigit():
        return _remove(visit, action, int(number))
    return visit.error(404)


def _remove(visit: PolimiVisit, action: str, number: int) -> Response:
    cart = visit.session.cart
    gone = [
        document
        for request in cart.requests
        for document in request.documents
        if number == (request.id if action == "remove-request" else document.number)
    ]
    for request in cart.requests:
        request.documents = [each for each in request.documents if each not in gone]
    cart.requests = [request for request in cart.requests if request.documents]
    for document in gone:
        visit.world.record("cancel", f"{document.number} {document.title}")
    what = "Request" if action == "remove-request" else "Document"
    return visit.go("/cart", status=f"{what} removed.")


def delivery(visit: PolimiVisit) -> Response:
    """Ask for the delivery method."""
    if not visit.session.cart.requests:
        return visit.go("/cart")
    chosen = visit.session.cart.delivery
    return visit.page("delivery.html", methods=METHODS, chosen=chosen.method if chosen else "")


def choose_delivery(visit: PolimiVisit) -> Response:
    """Take one method, and ask for what it needs."""
    ticked = visit.texts("method")
    if len(ticked) != 1 or ticked[0] not in METHODS:
        return visit.refuse([ONE_METHOD])
    method = METHODS[METHODS.index(ticked[0])]
    if method in SUB_FORMS:
        return visit.go(SUB_FORMS[method])
    visit.session.cart.delivery = Delivery(method=method)
    return visit.go("/payment")


def post(visit: PolimiVisit) -> Response:
    """Ask for one of three addresses."""
    if not visit.session.cart.requests:
        return visit.go("/cart")
    person = records(visit).person
    on_file = {
        ON_FILE_DELIVERY: person.delivery_address,
        ON_FILE_RESIDENCE: person.residence_address,
    }
    return visit.page("delivery-post.html", field=ADDRESS, parts=NEW_ADDRESS_PARTS, on_file=on_file)


def choose_address(visit: PolimiVisit) -> Response:
    """Check the address and go on to the payment."""
    chosen, person = visit.text("address"), records(visit).person
    fields = (ADDRESS, *NEW_ADDRESS_PARTS) if chosen == NEW_ADDRESS else (ADDRESS,)
    entered = {field.name: visit.text(field.name) for field in fields}
    if alerts := refusals(fields, entered, visit.portal.messages):
        return visit.refuse(alerts)
    address = {
        ON_FILE_DELIVERY: person.delivery_address,
        ON_FILE_RESIDENCE: person.residence_address,
    }.get(chosen) or ", ".join(visit.text(part.name) for part in NEW_ADDRESS_PARTS)
    visit.session.cart.delivery = Delivery(method=POST, address=address)
    return visit.go("/payment")


def office(visit: PolimiVisit) -> Response:
    """Ask for the counter."""
    if not visit.session.cart.requests:
        return visit.go("/cart")
    return visit.page("delivery-office.html", field=COUNTER)


def choose_counter(visit: PolimiVisit) -> Response:
    """Check the counter and go on to the payment."""
    entered = {"counter": visit.text("counter")}
    if alerts := refusals((COUNTER,), entered, visit.portal.messages):
        return visit.refuse(alerts)
    visit.session.cart.delivery = Delivery(method=OFFICE, address=entered["counter"])
    return visit.go("/payment")


PAGES = (
    PolimiPage("/cart", cart, change_cart),
    PolimiPage("/cart/delivery", delivery, choose_delivery),
    PolimiPage("/cart/delivery/post", post, choose_address),
    PolimiPage("/cart/delivery/office", office, choose_counter),
)
