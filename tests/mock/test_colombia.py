"""How Colombian sites write and count; they must count as the rules do."""

from datetime import datetime, timedelta

import pytest

from assistant.mock.colombia import after_business_days, after_business_hours, day, moment, pesos
from assistant.procedures.calendars import calendar_of
from assistant.procedures.dates import Unit, after

CALENDAR = calendar_of("America/Bogota")


def test_amounts_and_dates_are_written_the_colombian_way() -> None:
    at = datetime(2026, 8, 3, 9, 5)

    assert [pesos(each) for each in (1116000, 28000, 0)] == ["$1.116.000", "$28.000", "$0"]
    assert (day(at), moment(at)) == ("03/08/2026", "03/08/2026 09:05")


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2026-08-19T10:00", 3, "2026-08-24T10:00"),
        ("2026-08-21T10:00", 1, "2026-08-24T10:00"),
        ("2026-08-22T10:00", 1, "2026-08-24T10:00"),
        ("2026-08-19T10:00", 0, "2026-08-19T10:00"),
        ("2026-08-14T10:00", 1, "2026-08-18T10:00"),  # Monday 17 is a holiday, moved from the 15th
        ("2026-12-24T10:00", 1, "2026-12-28T10:00"),
    ],
)
def test_weekends_and_holidays_are_no_business_days(start: str, days: int, due: str) -> None:
    assert after_business_days(datetime.fromisoformat(start), days) == datetime.fromisoformat(due)


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2026-08-19T10:00", "2026-08-21T10:00"),
        ("2026-08-20T10:00", "2026-08-24T10:00"),
        ("2026-08-15T10:00", "2026-08-20T00:00"),  # a Saturday before a holiday
    ],
)
def test_no_business_hour_passes_on_a_day_off(start: str, due: str) -> None:
    assert after_business_hours(datetime.fromisoformat(start), 48) == datetime.fromisoformat(due)


@pytest.mark.parametrize(
    ("amount", "unit"), [(3, "business-days"), (10, "business-days"), (48, "business-hours")]
)
def test_sites_and_rules_count_alike_on_every_day_of_two_years(amount: int, unit: Unit) -> None:
    count = after_business_hours if unit == "business-hours" else after_business_days
    for days in range(2 * 365):
        start = CALENDAR.local(datetime(2026, 1, 1, 10, 30) + timedelta(days=days))
        first, last = after(start, amount, unit, CALENDAR)

        assert first <= count(start, amount) <= last
