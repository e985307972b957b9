"""From what a person says to the procedure they mean, and back."""

import pytest

from assistant.procedures.library import Library
from assistant.wizard.dialogue import Back
from assistant.wizard.finding import Choosing
from tests.wizard.scripted import typing

QUESTION = "What do you need? Say it in your words, or press Enter for the list"


def test_who_comes_back_from_a_page_is_offered_the_same_again() -> None:
    dialogue, shown = typing("certificate of my degree", "1", "2")
    choosing = Choosing(Library(), dialogue)

    first, second = choosing.choose(), choosing.choose()

    assert first.flow == "polimi/degree-certificate"
    assert second.flow != first.flow
    assert shown.count(QUESTION) == 1
    assert sum(f"({first.flow})" in line for line in shown) == 2


@pytest.mark.parametrize("none_of_them", ["", "<"])
def test_who_wants_none_of_them_is_asked_again(none_of_them: str) -> None:
    dialogue, shown = typing("certificate of my degree", none_of_them, "", "1", "1")
    choosing = Choosing(Library(), dialogue)

    try:
        flow = choosing.choose()
    except Back:
        flow = choosing.choose()

    assert flow.portal == "polimi"
    assert shown.count(QUESTION) == 2
