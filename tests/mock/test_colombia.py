"""How Colombian portals count working days, and write amounts."""

from datetime import datetime

import pytest

from assistant.mock.colombia import after_business_days, pesos


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2026-08-19T10:00", 3, "2026-08-24T10:00"),
        ("2026-08-21T10:00", 1, "2026-08-24T10:00"),
        ("2026-08-14T10:00", 1, "2026-08-18T10:00"),  # Monday 17 is a public holiday
        ("2026-08-15T10:00", 0, "2026-08-15T10:00"),
    ],
)
def test_weekends_and_holidays_do_not_count(start: str, days: int, due: str) -> None:
    assert after_business_days(datetime.fromisoformat(start), days) == datetime.fromisoformat(due)


def test_thousands_have_a_point() -> None:
    assert (pesos(28000), pesos(1116000), pesos(0)) == ("$28.000", "$1.116.000", "$0")
