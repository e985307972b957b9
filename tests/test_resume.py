"""A run survives its program: killed at any step, it goes on and does nothing twice."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.procedures.library import Library
from assistant.procedures.plan import make_plan
from tests.processes import Start, Tramite, starting

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(sys.platform != "linux", reason="finds its processes through /proc"),
]
FLOW, CASE = "polimi/degree-certificate", "happy"
RUN = ("run", FLOW, "--case", CASE, "--yes", "--json", "--no-pictures")


@pytest.fixture
def start() -> Iterator[Start]:
    """Start a process; whatever is left of it when the test ends is killed."""
    yield from starting()


def steps_of_the_longest_flow() -> list[str]:
    """The ids of the steps that the case plays."""
    flow = Library().flow(FLOW)
    return [one.id for one in make_plan(Library(), flow, flow.cases[CASE].inputs).steps]


def resumed(start: Start, out: Path, *more: str) -> Tramite:
    """Go on with the run under ``out``, to its end."""
    tramite = start("resume", "--out", str(out), "--yes", "--json", *more)
    code, err = tramite.end()
    assert code == 0, (err, tramite.events[-1])
    return tramite


def effects_of(run: Path) -> list[str]:
    """The steps with an effect that the journal says were begun."""
    lines = (run / "journal.jsonl").read_text().splitlines()
    entries = [json.loads(line.partition(" ")[2]) for line in lines]
    return [entry["step"] for entry in entries if entry["kind"] == "effect-begins"]


@pytest.mark.parametrize("step", [one for one in steps_of_the_longest_flow()
                                  if one not in ("delivery.signed.come-back",)])  # fmt: skip
def test_killed_at_a_step_and_resumed(step: str, start: Start, tmp_path: Path) -> None:
    tramite = start(*RUN, "--out", str(tmp_path))
    tramite.until(step)
    tramite.process.kill()
    tramite.process.communicate()

    ended = resumed(start, tmp_path).events[-1]

    assert ended["verdict"] == "ok"
    names = [file["name"] for one in ended["steps"] for file in one.get("files", [])]
    assert names[-1].startswith("signed-certificate")
    assert [one["id"] for one in ended["steps"] if one["status"] == "done"][-1] == (
        "delivery.signed.download"
    )
