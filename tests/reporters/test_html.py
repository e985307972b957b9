"""The report: what it tells, that it trusts nobody, and how it looks in a browser."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # ships no types
from playwright.sync_api import Page, ViewportSize, expect

from assistant.errors import Verdict
from assistant.reporters.html import HtmlReport, duration, effect, link, look, moment, size
from assistant.runner.results import RunResult
from tests.reporters.conftest import HOSTILE, RESULTS, Sample, step

PHONE: ViewportSize = {"width": 360, "height": 740}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


class Reader(HTMLParser):
    """Gathers the tags, every address that is loaded or led to, and the words."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.loaded: list[str] = []
        self.led_to: list[str] = []
        self.words = self.style = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.words += " "
        assert not [name for name, _value in attrs if name.startswith("on")]
        for name, value in attrs:
            if name == "src":
                self.loaded.append(value or "")
            if name == "href":
                self.led_to.append(value or "")

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] == ["style"]:
            self.style += data
        else:
            self.words += data


def write(result: RunResult) -> Path:
    path = Path(result.folder) / "report.html"
    HtmlReport(path).hear(result)
    return path


def read(result: RunResult) -> Reader:
    reader = Reader()
    reader.feed(write(result).read_text(encoding="utf-8"))
    reader.words = " ".join(reader.words.split())
    return reader


def test_a_run_that_went_through_tells_what_came_of_it(sample: Sample) -> None:
    reader = read(sample("ok"))

    for words in (
        "Certificate of degree award", "The procedure was done to its end", "The request is paid",
        "2022-04-12, 14:06 UTC", "1 min 23 s", "English", "simulation of the portal «polimi»",
        "stay connected no", "slip number 75621", "total € 16.00", "Paid Step 18 of 20",
        "1.7 kB · SHA-256 2129b52129b5", "S2:L23", "skipped: it was not needed",
    ):  # fmt: skip
        assert words in reader.words
    assert "./files/receipt%201.pdf" in reader.led_to
    assert "What happened" not in reader.words


def test_answers_are_told_in_the_words_of_the_questions(sample: Sample) -> None:
    words = {"How many copies?": "1", "Stay signed in?": "no"}

    told = read(sample("ok").model_copy(update={"answered": words})).words

    assert "The answers How many copies? 1 Stay signed in? no The steps" in told


def test_a_failure_is_told_first(sample: Sample) -> None:
    words = read(sample("portal")).words

    told = [
        "What happened",
        "Step 18 of 20",
        "Press «Pay».",
        "The portal says: «The payment was declined.»",
        "Payment not confirmed",
        "Expected «Payment received»",
        "Found «Payment declined»",
        "The portal says The payment was declined.",
        "What to do next Look at the portal yourself",
        "What came of it",
        "The answers",
        "The steps",
        "The run did not come to steps 19 to 20.",
    ]
    places = [words.find(one) for one in told]
    assert -1 not in places
    assert places == sorted(places)


def test_what_is_like_the_missing_element_is_listed(sample: Sample) -> None:
    words = read(sample("missing")).words

    assert "Nearest to it button «Book the document» link «Documents»" in words


def test_drift_shows_the_alternative_and_the_patch(sample: Sample) -> None:
    words = read(sample("drift")).words

    assert "Expected button «Sel. Delivery Type»" in words
    assert "Used instead id «delivery» → button «Choose delivery»" in words
    assert "alternative: the page has changed cart.select-delivery" in words
    assert "- primary: button «Sel. Delivery Type» + primary: button «Choose delivery»" in words


def test_a_stopped_run_says_that_nothing_was_confirmed(sample: Sample) -> None:
    words = read(sample("stopped")).words

    assert "A person stopped the run before its end." in words
    assert "Payment not confirmed" in words
    assert "The run did not come to step 20." in words


def test_advice_is_a_text_and_a_file(sample: Sample) -> None:
    reader = read(sample("advice"))

    assert "To AUTHENTICATION_ASSISTANCE@polimi.it Subject Cannot sign in" in reader.words
    assert "A text for you is ready in step 1." in reader.words
    assert "yours to do: the text for it is ready" in reader.words
    assert "Nothing was done that cannot be undone" in reader.words
    assert "./advice/e-mail.txt" in reader.led_to


def test_a_run_without_steps_is_a_report_too(sample: Sample) -> None:
    words = read(sample("rule")).words

    assert "not-eligible" in words
    assert "(rule R-PM-15)" in words
    assert "No step was played." in words


@pytest.mark.parametrize("name", RESULTS)
def test_the_page_needs_nothing_but_itself(sample: Sample, name: str) -> None:
    reader = read(sample(name))

    assert not {"script", "link", "iframe", "object", "form", "base"} & set(reader.tags)
    assert all(address.startswith("data:image/png;base64,") for address in reader.loaded)
    assert all(address.startswith(("#", "./")) for address in reader.led_to)
    assert not re.search(r"url\(|@import|@font-face", reader.style)


def test_nothing_a_portal_says_becomes_markup(sample: Sample) -> None:
    result = sample("hostile")

    html = write(result).read_text(encoding="utf-8")

    assert HOSTILE not in html
    assert "<script" not in html
    assert "javascript:x()" in read(result).words
    assert not [one for one in read(result).led_to if "javascript:" in one]


def test_the_same_result_gives_the_same_bytes(sample: Sample) -> None:
    result = sample("portal")

    assert write(result).read_bytes() == write(result).read_bytes()


def test_a_picture_is_in_the_page_once(sample: Sample) -> None:
    reader = read(sample("portal"))

    assert len(reader.loaded) == 18
    assert reader.led_to.count("#picture-18") == 2  # its own link, and «Next» of the one before


def test_a_picture_that_is_lost_loses_no_report(sample: Sample) -> None:
    result = sample("ok")
    result.path_of("pictures/03.png").unlink()

    reader = read(result)

    assert len(reader.loaded) == 18
    assert "Press «Continue» on page 3." in reader.words


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_has_a_meaning_of_its_own(verdict: Verdict) -> None:
    meanings = [look(one).meaning for one in Verdict]

    assert meanings.count(look(verdict).meaning) == 1
    assert look(verdict).tone == {"ok": "good", "stopped": "warn", "drift": "warn"}.get(
        verdict, "bad"
    )


@pytest.mark.parametrize("kind", ["pay", "submit", "cancel", "print-once"])
def test_an_effect_is_only_claimed_when_it_is_done(kind: str) -> None:
    done, failed = effect(step(1, effect=kind)), effect(step(1, "failed", effect=kind))

    assert "not confirmed" not in done.meaning
    assert "not confirmed" in failed.meaning


def test_numbers_are_for_people() -> None:
    assert moment("2022-04-12T16:06:25+02:00") == "2022-04-12, 14:06 UTC"
    assert [duration(seconds) for seconds in (0.04, 59.94, 61)] == ["0.0 s", "59.9 s", "1 min 1 s"]
    assert [size(count) for count in (999, 1704, 2_500_000)] == ["999 bytes", "1.7 kB", "2.5 MB"]


def test_a_link_stays_in_the_folder() -> None:
    assert link("files/a b#1.pdf") == "./files/a%20b%231.pdf"
    assert link("javascript:alert(1)") == "./javascript%3Aalert%281%29"


@pytest.mark.browser
@pytest.mark.parametrize("name", RESULTS)
def test_axe_finds_nothing(sample: Sample, page: Page, name: str) -> None:
    page.goto(write(sample(name)).as_uri())

    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.browser
@pytest.mark.parametrize("name", RESULTS)
def test_a_phone_shows_it_without_scrolling_sideways(sample: Sample, page: Page, name: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto(write(sample(name)).as_uri())

    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


@pytest.mark.browser
def test_the_browser_asks_nobody_for_anything(sample: Sample, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    path = write(sample("hostile"))

    page.goto(path.as_uri())

    assert [url for url in asked if not url.startswith("data:")] == [path.as_uri()]


@pytest.mark.browser
def test_pictures_open_turn_and_close_by_keyboard(sample: Sample, page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto(write(sample("ok")).as_uri())
    page.get_by_role("link", name="Enlarge the picture of step 2", exact=True).press("Enter")

    page.locator("#picture-2").get_by_role("link", name="Next").press("Enter")
    picture = page.locator("#picture-3")
    expect(picture).to_have_css("position", "fixed")
    assert picture.bounding_box() == {"x": 0, "y": 0, **PHONE}

    picture.get_by_role("link", name="Close").press("Enter")
    expect(picture).to_have_css("position", "static")
    expect(page.locator("#step-3")).to_be_in_viewport()


@pytest.mark.browser
def test_paper_shows_the_steps_and_no_buttons(sample: Sample, page: Page) -> None:
    page.goto(write(sample("advice")).as_uri() + "#picture-1")

    page.emulate_media(media="print")

    expect(page.get_by_text("Send this message.")).to_be_visible()
    expect(page.get_by_text("One click selects the whole text")).to_be_hidden()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF-")
