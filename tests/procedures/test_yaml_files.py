"""YAML in, data and places out."""

from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from assistant.procedures.yaml_files import Mistake, Mistakes, YamlFile, did_you_mean, read_yaml


def read(folder: Path, text: str | bytes) -> YamlFile:
    path = folder / "x.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_yaml(path, "x.yaml")


def mistake_in(folder: Path, text: str | bytes) -> str:
    with pytest.raises(Mistakes) as caught:
        read(folder, text)
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    "text", ["on", "off", "yes", "No", "y", "True", "NULL", "2026-03-31", "12:30", "0123", "0x1F",
             "1_000", "1e5", "0o7", ".inf", "=", "<<", "16:06:25"]
)  # fmt: skip
def test_plain_texts_stay_texts(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, f"key: {text}\n").data == {"key": text}


@pytest.mark.parametrize(
    ("text", "value"),
    [("true", True), ("false", False), ("null", None), ("~", None), ("", None), ("0", 0),
     ("-12", -12), ("1.50", 1.5), ("'true'", "true"), ('"1"', "1"), ("!!str 1", "1")],
)  # fmt: skip
def test_what_is_not_text(tmp_path: Path, text: str, value: object) -> None:
    assert read(tmp_path, f"key: {text}\n").data == {"key": value}


def test_a_key_is_always_text(tmp_path: Path) -> None:
    assert read(tmp_path, "1: a\ntrue: b\n~: c\non: d\n").data == {
        "1": "a", "true": "b", "~": "c", "on": "d",
    }  # fmt: skip


def test_a_file_from_windows(tmp_path: Path) -> None:
    file = read(tmp_path, "\ufefftitle: Á\r\nkey: x\r\n".encode())

    assert file.data == {"title": "Á", "key": "x"}
    assert file.mistake(("key",), "").line == 2


def test_a_text_used_twice_by_its_name(tmp_path: Path) -> None:
    assert read(tmp_path, "a: &text {b: 1}\nc: *text\n").data == {"a": {"b": 1}, "c": {"b": 1}}


@pytest.mark.parametrize(
    ("text", "line", "column", "part"),
    [
        ("", 1, 1, "empty"),
        ("a:\n\tb: 1\n", 2, 1, "tab"),
        ("a: 1\nb: 2\na: 3\n", 3, 1, "the first is on line 1"),
        ("a: {b: 1, b: 2}\n", 1, 11, "second time"),
        ("a: \xe9".encode("latin-1"), 1, 1, "UTF-8"),
        (b"a: 1\nb: \xff\n", 2, 1, "UTF-8"),
        ("a: {{ name }}\n", 1, 4, 'in quotes: "{{ name }}"'),
        ("? [a]\n: b\n", 1, 3, "a key is a text"),
        ("a: !!python/object:os.system {}\n", 1, 4, "!!python/object:os.system"),
        ("a: !!binary aGk=\n", 1, 4, "!!binary"),
        ("a: !!int x\n", 1, 4, "!!int"),
        ("a: !mine x\n", 1, 4, "!mine"),
        ("a: x: y\n", 1, 5, "contains ': '"),
        ("a: 'x\nb: 1\n", 1, 4, "never closed"),
        ("a: [1, 2\nb: 3\n", 2, 2, "closing ']' is missing before this; it opens on line 1"),
        ("a: {x: 1\nb: 3\n", 2, 2, "closing '}' is missing"),
        ("a:\n  b: 1\n c: 2\n", 3, 2, "indentation"),
        ("- a\nb: 1\n", 2, 1, "indentation"),
        ("a: @x\n", 1, 4, "begins with '@' goes in quotes"),
        ("\ufeffa: @x\n", 1, 4, "begins with '@' goes in quotes"),
        ("a: *x\n", 1, 4, "begins with '*' goes in quotes"),
        ("a: }\n", 1, 4, "no value here"),
        ('a: "\\d"\n', 1, 5, "backslash"),
        ("a: |\n x\ny", 3, 1, "no ':' on this line"),
        ("a: 1\n---\nb: 2\n", 2, 1, "a file holds only one"),
        ("a: 1\nb: \x07\n", 2, 4, "control character"),
        ("%YAML 1.2\na: 1\n", 2, 1, "indentation"),
        ("a: &x [*x]\nb: !y 1\n", 2, 4, "!y"),
    ],
)
def test_what_is_refused(
    tmp_path: Path, text: str | bytes, line: int, column: int, part: str
) -> None:
    said = mistake_in(tmp_path, text)

    assert said.startswith(f"x.yaml:{line}:{column}: ")
    assert part in said


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Mistakes, match=r"no\.yaml:1:1: No such file"):
        read_yaml(tmp_path / "no.yaml", "no.yaml")


def test_a_mistake_stands_at_the_deepest_place_there_is(tmp_path: Path) -> None:
    file = read(tmp_path, "steps:\n  - id: a\n  - id: b\n    click: {element: c.d}\n")

    places = [("steps", 1, "click", "element"), ("steps", 1, "click", "with"), ("steps", 7), ("x",)]
    found = [file.mistake(place, "") for place in places]

    assert [(one.line, one.column) for one in found] == [(4, 13), (4, 5), (1, 1), (1, 1)]


@pytest.mark.parametrize(
    ("wrong", "said"), [("clik", "; did you mean 'click'?"), ("zzz", ""), ("", "")]
)
def test_did_you_mean(wrong: str, said: str) -> None:
    assert did_you_mean(wrong, ["click", "check"]) == said


def test_mistakes_stand_in_order_and_once() -> None:
    second, first = Mistake("a", 10, 1, "x"), Mistake("a", 9, 1, "y")

    assert Mistakes([second, first, second]).found == [first, second]


KEYS = st.text("abcdefg", min_size=1, max_size=4)
# No control signs or line ends of other systems: YAML's writer folds them.
WORDS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=8)
DATA = st.recursive(
    st.one_of(WORDS, st.integers(-99, 99), st.booleans(), st.none()),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3),
        st.dictionaries(KEYS, inner, min_size=1, max_size=3),
    ),
    max_leaves=12,
)


def places(data: Any, here: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:
    """Every place in some data, with what stands there."""
    inner = data.items() if isinstance(data, dict) else enumerate(data)
    found = []
    for key, value in inner:
        found.append(((*here, key), value))
        found += places(value, (*here, key)) if isinstance(value, dict | list) else []
    return found


@given(data=st.dictionaries(KEYS, DATA, min_size=1, max_size=4), flow=st.booleans())
def test_every_place_is_found_again(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, Any], flow: bool
) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow)
    file = read(tmp_path_factory.mktemp("yaml"), text)

    lines = text.splitlines() if text.isascii() else text.split("\n")
    assert file.data == data
    for place, _value in places(data):
        mistake = file.mistake(place, "")
        stands = lines[mistake.line - 1][mistake.column - 1 :]
        if isinstance(place[-1], str):
            assert stands.startswith(place[-1])


@given(content=st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    folder = tmp_path_factory.mktemp("yaml")

    with suppress(Mistakes):
        assert read(folder, content).root is not None
