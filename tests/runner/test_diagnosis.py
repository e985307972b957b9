"""Which page is shown, where several might be."""

from typing import Any

import pytest

from assistant.procedures.locators import PortalLocators
from assistant.runner.diagnosis import shown_page
from tests.runner.conftest import LOCATORS, heading
from tests.runner.fake_browser import FakeBrowser, FakeElement, FakePage


def portal(name: str, page: dict[str, Any]) -> PortalLocators:
    """The shop, with one more page that stands above the others."""
    pages = {name: page, **LOCATORS["pages"]}
    return PortalLocators.model_validate({**LOCATORS, "pages": pages}, by_alias=True, by_name=False)


TILL = FakePage("Till", [FakeElement("status", "The till is closed.")])
CLOSED = {"role": "status", "name": "The till is closed."}


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ({"landmark": CLOSED}, "till"),  # a part of the page
        ({"landmark": CLOSED, "verdict": "data"}, "other"),  # a refusal, wherever it stands
        ({"landmark": heading("Till"), "verdict": "data"}, "till"),  # another of the same name
        ({"landmark": heading("Till"), "verdict": "data", "path": "/till"}, "other"),
    ],
    ids=["part", "refusal", "same heading", "same heading and address"],
)
def test_where_one_page_is_awaited_another_must_be_a_refusal(
    page: dict[str, Any], shown: str
) -> None:
    locators = portal("other", {"path": "/other", **page})
    browser = FakeBrowser({"till": TILL}, at="till")

    assert shown_page(browser, locators, "till") == shown


def test_where_none_is_awaited_it_is_the_first(shop: FakeBrowser) -> None:
    locators = portal("other", {"path": "/other", "landmark": heading("Till")})
    shop.at = "till"

    assert shown_page(shop, locators) == "other"
