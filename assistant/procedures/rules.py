"""Rules of the university: what must hold of certain values, why, and where that is documented."""

import datetime
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from assistant.language import _
from assistant.procedures.calendars import Calendar
from assistant.procedures.dates import FUNCTIONS, Moment
from assistant.procedures.inputs import Refused, yes_or_no
from assistant.procedures.sentences import Sentence
from assistant.procedures.sources import Documented
from assistant.procedures.templates import Expression, passes, read_expression

ValueKind = Literal["text", "number", "yes-no", "date", "moment", "list"]
Procedure = Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")]
Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]

NOW = "now"

TAKES: dict[str, tuple[ValueKind, ...]] = {
    **dict.fromkeys(FUNCTIONS, ("date", "moment")),
    **dict.fromkeys(("hours_since", "business_hours_since", "hour_of"), ("moment",)),
    "length": ("list", "text"),
}
"""Function → the kinds of value it is about."""

_NUMBER = re.compile(r"[-+]?[0-9]{1,15}(\.[0-9]{1,2})?")  # 28.000 may be 28 or 28 thousand: refused


class Rule(BaseModel):
    """One rule, with an example that passes and one that does not."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    source: Documented
    guards: tuple[Procedure, ...]
    values: dict[Name, ValueKind]
    expression: str
    passing: dict[str, Any] = Field(alias="passes")
    failing: dict[str, Any] = Field(alias="fails")
    reason: Sentence
    note: Sentence | None = None

    def read(self) -> Expression:
        """What the expression is made of; raises ``TemplateMistake``."""
        numbers = {name for name, kind in self.values.items() if kind == "number"}
        return read_expression(self.expression, TAKES, numbers | TAKES.keys() - {"weekday_of"})

    @property
    def looks_at_the_clock(self) -> bool:
        """Whether it depends on when it is asked."""
        names, calls = self.read()
        return NOW in names or any(function.endswith("_since") for function, _name in calls)

    @property
    def stated(self) -> Sentence:
        """What it asks, for whom it has not refused: ``reason`` may speak of what went wrong."""
        return self.note or self.reason

    def checked_by(self, asked: Collection[str]) -> bool:
        """Whether a flow that asks for these names can check it; else it only informs."""
        return bool(self.values) and self.values.keys() <= set(asked)

    def value(self, name: str, given: Any, calendar: Calendar) -> Any:
        """What is given for a value, as what it is; raises ``Refused``."""
        return _READERS[self.values[name]](given, calendar)

    def allows(self, given: Mapping[str, Any], now: Moment, calendar: Calendar) -> bool:
        """Whether it says yes. What is not given is none; nothing that makes no sense passes."""
        self.read()  # refuses to run anything but what a rule may do
        values: dict[str, Any] = {NOW: now}
        for name, kind in self.values.items():
            one = given.get(name)
            missing = one is None or (one == "" and kind not in ("text", "list"))
            try:
                values[name] = None if missing else self.value(name, one, calendar)
            except Refused:
                return False
        functions = {name: _bound(function, now, calendar) for name, function in FUNCTIONS.items()}
        return passes(self.expression, {**values, **functions, "length": len})


def _bound(
    function: Callable[[Moment, Moment, Calendar], Any], now: Moment, calendar: Calendar
) -> Callable[[Moment], Any]:
    def call(moment: Moment) -> Any:
        if not isinstance(moment, datetime.datetime):
            raise TypeError(function.__name__)
        return function(moment, now, calendar)

    return call


def _text(given: Any, _calendar: Calendar) -> str:
    if isinstance(given, dict | list):
        raise Refused(_("this is no text"))
    return str(given).strip()


def _number(given: Any, calendar: Calendar) -> float:
    text = _text(given, calendar)
    if not _NUMBER.fullmatch(text):
        raise Refused(_("'{answer}' is not a number like 195000 or 2.5", answer=text))
    return float(text) if "." in text else int(text)


def _list(given: Any, _calendar: Calendar) -> list[str]:
    items: Iterable[Any] = given if isinstance(given, list) else str(given).split(",")
    return [item for one in items if (item := str(one).strip())]


_READERS: dict[ValueKind, Callable[[Any, Calendar], Any]] = {
    "text": _text,
    "number": _number,
    "yes-no": lambda given, calendar: yes_or_no(_text(given, calendar)),
    "date": lambda given, calendar: calendar.midnight(calendar.day(_text(given, calendar))),
    "moment": lambda given, calendar: calendar.moment(_text(given, calendar)),
    "list": _list,
}
