"""Where on a page a step acts: what is spotlighted, numbered, pointed at."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.procedures.locators import Locator
from assistant.procedures.plan import PlannedStep
from assistant.procedures.steps import Action
from assistant.runner.browser import Box, NotDone
from assistant.runner.stage import Stage


@dataclass(frozen=True)
class Mark:
    """One element of a step, numbered from 1 in the order in which the step uses them."""

    number: int
    element: str
    box: Box


def marks_of(stage: Stage, planned: PlannedStep) -> list[Mark]:
    """The elements of a step as they stand on the page that is shown before it.

    None for one that cannot be told from others: the step itself will say so.
    """
    found = [
        (element, locator)
        for element, parameters in elements_of(planned)
        if (locator := only_one(stage, element, parameters))
    ]
    try:
        boxes = stage.browser.boxes([locator for _element, locator in found])
    except NotDone:
        return []
    seen = [(element, box) for (element, _one), box in zip(found, boxes, strict=True) if box]
    return [Mark(number, element, box) for number, (element, box) in enumerate(seen, 1)]


def elements_of(planned: PlannedStep) -> list[tuple[str, Mapping[str, str]]]:
    """The elements that a step acts on or reads, each once, with their parameters."""
    found = {element: values for one in planned.step.actions for element, values in used_by(one)}
    return list(found.items())


def used_by(action: Action) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The elements of one action, with their parameters."""
    values: Mapping[str, str] = getattr(action, "values", {})
    if element := getattr(action, "element", None):
        yield element, values
    fields: Mapping[str, str] = getattr(action, "fields", {})
    for element in fields.values() if action.kind == "read" else fields:
        yield element, {}


def only_one(stage: Stage, reference: str, parameters: Mapping[str, str]) -> Locator | None:
    """What finds this element now, and nothing else; None if nothing does."""
    element = stage.locators.element(reference).with_values(stage.filled(parameters))
    for locator in (element.primary, *element.alternatives):
        if stage.browser.count(locator) == 1:
            return locator
    return None
