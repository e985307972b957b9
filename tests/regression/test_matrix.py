"""Every step with every fault is recovered or stopped rightly, and what is not is told."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.errors import Verdict
from assistant.procedures.library import Library
from assistant.regression.checkpoints import Checkpoints
from assistant.regression.matrix import FAULTS, Cell, Matrix, cells_of
from assistant.regression.replay import Replayer
from assistant.warm import Warm

pytestmark = pytest.mark.browser
FLOWS = ["polimi/credential-recovery"]


@pytest.mark.parametrize("flow", FLOWS)
def test_nothing_is_left_unhandled(flow: str, library: Library, warm: Warm, tmp_path: Path) -> None:
    cells = cells_of(library, library.flow(flow), tmp_path, warm)

    assert [(one.step, one.fault, one.why, one.message) for one in cells if one.why] == []
    assert {one.fault for one in cells} == set(FAULTS)
    assert {one.recovered for one in cells} == {True, False}


@pytest.fixture
def recovery(replayer: Callable[[str], Replayer]) -> Replayer:
    """Of the flow whose last step sends something for good."""
    return replayer("polimi/credential-recovery")


def only(replayer: Replayer, step: str) -> Replayer:
    """The same with one step, so that only its cells are played."""
    kept = replayer.checkpoints

    class One(Checkpoints):
        @property
        def steps(self) -> list[str]:
            return [step]

    return replace(
        replayer, checkpoints=One(flow=kept.flow, belongs=kept.belongs, cases=kept.cases)
    )


MENDED = [
    # The sign-in page, sent again instead of itself, with the news that the session has ended.
    ("smartcampus/certificado-matriculado", "return.certificates.login.open", "session-expired"),
]


@pytest.mark.parametrize(("flow", "step", "fault"), MENDED)
def test_what_was_not_handled_once_is_handled(
    flow: str,
    step: str,
    fault: str,
    replayer: Callable[[str], Replayer],
) -> None:
    (cell,) = Matrix(only(replayer(flow), step), [fault]).cells()

    assert cell.why == ""


def test_a_verdict_that_blames_the_wrong_one_is_told(
    recovery: Replayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "assistant.regression.matrix.BLAMED", {"500": (Verdict.AUTH,)}, raising=True
    )

    (cell,) = Matrix(only(recovery, "send"), ["500"]).cells()

    assert cell.why == "ended portal instead of auth"


def test_an_effect_that_is_had_twice_is_told(
    recovery: Replayer, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = iter([0, 1, 0, 2])  # before and after the step: without the fault, then with it
    monkeypatch.setattr("assistant.regression.matrix._irreversible", lambda _journal: next(counted))

    (cell,) = Matrix(only(recovery, "send"), ["latency"]).cells()

    assert cell.why == "2 effects instead of 1"


def test_an_unhandled_cell_is_a_failure_for_junit() -> None:
    cell = Cell("unad/a", "send", "500", Verdict.OK, "done", 0.1, "2 effects instead of 1")

    assert (cell.item.name, cell.item.passed, cell.item.verdict) == ("send::500", False, "error")
    assert json.dumps(cell.item.failure)
