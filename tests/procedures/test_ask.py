"""Which entry a question is about, on a library of two: a certificate and how many copies of it."""

from pathlib import Path

import pytest

from assistant.procedures.ask import Index
from assistant.procedures.ask_build import build
from assistant.procedures.library import Library

BASE = Path(__file__).parent.parent / "errors" / "_base"


@pytest.fixture(scope="module")
def index() -> Index:
    return build(Library(BASE / "flows", BASE / "selectors"))


def ids(index: Index, question: str, portal: str | None = None) -> list[str]:
    """What a question finds, best first."""
    return [hit.entry.id for hit in index.ask(question, portal).hits]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("get a certificate", "demo/certificate"),
        ("la prueba de mi grado", "demo/certificate"),
        ("cuantas copias?", "I-DM-01"),
        ("quante coppie", "I-DM-01"),
        ("copies, how many can I have", "I-DM-01"),
    ],
)
def test_the_nearest_comes_first(index: Index, question: str, first: str) -> None:
    assert ids(index, question)[0] == first
    assert index.ask(question).in_scope


def test_a_hit_has_everything_that_is_told(index: Index) -> None:
    hit = index.ask("get a certificate").hits[0]

    assert (hit.entry.kind, hit.entry.portal, hit.entry.source) == (
        "procedure", "demo", ["S2:L9-199"],
    )  # fmt: skip
    assert hit.entry.flow == "demo/certificate"
    assert hit.entry.title.keys() == hit.entry.text.keys() == {"en", "es", "it"}
    assert 0 < hit.score <= 1


def test_an_answer_leads_to_the_procedure_it_helps_with(index: Index) -> None:
    entry = index.ask("how many copies").hits[0].entry

    assert (entry.kind, entry.flow) == ("answer", "demo/certificate")
    assert entry.text["en"] == "With «Auto» you can print one."


def test_scores_fall(index: Index) -> None:
    scores = [hit.score for hit in index.ask("copies of a certificate").hits]

    assert len(scores) == 2
    assert scores == sorted(scores, reverse=True)


def test_as_many_as_are_wanted(index: Index) -> None:
    assert len(index.ask("copies of a certificate", most=1).hits) == 1


@pytest.mark.parametrize("question", ["", "zzzz", "un de la", "lunch"])
def test_what_is_elsewhere_or_nowhere_is_refused(index: Index, question: str) -> None:
    assert not index.ask(question).in_scope


def test_another_university_is_refused_unless_ours_is_meant(index: Index) -> None:
    assert not index.ask("a certificate of harvard").in_scope
    assert ids(index, "a certificate of harvard")[0] == "demo/certificate"
    assert index.ask("a demo certificate for harvard").in_scope
    assert index.ask("a certificate for harvard", "demo").in_scope


def test_only_one_portal(index: Index) -> None:
    assert ids(index, "get a certificate", "demo") == ["demo/certificate"]
    assert ids(index, "get a certificate", "unad") == []


def test_the_same_index_from_json(index: Index) -> None:
    again = Index(**index.as_json())

    assert again.ask("quante copie") == index.ask("quante copie")
