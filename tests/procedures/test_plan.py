"""From answers to the steps that will be played."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import UsageError
from assistant.procedures.calendars import calendar_of
from assistant.procedures.inputs import Value
from assistant.procedures.library import Library
from assistant.procedures.plan import Plan, all_inputs, all_steps, make_plan
from tests.procedures.conftest import DEMO, LibraryOf

GO = {"id": "go", "open": "home"}
STAMPED = {"kind": "choice", "options": ["Stamped", "Auto"], "default": "Stamped"}


def plan(library: Library, name: str = "demo/outer", **given: Value) -> Plan:
    return make_plan(library, library.flow(name), given)


def ids(plan: Plan) -> list[str]:
    return [step.id for step in plan.steps]


def test_the_steps_of_played_flows_stand_in_their_place(demo: Library) -> None:
    made = plan(demo, "demo/certificate", career="975765")

    assert ids(made) == ["login.open-home", "login.sign-in", "choose-career", "pay"]
    assert made.problems == []
    assert [step_id for step_id, _step, _flow in all_steps(demo, made.flow)] == ids(made)


def test_ids_say_which_flow_within_which(library_of: LibraryOf) -> None:
    library = library_of(
        outer={"steps": [{"id": "first", "flow": "demo/middle"}, GO]},
        middle={"steps": [{"id": "second", "flow": "demo/inner"}]},
        inner={},
    )

    assert ids(plan(library)) == ["first.second.go", "go"]


def test_answers_are_the_typed_ones_or_the_defaults(demo: Library) -> None:
    made = plan(demo, "demo/certificate", career=" 975765 ", copies="2")

    assert made.answers == {"career": "975765", "use": "Stamped", "copies": 2}
    assert [question.given for question in made.questions.values()] == [True, False, True]
    assert made.steps[-1].values["copies"] == 2


def test_what_is_missing_is_not_a_problem_yet(demo: Library) -> None:
    made = plan(demo, "demo/certificate")

    assert [question.name for question in made.missing] == ["career"]
    assert made.problems == []


def test_an_optional_answer_is_empty_and_not_missing(library_of: LibraryOf) -> None:
    library = library_of(
        outer={
            "inputs": {"notes": {"optional": True}},
            "steps": [{**GO, "id": "if", "when": "notes"}, GO],
        }
    )

    made = plan(library)

    assert (made.missing, len(made.steps)) == ([], 1)
    assert made.steps[0].values == {"notes": ""}


def test_a_step_whose_condition_does_not_hold_is_left_out(library_of: LibraryOf) -> None:
    steps = [{"id": "auto", "open": "home", "when": "use == 'Auto'"}, GO]
    library = library_of(outer={"inputs": {"use": STAMPED}, "steps": steps})

    assert ids(plan(library)) == ["go"]
    assert ids(plan(library, use="Auto")) == ["auto", "go"]


def test_a_flow_step_has_a_condition_too(library_of: LibraryOf) -> None:
    steps = [{"id": "in", "flow": "demo/inner", "when": "use == 'Auto'"}, GO]
    library = library_of(
        outer={"inputs": {"use": STAMPED}, "steps": steps},
        inner={"inputs": {"number": {}}},
    )

    assert ids(plan(library)) == ["go"]
    assert plan(library).missing == []
    assert [one.name for one in plan(library, use="Auto").missing] == ["number"]


def test_a_question_is_asked_only_if(demo: Library) -> None:
    made = plan(demo, "demo/certificate", career="975765", use="Auto")

    assert "copies" not in made.questions
    assert "copies" not in made.answers


def test_an_answer_to_a_question_that_is_not_asked(demo: Library) -> None:
    made = plan(demo, "demo/certificate", career="975765", use="Auto", copies=2)

    assert made.problems == ["'copies' is not asked with these answers (use == 'Stamped')"]


def test_an_answer_to_no_question(demo: Library) -> None:
    made = plan(demo, "demo/certificate", carreer="975765")

    assert made.problems == ["the flow does not ask for 'carreer'; did you mean 'career'?"]


def test_an_answer_that_is_refused(demo: Library) -> None:
    made = plan(demo, "demo/certificate", career="975765", copies=10)

    assert made.problems == ["copies: 10 is more than 9"]


def test_a_lenient_plan_lets_every_answer_through(demo: Library) -> None:
    flow = demo.flow("demo/certificate")

    made = make_plan(demo, flow, {"career": "", "use": "", "copies": "many"}, lenient=True)

    assert made.problems == ["'copies' is not asked with these answers (use == 'Stamped')"]
    assert made.answers == {"career": "", "use": ""}


def test_a_played_flow_asks_its_questions_here(library_of: LibraryOf) -> None:
    library = library_of(
        outer={"inputs": {"use": STAMPED}, "steps": [{"id": "in", "flow": "demo/inner"}]},
        inner={"inputs": {"number": {}}},
    )

    made = plan(library, number="7")

    assert list(all_inputs(library, library.flow("demo/outer"))) == ["use", "number"]
    assert made.answers == {"use": "Stamped", "number": "7"}
    assert made.steps[0].values == {"number": "7"}


def test_an_input_that_both_have_is_asked_once(library_of: LibraryOf) -> None:
    steps = [{"id": "a", "flow": "demo/inner"}, {"id": "b", "flow": "demo/inner"}]
    library = library_of(
        outer={"inputs": {"number": {"default": "1"}}, "steps": steps},
        inner={"inputs": {"number": {}}},
    )

    made = plan(library)

    assert list(made.questions) == ["number"]
    assert [step.values["number"] for step in made.steps] == ["1", "1"]


def test_with_answers_for_the_person(library_of: LibraryOf) -> None:
    played = {"play": "demo/inner", "with": {"number": "{{ career }}-1", "copies": 2}}
    library = library_of(
        outer={"inputs": {"career": {}}, "steps": [{"id": "in", "flow": played}]},
        inner={"inputs": {"number": {}, "copies": {"kind": "number"}}},
    )  # fmt: skip

    made = plan(library, career="975765")

    assert list(made.questions) == ["career"]
    assert made.steps[0].values == {"number": "975765-1", "copies": 2}


def test_with_waits_for_an_answer_that_is_missing(library_of: LibraryOf) -> None:
    played = {"play": "demo/inner", "with": {"number": "{{ career }}"}}
    library = library_of(
        outer={"inputs": {"career": {}}, "steps": [{"id": "in", "flow": played}]},
        inner={"inputs": {"number": {"kind": "number"}}},
    )  # fmt: skip

    made = plan(library)

    assert [question.name for question in made.missing] == ["career"]
    assert made.problems == []


def test_with_may_be_refused(library_of: LibraryOf) -> None:
    steps = [{"id": "in", "flow": {"play": "demo/inner", "with": {"copies": "many"}}}]
    library = library_of(outer={"steps": steps}, inner={"inputs": {"copies": {"kind": "number"}}})

    assert plan(library).problems == ["in: 'many' is not a whole number"]


def test_with_reaches_flows_within_flows(library_of: LibraryOf) -> None:
    library = library_of(
        outer={"steps": [{"id": "in", "flow": {"play": "demo/middle", "with": {"number": "7"}}}]},
        middle={"inputs": {"number": {}}, "steps": [{"id": "on", "flow": "demo/between"}]},
        between={"steps": [{"id": "and", "flow": "demo/inner"}]},
        inner={"inputs": {"number": {}}},
    )

    made = plan(library)

    assert made.questions == {}
    assert made.steps[0].values == {"number": "7"}


def test_an_answer_that_with_gave_cannot_be_given_again(library_of: LibraryOf) -> None:
    library = library_of(
        outer={"steps": [{"id": "in", "flow": {"play": "demo/inner", "with": {"number": "7"}}}]},
        inner={"inputs": {"number": {}}},
    )

    assert plan(library, number="8").problems == ["the flow does not ask for 'number'"]


def test_the_rules_of_played_flows_count(demo: Library) -> None:
    made = plan(demo, "demo/certificate", career="975765", use="Auto")

    ((rule, values),) = made.rules
    assert rule == "R-DM-01"
    assert not demo.rules[rule].allows(values, NOON, ROME)


def test_a_rule_may_look_at_what_a_played_flow_asks(library_of: LibraryOf) -> None:
    library = library_of(
        outer={
            "rules": ["R-1"],
            "inputs": {"use": {}},
            "steps": [{"id": "in", "flow": "demo/inner"}],
        },
        inner={"rules": ["R-2"], "inputs": {"copies": {}}},
    )

    made = plan(library, use="Auto", copies="2")
    assert made.rules == [("R-1", {"use": "Auto", "copies": "2"}), ("R-2", {"copies": "2"})]


def test_what_with_gave_is_not_asked(library_of: LibraryOf) -> None:
    played = {"play": "demo/inner", "with": {"copies": "3"}}
    library = library_of(
        outer={"rules": ["R-1"], "steps": [{"id": "in", "flow": played}]},
        inner={"rules": ["R-2"], "inputs": {"copies": {}}},
    )

    assert plan(library).rules == [("R-1", {}), ("R-2", {"copies": "3"})]


def test_a_flow_that_plays_itself_is_refused(library_of: LibraryOf) -> None:
    library = library_of(
        outer={"steps": [{"id": "in", "flow": "demo/inner"}]},
        inner={"steps": [{"id": "out", "flow": "demo/outer"}]},
    )

    with pytest.raises(UsageError, match="demo/outer → demo/inner → demo/outer"):
        plan(library)


ROME = calendar_of("Europe/Rome")
NOON = ROME.moment("2026-11-25T12:00")
ANSWER = st.one_of(st.text(max_size=9), st.integers(), st.booleans(), st.sampled_from(["Auto"]))


@given(
    given=st.fixed_dictionaries({}, optional={"career": ANSWER, "use": ANSWER, "copies": ANSWER}),
    lenient=st.booleans(),
)
def test_any_answers_give_a_plan(given: dict[str, Any], lenient: bool) -> None:
    library = Library(DEMO / "flows", DEMO / "selectors")

    made = make_plan(library, library.flow("demo/certificate"), given, lenient=lenient)

    assert ids(made)[-1] == "pay"
    assert set(made.answers) <= {"career", "use", "copies"}
    for rule, values in made.rules:
        library.rules[rule].allows(values, NOON, ROME)


def test_a_file_that_the_run_keeps_answers_a_question(library_of: LibraryOf) -> None:
    library = library_of(
        outer={
            "steps": [
                {"id": "send", "flow": {"play": "demo/inner", "with": {"paper": "kept:a.pdf"}}}
            ]
        },
        inner={"inputs": {"paper": {"kind": "file"}}},
    )

    plan = make_plan(library, library.flow("demo/outer"), {})

    assert (plan.problems, plan.missing) == ([], [])
    assert [one.values for one in plan.steps] == [{"paper": "kept:a.pdf"}]


def test_a_person_cannot_answer_with_a_file_that_the_run_keeps(library_of: LibraryOf) -> None:
    library = library_of(outer={"inputs": {"paper": {"kind": "file"}}})

    plan = make_plan(library, library.flow("demo/outer"), {"paper": "kept:a.pdf"})

    assert plan.problems == ["paper: there is no file kept:a.pdf"]
