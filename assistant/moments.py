"""A moment as a person reads it, in their language and on the clocks of the portal's place."""

import datetime

from assistant.language import current


def in_words(moment: str | datetime.datetime) -> str:
    """``Thu 3 Dec 2026, 10:15 (Bogota)``; without a known place, without its name."""
    from babel.dates import format_datetime  # slow to import, and few messages name a moment

    read = datetime.datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    named = "" if read.tzinfo is None or isinstance(read.tzinfo, datetime.timezone) else " (VVV)"
    return str(format_datetime(read, f"EEE d MMM y, HH:mm{named}", locale=current()))
