"""``tramite check`` and ``tramite deadlines``: what they print and exit with."""

import json
from pathlib import Path
from typing import Any

import pytest
import vobject  # type: ignore[import-untyped]  # ships no types

from tests.test_cli import tramite

PAID = ("-i", "paid_at=2026-08-18T22:00")
ACTA = ("check", "unad/acta-matricula", *PAID)


def told(*arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(tramite(*arguments, "--json").stdout)
    return found


def test_a_no_says_why_and_what_would_help() -> None:
    result = tramite(*ACTA, "--at", "2026-08-19T10:00")

    assert result.exit_code == 3
    assert result.stdout.splitlines()[:4] == [
        "Get the enrolment record and the student card (unad/acta-matricula)",
        "You cannot.",
        "  no: The enrolment record is ready 48 to 72 hours after you pay, and 48 have not gone by "
        "yet. (R-UN-01, S1:L3, S1:L99)",
        "      It would be possible from Thu 20 Aug 2026, 22:00 on.",
    ]


def test_a_yes_needs_all_answers() -> None:
    later = ("--at", "2026-08-21T10:00")
    rest = ("-i", "document_number=1032456789", "-i", "period=16-04")

    some, every = tramite(*ACTA, *later), tramite(*ACTA, *rest, *later)

    assert "not all is answered" in some.stdout
    assert "missing: period" in some.stdout
    assert "You can." in every.stdout
    assert (some.exit_code, every.exit_code) == (0, 0)


def test_every_rule_is_shown_when_asked() -> None:
    shown = tramite(*ACTA, "--at", "2026-08-21T10:00", "--why").stdout

    assert "  yes: The enrolment record is ready" in shown
    assert "  good to know: " in shown


def test_what_has_not_happened_is_not_said_to_have() -> None:
    given = "paid_at=2026-11-27T06:00"
    asked = ("check", "unad/acta-matricula", "--why", "--at", "2026-11-28T06:00")

    open_yet, refused = tramite(*asked), tramite(*asked, "-i", given)

    assert "48 have not gone by yet" not in open_yet.stdout
    assert "good to know: The e-mail should bring four files; if one is missing" in open_yet.stdout
    assert (
        "no: The enrolment record is ready 48 to 72 hours after you pay, and 48 have not gone by"
        in refused.stdout
    )


def test_as_json() -> None:
    found = told(*ACTA, "--at", "2026-08-19T10:00")

    assert (found["eligible"], found["verdict"], found["cost"]) == (
        False, "not-eligible", "not documented",
    )  # fmt: skip
    assert found["rules"][0]["would_help"] == [{"name": "now", "value": "2026-08-20T22:00-05:00"}]
    assert [one["name"] for one in found["missing"]] == ["document_number", "period"]
    assert found["dates"][0]["earliest"] == "2026-08-20T22:00-05:00"


def test_the_cost_has_its_year() -> None:
    assert told("check", "unad/recibo-constancias")["cost"] == "28,000 COP (2025)"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "unad/nothing"), "there is no flow"),
        ((*ACTA, "-i", "paid=1"), "did you mean 'paid_at'"),
        ((*ACTA, "--at", "soon"), "'soon' is not a moment"),
        (("deadlines", "no-such-run"), "there is no run"),
    ],
)
def test_what_cannot_be_asked(arguments: tuple[str, ...], said: str) -> None:
    result = tramite(*arguments)

    assert result.exit_code == 2
    assert said in result.output


@pytest.mark.browser
def test_the_dates_of_a_run_go_into_a_calendar(tmp_path: Path) -> None:
    where, file = ("--out", str(tmp_path / "runs")), tmp_path / "dates.ics"
    tramite("run", "unad/fus-constancias", "--case", "happy", "--yes", "--no-pictures", *where)

    shown = tramite("deadlines", *where, "--ics", str(file))
    found = told("deadlines", *where)

    assert shown.exit_code == 0, shown.output
    assert "The format you asked for is there. (D-06, S1:L55, S1:L278)" in shown.stdout
    dated = [one for one in found["dates"] if one["latest"]]
    events = vobject.readOne(file.read_text(encoding="utf-8")).vevent_list
    assert [one["then"] for one in dated] == [event.summary.value for event in events]
    filed = next(one for one in dated if one["id"] == "D-06")
    assert (filed["start"], filed["latest"]) == (
        "2026-08-19T10:00-05:00", "2026-08-24T23:59-05:00",
    )  # fmt: skip


@pytest.mark.browser
def test_who_insists_goes_on_and_it_is_kept(tmp_path: Path) -> None:
    asked = (
        "run", "unad/acta-matricula", "--scenario", "unad-just-paid", "-i", "period=16-04",
        "-i", "document_number=1032456789", *PAID, "--out", str(tmp_path), "--no-pictures",
    )  # fmt: skip

    no, insisted = tramite(*asked), tramite(*asked, "--anyway", "--json")

    assert (no.exit_code, "--anyway" in no.output) == (3, True)
    ended = json.loads(insisted.stdout.splitlines()[-1])
    assert (ended["verdict"], ended["against"]) == ("data", ["R-UN-01"])
    assert "Podrás generar el acta desde" in ended["message"]
