"""What stands in a secret field is covered in a picture, and cannot be seen through."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser as PlaywrightsBrowser

from assistant.procedures.library import Library
from assistant.procedures.locators import Locator
from assistant.runner.launch import Launch
from assistant.runner.playwright_browser import PlaywrightBrowser, page_in

pytestmark = pytest.mark.browser
SECRET_FIELDS = (Locator(label="Pin"), Locator(id="pin"))


@pytest.fixture
def page(browser: PlaywrightsBrowser) -> Iterator[PlaywrightBrowser]:
    """A browser that knows which fields of the portal are secret."""
    opened = page_in(browser, Launch(Path(), (), secret_fields=SECRET_FIELDS), lambda: None)
    yield opened
    opened.page.context.close()


def colours(page: PlaywrightBrowser, field: str) -> int:
    """How many colours the picture has where a field is: one, if it is covered."""
    box = page.page.locator(field).bounding_box()
    assert box
    edges = (box["x"] + 8, box["y"] + 8, box["x"] + box["width"] - 8, box["y"] + box["height"] - 8)
    picture = Image.open(BytesIO(page.picture())).crop(edges)
    return len(picture.convert("L").quantize(8).getcolors() or ())


@pytest.mark.parametrize(
    ("field", "covered"),
    [
        ('<label>Pin <input value="hunter2"></label>', True),
        ('<input id="pin" value="hunter2">', True),
        ('<input type="password" value="hunter2">', True),
        ('<input autocomplete="one-time-code" value="hunter2">', True),
        ('<label>Note <input value="hunter2"></label>', False),
    ],
)
def test_secret_fields_are_covered(field: str, covered: bool, page: PlaywrightBrowser) -> None:
    page.page.set_content(f"<style>input {{ height: 60px; font-size: 40px }}</style>{field}")

    assert (colours(page, "input") == 1) is covered


def test_the_portal_says_which_fields_are_secret() -> None:
    locators = Library().locators("polimi")

    ways = {str(way) for way in locators.secret_fields()}
    assert {"label «Password»", "textbox «One-time code»", "id «code»"} <= ways
    assert not any("Person Code" in way for way in ways)
