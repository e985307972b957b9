"""How often the right answer comes first, on questions nothing was tuned on, and on the rest."""

from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from assistant.procedures.ask import Index
from assistant.procedures.ask_build import build
from assistant.procedures.library import Library
from assistant.procedures.words import plain

QUESTIONS: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "questions.yaml").read_text(encoding="utf-8")
)
ALL = [question for half in QUESTIONS.values() for question in half]


class Figures(NamedTuple):
    """Shares, from 0 to 1."""

    first: float
    among_three: float
    refused: float


@pytest.fixture(scope="module")
def index() -> Index:
    return build(Library())


def figures(index: Index, half: str) -> Figures:
    """What is measured on one half of the questions."""
    first = among = refused = 0
    for question in QUESTIONS[half]:
        reply = index.ask(question["ask"])
        found = [hit.entry.id for hit in reply.hits] if reply.in_scope else []
        first += bool(found) and found[0] in question["right"]
        among += bool(set(found) & set(question["right"]))
        refused += not question["right"] and not reply.in_scope
    answered = sum(bool(question["right"]) for question in QUESTIONS[half])
    return Figures(first / answered, among / answered, refused / (len(QUESTIONS[half]) - answered))


@pytest.mark.parametrize(
    ("half", "floor"),
    [("report", Figures(0.92, 0.97, 0.90)), ("tune", Figures(0.94, 0.97, 0.90))],
)
def test_the_right_answer_comes_first(index: Index, half: str, floor: Figures) -> None:
    measured = figures(index, half)

    assert measured.first >= floor.first
    assert measured.among_three >= floor.among_three
    assert measured.refused >= floor.refused


def test_the_questions_are_many_and_well_mixed() -> None:
    assert len(QUESTIONS["report"]) >= 110
    assert len(ALL) >= 220
    assert {question.get("lang", "es") for question in ALL} == {"es", "en", "it"}
    styles = {question["style"] for question in ALL}
    assert styles == {
        "need",
        "story",
        "slang",
        "keywords",
        "typos",
        "cross",
        "off-topic",
        "near-topic",
    }
    assert sum(not question["right"] for question in ALL) >= len(ALL) / 6


def test_each_right_answer_exists(index: Index) -> None:
    known = {one["id"] for one in index.entries}

    assert {name for question in ALL for name in question["right"]} <= known


def test_no_question_stands_twice_or_is_cut_short() -> None:
    asked = [" ".join(plain(question["ask"])) for question in ALL]

    assert len(set(asked)) == len(asked)
    assert all(question.keys() <= {"ask", "lang", "style", "right"} for question in ALL)


@pytest.mark.parametrize("half", ["report"])
def test_no_question_of_the_report_is_a_wording_of_ours(half: str) -> None:
    ours = {" ".join(plain(one)) for worded in Library().wordings.values() for one in worded.all()}

    assert [one["ask"] for one in QUESTIONS[half] if " ".join(plain(one["ask"])) in ours] == []


@pytest.mark.parametrize("half", ["report", "tune"])
def test_the_page_says_what_is_measured(index: Index, half: str) -> None:
    page = (Path(__file__).parents[2] / "docs" / "ask.md").read_text(encoding="utf-8")
    shares = " | ".join(f"{share * 100:.1f} %" for share in figures(index, half))

    assert f"| {half} | {len(QUESTIONS[half])} | {shares} |" in page
