"""A moment as a person reads it, in their language and on the clocks of the portal's place."""

import datetime
from zoneinfo import ZoneInfo

from assistant.language import _, current


def in_words(moment: str | datetime.datetime) -> str:
    """``Thu 3 Dec 2026, 10:15 (Bogota)``; without a known place, without its name."""
    from babel.dates import format_datetime  # slow to import, and few messages name a moment

    read = datetime.datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    named = "" if read.tzinfo is None or isinstance(read.tzinfo, datetime.timezone) else " (VVV)"
    return str(format_datetime(read, f"EEE d MMM y, HH:mm{named}", locale=current()))


def day_in_words(day: datetime.date) -> str:
    """``3 December 2026``."""
    from babel.dates import format_date

    return str(format_date(day, "long", "en_GB" if current() == "en" else current()))


def local_in_words(moment: str, timezone: str) -> str:
    """The same for a written moment, on the clocks of a time zone."""
    return in_words(datetime.datetime.fromisoformat(moment).astimezone(ZoneInfo(timezone)))


def span_in_words(earliest: str | None, latest: str | None) -> str:
    """From when on, until when, or between which two moments, all of them in words."""
    if earliest and latest and earliest != latest:
        return _("between {earliest} and {latest}", earliest=earliest, latest=latest)
    if earliest:
        return _("from {earliest} on", earliest=earliest)
    return _("by {latest}", latest=latest)
