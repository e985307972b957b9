"""What the clocks and the calendar of a place say: its time zone and its public holidays."""

import datetime
from functools import cache, cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

from assistant.language import _
from assistant.procedures.inputs import Refused

if TYPE_CHECKING:
    from holidays import HolidayBase

COUNTRIES = {"America/Bogota": "CO", "Europe/Rome": "IT"}
"""Time zone → the country whose public holidays count there."""

YEARS = range(1970, 2100)
"""The years that can be reckoned with: laws on holidays are known for no others."""


class Calendar:
    """The clocks and the working days of a place, by its time zone."""

    def __init__(self, timezone: str) -> None:
        self.zone = ZoneInfo(timezone)
        self.country = COUNTRIES.get(timezone)

    @cached_property
    def _holidays(self) -> "HolidayBase | frozenset[datetime.date]":
        if self.country is None:
            return frozenset()
        from holidays import country_holidays  # slow to import, and few rules count working days

        return country_holidays(self.country)

    def works(self, day: datetime.date) -> bool:
        """Whether a day is a business day: neither of the weekend nor a public holiday."""
        return day.weekday() < 5 and day not in self._holidays

    def day(self, text: str) -> datetime.date:
        """The date that a text like 2026-03-31 means; raises ``Refused``."""
        try:
            return _reckoned(datetime.date.fromisoformat(text.strip()))
        except ValueError as error:
            raise _refused(error, _("'{text}' is not a date like 2026-03-31", text=text)) from None

    def moment(self, text: str) -> datetime.datetime:
        """The moment that a text means; a date alone means its first minute. Raises ``Refused``.

        Without an offset it is of this place: a time that the clocks skip counts as an hour later,
        one that they show twice as the first.
        """
        try:
            read = datetime.datetime.fromisoformat(text.strip())
            _reckoned(read.date())
        except ValueError as error:
            why = _("'{text}' is not a moment like 2026-03-31T14:30, nor a date", text=text)
            raise _refused(error, why) from None
        return self.local(read)

    def local(self, moment: datetime.datetime) -> datetime.datetime:
        """A moment on the clocks of this place; one without an offset is of this place."""
        there = moment.replace(tzinfo=self.zone) if moment.tzinfo is None else moment
        return there.astimezone(datetime.UTC).astimezone(self.zone)

    def midnight(self, day: datetime.date) -> datetime.datetime:
        """The first minute of a day."""
        return self.local(datetime.datetime.combine(day, datetime.time()))

    def now(self) -> datetime.datetime:
        """What the clocks of this place say now."""
        return datetime.datetime.now(self.zone)


def places() -> set[str]:
    """Every time zone; in one without a country above, working days are Monday to Friday."""
    return available_timezones()


@cache
def calendar_of(timezone: str) -> Calendar:
    """The calendar of a time zone."""
    return Calendar(timezone)


def _reckoned(day: datetime.date) -> datetime.date:
    if day.year not in YEARS:
        raise Refused(_("only the years {first} to {last} can be reckoned with",
                       first=YEARS[0], last=YEARS[-1]))  # fmt: skip
    return day


def _refused(error: ValueError, why: str) -> Refused:
    return error if isinstance(error, Refused) else Refused(why)
