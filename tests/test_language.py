"""The program speaks three languages, and says the same in each."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter

import pytest

from assistant.language import Language, _, catalogue, current, from_environment, use

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted([ROOT / "cli.py", *(ROOT / "assistant").rglob("*.py")])


@pytest.fixture
def in_spanish() -> Iterator[None]:
    use("es")
    yield
    use("en")


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Where a message is said, and how: every ``_(...)`` there is."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                if node.func.id == "_":
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def message_of(call: ast.Call) -> str | None:
    """The message, if it is written out."""
    match call.args:
        case [ast.Constant(value=str(message))]:
            return message
    return None


def messages() -> set[str]:
    return {message for _place, call in calls() if (message := message_of(call)) is not None}


def names_in(message: str) -> set[str | None]:
    """The ``{names}`` to fill in."""
    return {name for _text, name, _spec, _conversion in Formatter().parse(message) if name}


def test_every_message_is_written_out_where_it_is_said() -> None:
    assert [place for place, call in calls() if message_of(call) is None] == []


def test_every_message_gets_the_values_it_names() -> None:
    wrong = [
        f"{place}: {message}"
        for place, call in calls()
        if (message := message_of(call)) is not None and call.keywords
        if None not in (given := {keyword.arg for keyword in call.keywords})  # no **values
        if names_in(message) != given
    ]

    assert wrong == []


@pytest.mark.parametrize("language", ["es", "it"])
def test_no_translation_is_left_over(language: Language) -> None:
    assert sorted(catalogue(language).keys() - messages()) == []


@pytest.mark.parametrize("language", ["es", "it"])
def test_no_translation_is_missing(language: Language) -> None:
    assert sorted(messages() - catalogue(language).keys()) == []


@pytest.mark.parametrize("language", ["es", "it"])
def test_a_translation_names_the_same_values(language: Language) -> None:
    valued = {message_of(call) for _place, call in calls() if call.keywords}
    wrong = [
        translation
        for message, translation in catalogue(language).items()
        if message in valued and names_in(message) != names_in(translation)
    ]

    assert wrong == []


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
