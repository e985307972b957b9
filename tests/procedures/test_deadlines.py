"""What dates follow from a start."""

import re
from typing import Any

import pytest

from assistant.procedures.calendars import calendar_of
from assistant.procedures.dates import MINUTE
from assistant.procedures.deadlines import Deadline
from assistant.procedures.library import Library
from tests.procedures.conftest import SAID

BOGOTA = calendar_of("America/Bogota")
START = "2026-11-20T10:00"  # a Friday


def deadline(**parts: Any) -> Deadline:
    known = {"source": "S2:L64", "procedures": [], "starts": SAID, "then": SAID}
    return Deadline.model_validate(known | parts)


def dates(one: Deadline, start: str = START) -> tuple[str | None, str | None]:
    found = one.dates(BOGOTA.moment(start), BOGOTA)
    written = [moment.isoformat(" ", "minutes")[:16] if moment else None for moment in found]
    return written[0], written[1]


@pytest.mark.parametrize(
    ("parts", "earliest", "latest"),
    [
        ({"kind": "immediate"}, "2026-11-20 10:00", "2026-11-20 10:00"),
        ({"kind": "event"}, "2026-11-20 10:00", None),
        ({"kind": "since"}, "2026-11-20 10:00", None),
        ({"kind": "once"}, None, None),
        ({"kind": "order"}, None, None),
        ({"kind": "session"}, None, None),
        ({"kind": "window"}, "2026-11-20 10:00", None),
        ({"kind": "count", "most": 2, "unit": "periods"}, None, None),
        ({"kind": "limit", "most": 3, "unit": "days"}, None, "2026-11-23 23:59"),
        ({"kind": "limit", "most": 3, "unit": "days", "before": True}, None, "2026-11-22 23:59"),
        ({"kind": "limit", "most": 720, "unit": "hours"}, None, "2026-12-20 10:00"),
        (
            {"kind": "limit", "most": 720, "unit": "hours", "before": True},
            None,
            "2026-12-20 09:59",
        ),
        ({"kind": "limit", "most": 3, "unit": "business-days"}, None, "2026-11-25 23:59"),
        (
            {"kind": "wait", "least": 48, "most": 72, "unit": "business-hours"},
            "2026-11-24 10:00",
            "2026-11-25 10:00",
        ),
        (
            {"kind": "wait", "least": 1, "most": 2, "unit": "days"},
            "2026-11-21 00:00",
            "2026-11-22 23:59",
        ),
        (
            {"kind": "window", "most": 1, "unit": "weeks", "before": True},
            "2026-11-20 10:00",
            "2026-11-26 23:59",
        ),
    ],
)
def test_the_dates_that_follow(
    parts: dict[str, Any], earliest: str | None, latest: str | None
) -> None:
    assert dates(deadline(**parts)) == (earliest, latest)


def test_every_deadline_of_the_documents_is_there() -> None:
    assert sorted(Library().deadlines) == [f"D-{number:02}" for number in range(1, 45)]


def test_what_polimi_deadlines_are_about_are_procedures() -> None:
    library = Library()
    procedures = {flow.flow for flow in library.flows()}

    about = {one for each in library.deadlines_of["polimi"].values() for one in each.procedures}
    assert about <= procedures


@pytest.mark.parametrize(
    ("name", "start", "earliest", "latest"),
    [
        ("D-01", START, "2026-11-20 10:00", "2026-11-20 10:00"),
        ("D-02", START, None, "2026-12-20 09:59"),
        ("D-04", START, "2026-11-24 10:00", "2026-11-25 10:00"),
        ("D-05", START, "2026-11-22 10:00", "2026-11-23 10:00"),
        ("D-08", "2026-03-24T09:00", None, "2026-04-09 23:59"),  # over Holy Week
        ("D-19", START, None, "2026-11-23 23:59"),
        ("D-24", START, None, "2026-12-05 23:59"),
        ("D-25", START, None, "2026-11-27 23:59"),
        ("D-27", "2026-01-26", None, "2026-03-23 23:59"),
        ("D-30", "2026-11-20", None, "2027-06-30 23:59"),
        ("D-31", "2026-08-31", None, "2027-02-28 23:59"),
        ("D-34", "2026-11-01", None, "2026-11-30 23:59"),
    ],
)
def test_some_of_them(name: str, start: str, earliest: str | None, latest: str | None) -> None:
    assert dates(Library().deadlines[name], start) == (earliest, latest)


@pytest.mark.parametrize("shift", [-1, 0, 1])
def test_the_rule_on_the_30_days_and_the_deadline_agree(shift: int) -> None:
    library = Library()
    paid = BOGOTA.moment(START)
    latest = library.deadlines["D-02"].dates(paid, BOGOTA).latest
    assert latest is not None

    now = latest + shift * MINUTE
    allowed = library.rules["R-SC-05"].allows({"paid_at": START}, now, BOGOTA)
    assert allowed == (shift <= 0)


def test_each_sentence_ends_as_it_should() -> None:
    """A start is a phrase, what follows a sentence."""
    for name, one in Library().deadlines.items():
        for language in ("en", "es", "it"):
            assert not one.starts.said_in(language).endswith("."), name
            assert re.search(r"[.»]$", one.then.said_in(language)), name
