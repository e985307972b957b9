"""Sessions: how long they last, and what dies with them."""

from collections.abc import Callable

import pytest

from tests.mock.visitor import Visitor

Enter = Callable[..., Visitor]

EXPIRED = (
    "Your session has expired. Please sign in again. "
    "Reservations that were not paid have been deleted."
)


@pytest.mark.parametrize("path", ["/services", "/careers", "/cart", "/payment", "/requests"])
def test_pages_of_a_session_need_one(enter: Enter, path: str) -> None:
    page = enter().see(path)

    assert (page.path, page.alerts) == ("/polimi/login", "Please sign in first.")


def test_a_session_lasts_thirty_idle_minutes(student: Visitor) -> None:
    student.control("/clock", by=29 * 60)
    assert student.see("/cart").title == "CART INFO"
    student.control("/clock", by=29 * 60)
    assert student.see("/cart").title == "CART INFO"

    student.control("/clock", by=30 * 60)

    assert student.see("/cart").alerts == EXPIRED


def test_stay_connected_makes_it_last(enter: Enter) -> None:
    visitor = enter()
    visitor.sign_in(stay="yes")

    visitor.control("/clock", by=7 * 3600)

    assert visitor.see("/cart").title == "CART INFO"


def test_a_short_session_is_soon_over(enter: Enter) -> None:
    visitor = enter("short-session")
    visitor.sign_in()

    visitor.control("/clock", by=60)

    assert visitor.see("/cart").alerts == EXPIRED


@pytest.mark.parametrize("end", ["expires", "signs out", "signs in elsewhere"])
def test_unpaid_reservations_die_with_the_session(student: Visitor, end: str) -> None:
    student.reserve()
    assert "No. of documents: 1" in student.see("/cart").text

    if end == "expires":
        student.control("/clock", by=3600)
    elif end == "signs out":
        student.see("/sign-out")
    else:
        student.http.cookies.clear()
    student.sign_in()

    assert student.see("/cart").confirmation == "The cart is empty."


def test_the_sample_reservation_appears_at_the_first_sign_in_only(enter: Enter) -> None:
    visitor = enter("enrolment-sample")

    visitor.sign_in()
    first = visitor.see("/cart")
    visitor.see("/sign-out")
    visitor.sign_in()

    assert "Creation Date: 12/04/2022 16:06:25" in first.text
    assert "MASTER: REQUEST FOR CERTIFICATE OF ENROLMENT" in first.text
    assert visitor.see("/cart").confirmation == "The cart is empty."


def test_a_new_session_gets_a_new_cookie(enter: Enter) -> None:
    visitor = enter()
    visitor.see("/login")
    before = visitor.http.cookies["polimi_session"]

    visitor.sign_in()

    assert visitor.http.cookies["polimi_session"] != before
    assert visitor.world not in visitor.http.cookies["polimi_session"]


@pytest.mark.parametrize("csrf", ["", "0" * 32])
def test_a_form_without_its_token_does_nothing(student: Visitor, csrf: str) -> None:
    student.reserve()
    student.start_payment()

    page = student.send("/gateway", action="pay", csrf=csrf)

    assert (page.status, page.title) == (403, "Request refused")
    assert student.effects() == []


@pytest.mark.parametrize("path", ["/login", "/request/parameters", "/cart/delivery"])
def test_a_form_answers_with_a_redirect(student: Visitor, path: str) -> None:
    student.reserve()
    student.begin()
    csrf = student.see("/cart").csrf

    answer = student.http.post(f"/polimi{path}", data={"csrf": csrf}, follow_redirects=False)

    assert answer.status_code == 303
