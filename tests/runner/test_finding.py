"""Finding one element: primary, agreeing alternatives, or nothing."""

from typing import Any

import pytest

from assistant.procedures.locators import Element
from assistant.runner.finding import NotFound, find
from tests.runner.fake_browser import FakeBrowser, FakeElement, FakePage

PAY = {
    "primary": {"role": "button", "name": "Pay now"},
    "alternatives": [{"id": "pay"}, {"label": "Pay this"}],
    "source": "invented",
}


def showing(*elements: FakeElement) -> FakeBrowser:
    """A browser on a page with these elements."""
    return FakeBrowser({"till": FakePage("Till", list(elements))}, at="till")


def found(browser: FakeBrowser, **more: Any) -> str:
    """Which locator finds the button, and how."""
    element = Element.model_validate(PAY)
    result = find(browser, "till.pay", element, seconds=0, **more)
    return f"{result.used.used}: {result.locator}"


def test_the_primary_is_used_when_it_finds_one() -> None:
    assert found(showing(FakeElement("button", "Pay now"))) == "primary: button «Pay now»"


def test_an_alternative_is_used_for_a_reworded_button() -> None:
    assert found(showing(FakeElement("button", "Pay today", "pay"))) == "alternative: id «pay»"


def test_alternatives_must_agree() -> None:
    browser = showing(FakeElement("button", "Pay later", "pay"), FakeElement("button", "Pay this"))

    with pytest.raises(NotFound):
        found(browser)


def test_an_alternative_of_another_role_is_not_used() -> None:
    with pytest.raises(NotFound):
        found(showing(FakeElement("link", "Pay now", "pay")))


def test_an_alternative_of_another_family_is_not_used() -> None:
    with pytest.raises(NotFound, match="is not on the page"):
        found(showing(FakeElement("button", "Cancel", "pay")))


def test_an_alternative_that_finds_twins_is_not_used() -> None:
    twin = FakeElement("button", "Pay today", "pay")

    with pytest.raises(NotFound):
        found(showing(twin, FakeElement("button", "Pay too", "pay")))


def test_twins_of_the_primary_are_never_told_apart_by_an_alternative() -> None:
    browser = showing(FakeElement("button", "Pay now", "pay"), FakeElement("button", "Pay now"))

    with pytest.raises(NotFound, match="2 elements look like"):
        found(browser)


def test_without_healing_only_the_primary_counts() -> None:
    with pytest.raises(NotFound):
        found(showing(FakeElement("button", "Pay today", "pay")), heal=False)


def test_the_nearest_come_likest_first() -> None:
    browser = showing(FakeElement("button", "Cancel"), FakeElement("button", "Pay nowadays"))

    with pytest.raises(NotFound) as caught:
        found(browser)
    assert caught.value.candidates == ("button «Pay nowadays»", "button «Cancel»")


def test_a_primary_whose_alternative_leads_elsewhere_is_not_acted_on() -> None:
    swapped = [FakeElement("button", "Pay now", "cancel"), FakeElement("button", "Cancel", "pay")]

    with pytest.raises(NotFound, match="another way to find it leads elsewhere") as caught:
        found(showing(*swapped))

    assert caught.value.candidates == ("button «Pay now»", "button «Cancel»")
    assert caught.value.found == "besides: button «Cancel»"
    with pytest.raises(NotFound):
        found(showing(*swapped), heal=False)


def test_what_is_only_read_may_have_other_ways_that_lead_elsewhere() -> None:
    swapped = [FakeElement("button", "Pay now"), FakeElement("button", "Cancel", "pay")]

    assert found(showing(*swapped), act=False) == "primary: button «Pay now»"


def test_an_alternative_with_a_rival_as_much_alike_is_not_used() -> None:
    rivals = [FakeElement("button", "Pay aloud", "pay"), FakeElement("button", "Pay now!")]

    with pytest.raises(NotFound, match="is not on the page"):
        found(showing(*rivals))
