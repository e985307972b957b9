"""What a learner is to do in a step, and whether what they have done on the page is that."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from assistant.procedures.locators import Locator
from assistant.procedures.plan import Plan
from assistant.procedures.secret import Secret
from assistant.procedures.steps import Action, Check, Choose, Click, Download, Fill, Upload
from assistant.procedures.templates import fill_in, sole_name
from assistant.runner.browser import NotDone, Touch
from assistant.runner.stage import Stage

PRESSED = (Click, Download)
BY_LEARNER = (*PRESSED, Fill, Choose, Check, Upload)


class Verdict(Enum):
    """What a touch was."""

    RIGHT = auto()
    NOTHING_YET = auto()
    WRONG = auto()
    WRONG_VALUE = auto()
    HARMFUL = auto()
    HARMFUL_VALUE = auto()


@dataclass(frozen=True)
class Task:
    """What the learner does before the page moves on: fields, and the one thing that is pressed."""

    actions: tuple[Action, ...]

    @property
    def press(self) -> Click | Download | None:
        """What is pressed in the end, if anything is."""
        last = self.actions[-1]
        return last if isinstance(last, PRESSED) else None

    @property
    def fields(self) -> tuple[Action, ...]:
        """What is filled in before."""
        return self.actions[:-1] if self.press else self.actions


def asks_for_code(task: Task) -> bool:
    """Whether a one-time code is to be typed in."""
    texts = [text for one in task.fields if isinstance(one, Fill) for text in one.fields.values()]
    return "code" in map(sole_name, texts)


def tasks_of(actions: Sequence[Action]) -> Iterator[Task | Action]:
    """A step in parts: what the learner does, and, as they are, what the program does."""
    gathered: list[Action] = []
    for action in actions:
        if isinstance(action, BY_LEARNER):
            gathered.append(action)
        if gathered and not isinstance(action, (Fill, Choose, Check, Upload)):
            yield Task(tuple(gathered))
            gathered = []
        if not isinstance(action, BY_LEARNER):
            yield action
    if gathered:
        yield Task(tuple(gathered))


def has_task(actions: Sequence[Action]) -> bool:
    """Whether anything of a step is the learner's."""
    return any(isinstance(one, BY_LEARNER) for one in actions)


@dataclass(frozen=True)
class Field:
    """A field, and what must be in it (None: any file); ``signs_in``: user, password or code."""

    element: str
    parameters: dict[str, str]
    wanted: str | Secret | None
    signs_in: bool = False

    def holds(self, stage: Stage) -> bool:
        """Whether the page has it so."""
        locator = _shown(stage, self.element, self.parameters)
        if locator is None:
            return False
        content = stage.browser.field(locator)
        if self.wanted is None:
            return bool(content)
        wanted = self.wanted.reveal() if isinstance(self.wanted, Secret) else self.wanted
        return content == " ".join(wanted.split())


def fields_of(stage: Stage, task: Task) -> list[Field]:
    """The fields of a task with what must be in them."""
    return [field for action in task.fields for field in fields_in(stage, action)]


def fields_in(stage: Stage, action: Action) -> Iterator[Field]:
    """Those that one action fills in."""
    match action:
        case Fill():
            for element, template in action.fields.items():
                signs_in = sole_name(template) in ("user", "password", "code")
                yield Field(element, {}, stage.value(template), signs_in)
        case Choose():
            for element, template in action.fields.items():
                if option := fill_in(template, stage.values):
                    yield Field(element, {}, option)
        case Check():
            on = action.on
            if isinstance(on, str):
                on = fill_in(on, stage.values) in ("True", "true", "yes")
            yield Field(action.element, action.values, str(on).lower())
        case Upload():
            for element in action.fields:
                yield Field(element, {}, None)


def judge(stage: Stage, plan: Plan, task: Task, touch: Touch) -> Verdict:
    """What a touch is worth in a task; nothing has come of it yet."""
    fields = fields_of(stage, task)
    if touch.kind == "press":
        return _judge_press(stage, plan, task, touch, fields)
    if task.press:
        return Verdict.NOTHING_YET
    if all(one.holds(stage) for one in fields):
        return Verdict.RIGHT
    mine = [one for one in fields if _is(stage, touch, one.element, one.parameters)]
    if touch.kind == "change" and mine and not mine[0].holds(stage):
        return Verdict.WRONG_VALUE
    return Verdict.NOTHING_YET


def _judge_press(
    stage: Stage, plan: Plan, task: Task, touch: Touch, fields: Sequence[Field]
) -> Verdict:
    press = task.press
    if press and _is(stage, touch, press.element, press.values):
        if all(one.holds(stage) for one in fields):
            return Verdict.RIGHT
        return Verdict.HARMFUL_VALUE if touch.posts else Verdict.WRONG_VALUE
    harmful = touch.posts or _takes_effect(stage, plan, touch)
    return Verdict.HARMFUL if harmful else Verdict.WRONG


def _takes_effect(stage: Stage, plan: Plan, touch: Touch) -> bool:
    """Whether a step of the plan that cannot be undone begins with it."""
    pressed = [
        action
        for planned in plan.steps
        if planned.step.effect
        for action in planned.step.actions
        if isinstance(action, PRESSED)
    ]
    return any(not one.values and _is(stage, touch, one.element, {}) for one in pressed)


def _is(stage: Stage, touch: Touch, element: str, parameters: dict[str, str]) -> bool:
    locator = _shown(stage, element, parameters)
    return locator is not None and stage.browser.is_touched(touch, locator)


def _shown(stage: Stage, reference: str, parameters: dict[str, str]) -> Locator | None:
    """The locator that finds just one element now."""
    element = stage.locators.element(reference).with_values(stage.filled(parameters))
    try:
        for locator in (element.primary, *element.alternatives):
            if stage.browser.count(locator) == 1:
                return locator
    except NotDone:
        return None
    return None
