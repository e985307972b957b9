"""A run survives its program: killed at any step, it goes on and does nothing twice."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.mock.server import MockServer
from assistant.procedures.library import Library
from assistant.procedures.plan import make_plan
from assistant.runner.runs import only_one
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


@pytest.mark.parametrize("step", ["delivery.start-payment", "delivery.pay", "delivery.receipt"])
def test_killed_around_the_payment_it_is_paid_once(
    step: str, start: Start, tmp_path: Path, mock_server: MockServer, effects: list[str]
) -> None:
    tramite = start(*RUN, "--out", str(tmp_path), "--server", mock_server.url)
    tramite.until(step)
    tramite.process.kill()
    tramite.process.communicate()

    resumed(start, tmp_path)

    assert effects == ["pay"]


@pytest.mark.parametrize("word", ["chrom", "node"])
def test_a_browser_killed_while_paying_and_resumed_pays_once(
    word: str, start: Start, tmp_path: Path, mock_server: MockServer, effects: list[str]
) -> None:
    tramite = start(*RUN, "--out", str(tmp_path), "--server", mock_server.url)
    tramite.until("delivery.pay")
    for pid in tramite.alive(word):
        os.kill(pid, signal.SIGKILL)
    code, _err = tramite.end()

    if code != 0:  # it may have come through just before
        resumed(start, tmp_path)

    assert effects == ["pay"]


def test_a_mock_that_died_is_put_back_where_the_run_was(start: Start, tmp_path: Path) -> None:
    with MockServer() as server:
        tramite = start(*RUN, "--out", str(tmp_path), "--server", server.url)
        tramite.until("delivery.select")
    tramite.end()

    with MockServer() as server:
        ended = resumed(start, tmp_path, "--server", server.url).events[-1]

    assert ended["verdict"] == "ok"


def cut_off(start: Start, out: Path) -> Path:
    """A run that was killed at the cart; its folder."""
    tramite = start(*RUN, "--out", str(out))
    tramite.until("cart.open")
    tramite.process.kill()
    tramite.process.communicate()
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
