"""What people answer, and what is made of it or refused."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from assistant.procedures.inputs import Input, Refused, Value
from tests.procedures.conftest import SAID, AskedFor


@pytest.mark.parametrize(
    ("kind", "more", "answer", "value"),
    [
        ("text", {}, "  975765 ", "975765"),
        ("text", {"pattern": "[A-Z0-9]{6}"}, "BH9436", "BH9436"),
        ("choice", {"options": ["Stamped", "Auto"]}, "auto", "Auto"),
        ("choice", {"options": {"company": SAID}}, "Company", "company"),
        ("number", {"minimum": 1, "maximum": 9}, "9", 9),
        ("number", {}, "-3", -3),
        ("number", {"decimals": 1}, "2,5", 2.5),
        ("number", {"decimals": 1, "minimum": 0, "maximum": 5}, "5", 5.0),
        ("date", {}, "2026-03-31", "2026-03-31"),
        ("moment", {}, "2026-03-31 14:30", "2026-03-31T14:30"),
        ("moment", {}, "2026-03-31", "2026-03-31T00:00"),
        ("yes-no", {}, "sì", True),
        ("yes-no", {}, "No", False),
        ("yes-no", {}, True, True),
    ],
)
def test_an_answer_that_fits(
    asked: AskedFor, kind: str, more: dict[str, object], answer: Value, value: Value
) -> None:
    found = asked(kind, **more).value_of(answer)

    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("kind", "more", "answer", "why"),
    [
        ("text", {}, " ", "an answer is needed"),
        ("text", {"pattern": "[0-9]{6}", "example": "975765"}, "97", "does not look like 975765"),
        ("choice", {"options": ["Stamped", "Auto"]}, "Aut", "is none of: Stamped, Auto"),
        ("number", {}, "two", "is not a whole number"),
        ("number", {}, "1_0", "is not a whole number"),
        ("number", {}, "1.5", "is not a whole number"),
        ("number", {"minimum": 1}, "0", "0 is less than 1"),
        ("number", {"maximum": 9}, "10", "10 is more than 9"),
        ("number", {"decimals": 1}, "2.55", "is not a number like 2.5"),
        ("number", {"decimals": 1, "maximum": 5}, "5.1", "5.1 is more than 5"),
        ("moment", {}, "yesterday", "is not a moment like 2026-03-31 14:30"),
        ("date", {}, "31/03/2026", "is not a date like 2026-03-31"),
        ("date", {}, "2026-02-30", "is not a date"),
        ("file", {}, "no-such-file.pdf", "there is no file no-such-file.pdf"),
        ("file", {}, "~nobody-at-all/x.pdf", "there is no file"),
        ("file", {}, "x" * 5000, "there is no file"),
        ("yes-no", {}, "perhaps", "is neither yes nor no"),
    ],
)
def test_an_answer_that_is_refused(
    asked: AskedFor, kind: str, more: dict[str, object], answer: str, why: str
) -> None:
    with pytest.raises(Refused, match=why):
        asked(kind, **more).value_of(answer)


def test_a_file_that_is_there(asked: AskedFor, tmp_path: Path) -> None:
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(b"%PDF-")

    assert asked("file").value_of(str(paper)) == str(paper)


@pytest.mark.parametrize("kind", ["text", "number", "date", "file", "yes-no"])
def test_an_optional_answer_may_be_empty(asked: AskedFor, kind: str) -> None:
    assert asked(kind, optional=True).value_of("") == ""


def test_an_input_is_required_unless_it_has_a_default_or_is_optional(asked: AskedFor) -> None:
    assert asked("text").required
    assert not asked("text", optional=True).required
    assert not asked("text", default="x").required


def test_an_option_has_a_name_in_the_persons_language(asked: AskedFor) -> None:
    company = {"en": "A company", "es": "Una empresa", "it": "Un'azienda"}

    named = asked("choice", options={"company": company})
    plain = asked("choice", options=["Stamped"])

    assert named.in_words("company") == "A company"
    assert plain.in_words("Stamped") == "Stamped"


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("choice", {}),
        ("text", {"options": ["a"]}),
        ("choice", {"options": [1, 2]}),
        ("choice", {"options": [["a"]]}),
        ("text", {"minimum": 1}),
        ("number", {"pattern": "[0-9]"}),
        ("text", {"pattern": "["}),
        ("text", {"pattern": "[0-9]", "example": "x"}),
        ("number", {"default": "x"}),
        ("phone", {}),
    ],
)
def test_an_input_that_makes_no_sense(asked: AskedFor, kind: str, more: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        asked(kind, **more)


@given(
    kind=st.sampled_from(["text", "number", "date", "file", "yes-no"]),
    answer=st.one_of(st.text(), st.integers(), st.booleans()),
)
def test_any_answer_is_taken_or_refused(kind: str, answer: Value) -> None:
    asked = Input.model_validate({"kind": kind, "label": SAID, "source": "invented"})

    with suppress(Refused):
        assert isinstance(asked.value_of(answer), str | int | bool)


@pytest.mark.parametrize("key", ["content", "largest", "decimals"])
def test_a_key_of_another_kind_is_refused(asked: AskedFor, key: str) -> None:
    with pytest.raises(ValidationError, match=f"has '{key}'"):
        asked("text", **{key: "pdf" if key == "content" else 1})
