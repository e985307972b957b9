"""A watched page: what is pressed, or sent by a script, reaches nobody until it is let pass."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser as PlaywrightsBrowser

from assistant.procedures.locators import Locator
from assistant.runner.browser import Touch
from assistant.runner.launch import Launch
from assistant.runner.playwright_browser import PlaywrightBrowser, page_in

pytestmark = pytest.mark.browser
TILL = """<title>Till</title><h1>Till</h1>
<form method=post action=/pay><button>Pay</button></form>
<form method=post action=/slow><input name=note aria-label=Note><button>Slowly</button></form>
<a href=/next>Next</a> <button id=count onclick="document.title += '+'">Count</button>
<button onclick="event.preventDefault(); document.title += '+'">Prevented</button>
<form action=/next><input aria-label=Search></form>
<div id=script onclick="document.forms[0].submit()">Send</div>"""
PAY, SLOWLY = Locator(role="button", name="Pay"), Locator(role="button", name="Slowly")
COUNT, PREVENTED = Locator(role="button", name="Count"), Locator(role="button", name="Prevented")


class Till(http.server.ThreadingHTTPServer):
    """Serves the page above and remembers what was sent to it; one never answers until ``go``."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.sent: list[str] = []
        self.go = threading.Event()


class _Handler(http.server.BaseHTTPRequestHandler):
    server: Till

    def do_GET(self) -> None:
        """The page, or the one after it."""
        self._answer(TILL if self.path == "/" else "<h1>Next</h1>")

    def do_POST(self) -> None:
        """Remember it, and lead on."""
        self.server.sent.append(self.path)
        if self.path != "/slow":
            self._answer("<h1>Next</h1>")
        elif self.server.go.wait(20):
            self.close_connection = True

    def _answer(self, page: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.encode())

    def log_message(self, *_arguments: object) -> None:
        """Be quiet."""


@pytest.fixture
def till() -> Iterator[Till]:
    server = Till()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.go.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def watched(browser: PlaywrightsBrowser, till: Till) -> Iterator[PlaywrightBrowser]:
    """A watched browser on the page."""
    page = page_in(browser, Launch(Path(), (), action_seconds=5), lambda: None)
    page.watch()
    page.open(f"http://127.0.0.1:{till.server_port}/")
    yield page
    page.page.context.close()


def arrived(watched: PlaywrightBrowser) -> bool:
    return watched.appears(Locator(role="heading", name="Next"), 10)


def touch(watched: PlaywrightBrowser) -> Touch:
    found = watched.touched(5)
    assert found
    return found


def test_a_press_is_held_back_and_told_until_it_is_let_pass(
    watched: PlaywrightBrowser, till: Till
) -> None:
    watched.click(PAY)
    told = touch(watched)

    assert (told.kind, told.posts, watched.is_touched(told, PAY)) == ("press", True, True)
    assert till.sent == []
    watched.let_pass(True)
    watched.click(PAY)
    assert arrived(watched)
    assert till.sent == ["/pay"]


def test_a_press_that_has_passed_closes_after_itself(watched: PlaywrightBrowser) -> None:
    watched.let_pass(True)

    watched.click(COUNT)
    watched.click(COUNT)

    assert watched.is_touched(touch(watched), COUNT)
    assert watched.page.title() == "Till+"


def test_it_closes_too_if_the_page_itself_prevents_what_would_come(
    watched: PlaywrightBrowser,
) -> None:
    watched.let_pass(True)

    watched.click(PREVENTED)
    watched.click(PREVENTED)

    assert watched.page.title() == "Till+"


def test_a_press_that_playwright_takes_back_is_pressed_again(watched: PlaywrightBrowser) -> None:
    watched.page.evaluate(
        """() => window.addEventListener('click', event => {
          event.preventDefault(); event.stopImmediatePropagation();
        }, {capture: true, once: true})"""
    )
    watched.let_pass(True)
    watched.click(COUNT)
    assert watched.page.title() == "Till"

    watched.click(COUNT)

    assert watched.page.title() == "Till+"


def test_pressing_again_while_the_portal_answers_slowly_sends_nothing(
    watched: PlaywrightBrowser, till: Till
) -> None:
    box = watched.boxes([SLOWLY])[0]
    assert box
    watched.page.evaluate("setTimeout(() => document.forms[1].submit(), 300)")
    watched.let_pass(True)
    watched.click(SLOWLY)

    watched.page.mouse.click(box.x + 5, box.y + 5)  # by hand: a locator would wait for the answer

    told = [touch(watched), touch(watched)]
    assert [one.posts for one in told] == [True, True]
    assert [bool(one.mark) for one in told] == [True, False]
    assert till.sent == ["/slow"]


def test_neither_enter_nor_the_rest_of_a_double_click_uses_the_programs_turn(
    watched: PlaywrightBrowser,
) -> None:
    watched.page.get_by_role("button", name="Count").dblclick()
    first = touch(watched)
    watched.let_pass(True)

    watched.page.get_by_role("button", name="Count").press("Enter")
    watched.page.get_by_role("button", name="Count").dispatch_event("click", {"detail": 2})

    assert watched.page.title() == "Till"
    assert touch(watched).mark != first.mark  # that of Enter: a double click is told once
    assert watched.touched(0.05) is None
    watched.click(COUNT)
    assert watched.page.title() == "Till+"


def test_a_form_without_a_button_is_held_back_after_another_press_too(
    watched: PlaywrightBrowser,
) -> None:
    watched.let_pass(True)
    watched.click(COUNT)

    watched.page.get_by_label("Search").press("Enter")

    told = touch(watched)
    assert (told.kind, told.posts) == ("press", False)
    assert watched.count(PAY) == 1


def test_what_a_script_submits_after_a_press_is_not_part_of_it(
    watched: PlaywrightBrowser, till: Till
) -> None:
    watched.let_pass(True)
    watched.click(COUNT)

    watched.page.evaluate(
        "new Promise(done => setTimeout(done, 20)).then(() => document.forms[0].requestSubmit())"
    )

    assert touch(watched).posts
    assert till.sent == []


@pytest.mark.parametrize(
    "script",
    [
        "document.forms[0].submit()",
        "document.querySelector('#script').click()",
        "fetch('/pay', {method: 'POST'}).catch(() => {})",
        "void fetch('/pay', {method: 'DELETE'}).catch(() => {})",
        "navigator.sendBeacon('/pay')",
        "document.forms[0].target = '_blank', document.forms[0].submit()",
    ],
)
def test_what_a_script_sends_reaches_nobody_and_is_told(
    watched: PlaywrightBrowser, till: Till, script: str
) -> None:
    watched.page.evaluate(f"() => {{ {script} }}")

    assert touch(watched) == Touch(mark="", kind="press", posts=True)
    assert till.sent == []
    assert watched.count(PAY) == 1  # the page has stayed
    assert watched.sought() == ""


def test_holding_back_again_forgets_what_was_touched(watched: PlaywrightBrowser) -> None:
    watched.click(COUNT)

    watched.let_pass(False)

    assert watched.touched(0.05) is None


def test_a_page_that_comes_later_holds_back_again(watched: PlaywrightBrowser, till: Till) -> None:
    watched.let_pass(True)
    watched.page.get_by_role("link", name="Next").click()
    assert arrived(watched)
    watched.page.go_back()

    watched.click(PAY)

    assert touch(watched).posts
    assert till.sent == []
