"""A form whose answer is lost is sent once, by whatever browser is there."""

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser as PlaywrightsBrowser

from assistant.errors import EnvironmentProblem
from assistant.procedures.locators import Locator
from assistant.runner.browser_setup import find_browser, this_machine
from assistant.runner.launch import Launch
from assistant.runner.playwright_browser import browsers_of
from assistant.runner.switches import launch_arguments

pytestmark = pytest.mark.browser
FORM = b'<form method="post" action="/pay"><button>Pay</button></form>'


class Cut(http.server.BaseHTTPRequestHandler):
    """Shows a form, and cuts the connection off on which it comes back."""

    sent: list[str]

    def do_GET(self) -> None:
        """The form."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(FORM)

    def do_POST(self) -> None:
        """No answer."""
        self.sent.append(self.path)

    def log_message(self, *_arguments: object) -> None:
        """Be quiet."""


@pytest.fixture
def sent() -> list[str]:
    """The forms that came."""
    return []


@pytest.fixture
def site(sent: list[str]) -> Iterator[str]:
    """The address of the form."""
    handler = type("Cutting", (Cut,), {"sent": sent})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(params=["without windows", "with windows"])
def launch(request: pytest.FixtureRequest) -> Launch:
    """How that browser is launched; one that could show windows shows none here, either."""
    try:
        found = find_browser(headless=request.param == "without windows")
    except EnvironmentProblem:
        pytest.skip("there is no browser with windows on this computer")
    return Launch(Path(found.path), launch_arguments(as_root=this_machine().as_root))


def test_a_form_that_is_cut_off_is_not_sent_again(
    browser: PlaywrightsBrowser, launch: Launch, site: str, sent: list[str]
) -> None:
    with browsers_of(browser.browser_type, launch)(launch, lambda: None) as shown:
        shown.open(site)
        with shown.page.expect_event("requestfailed"):
            shown.click(Locator(role="button", name="Pay"))

    assert sent == ["/pay"]
