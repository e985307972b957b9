"""The calendar file, read back by another library than the one that writes it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import vobject  # type: ignore[import-untyped]  # ships no types

from assistant.reporters.calendar_file import calendar_of
from assistant.runner.results import DueDate, RunResult
from tests.reporters.conftest import Sample

WAIT = DueDate(
    id="D-04", starts="The payment", then="The record can be generated.", kind="wait",
    timezone="America/Bogota", least=48, most=72, unit="business-hours",
    start="2026-08-19T10:00-05:00", earliest="2026-08-21T10:00-05:00",
    latest="2026-08-24T10:00-05:00", source=("S1:L3",),
)  # fmt: skip
LIMIT = DueDate(
    id="D-42", starts="The reservation", then="It is deleted; reserve «again», please.",
    kind="limit", timezone="Europe/Rome", latest="2026-10-26T10:00+01:00", source=("S2:L1",),
)  # fmt: skip
UNKNOWN = DueDate(id="D-12", starts="The receipt", then="No.", kind="once", timezone="Europe/Rome")


@pytest.fixture
def read(sample: Sample) -> list[Any]:
    run: RunResult = sample("ok").model_copy(update={"dates": (WAIT, LIMIT, UNKNOWN)})
    text = calendar_of(run).decode()
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    calendar = vobject.readOne(text, validate=True)
    return list(calendar.vevent_list)


def test_only_what_has_a_date_is_an_event(read: list[Any]) -> None:
    assert [event.summary.value for event in read] == [WAIT.then, LIMIT.then]


def test_a_wait_lasts_from_one_end_to_the_other_at_the_place_of_the_portal(read: list[Any]) -> None:
    wait, limit = read

    assert wait.dtstart.value.astimezone(UTC) == datetime(2026, 8, 21, 15, 0, tzinfo=UTC)
    assert wait.dtend.value.astimezone(UTC) == datetime(2026, 8, 24, 15, 0, tzinfo=UTC)
    assert wait.dtstart.value.utcoffset() == timedelta(hours=-5)
    assert limit.dtstart.value == limit.dtend.value
    assert limit.dtend.value.astimezone(UTC) == datetime(2026, 10, 26, 9, 0, tzinfo=UTC)


def test_there_are_alarms_before_the_end(read: list[Any]) -> None:
    for event in read:
        alarms = [alarm.trigger for alarm in event.valarm_list]
        assert [one.value for one in alarms] == [-timedelta(days=1), -timedelta(hours=2)]
        assert {one.params["RELATED"][0] for one in alarms} == {"END"}


def test_it_says_what_it_is_about_and_is_the_same_event_each_time(read: list[Any]) -> None:
    [uid] = {event.uid.value for event in read if event.summary.value == WAIT.then}

    assert uid.endswith("-D-04@tramite")
    assert "S1:L3" in read[0].description.value
