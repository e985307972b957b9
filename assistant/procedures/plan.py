"""From a flow and a person's answers to the steps that will be played, sub-flows included."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.errors import UsageError
from assistant.language import _
from assistant.procedures.flow import Flow
from assistant.procedures.inclusion import ring
from assistant.procedures.inputs import KEPT, Input, Refused, Value
from assistant.procedures.library import Library
from assistant.procedures.sentences import Sentence
from assistant.procedures.steps import Step
from assistant.procedures.templates import (
    TemplateMistake,
    fill_in,
    holds,
    names_in,
    names_in_condition,
)
from assistant.procedures.yaml_files import did_you_mean


@dataclass(frozen=True)
class PlannedStep:
    """One step as it will be played: its full id and the answers it may use."""

    id: str
    step: Step
    values: Mapping[str, Value]


@dataclass(frozen=True)
class Question:
    """One input that these answers make necessary, and its value as far as it is known."""

    name: str
    asked: Input
    answer: Value | None
    given: bool


@dataclass
class Plan:
    """What a run will ask and do. ``problems`` must be empty before it is played."""

    flow: Flow
    questions: dict[str, Question] = field(default_factory=dict)
    steps: list[PlannedStep] = field(default_factory=list)
    rules: list[tuple[str, Mapping[str, Value | None]]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    terms: Mapping[str, Sentence] = field(default_factory=dict)
    """What the things that steps read are called."""

    def term(self, reading: str) -> str:
        """What people call a thing that a step reads."""
        return str(self.terms.get(reading, reading.replace("_", " ")))

    @property
    def missing(self) -> list[Question]:
        """The questions that still need an answer."""
        return [
            question
            for question in self.questions.values()
            if question.answer is None and question.asked.required
        ]

    @property
    def answered(self) -> dict[str, str]:
        """What was asked → what was answered, in the person's words; blanks left out."""
        return {
            str(question.asked.label): question.asked.in_words(question.answer)
            for question in self.questions.values()
            if question.answer not in (None, "")
        }

    @property
    def answers(self) -> dict[str, Value]:
        """Input name → value, for all that have one."""
        return {
            name: question.answer
            for name, question in self.questions.items()
            if question.answer is not None
        }


def all_inputs(
    library: Library, flow: Flow, bound: Mapping[str, Any] | None = None
) -> dict[str, Input]:
    """Every input the flow may ask, in order, those of the flows it plays included.

    What ``with`` has decided (``bound``) leaves out the questions of other branches.
    """
    bound = bound or {}
    found = {
        name: one
        for name, one in flow.inputs.items()
        if name not in bound and not (one.when and ruled_out(one.when, bound))
    }
    for step in flow.steps:
        if (played := step.played) and not (step.when and ruled_out(step.when, bound)):
            inner = library.flow(played.play)
            decided = _decided(inputs_of(library, inner), played.values, bound)
            given = set(played.values) | set(found)
            asked = all_inputs(library, inner, decided)
            found |= {name: one for name, one in asked.items() if name not in given}
    return found


def inputs_of(library: Library, flow: Flow) -> dict[str, Input]:
    """Every input of the flow and of those it plays, whatever is decided."""
    found = dict(flow.inputs)
    for step in flow.steps:
        if played := step.played:
            inner = inputs_of(library, library.flow(played.play))
            found |= {name: one for name, one in inner.items() if name not in found}
    return found


def all_steps(
    library: Library, flow: Flow, prefix: str = "", bound: Mapping[str, Any] | None = None
) -> Iterator[tuple[str, Step, Flow]]:
    """Every step the flow may play: full id, step, and the flow it is written in.

    What ``with`` has decided (``bound``) leaves the other branches out.
    """
    bound = bound or {}
    for step in flow.steps:
        if step.when and ruled_out(step.when, bound):
            continue
        if played := step.played:
            inner = library.flow(played.play)
            decided = _decided(inputs_of(library, inner), played.values, bound)
            yield from all_steps(library, inner, f"{prefix}{step.id}.", decided)
        else:
            yield f"{prefix}{step.id}", step, flow


def ruled_out(condition: str, bound: Mapping[str, Any]) -> bool:
    """Whether what is decided already makes a condition false, whatever else is answered."""
    plain = " or " not in condition and "(" not in condition
    parts = condition.split(" and ") if plain else [condition]
    try:
        return any(
            names_in_condition(part) <= set(bound) and not holds(part, bound) for part in parts
        )
    except TemplateMistake:
        return False  # the checks say what is wrong with it


def _decided(
    inputs: Mapping[str, Input], given: Mapping[str, Value], bound: Mapping[str, Any]
) -> dict[str, Any]:
    """The inputs of a played flow whose value does not depend on any answer."""
    shared = {name: bound[name] for name in inputs if name in bound}
    fixed = {
        name: fill_in(value, bound) if isinstance(value, str) else value
        for name, value in given.items()
        if not isinstance(value, str) or names_in(value) <= set(bound)
    }
    open_ones = set(given) - set(fixed)
    return {name: value for name, value in (shared | fixed).items() if name not in open_ones}


def make_plan(
    library: Library, flow: Flow, given: Mapping[str, Value], *, lenient: bool = False
) -> Plan:
    """Plan a run. ``lenient`` lets answers through that the input itself would refuse."""
    if circle := ring(library, flow):
        raise UsageError(_("the flow plays itself: {ring}", ring=" → ".join(circle)))
    plan = Plan(flow, terms=library.terms)
    known = all_inputs(library, flow)
    for name in given:
        if name not in known:
            plan.problems.append(
                _("the flow does not ask for '{name}'", name=name) + did_you_mean(name, known)
            )
    _Planner(library, plan, given, lenient).add(flow, {}, "")
    for name in given:
        if name in known and name not in plan.questions:
            plan.problems.append(
                _("'{name}' is not asked with these answers ({condition})",
                  name=name, condition=known[name].when or _("because of another answer"))
            )  # fmt: skip
    return plan


@dataclass
class _Planner:
    library: Library
    plan: Plan
    given: Mapping[str, Value]
    lenient: bool

    def add(self, flow: Flow, bound: Mapping[str, Value | None], prefix: str) -> None:
        values: dict[str, Any] = dict(bound)
        for name, asked in flow.inputs.items():
            if name not in values and (asked.when is None or holds(asked.when, values)):
                answer = self._answer(name, asked)
                if answer is not None:
                    values[name] = answer
                elif asked.optional:
                    values[name] = ""
        before = len(self.plan.rules)
        for step in flow.steps:
            if step.when is None or holds(step.when, values):
                self._add_step(step, values, prefix)
        self._add_rules(before, flow, values)

    def _add_rules(self, place: int, flow: Flow, values: Mapping[str, Value]) -> None:
        """The rules of a flow, before those of the flows it plays; None is not answered."""
        answers = {**self.plan.answers, **values}
        known = {name: answers.get(name) for name in all_inputs(self.library, flow)}
        self.plan.rules[place:place] = [(rule, known) for rule in flow.rules]

    def _add_step(self, step: Step, values: dict[str, Any], prefix: str) -> None:
        played = step.played
        if played is None:
            self.plan.steps.append(PlannedStep(f"{prefix}{step.id}", step, values))
            return
        inner = self.library.flow(played.play)
        asked = inputs_of(self.library, inner)
        shared = {name: values[name] for name in asked if name in values}
        bound = {
            name: self._bound(f"{prefix}{step.id}", asked.get(name), value, values)
            for name, value in played.values.items()
        }
        self.add(inner, {**shared, **bound}, f"{prefix}{step.id}.")

    def _bound(
        self, step_id: str, asked: Input | None, value: Value, values: Mapping[str, Any]
    ) -> Value | None:
        """What ``with`` answers; None if that depends on an answer that is not known yet."""
        if isinstance(value, str):
            if any(values.get(name) is None for name in names_in(value)):
                return None
            value = fill_in(value, values)
            if asked and asked.kind == "file" and value.startswith(KEPT):
                return value
        try:
            return asked.value_of(value) if asked else value
        except Refused as refused:
            if not self.lenient:
                self.plan.problems.append(f"{step_id}: {refused}")
            return value

    def _answer(self, name: str, asked: Input) -> Value | None:
        if name in self.plan.questions:
            return self.plan.questions[name].answer
        given = name in self.given
        answer = self.given[name] if given else asked.default
        if answer is not None:
            try:
                answer = asked.value_of(answer)
            except Refused as refused:
                if not self.lenient:
                    self.plan.problems.append(f"{name}: {refused}")
                    answer = asked.default
        self.plan.questions[name] = Question(name, asked, answer, given)
        return answer
