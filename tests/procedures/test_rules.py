"""Rules of the university."""

from typing import Any

import pytest

from assistant.procedures.calendars import calendar_of
from assistant.procedures.library import Library
from assistant.procedures.rules import Rule
from assistant.reporters.flow_sheet import sheet_of
from tests.procedures.conftest import SAID

BOGOTA = calendar_of("America/Bogota")
NOW = BOGOTA.moment("2026-11-25T10:30")  # a Wednesday


def rule(expression: str, **values: str) -> Rule:
    return Rule.model_validate(
        {
            "source": "S2:L64",
            "guards": [],
            "values": values,
            "expression": expression,
            "passes": {},
            "fails": {},
            "reason": SAID,
        }
    )


def allows(expression: str, given: dict[str, Any], **kinds: str) -> bool:
    return rule(expression, **kinds).allows(given, NOW, BOGOTA)


def test_a_rule_passes_or_not() -> None:
    one_copy = rule("use != 'Auto' or copies == 1", use="text", copies="number")

    assert one_copy.allows({"use": "Auto", "copies": 1}, NOW, BOGOTA)
    assert one_copy.allows({"use": "Stamped", "copies": 3}, NOW, BOGOTA)
    assert not one_copy.allows({"use": "Auto", "copies": 3}, NOW, BOGOTA)


@pytest.mark.parametrize("copies", ["many", "", None])
def test_an_answer_that_cannot_be_compared_does_not_pass(copies: Any) -> None:
    assert not allows("copies <= 3", {"copies": copies}, copies="number")
    assert not allows("copies <= 3", {}, copies="number")


@pytest.mark.parametrize(
    ("kind", "given", "expression"),
    [
        ("text", " Auto ", "it == 'Auto'"),
        ("text", "", "it == ''"),
        ("number", "2.5", "it == 2.5"),
        ("number", 2, "it * 2 - 1 + -3 == 0"),
        ("yes-no", "sí", "it"),
        ("yes-no", False, "not it"),
        ("date", "2026-11-24", "days_since(it) == 1"),
        ("date", "2026-11-24", "it <= now"),
        ("moment", "2026-11-24T10:30", "hours_since(it) == 24"),
        ("moment", "2026-11-24T15:30+00:00", "hours_since(it) == 24"),
        ("moment", "2026-11-24", "hours_since(it) == 34.5"),
        ("list", "a.pdf, b.pdf", "length(it) == 2 and 'b.pdf' in it"),
        ("list", "", "length(it) == 0"),
        ("list", ["a", "b"], "it == ['a', 'b']"),
        ("text", "four", "length(it) == 4"),
        ("text", "x", "weekday_of(now) == 'wednesday' and hour_of(now) == 10.5"),
        ("date", "2026-06-30", "vigencia(it) == 1 and vigencia(now) == 2"),
        ("date", "2026-08-25", "months_since(it) == 3 and weeks_since(it) > 13"),
        ("date", "2026-11-20", "business_days_since(it) == 3"),
        ("moment", "2026-11-20T10:30", "business_hours_since(it) == 72"),
    ],
)
def test_each_kind_of_value(kind: str, given: Any, expression: str) -> None:
    assert allows(expression, {"it": given}, it=kind)
    assert not allows(f"not ({expression})", {"it": given}, it=kind)


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("number", "28.000"),  # 28 or 28 thousand?
        ("number", "2,5"),
        ("yes-no", "perhaps"),
        ("date", "2026-02-29"),
        ("date", "1492-10-12"),
        ("moment", "25 November"),
        ("text", {"a": "b"}),
    ],
)
def test_what_is_not_of_its_kind_does_not_pass(kind: str, given: Any) -> None:
    assert not allows("true or it", {"it": given}, it=kind)


def test_a_date_that_was_not_given_does_not_pass() -> None:
    assert not allows("days_since(it) < 3", {"it": ""}, it="date")


@pytest.mark.parametrize(
    ("asked", "checked"),
    [
        ({"use", "copies", "more"}, True),
        ({"use", "copies"}, True),
        ({"use"}, False),
        ({}, False),
    ],
)
def test_who_asks_for_all_of_it_can_check_it(asked: set[str], checked: bool) -> None:
    assert rule("use", use="text", copies="number").checked_by(asked) == checked


def test_a_rule_about_the_clock_alone_only_informs() -> None:
    assert not rule("weekday_of(now) != 'sunday'").checked_by({"use"})


def test_the_clock_matters_to_what_counts_up_to_now() -> None:
    assert rule("days_since(it) < 3", it="date").looks_at_the_clock
    assert rule("it < now", it="date").looks_at_the_clock
    assert not rule("vigencia(it) == 1", it="date").looks_at_the_clock


@pytest.mark.parametrize(("portal", "count"), [("smartcampus", 14), ("polimi", 21)])
def test_every_rule_of_the_documents_is_there(portal: str, count: int) -> None:
    library = Library()

    numbers = [int(name[-2:]) for name in library.rules_of[portal]]
    assert sorted(numbers) == list(range(1, count + 1))


@pytest.mark.parametrize("flow", [flow.flow for flow in Library().flows()])
def test_a_procedure_names_the_rules_that_guard_it(flow: str) -> None:
    """By itself or in a flow that it plays."""
    library = Library()

    guarding = {name for name, rule in library.rules.items() if flow in rule.guards}
    assert guarding - set(sheet_of(library, library.flow(flow)).rules) == set()


def test_what_polimi_rules_guard_are_procedures() -> None:
    library = Library()

    guarded = {one for rule in library.rules_of["polimi"].values() for one in rule.guards}
    assert guarded <= {flow.flow for flow in library.flows()}
