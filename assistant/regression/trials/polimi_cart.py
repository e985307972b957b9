"""What Polimi Online Services say to the examples about the cart and what follows."""

from assistant.regression.tours.polimi import (
    COPIES,
    DOWNLOAD,
    NEW_ADDRESS,
    choose_delivery,
    choose_document,
    deliver,
    pay,
    press_sign_in,
    reserve,
    set_parameters,
    signed_in,
    student,
)
from assistant.regression.trial import Values, accepted
from assistant.regression.visitor import Enter, Visitor

COMPULSORY = "this field is compulsory"
A_DAY = 24


def reservation_in_time(enter: Enter, values: Values) -> bool:
    """R-PM-10: look for what was reserved, after the session if that is to be over."""
    visitor = student(enter)
    reserve(visitor)
    if values["paid"]:
        deliver(visitor, DOWNLOAD)
        pay(visitor)
    if values["session_over"]:
        visitor.world.advance(A_DAY)
        if visitor.open("/polimi/login").offers("button", "Sign in"):
            press_sign_in(visitor)
    kept = visitor.open("/polimi/requests").rows("Payment status")
    visitor.open("/polimi/cart")
    return bool(kept) or "The cart is empty." not in visitor.page.statuses


def one_delivery(enter: Enter, values: Values) -> bool:
    """R-PM-11: tick that way of delivery, or none."""
    visitor = student(enter)
    reserve(visitor)
    choose_delivery(visitor, *filter(None, [values["delivery"]]))
    after = {DOWNLOAD: "PAYMENT SLIP", "BY POST": "Delivery by post"}
    arrives = after.get(values["delivery"], "Collection at the office")
    return accepted(visitor.page, arrives=arrives, or_says="exactly one delivery method")


def address(enter: Enter, values: Values) -> bool:
    """R-PM-12: have it sent to that address."""
    visitor = student(enter)
    reserve(visitor)
    choose_delivery(visitor, values["delivery"])
    _send_to(visitor, values)
    return accepted(visitor.page, arrives="PAYMENT SLIP", or_says=COMPULSORY)


def _send_to(visitor: Visitor, values: Values) -> None:
    if values["address"]:
        visitor.tick(values["address"])
    for label, name in (
        ("Street and number", "street"),
        ("Postcode", "postcode"),
        ("Town", "town"),
        ("Country", "country"),
    ):
        visitor.fill(label, str(values[name]))
    visitor.press("Continue")


def counter(enter: Enter, values: Values) -> bool:
    """R-PM-13: choose the counter, which the portal writes with its address."""
    visitor = student(enter)
    reserve(visitor)
    choose_delivery(visitor, values["delivery"])
    for name in visitor.page.names("field"):
        if values["counter"] and name.startswith(values["counter"]):
            visitor.tick(name)
    visitor.press("Continue")
    return accepted(visitor.page, arrives="PAYMENT SLIP", or_says=COMPULSORY)


def delegation(enter: Enter, values: Values) -> bool:
    """R-PM-14: ask for the delegation form of a request that the bank has confirmed, or not."""
    card = "accepted" if values["paid"] else "pending"
    visitor = signed_in(enter("no-second-factor", settings={"card": card}))
    reserve(visitor)
    deliver(visitor, "BY OFFICE")
    pay(visitor)
    [request] = visitor.open("/polimi/requests").rows("Number")
    if visitor.page.offers("link", "Print delegation form"):
        visitor.follow("Print delegation form")
    else:
        visitor.open(f"/polimi/requests/{request['Number']}/delegation")
    return accepted(visitor.page, arrives="Delegation form", or_says="not for you")


def delivery_before_paying(enter: Enter, values: Values) -> bool:
    """R-PM-17: pay, with or without a way of delivery."""
    visitor = student(enter)
    reserve(visitor)
    if values["delivery_chosen"]:
        deliver(visitor, DOWNLOAD)
    visitor.open("/polimi/payment")
    if not values["paid"]:
        return True
    if not visitor.page.offers("button", "Start Payment"):
        page = visitor.open("/polimi/gateway")
        return accepted(page, arrives="Stand-in payment gateway", or_says="No payment has been")
    pay(visitor)
    return accepted(visitor.page, arrives="Payment received", or_says="declined")


def one_time_address(enter: Enter, values: Values) -> bool:
    """R-PM-18: have several reservations sent to a new address that is written only once."""
    visitor = student(enter)
    chosen = (
        NEW_ADDRESS if values["new_address"] else "Residence address provided to the Politecnico"
    )
    new = {"street": "Via Roma 1", "postcode": "20133", "town": "Milano", "country": "Italy"}
    for nth in range(values["reservations_served"]):
        reserve(visitor)
        choose_delivery(visitor, "BY POST")
        if nth == 0:
            _send_to(visitor, {"address": chosen, **new})
        else:
            visitor.tick(chosen)
            visitor.press("Continue")
        if not accepted(visitor.page, arrives="PAYMENT SLIP", or_says=COMPULSORY):
            return False
        pay(visitor)
    return True


def fresh_reservation(enter: Enter, values: Values) -> bool:
    """R-PM-19: look whether a new reservation reads as in the example."""
    visitor = student(enter)
    reserve(visitor)
    page = visitor.open("/polimi/cart")
    [request] = page.rows("Request Status")
    shown = (request["Request Status"], page.facts()["Payment Status:"])
    return shown == (values["request_status"], values["payment_status"])


def slip_like_cart(enter: Enter, values: Values) -> bool:
    """R-PM-20: put that into the cart, and look whether the slip reads as in the example."""
    visitor = student(enter)
    choose_document(visitor, document=values["cart_document"])
    set_parameters(visitor, {COPIES: str(values["cart_quantity"])})
    visitor.press("reserve document")
    [slip] = visitor.open("/polimi/payment").rows("Quantity")
    wanted = (values["slip_document"], str(values["slip_quantity"]))
    return (slip["Document"], slip["Quantity"]) == wanted


def card_like_cart(enter: Enter, values: Values) -> bool:
    """R-PM-21: fill the cart like that, and look whether the card reads as in the example."""
    visitor = student(enter)
    for _nth in range(values["documents_in_cart"]):
        reserve(visitor)
    page = visitor.open("/polimi/cart")
    counted = (len(page.rows("Request Status")), len(page.rows("Document Status")))
    in_cart = (values["requests_in_cart"], values["documents_in_cart"])
    on_card = {
        f"No. of requests: {values['requests_on_card']}",
        f"No. of documents: {values['documents_on_card']}",
    }
    return counted == in_cart and on_card <= page.labels
