"""YAML text → plain data, safely, remembering where everything stood."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from assistant.errors import UsageError
from assistant.language import _
from assistant.procedures.yaml_problems import in_words


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


_TAG = "tag:yaml.org,2002:"
_STR = _TAG + "str"
_SCALARS: dict[str, Callable[[str], Any]] = {
    _STR: str,
    _TAG + "int": int,
    _TAG + "float": float,
    _TAG + "bool": lambda text: text == "true",
    _TAG + "null": lambda text: None,
}


class _Loader(yaml.CSafeLoader):
    """The safe loader with YAML 1.2's plain scalars: ``on``, ``No`` and dates stay text."""

    def resolve(self, kind: type[yaml.Node], value: str, implicit: tuple[bool, bool]) -> str:
        """The tag of a node that has none: as in PyYAML, without what nothing here uses."""
        if kind is yaml.ScalarNode:
            ways = self.yaml_implicit_resolvers.get(value[:1], ()) if implicit[0] else ()
            return next((tag for tag, pattern in ways if pattern.match(value)), _STR)
        return _TAG + ("seq" if kind is yaml.SequenceNode else "map")


_Loader.yaml_implicit_resolvers = {}
for _kind, _pattern, _first in (
    ("bool", r"true|false", "tf"),
    ("int", r"[-+]?(?:0|[1-9][0-9]{0,17})", "-+0123456789"),
    ("float", r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"null|~|", ["n", "~", ""]),
):
    _Loader.add_implicit_resolver(_TAG + _kind, re.compile(rf"^(?:{_pattern})$"), list(_first))


@dataclass(frozen=True)
class YamlFile:
    """The data of one file, and the text it came from."""

    path: Path
    shown: str
    data: Any
    text: str

    def mistake(self, location: Sequence[str | int], text: str) -> Mistake:
        """A mistake at a place in the data (``("steps", 1, "click")``)."""
        mark = _mark(self.root, location)
        return Mistake(self.shown, mark[0], mark[1], text)

    @cached_property
    def root(self) -> yaml.Node | None:
        """Its nodes, made anew for who asks: kept, those of a thousand files would be a million."""
        return _Loader(self.text).get_single_node()


def read_yaml(path: Path, shown: str | None = None) -> YamlFile:
    """Read one file; raises ``Mistakes`` for what YAML itself or the file system refuses."""
    name = shown or str(path)
    text = _text(path, name)
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        if root is None:
            raise Mistakes([Mistake(name, 1, 1, _("the file is empty"))])
        plain = _Plain(loader)
        data = plain.of(root)
    except yaml.YAMLError as error:
        raise Mistakes([Mistake(name, *in_words(error, text))]) from None
    finally:
        loader.dispose()
    if plain.refused:
        raise Mistakes(
            Mistake(name, mark.line + 1, mark.column + 1, why) for mark, why in plain.refused
        )
    return YamlFile(path, name, data, text)


def _text(path: Path, name: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        why = _("this line is not UTF-8 text; save the file with the encoding UTF-8")
        raise Mistakes([Mistake(name, line, 1, why)]) from None
    except OSError as error:
        raise Mistakes([Mistake(name, 1, 1, error.strerror or str(error))]) from None


class _Plain:
    """Nodes → texts, numbers, lists and mappings; ``refused``: what is none of these, and why.

    In one go, where PyYAML's constructor would go through them once more, and more slowly.
    """

    def __init__(self, loader: _Loader) -> None:
        self.refused: list[tuple[yaml.Mark, str]] = []
        self._resolve = loader.resolve
        self._made: dict[int, Any] = {}

    def of(self, node: yaml.Node) -> Any:
        """What a node means."""
        if isinstance(node, yaml.ScalarNode):
            return node.value if node.tag == _STR else self._number(node)
        if id(node) in self._made:  # an alias: made once, and it may even contain itself
            return self._made[id(node)]
        if node.tag not in (_TAG + "seq", _TAG + "map"):
            self._refuse_kind(node)
        if isinstance(node, yaml.SequenceNode):
            items = self._made[id(node)] = list[Any]()
            items += map(self.of, node.value)
            return items
        assert isinstance(node, yaml.MappingNode)  # there is nothing else
        lines = self._made[id(node)] = dict[str, Any]()
        self._fill(lines, node)
        return lines

    def _number(self, node: yaml.ScalarNode) -> Any:
        if node.tag != self._resolve(yaml.ScalarNode, node.value, (True, False)):
            self._refuse_kind(node)
            return None
        return _SCALARS[node.tag](node.value)

    def _fill(self, lines: dict[str, Any], node: yaml.MappingNode) -> None:
        """A key is text even if it looks like a number."""
        first: dict[str, int] = {}
        for key, value in node.value:
            if isinstance(key, yaml.MappingNode):
                self._refuse(node, _('a template goes in quotes: "{{ name }}"'))
            elif not isinstance(key, yaml.ScalarNode):
                self._refuse(key, _("a key is a text, not a list"))
            elif key.value in first:
                self._refuse(key, _("'{key}' stands here a second time; the first is on line "
                                    "{line}", key=key.value, line=first[key.value]))  # fmt: skip
            else:
                first[key.value] = key.start_mark.line + 1
            lines[str(key.value)] = self.of(value)

    def _refuse_kind(self, node: yaml.Node) -> None:
        self._refuse(node, _("only plain texts, numbers, lists and mappings are read here, "
                             "not {tag}", tag=node.tag.replace(_TAG, "!!")))  # fmt: skip

    def _refuse(self, node: yaml.Node, why: str) -> None:
        self.refused.append((node.start_mark, why))


def _mark(node: yaml.Node | None, location: Sequence[str | int]) -> tuple[int, int]:
    """Line and column of the deepest part of ``location`` that the file has."""
    mark = (1, 1)
    for part in location:
        step = _into(node, part)
        if step is None:
            break
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
