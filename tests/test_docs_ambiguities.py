"""The open questions in the documents: all are listed, and each says where it stands."""

import re
from pathlib import Path

import pytest

from assistant.procedures.library import Library
from assistant.procedures.portal_checks import check_sources
from assistant.procedures.sources import parse_source

PAGE = Path(__file__).resolve().parent.parent / "docs" / "ambiguities.md"
ROW = re.compile(r"^\| (A-\d+) \| (.+?) \| (.+?) \| (.+?) \|$", flags=re.MULTILINE)
ROWS = ROW.findall(PAGE.read_text(encoding="utf-8"))
DOCUMENTS = Library().documents


def test_all_open_questions_are_listed() -> None:
    assert sorted(name for name, *_rest in ROWS) == [f"A-{n + 1:02}" for n in range(82)]


@pytest.mark.parametrize(("name", "where", "unclear", "done"), ROWS, ids=[row[0] for row in ROWS])
def test_a_question_says_where_it_stands(name: str, where: str, unclear: str, done: str) -> None:
    sources = [parse_source(one) for one in where.split(", ")]

    assert len({source.document for source in sources}) == 1
    assert list(check_sources(DOCUMENTS, (name,), sources)) == []
    assert unclear.endswith((".", "?"))
    assert done.endswith(".")
