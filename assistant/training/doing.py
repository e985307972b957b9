"""What a step does with a page, in words: what is pressed, what is filled in."""

from collections.abc import Mapping

from assistant.language import _
from assistant.procedures.plan import PlannedStep
from assistant.procedures.steps import Action
from assistant.runner.stage import Stage
from assistant.training.marks import used_by

_VERBS = {
    "click": lambda what: _("press {what}", what=what),
    "fill": lambda what: _("type into {what}", what=what),
    "choose": lambda what: _("choose in {what}", what=what),
    "check": lambda what: _("tick or untick {what}", what=what),
    "upload": lambda what: _("attach a file at {what}", what=what),
    "download": lambda what: _("press {what}; a file comes", what=what),
    "read": lambda what: _("look at {what}", what=what),
}


def doing(stage: Stage, planned: PlannedStep) -> list[str]:
    """One line for each element in its order; never what is typed."""
    lines = []
    for action in planned.step.actions:
        if verb := _VERBS.get(action.kind):
            lines += [verb(named(stage, element, values)) for element, values in used_by(action)]
        else:
            lines.append(_apart(action))
    return lines


def _apart(action: Action) -> str:
    if action.kind == "open":
        return _("the page opens")
    if action.kind == "wait":
        return _("time passes; here it takes none")
    return _("a person does this outside the browser")


def named(stage: Stage, reference: str, parameters: Mapping[str, str]) -> str:
    """An element by what the portal calls it, or else by what the locators do."""
    element = stage.locators.element(reference).with_values(stage.filled(parameters))
    for locator in (element.primary, *element.alternatives):
        for name in (locator.name, locator.label, locator.text, locator.placeholder):
            if name:
                return f"«{name}»"
    return reference.partition(".")[2].replace("-", " ")
