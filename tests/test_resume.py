"""A run survives its program: killed at any step, it goes on and does nothing twice."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.errors import Verdict
from assistant.mock.server import MockServer
from assistant.procedures.library import Library
from assistant.procedures.plan import make_plan
from assistant.runner.runs import only_one
from tests.processes import ROOT, Start, Tramite, starting

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(sys.platform != "linux", reason="finds its processes through /proc"),
]
FLOW, CASE = "polimi/degree-certificate", "happy"
GONE = (Verdict.PORTAL.exit_code, Verdict.ENVIRONMENT.exit_code)
"""How a run ends whose portal is gone; the second if it was its world that did not answer."""
RUN = ("run", FLOW, "--case", CASE, "--yes", "--json", "--no-pictures")


@pytest.fixture
def start() -> Iterator[Start]:
    """Start a process; whatever is left of it when the test ends is killed."""
    yield from starting()


def steps_of_the_longest_flow() -> list[str]:
    """The ids of the steps that the case plays: its file is signed at once, nobody comes back."""
    flow = Library().flow(FLOW)
    planned = [one.id for one in make_plan(Library(), flow, flow.cases[CASE].inputs).steps]
    return [one for one in planned if one != "delivery.signed.come-back"]


def some_steps() -> list[str]:
    """Every fourth of them, and those around the payment."""
    steps = steps_of_the_longest_flow()
    pay = steps.index("delivery.pay")
    return [one for place, one in enumerate(steps) if place % 4 == 0 or abs(place - pay) < 2]


KILLED_AT = [
    pytest.param(some_steps, id="some"),
    pytest.param(steps_of_the_longest_flow, id="every", marks=pytest.mark.exhaustive),
]


def begun(start: Start, out: Path, *more: str) -> Tramite:
    """The run, or what is left to do of it."""
    if out.exists():
        return start("resume", "--out", str(out), "--yes", "--json", *more)
    return start(*RUN, "--out", str(out), *more)


def finished(start: Start, out: Path, *more: str) -> list[tuple[str, str]]:
    """Play what is left to do; name and content of every file that the run got."""
    tramite = begun(start, out, *more)
    code, err = tramite.end()
    ended = tramite.events[-1]
    assert (code, ended["verdict"]) == (0, "ok"), (err, ended)
    files = [file for step in ended["steps"] for file in step.get("files", [])]
    return [(file["name"], file["sha256"]) for file in files]


@pytest.fixture
def effects(mock_server: MockServer, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What cannot be undone and was done in the worlds of this server, once they have ended."""
    had: list[str] = []
    end = mock_server.worlds.end

    def read_and_end(name: str) -> None:
        had.extend(one.kind for one in mock_server.worlds.find(name).world.effects)
        end(name)

    monkeypatch.setattr(mock_server.worlds, "end", read_and_end)
    return had


# Each of these kills one run at step after step: at the first, then, resumed, at the second ...


def test_killed_at_every_step_it_ends_the_same(
    start: Start, tmp_path: Path, mock_server: MockServer, effects: list[str]
) -> None:
    there = ("--server", mock_server.url)
    for step in steps_of_the_longest_flow():
        begun(start, tmp_path / "killed", *there).killed_at(step)

    files = finished(start, tmp_path / "killed", *there)

    assert effects == ["pay"]
    assert files == finished(start, tmp_path / "undisturbed", *there)


@pytest.mark.parametrize("steps", KILLED_AT)
def test_killed_with_its_own_portal_it_ends_the_same(
    start: Start, tmp_path: Path, steps: Callable[[], list[str]]
) -> None:
    for step in steps():
        begun(start, tmp_path / "killed").killed_at(step)

    assert finished(start, tmp_path / "killed") == finished(start, tmp_path / "undisturbed")


@pytest.mark.parametrize("steps", KILLED_AT)
def test_its_browser_killed_it_ends_the_same(
    start: Start,
    tmp_path: Path,
    mock_server: MockServer,
    effects: list[str],
    steps: Callable[[], list[str]],
) -> None:
    there = ("--server", mock_server.url)
    for step in steps():
        tramite = begun(start, tmp_path / "killed", *there)
        tramite.until(step)
        for pid in tramite.alive("chrom"):
            os.kill(pid, signal.SIGKILL)
        code, err = tramite.end()
        assert code == Verdict.ENVIRONMENT.exit_code, (step, err, tramite.events[-1])

    files = finished(start, tmp_path / "killed", *there)

    assert effects == ["pay"]
    assert files == finished(start, tmp_path / "undisturbed", *there)


@pytest.mark.parametrize("steps", KILLED_AT)
def test_its_portal_killed_it_ends_the_same(
    start: Start, tmp_path: Path, steps: Callable[[], list[str]]
) -> None:
    for step in steps():
        portal = start("serve", "--port", "0")
        tramite = begun(start, tmp_path / "killed", "--server", portal.url())
        tramite.until(step)
        portal.process.kill()
        code, err = tramite.end()
        assert code in GONE, (step, err, tramite.events[-1])

    there = ("--server", start("serve", "--port", "0").url())
    assert finished(start, tmp_path / "killed", *there) == finished(start, tmp_path / "undisturbed")


def test_the_driver_of_the_browser_killed_while_paying_it_pays_once(
    start: Start, tmp_path: Path, mock_server: MockServer, effects: list[str]
) -> None:
    tramite = start(*RUN, "--out", str(tmp_path), "--server", mock_server.url)
    tramite.until("delivery.pay")
    for pid in tramite.alive("node"):
        os.kill(pid, signal.SIGKILL)
    code, _err = tramite.end()

    if code != 0:  # it may have come through just before
        finished(start, tmp_path, "--server", mock_server.url)

    assert effects == ["pay"]


def cut_off(start: Start, out: Path) -> Path:
    """A run that was killed at the cart; its folder."""
    start(*RUN, "--out", str(out)).killed_at("cart.open")
    return next(out.glob("*/journal.jsonl")).parent


def test_two_at_a_time_are_refused(start: Start, tmp_path: Path) -> None:
    run = cut_off(start, tmp_path)

    with only_one(run):
        code, err = start("resume", "--out", str(tmp_path), "--yes").end()

    assert code == 2
    assert "is being played just now" in err


def test_a_damaged_journal_is_told_and_nothing_is_played(start: Start, tmp_path: Path) -> None:
    journal = cut_off(start, tmp_path) / "journal.jsonl"
    journal.write_bytes(journal.read_bytes().replace(b"login", b"lgoin", 1))

    code, err = start("resume", journal.parent.name, "--out", str(tmp_path), "--yes").end()

    assert code == 2
    assert "this line is damaged" in err
    assert "Traceback" not in err
    listed = subprocess.run(
        [sys.executable, ROOT / "cli.py", "runs", "--out", tmp_path], capture_output=True, text=True
    )
    assert "damaged" in listed.stdout
    assert "this line is damaged" in listed.stdout
