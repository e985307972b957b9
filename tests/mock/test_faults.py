"""What a world can be told to do wrong."""

import asyncio
import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from starlette.responses import HTMLResponse
from starlette.types import Message

from assistant.mock.connection import Dripping
from tests.mock.unad.pages import at_place, with_courses
from tests.mock.unad.person import PDF, Person
from tests.mock.visitor import Shown, Visitor
from tests.threads import apart

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


def test_an_answer_can_come_in_drops_and_is_whole_in_the_end(student: Visitor) -> None:
    plain = student.http.get("/polimi/cart").content
    student.control("/faults", fault="slow-drip", page="/polimi/cart", seconds=0.2)

    with student.http.stream("GET", "/polimi/cart") as answer:
        pieces = list(answer.iter_raw())

    assert len(pieces) > 1
    assert b"".join(pieces) == plain
    assert answer.headers["content-length"] == str(len(plain))
    assert statuses(student)[-1] == 200


def test_what_drips_keeps_nobody_else_waiting(student: Visitor) -> None:
    student.control("/faults", fault="slow-drip", page="/polimi/cart", seconds=600)

    with student.http.stream("GET", "/polimi/cart") as answer:
        assert answer.status_code == 200
        assert student.see("/services").title == "Services"


def test_what_drips_ends_when_its_visitor_goes() -> None:
    sent: list[str] = []

    async def receive() -> Message:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message["type"])

    scope = {"type": "http", "asgi": {"spec_version": "2.3"}, "extensions": {}}
    dripping = Dripping(HTMLResponse("x" * 1000), seconds=600)
    dripped = asyncio.wait_for(dripping(scope, receive, send), timeout=60)
    apart(lambda: asyncio.run(dripped))

    assert sent in (["http.response.start"], [])


def test_a_file_that_drips_is_whole_in_the_end(enter: Enter) -> None:
    visitor = enter("paid-digital")
    visitor.sign_in()
    visitor.control("/faults", fault="slow-drip", seconds=0.1)

    assert visitor.http.get("/polimi/requests/75621/signed").content.endswith(b"%%EOF\n")


def student_of_unad(enter: Enter, scenario: str = "unad-student") -> Person:
    """Somebody at the other university."""
    person = enter(scenario, kind=Person)
    assert isinstance(person, Person)
    return person


def test_seats_can_be_gone(enter: Enter) -> None:
    person = student_of_unad(enter, "unad-before-enrolling")
    person.control("/faults", fault="seats-gone", page="/unad/inscripcion/resumen", method="POST")
    with_courses(person)

    page = person.send("/inscripcion/resumen")

    assert page.path == "/unad/inscripcion"
    assert "ya no tiene cupos" in page.alerts
    assert person.effects() == []
    with_courses(person)
    assert "ya no tiene cupos" in person.see("/inscripcion").alerts


def test_seats_of_groups_can_be_gone(enter: Enter) -> None:
    person = student_of_unad(enter)
    at_place(person)
    person.control("/faults", fault="seats-gone", method="POST")

    page = person.send("/campus/cursos/100413/componente", group="Grupo 1", accepted="yes")

    assert page.alerts == "Grupo: Grupo 1 ya no tiene cupos."
    assert person.effects() == []


def test_where_there_are_no_seats_none_are_gone(student: Visitor) -> None:
    student.control("/faults", fault="seats-gone")
    student.reserve()
    student.start_payment()

    assert student.pay().title == "Payment received"


def test_a_file_can_be_refused_in_the_portals_words(enter: Enter) -> None:
    person = student_of_unad(enter)
    person.sign_in()
    person.control("/faults", fault="file-refused", nth=1)

    def send() -> Shown:
        return person.attach(
            "/campus/sai/formulario/certificado", {"receipt": PDF}, checked="yes", detail="Pago"
        )

    assert "adjunta un archivo PDF." in send().alerts
    assert "adjunta un archivo PDF." in send().alerts
    assert person.effects() == []


def test_mail_can_be_lost_and_the_portal_does_not_know(student: Visitor) -> None:
    student.reserve()
    student.start_payment()
    student.control("/faults", fault="mail-lost", page="/polimi/gateway", method="POST")
    before = student.control("/mail")

    page = student.pay()

    assert page.title == "Payment received"
    assert student.effects() == [("pay", "16.00")]
    assert student.control("/mail") == before


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
