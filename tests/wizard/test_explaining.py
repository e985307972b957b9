"""A word that the person does not know, explained by the documents."""

from assistant.procedures.library import Library
from assistant.wizard.explaining import explained

LIBRARY = Library()


def test_the_portal_in_use_is_asked_first() -> None:
    here = explained(LIBRARY, "period", "smartcampus")

    assert here
    assert all("(I-SC-" in one for one in here)
    assert not any("(I-SC-" in one for one in explained(LIBRARY, "period", "unad"))


def test_a_word_that_only_another_portal_knows_is_explained_from_there() -> None:
    assert all("(I-PM-" in one for one in explained(LIBRARY, "ECTS", "smartcampus"))
    assert explained(LIBRARY, "ECTS", "smartcampus")


def test_accents_and_capitals_do_not_matter() -> None:
    assert explained(LIBRARY, "ÉCTS") == explained(LIBRARY, "ects") != []


def test_a_word_that_stands_nowhere_has_no_explanation() -> None:
    assert explained(LIBRARY, "xylophone", "unad") == explained(LIBRARY, "...") == []
