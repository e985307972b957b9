"""Clocks, working days, and texts that mean a day or a moment."""

import datetime

import pytest

from assistant.procedures.calendars import COUNTRIES, calendar_of
from assistant.procedures.inputs import Refused
from assistant.procedures.library import Library

BOGOTA = calendar_of("America/Bogota")
ROME = calendar_of("Europe/Rome")


def works(calendar: object, day: str) -> bool:
    return {"CO": BOGOTA, "IT": ROME}[str(calendar)].works(datetime.date.fromisoformat(day))


@pytest.mark.parametrize(
    ("country", "day"),
    [
        ("CO", "2026-04-02"),  # Maundy Thursday
        ("CO", "2026-04-03"),  # Good Friday
        ("CO", "2026-01-12"),  # Epiphany, moved to the Monday
        ("CO", "2026-07-20"),
        ("CO", "2026-12-25"),
        ("CO", "2026-11-28"),  # a Saturday
        ("CO", "2026-11-29"),
        ("IT", "2026-01-06"),
        ("IT", "2026-04-06"),  # Easter Monday
        ("IT", "2026-06-02"),
        ("IT", "2026-12-26"),
    ],
)
def test_a_day_off(country: str, day: str) -> None:
    assert not works(country, day)


@pytest.mark.parametrize(
    ("country", "day"),
    [
        ("CO", "2026-04-01"),  # the Wednesday of Holy Week
        ("CO", "2026-04-06"),  # Easter Monday is none in Colombia
        ("CO", "2026-01-06"),
        ("CO", "2026-12-24"),
        ("IT", "2026-04-03"),  # Good Friday is none in Italy
        ("IT", "2026-07-20"),
    ],
)
def test_a_business_day(country: str, day: str) -> None:
    assert works(country, day)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-31T14:30", "2026-03-31T14:30-05:00"),
        ("2026-03-31 14:30", "2026-03-31T14:30-05:00"),
        ("2026-03-31", "2026-03-31T00:00-05:00"),
        ("2026-03-31T14:30+02:00", "2026-03-31T07:30-05:00"),
        ("2026-03-31T14:30Z", "2026-03-31T09:30-05:00"),
    ],
)
def test_a_text_means_a_moment(text: str, moment: str) -> None:
    assert BOGOTA.moment(text).isoformat(timespec="minutes") == moment


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-03-29T02:30", "2026-03-29T03:30+02:00"),  # the clocks skip this hour
        ("2026-10-25T02:30", "2026-10-25T02:30+02:00"),  # and show this one twice
    ],
)
def test_a_time_that_the_clocks_skip_or_show_twice(text: str, moment: str) -> None:
    assert ROME.moment(text).isoformat(timespec="minutes") == moment


@pytest.mark.parametrize("text", ["", "tomorrow", "2026-02-29", "2026-13-01T10:00", "10:00"])
def test_a_text_that_means_none(text: str) -> None:
    with pytest.raises(Refused, match="is not a moment"):
        BOGOTA.moment(text)
    with pytest.raises(Refused, match="is not a date"):
        BOGOTA.day(text)


@pytest.mark.parametrize("text", ["1969-12-31", "2100-01-01", "0001-01-01"])
def test_a_year_that_cannot_be_reckoned_with(text: str) -> None:
    with pytest.raises(Refused, match="only the years 1970 to 2099"):
        BOGOTA.moment(text)
    with pytest.raises(Refused, match="only the years 1970 to 2099"):
        BOGOTA.day(text)


def test_now_is_told_on_the_clocks_of_the_place() -> None:
    assert abs(ROME.now() - BOGOTA.now()) < datetime.timedelta(minutes=1)
    assert ROME.now().utcoffset() != BOGOTA.now().utcoffset()


def test_a_portal_has_the_calendar_of_its_locators() -> None:
    library = Library()

    assert library.calendar("polimi") is ROME
    assert library.calendar("unad") is BOGOTA
    assert {library.locators(portal).timezone for portal in library.portals} <= set(COUNTRIES)
