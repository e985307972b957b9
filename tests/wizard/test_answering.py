"""The questions of a procedure, and the ways back to them."""

from pathlib import Path

import pytest

from assistant.procedures.library import Library
from assistant.wizard.answering import Answering
from assistant.wizard.wizard import order
from tests.wizard.scripted import typing

LIBRARY = Library()


def answered(flow: str, *lines: str) -> tuple[Answering, list[str]]:
    """A flow's questions, answered in these lines; what was shown meanwhile."""
    dialogue, shown = typing(*lines)
    answering = Answering(LIBRARY, LIBRARY.flow(flow), dialogue)
    answering.ask_all()
    return answering, shown


def test_enter_keeps_what_was_answered_before_going_back() -> None:
    answering, shown = answered("unad/habilitacion", "301301", "<", "", "yes")

    assert answering.answers == {"course": "301301", "receipt_generated": True}
    assert "Enter for: 301301" in shown


def test_another_answer_may_be_given_after_going_back() -> None:
    answering, _shown = answered("unad/habilitacion", "301301", "<", "301302", "")

    assert answering.answers == {"course": "301302", "receipt_generated": False}


def test_enter_keeps_an_answer_that_was_to_be_changed() -> None:
    answering, shown = answered("unad/habilitacion", "301301", "yes", "")

    answering.ask_again("receipt_generated")

    assert answering.answers == {"course": "301301", "receipt_generated": True}
    assert shown[-1] == "Enter for: yes"


@pytest.mark.parametrize(("typed", "kept"), [("", "Room 3"), ("-", ""), ("Room 4", "Room 4")])
def test_what_may_be_left_out_can_be_left_out_after_all(typed: str, kept: str) -> None:
    dialogue, shown = typing("Room 3", typed)
    answering = Answering(LIBRARY, LIBRARY.flow("polimi/reserve-document"), dialogue)
    question = answering.plan().questions["additional_notes"]

    answering.ask(question)
    answering.ask(question)

    assert answering.answers == {"additional_notes": kept}
    assert "Enter for: Room 3; - to leave it out" in shown


def test_a_rule_that_says_no_goes_by_the_clock_of_the_simulated_portal(tmp_path: Path) -> None:
    paper = tmp_path / "recibo.pdf"
    paper.write_bytes(b"%PDF-1.7")
    names = [one.flow for one in LIBRARY.flows() if one.portal == "unad"]
    number = str(names.index("unad/fus-constancias") + 1)
    dialogue, shown = typing("", "3", number, "", "3", "2026-11-20 09:00", str(paper), "1032456789")

    with pytest.raises(StopIteration):
        order(LIBRARY, dialogue, tmp_path)

    assert any(line.startswith("On the simulated portal it is ") for line in shown)
