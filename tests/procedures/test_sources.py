"""Where something is documented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from assistant.procedures.sources import Document, Sources, Standing, parse_source


class Claim(BaseModel):
    """Something with sources."""

    source: Sources = ()


@pytest.mark.parametrize(
    ("text", "document", "first", "last", "standing"),
    [
        ("S2:L14", "S2", 14, 14, "documented"),
        ("S2:L14-17", "S2", 14, 17, "documented"),
        ("S2:L14-L17", "S2", 14, 17, "documented"),
        ("S2:L163 inferred", "S2", 163, 163, "inferred"),
        ("S12:L1-2 invented", "S12", 1, 2, "invented"),
        ("invented", None, 0, 0, "invented"),
    ],
)
def test_a_source(
    text: str, document: str | None, first: int, last: int, standing: Standing
) -> None:
    source = parse_source(text)

    assert (source.document, source.first, source.last) == (document, first, last)
    assert source.standing == standing


@pytest.mark.parametrize(
    "text", ["", "S2", "S2:14", "L14", "S2:L14 guessed", "S2:L14,L15", "S2:L17-14", "2:L1"]
)
def test_what_is_no_source(text: str) -> None:
    with pytest.raises(ValidationError):
        Claim.model_validate({"source": text})


@pytest.mark.parametrize("nothing", [None, [], [None], 14, [["S2:L1"]]])
def test_a_source_that_is_nothing(nothing: object) -> None:
    with pytest.raises(ValidationError):
        Claim.model_validate({"source": nothing})


def test_one_or_several() -> None:
    one = Claim.model_validate({"source": "S2:L14"})
    two = Claim.model_validate({"source": ["S2:L14", "invented"]})

    assert [str(source) for source in one.source] == ["S2:L14"]
    assert [str(source) for source in two.source] == ["S2:L14", "invented"]
    assert two.model_dump() == {"source": ["S2:L14", "invented"]}


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("S2:L14", "S2:L14", True),
        ("S2:L14-17", "S2:L17-20", True),
        ("S2:L14-17", "S2:L15 inferred", True),
        ("S2:L14-17", "S2:L18", False),
        ("S2:L14", "S1:L14", False),
        ("invented", "invented", False),
    ],
)
def test_two_sources_meet_in_a_line(one: str, other: str, meet: bool) -> None:
    assert parse_source(one).meets(parse_source(other)) is meet
    assert parse_source(other).meets(parse_source(one)) is meet


@given(
    first=st.integers(0, 999),
    more=st.integers(0, 99),
    mark=st.sampled_from(["", " inferred", " invented"]),
)
def test_a_source_is_written_as_it_is_read(first: int, more: int, mark: str) -> None:
    text = f"S2:L{first}-{first + more}{mark}" if more else f"S2:L{first}{mark}"

    assert str(parse_source(text)) == text


def test_a_document_has_lines() -> None:
    with pytest.raises(ValidationError):
        Document.model_validate({"title": "A", "publisher": "B", "language": "en", "lines": 0})
