"""How Colombian sites write amounts and dates, and which days are working days there."""

from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays import HolidayBase


def pesos(amount: int) -> str:
    """Write an amount as the pages do."""
    return f"${amount:,}".replace(",", ".")


def day(moment: datetime) -> str:
    """Write a day the Colombian way."""
    return f"{moment:%d/%m/%Y}"


def moment(moment: datetime) -> str:
    """Write a day and time the Colombian way."""
    return f"{moment:%d/%m/%Y %H:%M}"


@cache
def _holidays() -> "HolidayBase":
    from holidays import country_holidays  # slow to import, and few pages count working days

    return country_holidays("CO")


def works(day: date) -> bool:
    """Whether a day is neither of the weekend nor a public holiday."""
    return day.weekday() < 5 and day not in _holidays()


def after_business_days(start: datetime, days: int) -> datetime:
    """Count on to the same time of a later working day."""
    due = start
    while days:
        due += timedelta(days=1)
        days -= works(due.date())
    return due


def after_business_hours(start: datetime, hours: int) -> datetime:
    """Count on whole days of 24 hours; on days off no hour passes."""
    begins = start
    if not works(start.date()):
        begins = after_business_days(start, 1).replace(hour=0, minute=0, second=0, microsecond=0)
    return after_business_days(begins, hours // 24)
