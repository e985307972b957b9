"""The server: its port, its hosts, its worlds side by side, and that it keeps quiet."""

import json
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from assistant import language
from assistant.errors import EnvironmentProblem
from assistant.mock.server import MockServer
from tests.mock.visitor import Shown, Visitor

Enter = Callable[..., Visitor]


def test_it_answers_as_soon_as_it_has_an_address(capfd: pytest.CaptureFixture[str]) -> None:
    with MockServer() as server:
        assert httpx.get(server.url + "/_mock/ready", trust_env=False).text == "ok"

    assert capfd.readouterr() == ("", "")


def test_stopping_twice_is_once() -> None:
    server = MockServer().start()

    server.stop()
    server.stop()
    server.wait()

    with pytest.raises(httpx.ConnectError):
        httpx.get(server.url, trust_env=False)


def test_a_taken_port_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(EnvironmentProblem, match=f"Port {port} .* is taken") as raised:
            MockServer(port=port)

    assert "another port" in (raised.value.hint or "")


def test_a_taken_port_is_named_in_the_persons_language() -> None:
    language.use("es")

    with MockServer() as server, pytest.raises(EnvironmentProblem, match="Otro programa ya usa"):
        MockServer(port=server.port)


def test_a_host_of_another_machine_is_named() -> None:
    with pytest.raises(EnvironmentProblem, match=r"cannot listen on 192\.0\.2\.1, port 0: "):
        MockServer(host="192.0.2.1")


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", ""])
def test_foreign_host_names_are_refused(mock_server: MockServer, host: str) -> None:
    answer = httpx.get(mock_server.url, headers={"Host": host}, trust_env=False)

    assert answer.status_code == 421
    assert "does not answer under the name" in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:80", "[::1]:80", "LOCALHOST"])
def test_loopback_names_are_let_in(mock_server: MockServer, host: str) -> None:
    assert httpx.get(mock_server.url, headers={"Host": host}, trust_env=False).status_code == 200


def test_more_names_can_be_allowed() -> None:
    with MockServer(allowed_hosts=["mock.example"]) as server:
        answer = httpx.get(server.url, headers={"Host": "mock.example"}, trust_env=False)

    assert answer.status_code == 200


@pytest.mark.parametrize("path", ["/polimi/", "/polimi/cart", "/polimi/nowhere"])
def test_without_a_world_one_is_sent_to_choose(mock_server: MockServer, path: str) -> None:
    answer = httpx.get(mock_server.url + path, trust_env=False)

    assert (answer.status_code, answer.headers["location"]) == (303, "/")


def test_two_worlds_do_not_meet(student: Visitor, enter: Enter) -> None:
    other = enter()
    other.http.cookies = student.http.cookies

    student.reserve()

    assert other.see("/cart").path == "/polimi/login"


def test_worlds_side_by_side_do_what_one_does_alone(enter: Enter) -> None:
    def pay(visitor: Visitor) -> bytes:
        visitor.sign_in()
        visitor.reserve()
        visitor.start_payment()
        visitor.pay()
        return visitor.state()

    alone = pay(enter())
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(pay, [enter() for _ in range(8)]))

    assert together == [alone] * 8


def test_one_world_loses_no_request_of_many(student: Visitor) -> None:
    before = len(student.control("/journal")["requests"])

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(student.see, ["/cart"] * 40))

    numbers = [each["n"] for each in student.control("/journal")["requests"]]
    assert numbers == list(range(1, before + 41))


def test_a_bug_shows_the_portals_page_and_nothing_on_the_console(
    student: Visitor, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delattr("assistant.mock.polimi.carting.REQUEST_TYPE")

    page = student.see("/cart")

    assert (page.status, page.title) == (500, "Internal error")
    assert capfd.readouterr() == ("", "")


def test_what_fails_half_way_leaves_nothing_behind(
    student: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    student.reserve()
    token = student.start_payment().csrf
    before = json.loads(student.state())
    monkeypatch.delattr("assistant.mock.polimi.paying._confirm")

    page = Shown(student.http.post("/polimi/gateway", data={"action": "pay", "csrf": token}))

    after = json.loads(student.state())
    log = after.pop("requests")
    assert (page.status, page.title) == (500, "Internal error")
    assert log[:-1] == before.pop("requests")
    assert log[-1] == {"n": len(log), "method": "POST", "path": "/polimi/gateway", "status": 500}
    assert after == before


def test_after_a_failure_one_can_go_on(student: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    student.reserve()
    student.start_payment()
    with monkeypatch.context() as broken:
        broken.delattr("assistant.mock.polimi.paying._confirm")
        student.pay()

    assert student.pay().title == "Payment received"
    assert student.effects() == [("pay", "16.00")]


def test_no_page_asks_for_anything_from_elsewhere(student: Visitor) -> None:
    for path in ("/", "/login", "/cart", "/payment"):
        html = student.see(path).html
        assert "http:" not in html
        assert "https:" not in html
        assert "<script" not in html
