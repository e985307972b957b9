"""Rules held against portals: portals that differ, that have no answer, and the shipped ones."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.errors import Drift, UsageError
from assistant.mock.polimi import reserving
from assistant.procedures.library import Library
from assistant.regression.crosscheck import PORTALS, Disagreement, crosscheck
from assistant.regression.trial import Trial, Trials, Values
from assistant.regression.visitor import Enter

SAID = {"en": "No.", "es": "No.", "it": "No."}
RULE = {
    "source": "S2:L64",
    "guards": ["polimi/login"],
    "values": {"use": "text", "copies": "number"},
    "expression": "use != 'Auto' or copies == 1",
    "passes": {"use": "Auto", "copies": 1},
    "fails": {"use": "Auto", "copies": 2},
    "reason": SAID,
}
Ruled = Callable[..., Library]


@pytest.fixture
def ruled(tmp_path: Path, library: Library) -> Ruled:
    """``ruled(R-1={"fails": ...})``: a library with these rules of Polimi, and nothing else."""

    def write(**rules: dict[str, Any]) -> Library:
        path = tmp_path / "flows" / "rules" / "polimi.yaml"
        path.parent.mkdir(parents=True)
        written = {name.replace("_", "-"): RULE | changed for name, changed in rules.items()}
        path.write_text(yaml.safe_dump(written), encoding="utf-8")
        return Library(tmp_path / "flows", library.selectors_folder)

    return write


def says(answer: Callable[[Values], bool]) -> dict[str, Trials]:
    """A portal that has one trial, which needs no page."""
    trial: Trial = lambda enter, values: answer(values)  # noqa: E731 (short, and typed)
    return {"polimi": Trials({"R-1": trial}, dict)}


def test_rule_and_portal_agree(ruled: Ruled) -> None:
    found = crosscheck(ruled(R_1={}), says(lambda values: values["copies"] == 1))

    assert (found.agreed, found.disagreed, found.sound) == (["R-1"], [], True)


def test_a_portal_that_lets_the_failing_example_through_disagrees(ruled: Ruled) -> None:
    found = crosscheck(ruled(R_1={}), says(lambda values: True))

    assert found.disagreed == [Disagreement("R-1", "fails", rules=False, portal=True)]
    assert (found.agreed, found.sound) == ([], False)


def test_a_portal_that_refuses_the_passing_example_disagrees(ruled: Ruled) -> None:
    found = crosscheck(ruled(R_1={}), says(lambda values: False))

    assert found.disagreed == [Disagreement("R-1", "passes", rules=True, portal=False)]


def test_both_saying_the_contrary_of_the_example_is_no_agreement(ruled: Ruled) -> None:
    library = ruled(R_1={"fails": {"use": "Stamped", "copies": 2}})

    found = crosscheck(library, says(lambda values: True))

    assert found.disagreed == [Disagreement("R-1", "fails", rules=True, portal=True)]


def test_the_rule_is_asked_at_the_time_of_the_example(ruled: Ruled) -> None:
    library = ruled(
        R_1={
            "values": {"paid_at": "moment"},
            "expression": "hours_since(paid_at) < 48",
            "passes": {"paid_at": "2026-03-02T10:00", "now": "2026-03-04T09:59"},
            "fails": {"paid_at": "2026-03-02T10:00", "now": "2026-03-04T10:00"},
        }
    )

    found = crosscheck(library, says(lambda values: values["now"].endswith("09:59")))

    assert found.agreed == ["R-1"]


def test_a_rule_without_trial_needs_a_reason(ruled: Ruled) -> None:
    portal = {"polimi": Trials({}, lambda: {"R-1": "an office does it"})}

    found = crosscheck(ruled(R_1={}, R_2={}), portal)

    assert not found.sound
    assert found.as_json() == {
        "schema_version": 1,
        "agreed": 0,
        "disagreed": [],
        "not_enforced_by_portal": [{"id": "R-1", "reason": "an office does it"}],
        "untried": ["R-2"],
    }


def test_each_example_has_a_world_of_its_own(ruled: Ruled) -> None:
    met = []

    def trial(enter: Enter, values: Values) -> bool:
        met.append(enter("no-second-factor").world.id)
        return bool(values["copies"] == 1)

    assert crosscheck(ruled(R_1={}), {"polimi": Trials({"R-1": trial}, dict)}).sound
    assert len(set(met)) == 2


def test_a_value_that_the_trial_needs_and_the_example_lacks_is_named(ruled: Ruled) -> None:
    with pytest.raises(UsageError, match=r"R-1 \(passes\): the example gives no 'language'"):
        crosscheck(ruled(R_1={}), says(lambda values: bool(values["language"])))


def test_a_trial_that_gets_lost_stops_the_check_and_says_where(ruled: Ruled) -> None:
    def trial(enter: Enter, values: Values) -> bool:
        return bool(enter("no-second-factor").open("/polimi/").find("button", "Pay"))

    with pytest.raises(Drift, match=r"R-1 \(passes\): /polimi/ .* button «Pay»"):
        crosscheck(ruled(R_1={}), {"polimi": Trials({"R-1": trial}, dict)})


def test_a_portal_that_forgets_a_check_is_found_out(
    monkeypatch: pytest.MonkeyPatch, library: Library, ruled: Ruled
) -> None:
    monkeypatch.setattr(reserving, "_at_odds", lambda entered: [])

    found = crosscheck(ruled(R_PM_07={}))

    assert found.as_json()["disagreed"] == [
        {"id": "R-PM-07", "example": "fails", "rules": False, "portal": True}
    ]


@pytest.mark.parametrize("portal", PORTALS)
def test_every_rule_of_a_portal_has_either_a_trial_or_a_reason(
    portal: str, library: Library
) -> None:
    trials = PORTALS[portal]

    tried, excused = trials.of.keys(), trials.not_enforced().keys()

    assert tried & excused == set()
    assert tried | excused == library.rules_of[portal].keys()


def test_the_shipped_rules_and_portals_agree(library: Library) -> None:
    found = crosscheck(library)

    assert found.disagreed == []
    assert len(found.agreed) == sum(len(trials.of) for trials in PORTALS.values())
