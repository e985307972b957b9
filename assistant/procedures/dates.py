"""Counting time as universities do: hours, working days, weeks, months, halves of a year.

Two ways of counting:

- **Hours are exact**, to the minute, whatever the clocks do in between. Business hours are hours of
  business days, which have 24 of them: 72 business hours are three business days.
- **Days and everything longer are of the calendar**: the time of day does not matter, and the day
  from which is counted is day 0. A business day counts when it begins.

What has passed need not be whole: half a business day means that the last one is over and the next
has not begun (a weekend), a third of a month that the month goes on. So ``<= 10`` ends with the
last minute of the tenth, and ``>= 10`` begins with its first.
"""

import datetime
from calendar import monthrange
from collections.abc import Callable
from typing import Literal, NamedTuple

from assistant.procedures.calendars import Calendar

Moment = datetime.datetime
Unit = Literal["hours", "business-hours", "days", "business-days", "weeks", "months", "vigencias"]

DAY = datetime.timedelta(days=1)
HOUR = datetime.timedelta(hours=1)
MINUTE = datetime.timedelta(minutes=1)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def hours_since(start: Moment, now: Moment, calendar: Calendar) -> float:
    """How many hours have passed, also over a change of the clocks."""
    return (now.astimezone(datetime.UTC) - start.astimezone(datetime.UTC)) / HOUR


def business_hours_since(start: Moment, now: Moment, calendar: Calendar) -> float:
    """How many hours of business days have passed; none pass on other days."""
    if now < start:
        return -business_hours_since(now, start, calendar)
    passed, day = 0.0, start.date()
    while day <= now.date():
        if calendar.works(day):
            begin = max(start, calendar.midnight(day))
            passed += hours_since(begin, min(now, calendar.midnight(day + DAY)), calendar)
        day += DAY
    return passed


def days_since(start: Moment, now: Moment, calendar: Calendar) -> float:
    """How many days later it is by the calendar: 0 today, 1 after midnight."""
    return (now.date() - start.date()).days


def business_days_since(start: Moment, now: Moment, calendar: Calendar) -> float:
    """How many business days have begun since; a half more between two of them."""
    if now < start:
        return -business_days_since(now, start, calendar)
    later = range(1, (now.date() - start.date()).days + 1)
    begun = sum(calendar.works(start.date() + each * DAY) for each in later)
    between = later and not calendar.works(now.date())
    return begun + 0.5 if between else begun


def weeks_since(start: Moment, now: Moment, calendar: Calendar) -> float:
    """How many weeks later it is: 8 on the same weekday, eight weeks on."""
    return days_since(start, now, calendar) / 7


def months_since(start: Moment, now: Moment, calendar: Calendar) -> float:
    """How many months later it is: 3 on the same day of the third month after."""
    whole = (now.year - start.year) * 12 + now.month - start.month
    whole -= now.date() < months_on(start.date(), whole)
    begin, end = (months_on(start.date(), whole + each) for each in (0, 1))
    return whole + (now.date() - begin) / (end - begin)


def months_on(day: datetime.date, months: int) -> datetime.date:
    """The same day some months later, or the last of a month that is too short for it."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def vigencia(moment: Moment, now: Moment, calendar: Calendar) -> int:
    """The half of the year: 1 is January to June, 2 is July to December."""
    return 1 if moment.month <= 6 else 2


def weekday_of(moment: Moment, now: Moment, calendar: Calendar) -> str:
    """The day of the week: monday, tuesday, ..."""
    return WEEKDAYS[moment.weekday()]


def hour_of(moment: Moment, now: Moment, calendar: Calendar) -> float:
    """What the clock says: 10.5 is half past ten."""
    return moment.hour + moment.minute / 60


FUNCTIONS: dict[str, Callable[[Moment, Moment, Calendar], float | str]] = {
    one.__name__: one
    for one in (hours_since, business_hours_since, days_since, business_days_since, weeks_since,
                months_since, vigencia, weekday_of, hour_of)
}  # fmt: skip
"""What a rule may ask of a date or a moment; ``now`` is what the ``..._since`` count up to."""


class Span(NamedTuple):
    """The moments at which so much time has passed: the first, and the last before it is more."""

    first: Moment
    last: Moment


def after(start: Moment, amount: int, unit: Unit, calendar: Calendar) -> Span:
    """When so much time has passed since ``start``; one that counts days lasts a whole day."""
    match unit:
        case "hours":
            moment = calendar.local(start.astimezone(datetime.UTC) + amount * HOUR)
            return Span(moment, moment)
        case "business-hours":
            return _after_business_hours(start, amount * HOUR, calendar)
        case "days" | "weeks":
            days = amount * (7 if unit == "weeks" else 1)
            return _whole_days(start.date() + days * DAY, start.date() + days * DAY, calendar)
        case "business-days":
            day = start.date()
            for _each in range(amount):
                day = _next_business_day(day, calendar)
            return _whole_days(day, day, calendar)
        case "months":
            day = months_on(start.date(), amount)
            return _whole_days(day, day, calendar)
        case "vigencias":
            begin = start.date().replace(month=1 if start.month <= 6 else 7, day=1)
            first, following = (months_on(begin, 6 * (amount + each)) for each in (0, 1))
            return _whole_days(first, following - DAY, calendar)


def _after_business_hours(start: Moment, left: datetime.timedelta, calendar: Calendar) -> Span:
    day, moment = start.date(), start
    while True:
        if calendar.works(day):
            end = calendar.midnight(day + DAY)
            room = end.astimezone(datetime.UTC) - moment.astimezone(datetime.UTC)
            if left <= room:
                reached = calendar.local(moment.astimezone(datetime.UTC) + left)
                # the clock of business hours stands still until the next business day begins
                resumed = calendar.midnight(_next_business_day(day, calendar))
                return Span(reached, resumed if reached == end else reached)
            left -= room
        day += DAY
        moment = calendar.midnight(day)


def _next_business_day(day: datetime.date, calendar: Calendar) -> datetime.date:
    day += DAY
    while not calendar.works(day):
        day += DAY
    return day


def _whole_days(first: datetime.date, last: datetime.date, calendar: Calendar) -> Span:
    return Span(calendar.midnight(first), calendar.midnight(last + DAY) - MINUTE)
