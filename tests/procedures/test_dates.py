"""Counting time: the first and the last minute, clocks that change, days off."""

import datetime
from typing import cast, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.procedures.calendars import Calendar, calendar_of
from assistant.procedures.dates import FUNCTIONS, MINUTE, Moment, Span, Unit, after, months_on

BOGOTA = calendar_of("America/Bogota")
ROME = calendar_of("Europe/Rome")


def since(unit: str, start: str, now: str, calendar: Calendar = BOGOTA) -> float:
    function = FUNCTIONS[f"{unit.replace('-', '_')}_since"]
    return cast(float, function(calendar.moment(start), calendar.moment(now), calendar))


def span(start: str, amount: int, unit: Unit, calendar: Calendar = BOGOTA) -> tuple[str, str]:
    first, last = after(calendar.moment(start), amount, unit, calendar)
    return first.isoformat(" ", "minutes")[:16], last.isoformat(" ", "minutes")[:16]


@pytest.mark.parametrize(
    ("unit", "start", "now", "passed"),
    [
        ("hours", "2026-11-25T10:00", "2026-11-27T09:59", 48 - 1 / 60),
        ("hours", "2026-11-25T10:00", "2026-11-27T10:00", 48),
        ("hours", "2026-12-31T23:00", "2027-01-01T01:00", 2),
        ("hours", "2026-11-25T10:00", "2026-11-25T09:00", -1),
        ("days", "2026-11-25T00:00", "2026-11-25T23:59", 0),
        ("days", "2026-11-25T23:59", "2026-11-26T00:00", 1),
        ("days", "2028-02-28", "2028-03-01", 2),  # a leap year
        ("days", "2027-02-28", "2027-03-01", 1),
        ("days", "2026-11-25", "2026-11-24", -1),
        ("business-days", "2026-11-25", "2026-11-25T23:59", 0),
        ("business-days", "2026-11-25T23:59", "2026-11-26", 1),
        ("business-days", "2026-11-27", "2026-11-28", 0.5),  # Friday to Saturday
        ("business-days", "2026-11-28", "2026-11-28", 0),  # begun on a Saturday
        ("business-days", "2026-11-28", "2026-11-30", 1),
        ("business-days", "2026-03-31", "2026-04-01", 1),  # Holy Week: Tuesday to Wednesday,
        ("business-days", "2026-03-31", "2026-04-05", 1.5),  # the days off,
        ("business-days", "2026-03-31", "2026-04-06", 2),  # and the Monday after
        ("business-days", "2026-12-30", "2027-01-04", 2),  # the year ends
        ("business-days", "2026-11-30", "2026-11-27", -1),
        ("business-hours", "2026-11-20T10:00", "2026-11-25T10:00", 72),  # over a weekend
        ("business-hours", "2026-11-20T10:00", "2026-11-25T09:59", 72 - 1 / 60),
        ("business-hours", "2026-11-28T10:00", "2026-11-30T01:00", 1),  # begun on a Saturday
        ("business-hours", "2026-04-01T12:00", "2026-04-06T12:00", 24),  # Holy Week
        ("business-hours", "2026-11-25T11:00", "2026-11-25T10:00", -1),
        ("weeks", "2026-01-26", "2026-03-23T23:59", 8),
        ("weeks", "2026-01-26", "2026-03-24", 57 / 7),
        ("months", "2026-01-31", "2026-02-28", 1),  # a month that is too short
        ("months", "2026-01-31", "2026-03-30", 1 + 30 / 31),
        ("months", "2026-11-30", "2027-02-28", 3),
        ("months", "2028-02-29", "2029-02-28", 12),
        ("months", "2026-08-25", "2026-11-25T23:59", 3),
        ("months", "2026-08-25", "2026-11-26", 3 + 1 / 30),
        ("months", "2026-11-25", "2026-10-25", -1),
    ],
)
def test_what_has_passed(unit: str, start: str, now: str, passed: float) -> None:
    assert since(unit, start, now) == pytest.approx(passed)


@pytest.mark.parametrize(
    ("start", "now", "hours"),
    [
        ("2026-03-28T12:00", "2026-03-29T12:00", 23),  # the clocks are put forward
        ("2026-10-24T12:00", "2026-10-25T12:00", 25),  # and back
        ("2026-10-25T02:30+02:00", "2026-10-25T02:30+01:00", 1),
    ],
)
def test_hours_are_exact_when_the_clocks_change(start: str, now: str, hours: float) -> None:
    assert since("hours", start, now, ROME) == hours
    assert since("business-hours", start, now, ROME) == 0  # it is done on Sundays


@pytest.mark.parametrize(
    ("start", "amount", "unit", "first", "last"),
    [
        ("2026-11-25T10:00", 48, "hours", "2026-11-27 10:00", "2026-11-27 10:00"),
        ("2026-11-20T10:00", 72, "business-hours", "2026-11-25 10:00", "2026-11-25 10:00"),
        ("2026-03-31T16:00", 48, "business-hours", "2026-04-06 16:00", "2026-04-06 16:00"),
        ("2026-11-28T10:00", 48, "business-hours", "2026-12-02 00:00", "2026-12-02 00:00"),
        # three days from a Wednesday's first minute are over with the Friday, and stand still
        ("2026-11-25T00:00", 72, "business-hours", "2026-11-28 00:00", "2026-11-30 00:00"),
        ("2026-11-25T10:00", 3, "days", "2026-11-28 00:00", "2026-11-28 23:59"),
        ("2028-02-27T10:00", 2, "days", "2028-02-29 00:00", "2028-02-29 23:59"),
        ("2026-12-30T10:00", 2, "business-days", "2027-01-04 00:00", "2027-01-04 23:59"),
        ("2026-03-31T10:00", 3, "business-days", "2026-04-07 00:00", "2026-04-07 23:59"),
        ("2026-11-28T10:00", 1, "business-days", "2026-11-30 00:00", "2026-11-30 23:59"),
        ("2026-01-26T10:00", 8, "weeks", "2026-03-23 00:00", "2026-03-23 23:59"),
        ("2026-11-30T10:00", 3, "months", "2027-02-28 00:00", "2027-02-28 23:59"),
        ("2026-03-10T10:00", 1, "vigencias", "2026-07-01 00:00", "2026-12-31 23:59"),
        ("2026-11-25T10:00", 1, "vigencias", "2027-01-01 00:00", "2027-06-30 23:59"),
    ],
)
def test_when_it_has_passed(start: str, amount: int, unit: Unit, first: str, last: str) -> None:
    assert span(start, amount, unit) == (first, last)


@pytest.mark.parametrize(
    ("start", "amount", "unit", "end"),
    [
        ("2026-03-28T12:00", 24, "hours", "2026-03-29 13:00"),
        ("2026-10-24T12:00", 24, "hours", "2026-10-25 11:00"),
        ("2026-03-28T12:00", 1, "days", "2026-03-29 23:59"),
        ("2026-10-24T12:00", 1, "days", "2026-10-25 23:59"),
        ("2026-03-27T12:00", 24, "business-hours", "2026-03-30 12:00"),
        ("2026-10-23T12:00", 24, "business-hours", "2026-10-26 12:00"),
        ("2026-04-03T12:00", 1, "business-days", "2026-04-07 23:59"),  # Easter Monday is off
    ],
)
def test_when_it_has_passed_in_rome(start: str, amount: int, unit: Unit, end: str) -> None:
    assert span(start, amount, unit, ROME)[1] == end


@pytest.mark.parametrize(
    ("moment", "half"),
    [("2026-01-01", 1), ("2026-06-30T23:59", 1), ("2026-07-01", 2), ("2026-12-31T23:59", 2)],
)
def test_the_half_of_the_year(moment: str, half: int) -> None:
    now = BOGOTA.moment("2026-11-25")
    assert FUNCTIONS["vigencia"](BOGOTA.moment(moment), now, BOGOTA) == half


# What holds of any start, length, unit and place

CALENDARS = st.sampled_from([BOGOTA, ROME])
MINUTES = st.datetimes(datetime.datetime(2020, 1, 1), datetime.datetime(2035, 1, 1)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)
COUNTED = st.sampled_from([one for one in get_args(Unit) if one != "vigencias"])
AMOUNTS = st.integers(1, 60)
SHIFTS = st.integers(-3 * 24 * 60, 3 * 24 * 60)


def ended(start: Moment, amount: int, unit: Unit, calendar: Calendar) -> tuple[Moment, Span]:
    begun = calendar.local(start)
    return begun, after(begun, amount, unit, calendar)


def count(unit: Unit, start: Moment, now: Moment, calendar: Calendar) -> float:
    return cast(float, FUNCTIONS[f"{unit.replace('-', '_')}_since"](start, now, calendar))


def moved(moment: Moment, minutes: int, calendar: Calendar) -> Moment:
    return calendar.local(moment.astimezone(datetime.UTC) + minutes * MINUTE)


@given(start=MINUTES, amount=AMOUNTS, unit=COUNTED, calendar=CALENDARS)
def test_counting_what_was_added_gives_it_back(
    start: Moment, amount: int, unit: Unit, calendar: Calendar
) -> None:
    begun, (first, last) = ended(start, amount, unit, calendar)

    assert count(unit, begun, first, calendar) == pytest.approx(amount)
    assert count(unit, begun, last, calendar) == pytest.approx(amount)


@given(start=MINUTES, amount=AMOUNTS, unit=COUNTED, calendar=CALENDARS, shift=SHIFTS)
def test_a_wait_begins_with_its_first_minute_and_a_limit_ends_with_its_last(
    start: Moment, amount: int, unit: Unit, calendar: Calendar, shift: int
) -> None:
    begun, (first, last) = ended(start, amount, unit, calendar)

    for edge in (first, last):
        now = moved(edge, shift, calendar)
        passed = round(count(unit, begun, now, calendar), 6)
        if now >= begun:
            assert (passed >= amount) == (now >= first)
            assert (passed <= amount) == (now <= last)


@given(start=MINUTES, amount=AMOUNTS, unit=COUNTED, calendar=CALENDARS)
def test_more_is_later(start: Moment, amount: int, unit: Unit, calendar: Calendar) -> None:
    _begun, (first, last) = ended(start, amount, unit, calendar)
    _begun, (later, _last) = ended(start, amount + 1, unit, calendar)

    assert first <= last < later


@given(start=MINUTES, unit=COUNTED, calendar=CALENDARS, minutes=st.integers(0, 60 * 24 * 40))
def test_what_has_passed_never_shrinks(
    start: Moment, unit: Unit, calendar: Calendar, minutes: int
) -> None:
    begun = calendar.local(start)
    now = moved(begun, minutes, calendar)

    passed = count(unit, begun, now, calendar)
    assert 0 <= passed <= count(unit, begun, moved(now, 1, calendar), calendar)


@given(start=MINUTES, amount=AMOUNTS, calendar=CALENDARS)
def test_business_time_ends_on_a_business_day(
    start: Moment, amount: int, calendar: Calendar
) -> None:
    _begun, (first, last) = ended(start, amount, "business-days", calendar)
    _begun, hours = ended(start, amount, "business-hours", calendar)

    assert calendar.works(first.date())
    assert calendar.works(last.date())
    assert calendar.works((hours.first - MINUTE).date())


@given(start=MINUTES, days=AMOUNTS, calendar=CALENDARS)
def test_a_business_day_has_24_business_hours(start: Moment, days: int, calendar: Calendar) -> None:
    begun, (first, _last) = ended(start, days, "business-days", calendar)
    _begun, hours = ended(start, days * 24, "business-hours", calendar)

    if calendar.works(begun.date()) and begun.time() != datetime.time():
        same_time = calendar.local(datetime.datetime.combine(first.date(), begun.time()))
        assert hours == (same_time, same_time)


@given(start=MINUTES, amount=AMOUNTS)
def test_a_vigencia_follows_the_other(start: Moment, amount: int) -> None:
    begun, (first, last) = ended(start, amount, "vigencias", BOGOTA)
    half = FUNCTIONS["vigencia"]

    assert half(first, begun, BOGOTA) == half(last, begun, BOGOTA)
    same = half(first, begun, BOGOTA) == half(begun, begun, BOGOTA)
    assert same == (amount % 2 == 0)
    assert first > begun


@given(day=st.dates(datetime.date(2000, 1, 1), datetime.date(2090, 1, 1)), months=AMOUNTS)
def test_a_month_on_is_in_the_next_month(day: datetime.date, months: int) -> None:
    later = months_on(day, months)

    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later + datetime.timedelta(days=1)).day == 1
