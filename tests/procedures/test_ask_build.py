"""The index of the shipped library."""

from pathlib import Path

from assistant.procedures.ask_build import build
from assistant.procedures.library import Library

BASE = Path(__file__).parent.parent / "errors" / "_base"


def test_every_procedure_and_answer_is_in_it(library: Library) -> None:
    index = build(library)

    assert {one["id"] for one in index.entries} == set(library.wordings)
    assert index.names[len(index.entries) :] == list(library.vocabulary.elsewhere)


def test_a_flow_says_its_title_itself_and_the_register_says_it_otherwise(library: Library) -> None:
    entries = {one["id"]: one for one in build(library).entries}

    for name, entry in entries.items():
        if entry["kind"] == "procedure":
            there = name in library.flow_paths
            assert entry["flow"] == (name if there else None)
            assert entry["title"].keys() == ({"en", "es", "it"} if there else {"en"})


def test_rare_words_count_more(library: Library) -> None:
    weights = build(library).weights

    assert weights["rubric"] > weights["laborator"] > weights["=certificate"]


def test_what_an_entry_is_about_is_its_focus() -> None:
    index = build(Library(BASE / "flows", BASE / "selectors"))

    assert "=copy" in index.focus[index.names.index("I-DM-01")]
    assert "auto" not in index.focus[index.names.index("I-DM-01")]
