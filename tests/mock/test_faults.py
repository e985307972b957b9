"""What a world can be told to do wrong."""

import json
from collections.abc import Callable

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
