"""The program as a process: interrupted, its browser killed, its port taken, its disk full."""

import os
import resource
import signal
import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.processes import Start, gone, starting

LONGEST = ("run", "polimi/degree-certificate", "--case", "happy", "--yes", "--json")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(sys.platform != "linux", reason="finds its processes through /proc"),
]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start a process; whatever is left of it when the test ends is killed."""
    yield from starting()


@pytest.mark.parametrize("step", ["login.sign-in", "reserve.continue", "delivery.pay"])
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_at_any_step_stops_and_keeps_the_evidence(
    step: str, how: signal.Signals, start: Start, tmp_path: Path
) -> None:
    tramite = start(*LONGEST, "--out", str(tmp_path))
    tramite.until(step)

    os.killpg(tramite.process.pid, how)

    code, err = tramite.end()
    assert (code, tramite.events[-1]["verdict"]) == (4, "stopped"), err
    assert "Traceback" not in err
    assert gone(tramite)
    assert list(tmp_path.glob("*/report.html"))


def test_ctrl_c_while_everything_starts(start: Start, tmp_path: Path) -> None:
    tramite = start(*LONGEST, "--out", str(tmp_path))
    tramite.until("login.enter.open-home")

    os.killpg(tramite.process.pid, signal.SIGINT)

    code, err = tramite.end()
    assert code == 4, err
    assert "Traceback" not in err
    assert gone(tramite)


@pytest.mark.parametrize("word", ["chrom", "node"])
def test_a_browser_that_is_killed_ends_environment(word: str, start: Start, tmp_path: Path) -> None:
    tramite = start(*LONGEST, "--out", str(tmp_path))
    tramite.until("login.sign-in")

    for pid in tramite.alive(word):
        os.kill(pid, signal.SIGKILL)

    code, err = tramite.end()
    assert (code, tramite.events[-1]["verdict"]) == (9, "environment"), tramite.events[-1]
    assert "Traceback" not in err
    assert gone(tramite)


def test_a_full_disk_ends_environment(start: Start, tmp_path: Path) -> None:
    tramite = start(*LONGEST, "--out", str(tmp_path))
    tramite.until("login.sign-in")

    resource.prlimit(tramite.process.pid, resource.RLIMIT_FSIZE, (2048, 2048))

    code, err = tramite.end()
    assert (code, tramite.events[-1]["verdict"]) == (9, "environment"), tramite.events[-1]
    assert "--out" in tramite.events[-1]["next"]
    assert "Traceback" not in err
    assert gone(tramite)


def test_a_port_in_use_ends_environment(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        tramite = start("serve", "--port", str(taken.getsockname()[1]))
        code, err = tramite.end()

    assert code == 9
    assert "is taken by another program" in err
    assert "Traceback" not in err


def test_a_folder_that_cannot_be_written_ends_environment(start: Start, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    tramite = start(*LONGEST, "--out", str(tmp_path / "file"))

    code, err = tramite.end()

    assert (code, tramite.events[-1]["verdict"]) == (9, "environment")
    assert "Traceback" not in err


def test_a_wrong_answer_starts_no_browser(start: Start, tmp_path: Path) -> None:
    tramite = start("run", "polimi/degree-certificate", "-i", "carer=975765", "--out",
                    str(tmp_path))  # fmt: skip

    code, err = tramite.end()

    assert code == 2
    assert "does not ask for 'carer'; did you mean 'career'?" in err
    assert list(tmp_path.iterdir()) == []
