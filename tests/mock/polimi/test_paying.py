"""The payment slip and the ways a payment can end."""

from collections.abc import Callable

import pytest

from tests.mock.visitor import DOWNLOAD, Visitor

Enter = Callable[..., Visitor]


def ready_to_pay(enter: Enter, card: str) -> Visitor:
    visitor = enter(settings={"card": card})
    visitor.sign_in()
    visitor.reserve()
    visitor.start_payment()
    return visitor


def test_an_empty_slip_has_no_button(student: Visitor) -> None:
    page = student.see("/payment")

    assert page.confirmation == "There is nothing to pay."
    assert "<button" not in page.html


def test_a_slip_without_delivery_has_no_button(student: Visitor) -> None:
    student.reserve()

    page = student.see("/payment")

    assert page.confirmation == "No delivery method has been chosen yet. Choose one in the cart."
    assert "<button" not in page.html


def test_the_slip_adds_up_the_copies(student: Visitor) -> None:
    student.reserve(copies="2")
    student.reserve("educational-path")
    page = student.send("/cart/delivery", method=DOWNLOAD)

    assert "75621 Specializing Masters and Postgraduate programmes 975765 MASTER" in page.text
    assert "Total payment: € 48.00 Fictional amount" in page.text
    assert '<output id="total" aria-label="Total payment:">€ 48.00</output>' in page.html


def test_the_gateway_repeats_the_amount_and_asks_for_no_card(student: Visitor) -> None:
    student.reserve()

    page = student.start_payment()

    assert page.title == "Stand-in payment gateway"
    assert "Amount to pay € 16.00" in page.text
    assert page.html.count("<input") == 1  # the token


@pytest.mark.parametrize("path", ["/gateway", "/payment/paid"])
def test_there_is_no_gateway_without_a_slip(student: Visitor, path: str) -> None:
    page = student.see(path)

    assert (page.path, page.alerts) == ("/polimi/payment", "No payment has been started.")


def test_an_accepted_payment_empties_the_cart_and_sends_a_receipt(enter: Enter) -> None:
    visitor = ready_to_pay(enter, "accepted")

    page = visitor.pay()

    assert page.title == "Payment received"
    assert "No. of requests: 0 No. of documents: 0" in page.text
    assert visitor.effects() == [("pay", "16.00")]
    assert visitor.control("/mail")[-1]["subject"] == "Payment received"


def test_a_declined_payment_leaves_everything_as_it_was(enter: Enter) -> None:
    visitor = ready_to_pay(enter, "declined")

    page = visitor.pay()

    assert page.title == "Payment declined"
    assert "No. of documents: 1" in page.text
    assert visitor.effects() == []


def test_a_pending_payment_warns_against_paying_again(enter: Enter) -> None:
    visitor = ready_to_pay(enter, "pending")

    page = visitor.pay()

    assert page.title == "Payment pending"
    assert "Do not pay again" in page.alerts
    assert visitor.effects() == [("pay", "16.00")]
    assert "payment pending" in visitor.see("/requests").text


def test_a_cancelled_payment_takes_nothing(enter: Enter) -> None:
    visitor = ready_to_pay(enter, "accepted")

    page = visitor.send("/gateway", action="cancel")

    assert page.alerts == "Payment cancelled. Nothing was paid."
    assert "Total payment: € 16.00" in page.text
    assert visitor.effects() == []


def test_the_portal_saves_nobody_from_paying_twice(enter: Enter) -> None:
    visitor = ready_to_pay(enter, "accepted")
    visitor.pay()

    again = visitor.pay()

    assert again.title == "Payment received"
    assert visitor.effects() == [("pay", "16.00"), ("pay", "16.00")]


def test_slip_numbers_go_on_counting(enter: Enter) -> None:
    visitor = enter("paid-digital")
    visitor.sign_in()
    visitor.reserve()

    assert "75622 Specializing" in visitor.send("/cart/delivery", method=DOWNLOAD).text
