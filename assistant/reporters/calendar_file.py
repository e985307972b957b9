"""The dates of a run as an iCalendar file (RFC 5545), for any calendar program."""

import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from assistant.language import _
from assistant.runner.results import DueDate, RunResult

if TYPE_CHECKING:
    from icalendar import Alarm, Event

DAY = datetime.timedelta(days=1)
HOUR = datetime.timedelta(hours=1)


def calendar_of(run: RunResult) -> bytes:
    """An event for each date of a run, with alarms: a day and two hours before it ends."""
    from icalendar import Calendar  # slow to import

    calendar = Calendar()
    calendar.add("prodid", "-//Tramite//tramite//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", run.title)
    for date in run.dates:
        if date.earliest or date.latest:
            calendar.add_component(_event(run, date))
    calendar.add_missing_timezones()
    written: bytes = calendar.to_ical()
    return written


def _event(run: RunResult, date: DueDate) -> "Event":
    from icalendar import Event

    event = Event()
    event.add("uid", f"{run.run}-{date.id}@tramite")
    event.add("dtstamp", datetime.datetime.fromisoformat(run.started).astimezone(datetime.UTC))
    event.add("summary", date.then)
    event.add("description", _about(run, date))
    begin, end = (_moment(text, date) for text in (date.earliest, date.latest))
    event.add("dtstart", begin or end)
    event.add("dtend", end or begin)
    event.add("transp", "TRANSPARENT")
    for before in (DAY, 2 * HOUR) if end else (datetime.timedelta(),):
        event.add_component(_alarm(date.then, before, of_end=end is not None))
    return event


def _about(run: RunResult, date: DueDate) -> str:
    """What the event is about; the source is named, so that it can be looked up."""
    counted = _("counted from: {start}", start=date.starts)
    return f"{run.title}\n{counted}\n{date.id}, {', '.join(date.source)}"


def _moment(text: str | None, date: DueDate) -> datetime.datetime | None:
    if text is None:
        return None
    return datetime.datetime.fromisoformat(text).astimezone(ZoneInfo(date.timezone))


def _alarm(text: str, before: datetime.timedelta, *, of_end: bool) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", text)
    alarm.add("trigger", -before, parameters={"related": "END" if of_end else "START"})
    return alarm
