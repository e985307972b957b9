"""The program speaks three languages, and says the same in each."""

from collections.abc import Iterator, Mapping

import pytest

from assistant.language import Language, _, catalogue, current, from_environment, grouped, use
from assistant.regression import messages as messages_module
from assistant.regression.messages import PACKAGE, Said, said, wrong_messages


@pytest.fixture
def in_spanish() -> Iterator[None]:
    use("es")
    yield
    use("en")


def messages() -> set[str]:
    return {one.message for one in said() if one.message is not None}


def test_the_messages_of_the_templates_are_among_them() -> None:
    assert "The steps" in messages()


def test_every_message_is_written_out_translated_and_given_its_values() -> None:
    assert list(wrong_messages(said())) == []


def test_numbers_are_written_as_the_language_does(in_spanish: None) -> None:
    written = [grouped(one) for one in ("28000", "1116000.50", "16.00", "7")]

    assert written == ["28.000", "1.116.000,50", "16,00", "7"]


@pytest.mark.parametrize("language", ["es", "it"])
def test_no_translation_is_left_over(language: Language) -> None:
    assert sorted(catalogue(language).keys() - messages()) == []


@pytest.mark.parametrize(
    ("message", "given", "wrong"),
    [
        (None, set(), "a message must be written out where it is said"),
        ("written: {path}", {"name"}, "«written: {path}» is not given the values that it names"),
        ("nobody translated this", set(), "«nobody translated this» is not translated (es)"),
    ],
)
def test_a_wrong_message_is_found(message: str | None, given: set[str], wrong: str) -> None:
    found = wrong_messages([Said(PACKAGE / "moments.py", 4, message, frozenset(given))])

    assert str(next(found)) == f"assistant/moments.py:4:1: {wrong}"


def test_a_translation_with_other_values_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages_module, "catalogue", lambda language: {"a {b}": "a {c}"})

    found = wrong_messages([Said(PACKAGE / "moments.py", 4, "a {b}", frozenset({"b"}))])

    assert [one.text for one in found] == [
        "the translation of «a {b}» names other values (es)",
        "the translation of «a {b}» names other values (it)",
    ]


@pytest.mark.usefixtures("in_spanish")
def test_a_message_nobody_translated_is_said_in_english() -> None:
    assert current() == "es"
    assert _("nobody ever translated {this}", this="this") == "nobody ever translated this"


def test_a_message_without_values_is_left_alone() -> None:
    assert _("write {{ name }}") == "write {{ name }}"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "es_CO.UTF-8"}, "es"),
        ({"LANG": "IT_it"}, "it"),
        ({"LANG": "fr_FR.UTF-8"}, "en"),
        ({"LANG": "it_IT", "LC_ALL": "es_ES"}, "es"),
        ({"LANG": "it_IT", "LC_ALL": ""}, "it"),
        ({"LANG": "it_IT", "LC_ALL": "C"}, "en"),
        ({"LC_ALL": "it_IT", "TRAMITE_LANG": "es"}, "es"),
    ],
)
def test_the_language_of_the_computer(environment: Mapping[str, str], language: Language) -> None:
    assert from_environment(environment) == language
