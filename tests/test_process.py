"""The program as a process: interrupted, its browser killed, its port taken, its disk full."""

import json
import os
import resource
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
LONGEST = ("run", "polimi/degree-certificate", "--case", "happy", "--json")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(sys.platform != "linux", reason="finds its processes through /proc"),
]


class Tramite:
    """One ``tramite`` process, and all that it started: they carry a mark in their environment."""

    def __init__(self, arguments: tuple[str, ...], **more: Any) -> None:
        self.mark = f"TRAMITE_TEST={uuid.uuid4()}"
        name, _equals, value = self.mark.partition("=")
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / "cli.py"), *arguments],
            env={**os.environ, name: value}, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
            **more,
        )  # fmt: skip
        self.events: list[dict[str, Any]] = []

    def until(self, step: str) -> None:
        """Read events until a step has begun."""
        assert self.process.stdout
        for line in self.process.stdout:
            self.events.append(json.loads(line))
            if self.events[-1].get("id") == step:
                return
        raise AssertionError(f"step {step} never began: {self.process.stderr.read()}")  # type: ignore[union-attr]  # it is a pipe

    def end(self) -> tuple[int, str]:
        """Wait for its end; exit code and what it said as errors."""
        out, err = self.process.communicate(timeout=60)
        self.events += [json.loads(line) for line in out.splitlines() if line.startswith("{")]
        return self.process.returncode, err

    def alive(self, word: str = "") -> list[int]:
        """The processes it started (or it itself) that live and have ``word`` in their name."""
        return [pid for pid in _pids() if self.mark in _of(pid, "environ") and word in _name(pid)]


def _pids() -> list[int]:
    return [int(one.name) for one in Path("/proc").iterdir() if one.name.isdigit()]


def _of(pid: int, what: str) -> str:
    try:
        return Path(f"/proc/{pid}/{what}").read_text(errors="replace")
    except OSError:
        return ""


def _name(pid: int) -> str:
    return _of(pid, "cmdline").split("\0")[0]


def _gone(tramite: Tramite, seconds: float = 10) -> bool:
    """Whether everything it started ends; a process that was told to may take a moment."""
    deadline = time.monotonic() + seconds
    while tramite.alive():
        if time.monotonic() > deadline:
            return False
        os.sched_yield()
    return True


Start = Callable[..., Tramite]


@pytest.fixture
def start() -> Iterator[Start]:
    """Start a process; whatever is left of it when the test ends is killed."""
    started: list[Tramite] = []

    def begin(*arguments: str, **more: Any) -> Tramite:
        started.append(Tramite(arguments, **more))
        return started[-1]

    yield begin
    for one in started:
        for pid in one.alive():
            os.kill(pid, signal.SIGKILL)
        one.process.communicate()


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
    assert _gone(tramite)
    assert list(tmp_path.glob("*/report.html"))


def test_ctrl_c_while_everything_starts(start: Start, tmp_path: Path) -> None:
    tramite = start(*LONGEST, "--out", str(tmp_path))
    tramite.until("login.enter.open-home")

    os.killpg(tramite.process.pid, signal.SIGINT)

    code, err = tramite.end()
    assert code == 4, err
    assert "Traceback" not in err
    assert _gone(tramite)


@pytest.mark.parametrize("word", ["chrom", "node"])
def test_a_browser_that_is_killed_ends_environment(word: str, start: Start, tmp_path: Path) -> None:
    tramite = start(*LONGEST, "--out", str(tmp_path))
    tramite.until("login.sign-in")

    for pid in tramite.alive(word):
        os.kill(pid, signal.SIGKILL)

    code, err = tramite.end()
    assert (code, tramite.events[-1]["verdict"]) == (9, "environment"), tramite.events[-1]
    assert "Traceback" not in err
    assert _gone(tramite)


def test_a_full_disk_ends_environment(start: Start, tmp_path: Path) -> None:
    tramite = start(*LONGEST, "--out", str(tmp_path))
    tramite.until("login.sign-in")

    resource.prlimit(tramite.process.pid, resource.RLIMIT_FSIZE, (2048, 2048))

    code, err = tramite.end()
    assert (code, tramite.events[-1]["verdict"]) == (9, "environment"), tramite.events[-1]
    assert "--out" in tramite.events[-1]["next"]
    assert "Traceback" not in err
    assert _gone(tramite)


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
