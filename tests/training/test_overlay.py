"""What is laid over a page in front of an audience."""

import io

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from assistant.runner.browser import Box
from assistant.runner.launch import Launch
from assistant.runner.playwright_browser import PlaywrightBrowser
from assistant.training import overlay
from assistant.training.marks import Mark

HOSTILE = '<img src=x onerror="document.title=1">'
MARK = Mark(1, "page.button", Box(100, 200, 80, 30))


def test_labels_are_bold_and_the_rest_is_text() -> None:
    said = overlay.with_labels("Press «Access the cart» & <wait>")

    assert said == "Press <b>«Access the cart»</b> &amp; &lt;wait&gt;"
    assert "<img" not in overlay.caption(HOSTILE, 1, 2, HOSTILE) + overlay.card(HOSTILE, HOSTILE)


def test_fields_and_a_remark_stand_in_the_bar_as_text() -> None:
    bar = overlay.caption(
        "Go on.", 1, 2, "Part", remark=HOSTILE, fields=["«Size» → Large", HOSTILE]
    )

    assert "<b>«Size»</b> → Large" in bar
    assert "<img" not in bar


@pytest.mark.browser
@pytest.mark.parametrize("remark", ["", "Look for: «Fecha de expedición del soporte»" * 3])
@pytest.mark.parametrize("fields", [[], ["«Soporte que adjuntas» → Certificado laboral"] * 5])
@pytest.mark.parametrize("letters", [20, 85, 150])
def test_the_room_for_a_bar_is_enough_and_not_much_more(
    page: Page, letters: int, fields: list[str], remark: str
) -> None:
    sentence = ("Elige «Quién es el beneficiario» y «Soporte que adjuntas». " * 3)[:letters]
    page.set_viewport_size({"width": 1280, "height": 620})

    page.set_content(overlay.caption(sentence, 1, 2, "Part", remark=remark, fields=fields))

    height = page.evaluate("document.body.firstElementChild.getBoundingClientRect().height")
    room = overlay.height_of(sentence, remark, fields)
    assert height <= room <= height + 70
    assert height < 300


def test_a_bar_makes_way_for_what_it_would_hide() -> None:
    assert not overlay.hides([MARK], 800)
    assert overlay.hides([Mark(1, "page.button", Box(100, 700, 80, 30))], 800)


@pytest.mark.browser
def test_it_darkens_all_but_the_marked_and_stays_on_the_next_page(browser: Browser) -> None:
    page = browser.new_page()
    shown = PlaywrightBrowser(page, lambda: None, Launch(executable=None, arguments=()))  # type: ignore[arg-type]  # nothing is launched
    page.set_viewport_size({"width": 600, "height": 400})
    shown.open("data:text/html,<body style='background:white'>one")

    shown.overlay(overlay.spotlight([MARK]))
    shown.open("data:text/html,<body style='background:white'>two")
    lit, dark = colours(shown, (140, 215), (400, 100))
    shown.overlay("")
    (after,) = colours(shown, (400, 100))

    assert min(lit) > 240
    assert max(dark) < 180
    assert min(after) > 240
    page.close()


def colours(browser: PlaywrightBrowser, *places: tuple[int, int]) -> list[tuple[int, ...]]:
    picture = Image.open(io.BytesIO(browser.picture())).convert("RGB")
    return [picture.getpixel(place) for place in places]  # type: ignore[misc]  # it is RGB
