"""What the elements that take values are given in the steps of a plan."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from assistant.procedures.plan import Plan
from assistant.procedures.steps import Check, Click, Download, Step
from assistant.procedures.templates import fill_in, names_in

Given = frozenset[tuple[str, str]]
"""The values of one element, by their names."""


def parameters_of(plan: Plan, read: Mapping[str, str]) -> dict[str, set[Given]]:
    """Element → what it is given, as far as that is known; ``read`` is what pages have told."""
    given: dict[str, set[Given]] = defaultdict(set)
    for planned in plan.steps:
        values = {**planned.values, **read}
        for element, texts in _uses(planned.step):
            if all(name in values for text in texts.values() for name in names_in(text)):
                given[element].add(
                    frozenset((name, fill_in(text, values)) for name, text in texts.items())
                )
    return given


def _uses(step: Step) -> Iterator[tuple[str, Mapping[str, str]]]:
    for action in step.actions:
        if isinstance(action, (Click, Check, Download)) and action.values:
            yield action.element, action.values
    if asked := step.settled_by:
        for element in (asked.done, asked.gone, asked.pending):
            if element and asked.values:
                yield element, asked.values
