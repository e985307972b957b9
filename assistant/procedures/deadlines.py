"""Deadlines and waiting times: from what they count, how long they are, what follows."""

from datetime import UTC
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from assistant.language import _
from assistant.procedures.calendars import Calendar
from assistant.procedures.dates import MINUTE, Moment, Unit, after
from assistant.procedures.rules import Procedure
from assistant.procedures.sentences import Sentence
from assistant.procedures.sources import Documented

Kind = Literal["wait", "limit", "immediate", "once", "event", "order", "window", "count",
               "session", "since"]  # fmt: skip
Amount = Annotated[int, Field(ge=1)]

_NEEDS: dict[Kind, tuple[str, ...]] = {
    "wait": ("least", "most", "unit"),
    "limit": ("most", "unit"),
    "count": ("unit",),
}
_MAY: dict[Kind, tuple[str, ...]] = {
    "limit": ("before",),
    "window": ("most", "unit", "before"),
    "count": ("least", "most"),
}


class Dates(NamedTuple):
    """What follows from a start: not before the one, not after the other, where there are any."""

    earliest: Moment | None = None
    latest: Moment | None = None


class Deadline(BaseModel):
    """One deadline. ``before: true``: the last minute is the one before ``most`` is full.

    ``counts_from``: procedure → the input that says when it began, or the step that begins it;
    ``when`` is a condition on the answers without which it does not concern the person.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: Documented
    procedures: tuple[Procedure, ...]
    starts: Sentence
    kind: Kind
    least: Amount | None = None
    most: Amount | None = None
    unit: Literal[Unit, "periods"] | None = None
    before: bool = False
    counts_from: dict[Procedure, str] = {}
    when: str | None = None
    then: Sentence

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        needed = _NEEDS.get(self.kind, ())
        given = self.model_fields_set & {"least", "most", "unit", "before"}
        for key in needed:
            if key not in given:
                raise _wrong(_("kind '{kind}' needs '{key}'", kind=self.kind, key=key), "kind")
        for key in sorted(given - {*needed, *_MAY.get(self.kind, ())}):
            raise _wrong(_("kind '{kind}' has no '{key}'", kind=self.kind, key=key), key)
        if self.least and self.most and self.least > self.most:
            raise _wrong(_("'least' is more than 'most'"), "least")
        if self.unit == "periods" and self.kind != "count":
            raise _wrong(_("only kind 'count' counts periods"), "unit")
        return self

    def dates(self, start: Moment, calendar: Calendar) -> Dates:
        """The dates that follow from ``start``, on the calendar of the portal."""
        match self.kind:
            case "immediate":
                return Dates(start, start)
            case "event" | "since":
                return Dates(earliest=start)
            case "window":
                return Dates(start, self._latest(start, calendar))
            case "limit":
                return Dates(latest=self._latest(start, calendar))
            case "wait":
                return Dates(self._after(start, self.least, calendar)[0],
                             self._latest(start, calendar))  # fmt: skip
        return Dates()

    def _latest(self, start: Moment, calendar: Calendar) -> Moment | None:
        if self.most is None:
            return None
        first, last = self._after(start, self.most, calendar)
        return calendar.local(first.astimezone(UTC) - MINUTE) if self.before else last

    def _after(
        self, start: Moment, amount: int | None, calendar: Calendar
    ) -> tuple[Moment, Moment]:
        assert amount is not None  # _fits_its_kind saw to it, and to the unit
        assert self.unit is not None
        assert self.unit != "periods"
        return after(start, amount, self.unit, calendar)


def _wrong(message: str, *at: str) -> PydanticCustomError:
    return PydanticCustomError("deadline", message, {"at": at})
