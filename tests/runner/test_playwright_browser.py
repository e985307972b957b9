"""The browser protocol on a real browser, against pages written for each point."""

import http.server
import os
import stat
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser as PlaywrightsBrowser
from playwright.sync_api import TimeoutError as TooSlow

from assistant.errors import AuthRefused
from assistant.procedures.locators import Locator
from assistant.procedures.secret import Secret
from assistant.runner.browser import (
    BrowserGone,
    NoFile,
    NoOption,
    NotDone,
    Sole,
    Unreachable,
    Unresolved,
)
from assistant.runner.launch import Launch
from assistant.runner.playwright_browser import PlaywrightBrowser, _translated, page_in
from assistant.runner.redaction import MARK, Redactor

pytestmark = pytest.mark.browser
PAGES = {
    "/": """<h1>Till</h1><p role="alert">Mind the gap</p>
        <label>Note <input id="note"></label> <label>Agree <input type="checkbox"></label>
        <label for="size">Size</label> <select id="size"><option>Small<option>Large</select>
        <p role="status" aria-label="Total">&euro; 16.00</p>
        <button>Pay</button> <button hidden>Pay</button> <button disabled>Locked</button>
        <table><tr><td>A</td><td><button>Drop</button></td></tr>
        <tr><td>B</td><td><button>Drop</button></td></tr></table>
        <a href="/next">Next</a> <a href="/same">Same</a> <a href="/file">File</a>""",
    "/next": "<h1>Next</h1>",
    "/same": "<h1>Till</h1><p>again</p>",
    "/broken": "",
}


class Handler(http.server.BaseHTTPRequestHandler):
    """Serves the pages above."""

    def do_GET(self) -> None:
        """A page, a file, or nothing at all with status 500."""
        self.send_response(500 if self.path == "/broken" else 200)
        if self.path == "/file":
            self.send_header("Content-Disposition", 'attachment; filename="a b.pdf"')
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(PAGES.get(self.path, "%PDF-1.7").encode())

    def log_message(self, *_arguments: object) -> None:
        """Be quiet."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of the pages."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def till(browser: PlaywrightsBrowser, site: str) -> Iterator[PlaywrightBrowser]:
    """A browser on the first page."""
    launch = Launch(Path(), (), action_seconds=1)
    page = page_in(browser, launch, lambda: None)
    page.open(site)
    yield page
    page.page.context.close()


def button(name: str) -> Locator:
    """A button of that name."""
    return Locator(role="button", name=name)


HEADING = Locator(role="heading", name="Next")


def test_only_visible_elements_count(till: PlaywrightBrowser) -> None:
    assert (till.count(button("Pay")), till.count(button("Drop"))) == (1, 2)


def test_a_row_narrows_the_search(till: PlaywrightBrowser) -> None:
    row = Locator(css="tr:nth-of-type(2)")

    assert till.count(Locator(role="button", name="Drop", within=row)) == 1


def test_names_match_whole_unless_told(till: PlaywrightBrowser) -> None:
    assert till.count(button("pa")) == 0
    assert till.count(Locator(role="button", name="pa", exact=False)) == 1


def test_elements_are_seen_as_a_person_perceives_them(till: PlaywrightBrowser) -> None:
    by_role, by_css = till.look(button("Pay")), till.look(Locator(css="button"))

    assert [str(one) for one in by_role] == ["button «Pay»"]
    assert by_role[0].place == by_css[0].place
    assert by_css[1].name == "Locked"


def test_nearest_lists_what_can_be_acted_on(till: PlaywrightBrowser) -> None:
    assert [one.name for one in till.nearest("link")] == ["Next", "Same", "File"]


def test_fields_are_filled_chosen_ticked_and_read(till: PlaywrightBrowser) -> None:
    note, size, agree = (Locator(label=one) for one in ("Note", "Size", "Agree"))

    till.fill(note, Secret("two"))
    till.choose(size, "Large")
    till.check(agree, True)

    assert (till.read(note), till.read(size)) == ("two", "Large")
    assert till.read(Locator(role="status", name="Total")) == "€ 16.00"


def test_an_option_that_is_not_there_is_named(till: PlaywrightBrowser) -> None:
    with pytest.raises(NoOption, match="Huge"):
        till.choose(Locator(label="Size"), "Huge")


@pytest.mark.parametrize("locator", [button("Locked"), button("Nowhere"), button("Drop")])
def test_what_cannot_be_pressed_is_not_done(locator: Locator, till: PlaywrightBrowser) -> None:
    with pytest.raises(NotDone):
        till.click(locator)


@pytest.mark.parametrize(
    ("named", "others"),
    [
        ("Pay", [button("Locked")]),  # another way to find it leads elsewhere
        ("Drop", []),  # there are two
        ("Buy", [button("Pay")]),  # only another way finds something
        ("Locked", []),  # it cannot be pressed
    ],
)
def test_what_is_not_alone_or_not_ready_is_not_touched(
    till: PlaywrightBrowser, named: str, others: list[Locator]
) -> None:
    script = "document.body.addEventListener('mousedown', () => { document.title = 'touched'; })"
    till.page.evaluate(script)

    with pytest.raises(Unresolved):
        till.click(Sole(button(named), tuple(others), 0.3))

    assert till.page.title() == ""


@pytest.mark.parametrize(
    "others", [[], [Locator(css="p + button")], [button("Nowhere"), button("Pay")]]
)
def test_what_is_alone_is_pressed(till: PlaywrightBrowser, others: list[Locator]) -> None:
    script = (
        "document.body.addEventListener('click', e => { document.title = e.target.textContent; })"
    )
    till.page.evaluate(script)

    till.click(Sole(button("Pay"), tuple(others), 10))

    assert till.page.title() == "Pay"


def test_what_was_perhaps_pressed_is_not_called_untouched() -> None:
    for log, kind in (("waiting for button", Unresolved), ("performing click action", NotDone)):
        with pytest.raises(NotDone) as raised, _translated():
            raise TooSlow(f"Timeout 300ms exceeded.\nCall log:\n  - {log}")
        assert raised.type is kind


def test_a_credential_is_fetched_only_for_a_field_on_its_own_origin(
    till: PlaywrightBrowser, site: str
) -> None:
    fetched = list[str]()

    def fetch() -> Secret:
        fetched.append("fetched")
        return Secret("correct horse")

    with pytest.raises(Unresolved):
        till.fill(Sole(Locator(label="Password"), (), 0.3), fetch, site)
    with pytest.raises(AuthRefused):
        till.fill(Locator(label="Note"), fetch, "http://127.0.0.1:1")
    assert fetched == []

    till.fill(Locator(label="Note"), fetch, site)

    assert fetched == ["fetched"]
    assert till.read(Locator(label="Note")) == "correct horse"


def test_arriving_elsewhere_is_noticed_without_waiting_for_the_end(
    till: PlaywrightBrowser,
) -> None:
    after = till.documents()
    till.click(Locator(role="link", name="Same"))

    assert not till.arrives([HEADING], 600, after=after, anew=False)


def test_arriving_at_one_of_several(till: PlaywrightBrowser) -> None:
    after = till.documents()
    till.click(Locator(role="link", name="Next"))

    other = Locator(role="heading", name="Nowhere")
    assert till.arrives([other, HEADING], 5, after=after, anew=False)


def test_the_same_page_must_have_come_anew(till: PlaywrightBrowser) -> None:
    heading = Locator(role="heading", name="Till")

    assert not till.arrives([heading], 0.1, after=till.documents(), anew=True)
    after = till.documents()
    till.click(Locator(role="link", name="Same"))
    assert till.arrives([heading], 5, after=after, anew=True)
    assert till.url().endswith("/same")


def test_a_file_is_kept_under_the_name_the_portal_gives(
    till: PlaywrightBrowser, tmp_path: Path
) -> None:
    path = till.download(Locator(role="link", name="File"), tmp_path)

    assert (path.name, path.read_bytes()) == ("a b.pdf", b"%PDF-1.7")


def test_a_page_instead_of_a_file_is_noticed(till: PlaywrightBrowser, tmp_path: Path) -> None:
    with pytest.raises(NoFile):
        till.download(Locator(role="link", name="Next"), tmp_path)


def test_alerts_status_and_emptiness(till: PlaywrightBrowser, site: str) -> None:
    assert (till.messages(), till.status(), till.empty()) == (["Mind the gap"], 200, False)

    till.open(f"{site}/broken")

    assert (till.messages(), till.status(), till.empty()) == ([], 500, True)


def test_a_picture_is_a_jpeg(till: PlaywrightBrowser) -> None:
    assert till.picture().startswith(b"\xff\xd8\xff")


def test_nobody_at_the_address(till: PlaywrightBrowser) -> None:
    with pytest.raises(Unreachable):
        till.open("http://127.0.0.1:9")


def test_a_closed_page_is_gone(till: PlaywrightBrowser) -> None:
    till.page.close()

    with pytest.raises(BrowserGone):
        till.click(button("Pay"))


def test_the_name_of_a_file_holds_no_secret(
    browser: PlaywrightsBrowser, site: str, tmp_path: Path
) -> None:
    launch = Launch(Path(), (), redactor=Redactor(Secret("a b.")))
    page = page_in(browser, launch, lambda: None)
    page.open(site)

    path = page.download(Locator(role="link", name="File"), tmp_path)

    assert path.name == f"{MARK}pdf"
    assert stat.S_IMODE(path.stat().st_mode) == (0o666 if os.name == "nt" else 0o600)
    page.page.context.close()


def test_the_portal_s_cookies_are_learnt_as_secrets(browser: PlaywrightsBrowser, site: str) -> None:
    own: dict[str, Any] = {"name": "world", "value": "one-of-our-own-cookies", "url": site}
    launch = Launch(Path(), (), cookies=[own])
    page = page_in(browser, launch, lambda: None)
    page.page.context.add_cookies([{"name": "sid", "value": "0123456789abcdef", "url": site}])
    page.open(site)

    assert {one["name"] for one in page.state()["cookies"]} == {"world", "sid"}

    said = launch.redactor.text("0123456789abcdef one-of-our-own-cookies")
    assert said == f"{MARK} one-of-our-own-cookies"
    page.page.context.close()


def test_a_page_makes_room_for_what_lies_over_its_end(till: PlaywrightBrowser) -> None:
    last = Locator(role="link", name="File")
    till.resize(600, 200)
    (before,) = till.boxes([last])

    till.make_room(80)

    (after,) = till.boxes([last])
    assert before
    assert after
    assert after.y + after.height <= 200 - 80 < before.y + before.height


def test_where_there_is_no_room_for_all_the_first_one_is_seen(till: PlaywrightBrowser) -> None:
    till.resize(600, 100)

    first, *_others = till.boxes([Locator(label="Note"), button("Pay"), HEADING, button("Pay")])

    assert first
    assert 0 <= first.y <= 100 - first.height
