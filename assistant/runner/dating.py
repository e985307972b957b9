"""The dates that follow from a run, as its result says them, and in words."""

from collections.abc import Iterable, Mapping
from typing import Any

from assistant.language import _
from assistant.moments import local_in_words, span_in_words
from assistant.procedures.dates import Moment
from assistant.procedures.due import Due, due, in_order
from assistant.procedures.flow import Flow
from assistant.procedures.library import Library
from assistant.runner.results import DueDate, StepResult


def due_dates(
    library: Library, flow: Flow, answers: Mapping[str, Any], steps: Iterable[StepResult] = ()
) -> tuple[DueDate, ...]:
    """The deadlines of a procedure, those with a date first, the nearest before the others.

    What the person was only advised to do has not happened yet, so nothing counts from it.
    """
    calendar = library.calendar(flow.portal)
    happened = {
        step.id: calendar.moment(step.clock)
        for step in steps
        if step.status == "done" and step.clock
    }
    found = in_order(due(library, flow, answers, happened))
    return tuple(_told(one, calendar.zone.key) for one in found)


def _told(one: Due, timezone: str) -> DueDate:
    return DueDate(
        id=one.id,
        starts=str(one.deadline.starts),
        then=str(one.deadline.then),
        kind=one.deadline.kind,
        least=one.deadline.least,
        most=one.deadline.most,
        unit=one.deadline.unit,
        timezone=timezone,
        start=_written(one.start),
        earliest=_written(one.dates.earliest),
        latest=_written(one.dates.latest),
        source=tuple(map(str, one.deadline.source)),
    )


def _written(moment: Moment | None) -> str | None:
    return moment.isoformat(timespec="minutes") if moment else None


def date_in_words(date: DueDate) -> str:
    """One deadline as a sentence: when, and what then."""
    earliest, latest = (
        local_in_words(moment, date.timezone) if moment else None
        for moment in (date.earliest, date.latest)
    )
    if not (earliest or latest):
        return _undated(date)
    if date.kind == "limit" or earliest == latest:
        when = latest or earliest
    else:
        when = span_in_words(earliest, latest)
    return f"{when}: {date.then}"


def _undated(date: DueDate) -> str:
    """What follows, and how long after what, as long as that has not happened."""
    if date.unit is None or date.most is None:
        return f"{date.starts}: {date.then}"
    return _("{when}. Then: {then}", when=_counted(date, date.most, date.unit), then=date.then)


def _counted(date: DueDate, most: int, unit: str) -> str:
    if date.least:
        return _("{least} to {most} {unit} after: {start}", least=date.least, most=most,
                 unit=_unit(unit), start=date.starts)  # fmt: skip
    if unit == "hours" and most % 24 == 0 and most > 72:  # said in hours nobody would see how long
        most, unit = most // 24, "days"
    return _("{most} {unit} after: {start}", most=most, unit=_unit(unit), start=date.starts)


def _unit(unit: str) -> str:
    return {
        "hours": _("hours"),
        "business-hours": _("business hours"),
        "days": _("days"),
        "business-days": _("business days"),
        "weeks": _("weeks"),
        "months": _("months"),
        "vigencias": _("«vigencias» (half-years)"),
        "periods": _("periods"),
    }[unit]
