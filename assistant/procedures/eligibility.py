"""Whether a procedure is open to somebody: what its rules say, and what would help."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from assistant.procedures.calendars import Calendar
from assistant.procedures.dates import Moment
from assistant.procedures.inputs import Input
from assistant.procedures.library import Library
from assistant.procedures.plan import Plan
from assistant.procedures.rules import NOW, Rule

Answer = Literal["passes", "fails", "open", "informs"]

HOUR = datetime.timedelta(hours=1)
MINUTE = datetime.timedelta(minutes=1)
NEAR, FAR = 14, 400
"""For so many days ahead every hour is looked at, and then every day, for when a rule says yes."""
MOST_NUMBERS = 200
"""Up to how many numbers are tried in place of one that a rule refuses."""


@dataclass(frozen=True)
class Change:
    """An answer (or ``now``) that would make a rule say yes, the others left as they are."""

    name: str
    value: Any


@dataclass(frozen=True)
class Judged:
    """What one rule says.

    ``open``: an answer is missing (``lacks``); ``informs``: the procedure does not ask for what
    the rule looks at.
    """

    id: str
    rule: Rule
    answer: Answer
    lacks: tuple[str, ...] = ()
    values: Mapping[str, Any] | None = None

    @property
    def refuses(self) -> bool:
        """Whether nothing may begin: it says no, or what it looks at was left blank."""
        return self.answer in ("fails", "open")


def judged(library: Library, plan: Plan, now: Moment) -> Iterator[Judged]:
    """Every rule of a plan, in order, each once."""
    calendar = library.calendar(plan.flow.portal)
    seen = set[str]()
    for name, values in plan.rules:
        if name not in seen:
            seen.add(name)
            yield _judged(name, library.rules[name], values, now, calendar)


def _judged(
    name: str, rule: Rule, values: Mapping[str, Any], now: Moment, calendar: Calendar
) -> Judged:
    if not rule.checked_by(values):
        return Judged(name, rule, "informs")
    lacks = tuple(one for one in rule.values if values[one] is None)
    if rule.allows(values, now, calendar):
        return Judged(name, rule, "passes", values=values)
    return Judged(name, rule, "open" if lacks else "fails", lacks, values)


def changes(
    judged: Judged, inputs: Mapping[str, Input], now: Moment, calendar: Calendar
) -> Iterator[Change]:
    """What would make a rule say yes, one thing changed at a time: another answer, or later on."""
    rule, values = judged.rule, judged.values or {}
    for name in rule.values:
        for other in _others(inputs.get(name), values.get(name)):
            if rule.allows({**values, name: other}, now, calendar):
                yield Change(name, other)
                if not isinstance(other, str):  # of numbers the nearest is enough
                    break
    if rule.looks_at_the_clock and (moment := _opens(rule, values, now, calendar)):
        yield Change(NOW, moment)


def _others(asked: Input | None, given: Any) -> Iterator[Any]:
    """Other answers that a question could get, the nearest first."""
    if asked is None:
        return
    if asked.kind == "yes-no":
        yield not given
    elif asked.kind == "choice":
        yield from (option for option in asked.options if option != given)
    elif asked.kind == "number" and isinstance(given, int) and not asked.decimals:
        for step in range(1, MOST_NUMBERS):
            yield from (
                number
                for number in (given - step, given + step)
                if asked.minimum is None or number >= asked.minimum
            )


def _opens(rule: Rule, values: Mapping[str, Any], now: Moment, calendar: Calendar) -> Moment | None:
    """The first minute, from now on, at which the rule says yes; None if there is none."""
    start = now.astimezone(datetime.UTC)
    before = start
    for hours in (*range(1, 24 * NEAR), *range(24 * NEAR, 24 * FAR, 24)):
        later = start + hours * HOUR
        if rule.allows(values, calendar.local(later), calendar):
            minutes = (later - before) // MINUTE
            local = (calendar.local(before + one * MINUTE) for one in range(1, minutes + 1))
            return next(one for one in local if rule.allows(values, one, calendar))
        before = later
    return None
