"""YAML text → plain data, safely, remembering where everything stood."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from assistant.errors import UsageError
from assistant.language import _


@dataclass(frozen=True, order=True)
class Mistake:
    """One thing wrong in one file: where it is and what to do about it."""

    file: str
    line: int
    column: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.text}"


class Mistakes(UsageError):
    """All that is wrong in the files that were read, at once."""

    def __init__(self, found: Iterable[Mistake]) -> None:
        self.found = sorted(set(found))
        super().__init__("\n".join(map(str, self.found)))


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """``; did you mean 'click'?`` or nothing."""
    close = get_close_matches(wrong, list(known), n=1, cutoff=0.6)
    return _("; did you mean '{close}'?", close=close[0]) if close else ""


class _Loader(yaml.CSafeLoader):
    """The safe loader with YAML 1.2's plain scalars: ``on``, ``No`` and dates stay text."""


_Loader.yaml_implicit_resolvers = {}
for _tag, _pattern, _first in (
    ("tag:yaml.org,2002:bool", r"true|false", "tf"),
    ("tag:yaml.org,2002:int", r"[-+]?(?:0|[1-9][0-9]*)", "-+0123456789"),
    ("tag:yaml.org,2002:float", r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?",
     "-+.0123456789"),
    ("tag:yaml.org,2002:null", r"null|~|", ["n", "~", ""]),
):  # fmt: skip
    _Loader.add_implicit_resolver(_tag, re.compile(rf"^(?:{_pattern})$"), list(_first))


@dataclass(frozen=True)
class YamlFile:
    """The data of one file, and the nodes it came from."""

    path: Path
    shown: str
    data: Any
    root: yaml.Node | None

    def mistake(self, location: Sequence[str | int], text: str) -> Mistake:
        """A mistake at a place in the data (``("steps", 1, "click")``)."""
        mark = _mark(self.root, location)
        return Mistake(self.shown, mark[0], mark[1], text)


def read_yaml(path: Path, shown: str | None = None) -> YamlFile:
    """Read one file; raises ``Mistakes`` for what YAML itself or the file system refuses."""
    name = shown or str(path)
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Mistakes([Mistake(name, 1, 1, _("the file is not UTF-8 text"))]) from None
    except OSError as error:
        raise Mistakes([Mistake(name, 1, 1, error.strerror or str(error))]) from None
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        if root is None:
            raise Mistakes([Mistake(name, 1, 1, _("the file is empty"))])
        doubles = list(_double_keys(root, name))
        if doubles:
            raise Mistakes(doubles)
        data = loader.construct_document(root)
    except yaml.MarkedYAMLError as error:
        raise Mistakes([_yaml_mistake(error, name)]) from None
    except yaml.YAMLError as error:
        raise Mistakes([Mistake(name, 1, 1, str(error))]) from None
    finally:
        loader.dispose()
    return YamlFile(path, name, data, root)


def _yaml_mistake(error: yaml.MarkedYAMLError, name: str) -> Mistake:
    mark = error.problem_mark or error.context_mark
    problem = error.problem or str(error)
    if "cannot start any token" in problem:
        problem = _("YAML is indented with spaces: there is a tab (or a stray sign) here")
    elif "could not determine a constructor" in problem:
        problem = _("only plain YAML is read here: {problem}", problem=problem)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Mistake(name, line, column, problem)


def _double_keys(node: yaml.Node, name: str) -> Iterable[Mistake]:
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _double_keys(item, name)
    elif isinstance(node, yaml.MappingNode):
        seen: dict[str, int] = {}
        for key, value in node.value:
            mark = key.start_mark
            if key.value in seen:
                text = _("'{key}' stands here a second time; the first is on line {line}",
                         key=key.value, line=seen[key.value])  # fmt: skip
                yield Mistake(name, mark.line + 1, mark.column + 1, text)
            seen.setdefault(str(key.value), mark.line + 1)
            yield from _double_keys(value, name)


def _mark(node: yaml.Node | None, location: Sequence[str | int]) -> tuple[int, int]:
    """Line and column of the deepest part of ``location`` that the file has."""
    mark = (1, 1)
    for part in location:
        step = _into(node, part)
        if step is not None:
            mark, node = step
    return mark


def _into(node: yaml.Node | None, part: str | int) -> tuple[tuple[int, int], yaml.Node] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == str(part):
                return (key.start_mark.line + 1, key.start_mark.column + 1), value
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        item = node.value[part]
        return (item.start_mark.line + 1, item.start_mark.column + 1), item
    return None
