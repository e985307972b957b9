"""What a world can be told to do wrong."""

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from tests.mock.visitor import Visitor

Enter = Callable[..., Visitor]


def statuses(visitor: Visitor) -> list[int]:
    return [each["status"] for each in visitor.control("/journal")["requests"]]


@pytest.mark.parametrize(
    ("fault", "status", "title"),
    [("500", 500, "Internal error"), ("503", 503, "Service unavailable")],
)
def test_a_page_can_fail(student: Visitor, fault: str, status: int, title: str) -> None:
    student.control("/faults", fault=fault, page="/polimi/cart")

    page = student.see("/cart")

    assert (page.status, page.title) == (status, title)
    assert student.see("/payment").status == 200


def test_an_answer_can_be_empty(student: Visitor) -> None:
    student.control("/faults", fault="empty", page="/polimi/cart")

    page = student.see("/cart")

    assert (page.status, page.response.content) == (200, b"")


def test_a_connection_can_be_reset(student: Visitor, capfd: pytest.CaptureFixture[str]) -> None:
    student.control("/faults", fault="reset", page="/polimi/cart")

    with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)):
        student.see("/cart")

    assert statuses(student)[-1] == 0
    assert capfd.readouterr() == ("", "")


def test_a_reset_does_nothing_but_a_lost_answer_has_done_it(student: Visitor) -> None:
    student.reserve()
    student.start_payment()

    for fault, effects in (("reset", []), ("answer-lost", [("pay", "16.00")])):
        student.control("/faults", fault=fault, method="POST", nth=1)
        with pytest.raises((httpx.ReadError, httpx.RemoteProtocolError)):
            student.pay()
        assert student.effects() == effects


def test_an_answer_can_be_late(student: Visitor) -> None:
    student.control("/faults", fault="latency", page="/polimi/cart", seconds=0.2)

    assert student.see("/cart").response.elapsed.total_seconds() >= 0.2


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_session_can_expire_at_any_request(student: Visitor, method: str) -> None:
    student.reserve()
    student.control("/faults", fault="session-expired", page="/polimi/cart", method=method)

    page = student.see("/cart") if method == "GET" else student.send("/cart", action="save")

    assert page.path == "/polimi/login"
    assert page.alerts.startswith("Your session has expired.")


def test_a_session_that_always_expires_still_shows_the_sign_in_page(enter: Enter) -> None:
    visitor = enter(faults=[{"fault": "session-expired"}])

    assert visitor.see("/login").title == "Online Services"
    assert visitor.sign_in().alerts.startswith("Your session has expired.")


def test_a_fault_can_wait_for_the_nth_request(student: Visitor) -> None:
    student.control("/faults", fault="503", page="/polimi/cart", nth=2)

    assert [student.see("/cart").status for _ in range(3)] == [200, 503, 200]


def test_only_matching_requests_count(student: Visitor) -> None:
    student.control("/faults", fault="503", page="/polimi/cart", method="GET", nth=1)

    assert student.see("/payment").status == 200
    assert student.see("/cart").status == 503


def test_without_a_page_every_page_is_struck(student: Visitor) -> None:
    student.control("/faults", fault="503")

    assert [student.see(path).status for path in ("/", "/cart", "/nowhere")] == [503] * 3


def test_faults_add_up(student: Visitor) -> None:
    student.control("/faults", fault="latency", seconds=0.1)
    student.control("/faults", fault="500")

    page = student.see("/cart")

    assert page.status == 500
    assert page.response.elapsed.total_seconds() >= 0.1


def test_faults_can_be_cleared(student: Visitor) -> None:
    student.control("/faults", fault="500")

    student.http.delete(f"/_mock/worlds/{student.world}/faults")

    assert student.see("/cart").status == 200


def test_a_fault_is_part_of_the_saved_world(student: Visitor) -> None:
    student.control("/faults", fault="503", nth=2)
    student.see("/cart")

    assert json.loads(student.state())["faults"][0]["met"] == 1


def test_a_form_can_come_back_as_if_it_had_not_been_sent(student: Visitor) -> None:
    student.reserve()
    student.start_payment()
    student.control("/faults", fault="double-submit", page="/polimi/gateway", nth=1)

    page = student.pay()

    assert page.title == "Stand-in payment gateway"
    assert student.effects() == [("pay", "16.00")]
    assert student.pay().title == "Payment received"
    assert student.effects() == [("pay", "16.00")] * 2


def test_a_form_can_be_too_old(student: Visitor) -> None:
    student.reserve()
    student.start_payment()
    student.control("/faults", fault="csrf-expired", page="/polimi/gateway", nth=1)

    page = student.pay()

    assert (page.status, page.title) == (403, "Request refused")
    assert student.effects() == []


def test_a_page_can_lead_to_another_site(student: Visitor) -> None:
    for to in ("http://foreign.invalid/", "https://example.org/sign-in?back=1"):
        student.control("/faults", fault="foreign-redirect", page="/polimi/cart", to=to, nth=1)

        answer = student.http.get("/polimi/cart", follow_redirects=False)

        assert (answer.status_code, answer.headers["location"]) == (307, to)
        assert student.see("/cart").status == 200


@pytest.mark.parametrize(
    ("fault", "title", "effects"),
    [("declined", "Payment declined", []), ("pending", "Payment pending", [("pay", "16.00")])],
)
def test_a_payment_can_end_badly(
    student: Visitor, fault: str, title: str, effects: list[tuple[str, str]]
) -> None:
    student.reserve()
    student.start_payment()
    student.control("/faults", fault=fault, page="/polimi/gateway", method="POST", nth=1)

    assert student.pay().title == title
    assert student.effects() == effects
    assert student.pay().title == title


@pytest.mark.parametrize(
    "page", ["/polimi", "/polimi/", "/polimi/careers/975765/documents", "/polimi/requests/7/signed"]
)
def test_a_fault_strikes_a_page_there_is(student: Visitor, page: str) -> None:
    assert student.control("/faults", fault="500", page=page)["page"] == page


@pytest.mark.parametrize(
    ("page", "meant"),
    [
        ("polimi/cart", "/polimi/cart"),
        ("/polimi/cart/", "/polimi/cart"),
        ("/polimi/nothere", None),
        ("/polimi/requests/first/signed", "/polimi/requests/{number}/signed"),
        ("/polimi/login?next=/polimi/cart", None),
        ("", None),
    ],
)
def test_a_fault_on_a_page_there_is_not_is_refused(
    student: Visitor, page: str, meant: str | None
) -> None:
    refusal = student.control("/faults", fault="500", page=page)

    guess = f" Did you mean '{meant}'?" if meant else ""
    assert refusal["error"] == f"There is no page '{page}'.{guess}"
    assert "/polimi/cart" in refusal["known"]


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"to": "foreign"}, "Fault: 'to' should be an address like https://example.org/."),
        ({"to": "ftp://a.example/"}, "Fault: 'to' should be an address like https://example.org/."),
        ({"to": "javascript:alert(1)"}, "Fault: 'to' should be an address like"),
        ({"seconds": 601}, "Fault: 'seconds' should be less than or equal to 600."),
        ({"nth": 10**9}, "Fault: 'nth' should be less than or equal to 1000000."),
        ({"nth": 0}, "Fault: 'nth' should be greater than or equal to 1."),
        ({"method": "PUT"}, "Fault: 'method' should be 'GET' or 'POST'."),
        ({"fault": "csrf-expired", "method": "GET"}, "Fault: 'csrf-expired' strikes forms"),
        ({"fault": "cut"}, "There is no fault 'cut'."),
    ],
)
def test_a_fault_that_cannot_be_is_refused(
    student: Visitor, change: dict[str, Any], error: str
) -> None:
    refusal = student.control("/faults", **{"fault": "500", **change})

    assert refusal["error"].startswith(error)
    assert json.loads(student.state())["faults"] == []
