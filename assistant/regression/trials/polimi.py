"""What Polimi Online Services say to the examples of their rules.

Nothing here is shared with the rules' own expressions: each trial does what a person would do with
the example's values, and looks at what the portal makes of it.
"""

from collections.abc import Mapping

from assistant.language import _
from assistant.regression.shown import Shown
from assistant.regression.tours.polimi import (
    AWARD,
    COPIES,
    DOWNLOAD,
    LANGUAGE,
    NEW_ADDRESS,
    NOTES,
    PERMIT,
    USE,
    WHERE,
    choose_delivery,
    choose_document,
    deliver,
    pay,
    press_sign_in,
    reserve,
    set_parameters,
    signed_in,
)
from assistant.regression.trial import Trial, Trials, Values, accepted
from assistant.regression.visitor import Enter, Visitor

COMPULSORY = "this field is compulsory"
SIGN_IN_FIRST = "Please sign in first"
A_DAY = 24


def _student(enter: Enter) -> Visitor:
    return signed_in(enter("no-second-factor"))


def method(enter: Enter, values: Values) -> bool:
    """R-PM-01: sign in by that method, or by none, and go to the services."""
    visitor = enter("no-second-factor")
    visitor.open("/polimi/login")
    if values["method"] == "Polimi Credentials":
        press_sign_in(visitor)
    elif visitor.page.offers("link", values["method"]):
        visitor.follow(values["method"])
        visitor.press("Continue")
    page = visitor.open("/polimi/services")
    return accepted(page, arrives="Services", or_says=SIGN_IN_FIRST)


def both_credentials(enter: Enter, values: Values) -> bool:
    """R-PM-02: sign in with what is filled in."""
    visitor = enter("no-second-factor")
    press_sign_in(
        visitor,
        user=None if values["person_code_filled"] else "",
        password=None if values["password_filled"] else "",
    )
    return accepted(visitor.page, arrives="Services", or_says=COMPULSORY)


def career(enter: Enter, values: Values) -> bool:
    """R-PM-03: ask for a document of that career."""
    address = f"/polimi/request/parameters?career={values['career']}&document=degree-award"
    return _arrives_at_parameters(_student(enter).open(address))


def document(enter: Enter, values: Values) -> bool:
    """R-PM-04: ask for that document; for one that is not listed, by its address."""
    visitor = _student(enter)
    visitor.open("/polimi/careers")
    name = values["document"].rpartition(" ")[2].lower()
    return _ask_for(visitor, "975765", values["document"], name)


def _ask_for(visitor: Visitor, number: str, title: str, name: str) -> bool:
    if visitor.follow(number).offers("link", title):
        visitor.follow(title)
    else:
        visitor.open(f"/polimi/request/parameters?career={number}&document={name}")
    return _arrives_at_parameters(visitor.page)


def _arrives_at_parameters(page: Shown) -> bool:
    return accepted(page, arrives="PARAMETER DEFINITION", or_says="Choose a career and a document")


def starred_fields(enter: Enter, values: Values) -> bool:
    """R-PM-05: fill in the four fields."""
    chosen = {
        USE: values["use"],
        LANGUAGE: values["language"],
        PERMIT: values["permit"],
        WHERE: values["where"],
    }
    return _parameters(enter, chosen, COMPULSORY)


def stamp(enter: Enter, values: Values) -> bool:
    """R-PM-06: look whether a document of that use carries the revenue stamp that is wanted."""
    visitor = _student(enter)
    choose_document(visitor)
    set_parameters(visitor, {USE: values["use_shown"]})
    is_stamped = "Revenue stamp" in visitor.follow("Preview").printed
    return is_stamped or not values["revenue_stamp"]


def self_certified_copies(enter: Enter, values: Values) -> bool:
    """R-PM-07: ask for that many copies for that use."""
    chosen = {USE: values["use"], COPIES: str(values["copies"])}
    return _parameters(enter, chosen, "one copy only")


def footnote(enter: Enter, values: Values) -> bool:
    """R-PM-08: write the footnote for that use."""
    chosen = {USE: values["use"], NOTES: values["additional_notes"]}
    return _parameters(enter, chosen, "leave this empty for a stamped certificate")


def _parameters(enter: Enter, chosen: dict[str, str], or_says: str) -> bool:
    visitor = _student(enter)
    choose_document(visitor)
    set_parameters(visitor, chosen)
    return accepted(visitor.page, arrives="PARAMETERS", or_says=or_says)


def reservation_in_time(enter: Enter, values: Values) -> bool:
    """R-PM-10: look for what was reserved, after the session if that is to be over."""
    visitor = _student(enter)
    reserve(visitor)
    if values["paid"]:
        deliver(visitor, DOWNLOAD)
        pay(visitor)
    if values["session_over"]:
        visitor.world.advance(A_DAY)
        press_sign_in(visitor)
    kept = visitor.open("/polimi/requests").rows("Payment status")
    visitor.open("/polimi/cart")
    return bool(kept) or "The cart is empty." not in visitor.page.statuses


def one_delivery(enter: Enter, values: Values) -> bool:
    """R-PM-11: tick that way of delivery, or none."""
    visitor = _student(enter)
    reserve(visitor)
    choose_delivery(visitor, *filter(None, [values["delivery"]]))
    after = {DOWNLOAD: "PAYMENT SLIP", "BY POST": "Delivery by post"}
    arrives = after.get(values["delivery"], "Collection at the office")
    return accepted(visitor.page, arrives=arrives, or_says="exactly one delivery method")


def address(enter: Enter, values: Values) -> bool:
    """R-PM-12: have it sent to that address."""
    visitor = _student(enter)
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
    visitor = _student(enter)
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


def career_of_the_master(enter: Enter, values: Values) -> bool:
    """R-PM-16: ask for a document of the master's career or of the other one."""
    visitor = _student(enter)
    visitor.open("/polimi/careers")
    wanted = values["career_kind"] == "master"
    [number, *_more] = [
        row["CAREER IDENTIFICATION NUMBER"]
        for row in visitor.page.rows("CATEGORY")
        if bool(row["CATEGORY"]) == wanted
    ]
    return _ask_for(visitor, number, AWARD, "degree-award")


def delivery_before_paying(enter: Enter, values: Values) -> bool:
    """R-PM-17: pay, with or without a way of delivery."""
    visitor = _student(enter)
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
    visitor = _student(enter)
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
    visitor = _student(enter)
    reserve(visitor)
    page = visitor.open("/polimi/cart")
    [request] = page.rows("Request Status")
    shown = (request["Request Status"], page.facts()["Payment Status:"])
    return shown == (values["request_status"], values["payment_status"])


def slip_like_cart(enter: Enter, values: Values) -> bool:
    """R-PM-20: put that into the cart, and look whether the slip reads as in the example."""
    visitor = _student(enter)
    choose_document(visitor, document=values["cart_document"])
    set_parameters(visitor, {COPIES: str(values["cart_quantity"])})
    visitor.press("reserve document")
    [slip] = visitor.open("/polimi/payment").rows("Quantity")
    wanted = (values["slip_document"], str(values["slip_quantity"]))
    return (slip["Document"], slip["Quantity"]) == wanted


def card_like_cart(enter: Enter, values: Values) -> bool:
    """R-PM-21: fill the cart like that, and look whether the card reads as in the example."""
    visitor = _student(enter)
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


TRIALS: dict[str, Trial] = {
    "R-PM-01": method,
    "R-PM-02": both_credentials,
    "R-PM-03": career,
    "R-PM-04": document,
    "R-PM-05": starred_fields,
    "R-PM-06": stamp,
    "R-PM-07": self_certified_copies,
    "R-PM-08": footnote,
    "R-PM-10": reservation_in_time,
    "R-PM-11": one_delivery,
    "R-PM-12": address,
    "R-PM-13": counter,
    "R-PM-14": delegation,
    "R-PM-16": career_of_the_master,
    "R-PM-17": delivery_before_paying,
    "R-PM-18": one_time_address,
    "R-PM-19": fresh_reservation,
    "R-PM-20": slip_like_cart,
    "R-PM-21": card_like_cart,
}


def not_enforced() -> Mapping[str, str]:
    """Rules that are not the portal's to enforce, and why."""
    return {
        "R-PM-09": _("an employee decides about footnotes, after the payment and off the portal"),
        "R-PM-15": _("the portal does not ask for whom a document is, it only explains it"),
    }


POLIMI = Trials(TRIALS, not_enforced)
