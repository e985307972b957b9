"""Asking a person for what is missing."""

from collections.abc import Mapping
from typing import Any

from assistant.procedures.inputs import Value
from assistant.procedures.library import Library
from assistant.procedures.plan import Plan, make_plan
from assistant.runner.questions import ask_missing
from tests.runner.conftest import flow_of, says

INPUTS: dict[str, Any] = {
    "size": {"kind": "choice", "label": says("Size"), "options": ["small", "large"],
             "source": "invented"},
    "copies": {"kind": "number", "label": says("Copies"), "example": "2", "minimum": 1,
               "source": "invented"},
    "street": {"kind": "text", "label": says("Street"), "when": "size == 'large'",
               "source": "invented"},
}  # fmt: skip
FLOW = flow_of({"open": "home"}, inputs=INPUTS)


def asked(*answers: str, given: Mapping[str, Value] | None = None) -> tuple[Any, list[str]]:
    """What a person who gives these answers ends with, and all that they were shown."""
    waiting, shown = iter(answers), list[str]()

    def ask(question: str) -> str:
        shown.append(question)
        return next(waiting)

    def plan_for(known: Mapping[str, Value]) -> Plan:
        return make_plan(Library(), FLOW, known)

    return ask_missing(plan_for, given or {}, ask, shown.append), shown


def test_everything_missing_is_asked_in_order() -> None:
    answers, shown = asked("small", "3")

    assert answers == {"size": "small", "copies": 3}
    assert shown == ["  1. small", "  2. large", "Size", "Copies (for example 2)"]


def test_an_option_can_be_chosen_by_its_number_and_may_ask_for_more() -> None:
    answers, _shown = asked("2", "1", "Via Roma 1")

    assert answers == {"size": "large", "copies": 1, "street": "Via Roma 1"}


def test_a_refused_answer_is_explained_and_asked_again() -> None:
    answers, shown = asked("huge", "1", "none", "0", "2")

    assert answers == {"size": "small", "copies": 2}
    assert "Type a number from 1 to 2" in shown
    assert "'none' is not a whole number" in shown
    assert "0 is less than 1" in shown


def test_what_was_given_is_not_asked() -> None:
    answers, shown = asked("1", given={"copies": 4})

    assert answers == {"size": "small", "copies": 4}
    assert "Copies (for example 2)" not in shown
