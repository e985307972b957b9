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
    LANGUAGE,
    NOTES,
    PERMIT,
    USE,
    WHERE,
    choose_document,
    press_sign_in,
    set_parameters,
    student,
)
from assistant.regression.trial import Trial, Trials, Values, accepted
from assistant.regression.trials import polimi_cart as cart
from assistant.regression.visitor import Enter, Visitor

COMPULSORY = "this field is compulsory"
SIGN_IN_FIRST = "Please sign in first"


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
    return _arrives_at_parameters(student(enter).open(address))


def document(enter: Enter, values: Values) -> bool:
    """R-PM-04: ask for that document; for one that is not listed, by its address."""
    visitor = student(enter)
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
    visitor = student(enter)
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
    visitor = student(enter)
    choose_document(visitor)
    set_parameters(visitor, chosen)
    return accepted(visitor.page, arrives="PARAMETERS", or_says=or_says)


def career_of_the_master(enter: Enter, values: Values) -> bool:
    """R-PM-16: ask for a document of the master's career or of the other one."""
    visitor = student(enter)
    visitor.open("/polimi/careers")
    wanted = values["career_kind"] == "master"
    [number, *_more] = [
        row["CAREER IDENTIFICATION NUMBER"]
        for row in visitor.page.rows("CATEGORY")
        if bool(row["CATEGORY"]) == wanted
    ]
    return _ask_for(visitor, number, AWARD, "degree-award")


TRIALS: dict[str, Trial] = {
    "R-PM-01": method,
    "R-PM-02": both_credentials,
    "R-PM-03": career,
    "R-PM-04": document,
    "R-PM-05": starred_fields,
    "R-PM-06": stamp,
    "R-PM-07": self_certified_copies,
    "R-PM-08": footnote,
    "R-PM-10": cart.reservation_in_time,
    "R-PM-11": cart.one_delivery,
    "R-PM-12": cart.address,
    "R-PM-13": cart.counter,
    "R-PM-14": cart.delegation,
    "R-PM-16": career_of_the_master,
    "R-PM-17": cart.delivery_before_paying,
    "R-PM-18": cart.one_time_address,
    "R-PM-19": cart.fresh_reservation,
    "R-PM-20": cart.slip_like_cart,
    "R-PM-21": cart.card_like_cart,
}


def not_enforced() -> Mapping[str, str]:
    """Rules that are not the portal's to enforce, and why."""
    return {
        "R-PM-09": _("an employee decides about footnotes, after the payment and off the portal"),
        "R-PM-15": _("the portal does not ask for whom a document is, it only explains it"),
    }


POLIMI = Trials(TRIALS, not_enforced)
