"""``tramite coverage`` and ``tramite rules crosscheck``: what they print and exit with."""

import json

import pytest

from assistant.procedures.library import Library
from assistant.regression import coverage, crosscheck
from assistant.regression.coverage import Coverage, Kind
from assistant.regression.crosscheck import Crosscheck, Disagreement, Unasked
from tests.test_cli import tramite

INCOMPLETE = Coverage({"rules": Kind(3, [("R-SC-01", "no file has it")])})
DIFFERENT = Crosscheck(
    agreed=["R-SC-01"],
    disagreed=[Disagreement("R-SC-02", "fails", rules=False, portal=True)],
    not_enforced=[Unasked("R-SC-10", "an office does it")],
    untried=["R-SC-11"],
)


def test_coverage_tells_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coverage, "coverage", lambda library: INCOMPLETE)

    result, as_json = tramite("coverage"), tramite("coverage", "--json")

    assert result.stdout == "rules: 2 / 3\n  R-SC-01  no file has it\n"
    assert json.loads(as_json.stdout) == INCOMPLETE.as_json()
    assert (result.exit_code, as_json.exit_code) == (1, 1)


def test_coverage_of_everything_ends_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(coverage, "coverage", lambda library: Coverage({"steps": Kind(3, [])}))

    assert tramite("coverage", "--lang", "es").stdout == "pasos: 3 / 3\n"
    assert tramite("coverage").exit_code == 0


def test_crosscheck_tells_what_differs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crosscheck, "crosscheck", lambda library: DIFFERENT)

    result, as_json = tramite("rules", "crosscheck"), tramite("rules", "crosscheck", "--json")

    assert result.stdout.splitlines() == [
        "rule and portal agree: 1",
        "R-SC-02 (fails): the rule says no, the portal says yes",
        "R-SC-11: no portal was asked, and nothing says why",
        "not for the portal to enforce: 1",
        "  R-SC-10  an office does it",
    ]
    assert json.loads(as_json.stdout) == DIFFERENT.as_json()
    assert (result.exit_code, as_json.exit_code) == (1, 1)


def test_crosscheck_without_differences_ends_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crosscheck, "crosscheck", lambda library: Crosscheck(agreed=["R-SC-01"]))

    assert tramite("rules", "crosscheck").exit_code == 0


def test_the_shipped_portals_are_covered(library: Library) -> None:
    found = coverage.coverage(library).kinds

    missing = {name: [one for one, _why in kind.missing] for name, kind in found.items()}
    assert list(found) == ["procedures", "steps", "labels", "rules", "deadlines", "answers"]
    assert [one for each in missing.values() for one in each] == []
