"""The program speaks three languages, and says the same in each."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest
from jinja2 import Environment, nodes

from assistant.language import Language, _, catalogue, current, from_environment, use

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted([ROOT / "cli.py", *(ROOT / "assistant").rglob("*.py")])
TEMPLATES = sorted((ROOT / "assistant").rglob("*.j2"))


@pytest.fixture
def in_spanish() -> Iterator[None]:
    use("es")
    yield
    use("en")


class Said(NamedTuple):
    """One ``_(...)``: where it is, the message if it is written out, the values it is given."""

    place: str
    message: str | None
    given: set[str] | None  # None: a mapping (**values)


def said() -> Iterator[Said]:
    """Every message there is, in the code and in the templates of the report."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                if node.func.id == "_":
                    names = [keyword.arg for keyword in node.keywords]
                    yield _said(path, node.lineno, node.args, names)
    for path in TEMPLATES:
        for call in Environment().parse(path.read_text(encoding="utf-8")).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "_":
                given: list[str | None] = [pair.key for pair in call.kwargs]
                given += [None] if call.dyn_kwargs else []
                yield _said(path, call.lineno, call.args, given)


def _said(path: Path, line: int, arguments: object, names: list[str | None]) -> Said:
    message = None
    match arguments:
        case [ast.Constant(value=str(text)) | nodes.Const(value=str(text))]:
            message = text
    given = {name for name in names if name is not None}
    return Said(f"{path.relative_to(ROOT)}:{line}", message, None if None in names else given)


def messages() -> set[str]:
    return {one.message for one in said() if one.message is not None}


def names_in(message: str) -> set[str]:
    """The ``{names}`` to fill in."""
    return {name for _text, name, _spec, _conversion in Formatter().parse(message) if name}


def test_the_messages_of_the_templates_are_among_them() -> None:
    assert "The steps" in messages()


def test_every_message_is_written_out_where_it_is_said() -> None:
    assert [one.place for one in said() if one.message is None] == []


def test_every_message_gets_the_values_it_names() -> None:
    wrong = [
        f"{one.place}: {one.message}"
        for one in said()
        if one.message is not None and one.given and names_in(one.message) != one.given
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
    valued = {one.message for one in said() if one.given != set()}
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
