"""How Colombian portals write amounts and dates, and how their offices count working days."""

from datetime import datetime, timedelta
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
def _festivos() -> "HolidayBase":
    from holidays import country_holidays  # slow to import, and most pages do not count days

    return country_holidays("CO")


def after_business_days(start: datetime, days: int) -> datetime:
    """Count on to the same time of a later working day; weekends and holidays do not count."""
    due = start
    while days:
        due += timedelta(days=1)
        days -= due.weekday() < 5 and due.date() not in _festivos()
    return due
