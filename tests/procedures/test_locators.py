"""How elements are found, as data."""

from typing import Any

import pytest
from pydantic import ValidationError

from assistant.procedures.library import Library
from assistant.procedures.locators import Element, Locator, Page


def locator(**parts: Any) -> Locator:
    return Locator.model_validate(parts)


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"exact": False},
        {"label": "Password", "id": "password"},
        {"label": "Password", "name": "Password"},
        {"css": "h1", "level": 1},
        {"role": "buton"},
        {"xpath": "//a"},
        {"role": "link", "known": "guessed"},
        {"role": "link", "within": {}},
    ],
)
def test_what_is_no_locator(parts: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Locator.model_validate(parts)


def test_a_locator_says_itself() -> None:
    row = locator(role="row", name="975765")

    assert str(locator(role="link")) == "link"
    assert str(locator(label="Password")) == "label «Password»"
    assert str(locator(role="link", name="Print", within=row)) == "link «Print» in row «975765»"


def test_parameters_are_filled_in_everywhere() -> None:
    element = Element.model_validate(
        {
            "with": ["number"],
            "primary": {"role": "link", "name": "{{ number }}", "within": {"id": "r{{ number }}"}},
            "alternatives": [{"css": "a[href$='/{{ number }}']", "known": "invented"}],
            "source": "S2:L36",
        }
    ).with_values({"number": "975765"})

    assert str(element.primary) == "link «975765» in id «r975765»"
    assert element.alternatives[0].css == "a[href$='/975765']"
    assert element.alternatives[0].known == "invented"


def test_a_page_says_what_to_fill_into_its_path() -> None:
    landmark = {"role": "heading", "name": "Certificate"}

    page = Page.model_validate({"path": "/careers/{career}/documents", "landmark": landmark})

    assert page.parameters == {"career"}
    assert Page.model_validate({"path": "/", "landmark": landmark}).parameters == set()


def test_a_page_has_a_landmark_or_is_everywhere() -> None:
    assert Page.model_validate({"everywhere": True}).landmark is None
    with pytest.raises(ValidationError):
        Page.model_validate({"path": "/"})


def test_elements_have_the_names_that_flows_use(demo: Library) -> None:
    locators = demo.locators("demo")

    assert "careers.career" in locators.references
    assert locators.element("login.password").secret
    with pytest.raises(KeyError):
        locators.element("login.nothing")
