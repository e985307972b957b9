"""The messages of the program, as they stand in its source, held against their translations."""

import ast
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from string import Formatter
from typing import NamedTuple

from jinja2 import Environment, nodes

import assistant
from assistant.language import LANGUAGES, _, catalogue
from assistant.procedures.yaml_files import Mistake

PACKAGE = Path(assistant.__file__).resolve().parent
ROOT = PACKAGE.parent


class Said(NamedTuple):
    """One ``_(...)``: where it is, the message if it is written out, the values it is given."""

    file: Path
    line: int
    message: str | None
    given: frozenset[str] | None  # None: a mapping (**values)


def said() -> Iterator[Said]:
    """Every message there is, in the code and in the templates of the report."""
    for path in sorted([ROOT / "cli.py", *PACKAGE.rglob("*.py")]):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                if node.func.id == "_":
                    names = [keyword.arg for keyword in node.keywords]
                    yield _said(path, node.lineno, node.args, names)
    for path in sorted(PACKAGE.rglob("*.j2")):
        for call in Environment().parse(path.read_text(encoding="utf-8")).find_all(nodes.Call):
            if isinstance(call.node, nodes.Name) and call.node.name == "_":
                given: list[str | None] = [pair.key for pair in call.kwargs]
                given += [None] if call.dyn_kwargs else []
                yield _said(path, call.lineno, call.args, given)


def _said(path: Path, line: int, arguments: Sequence[object], names: list[str | None]) -> Said:
    message = None
    match arguments:
        case [ast.Constant(value=str(text)) | nodes.Const(value=str(text))]:
            message = text
    given = frozenset(name for name in names if name is not None)
    return Said(path, line, message, None if None in names else given)


def names_in(message: str) -> set[str]:
    """The ``{names}`` to fill in."""
    return {name for _text, name, _spec, _conversion in Formatter().parse(message) if name}


def wrong_messages(found: Iterable[Said]) -> Iterator[Mistake]:
    """Messages that cannot be translated, are not, or are with other values than they have."""
    for one in found:
        file = one.file.relative_to(ROOT).as_posix()
        if one.message is None:
            yield Mistake(file, one.line, 1, _("a message must be written out where it is said"))
        elif one.given and names_in(one.message) != one.given:
            text = _("«{message}» is not given the values that it names", message=one.message)
            yield Mistake(file, one.line, 1, text)
        else:
            yield from (Mistake(file, one.line, 1, text) for text in _translated(one))


def wrong_help(texts: Iterable[str]) -> Iterator[Mistake]:
    """What the command line says of itself and a language does not have."""
    for language in LANGUAGES[1:]:
        there = catalogue(f"help-{language}")
        file = f"assistant/languages/help-{language}.yaml"
        for one in texts:
            if one not in there:
                yield Mistake(file, 1, 1, _untranslated(one, language))


def _untranslated(message: str, language: str) -> str:
    return _("«{message}» is not translated ({language})", message=message, language=language)


def _translated(one: Said) -> Iterator[str]:
    message = str(one.message)
    for language in LANGUAGES[1:]:  # the code is in English
        translation = catalogue(language).get(message)
        if translation is None:
            yield _untranslated(message, language)
        elif one.given != frozenset() and names_in(message) != names_in(translation):
            yield _("the translation of «{message}» names other values ({language})",
                    message=message, language=language)  # fmt: skip
