"""``tramite`` as real processes, for tests that interrupt and kill them."""

import json
import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]


class Tramite:
    """One ``tramite`` process, and all that it started: they carry a mark in their environment."""

    def __init__(self, arguments: tuple[str, ...], **more: Any) -> None:
        self.mark = f"TRAMITE_TEST={uuid.uuid4()}"
        name, _equals, value = self.mark.partition("=")
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / "cli.py"), *arguments],
            env={**os.environ, name: value}, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
            preexec_fn=_heeds_ctrl_c, **more,
        )  # fmt: skip
        self.events: list[dict[str, Any]] = []

    def until(self, step: str) -> None:
        """Read events until a step has begun."""
        assert self.process.stdout
        for line in self.process.stdout:
            self.events.append(json.loads(line))
            if self.events[-1].get("id") == step:
                return
        _out, err = self.process.communicate()
        raise AssertionError(f"step {step} never began: {err}\n{self.events[-1:]}")

    def killed_at(self, step: str) -> None:
        """Kill it, and only it, as soon as a step has begun."""
        self.until(step)
        self.process.kill()
        self.process.communicate()

    def url(self) -> str:
        """The address that ``serve`` prints first."""
        assert self.process.stdout
        said: str = self.process.stdout.readline()
        return next(word for word in said.split() if "://" in word)

    def end(self) -> tuple[int, str]:
        """Wait for its end; exit code and what it said as errors."""
        out, err = self.process.communicate(timeout=60)
        self.events += [json.loads(line) for line in out.splitlines() if line.startswith("{")]
        return self.process.returncode, err

    def alive(self, word: str = "") -> list[int]:
        """The processes it started (or it itself) that live and have ``word`` in their name."""
        return [pid for pid in _pids() if self.mark in _of(pid, "environ") and word in _name(pid)]


def _heeds_ctrl_c() -> None:
    """As in a terminal: what is started by a job in the background ignores it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _pids() -> list[int]:
    return [int(one.name) for one in Path("/proc").iterdir() if one.name.isdigit()]


def _of(pid: int, what: str) -> str:
    try:
        return Path(f"/proc/{pid}/{what}").read_text(errors="replace")
    except OSError:
        return ""


def _name(pid: int) -> str:
    return _of(pid, "cmdline").split("\0")[0]


def gone(tramite: Tramite, seconds: float = 10) -> bool:
    """Whether everything it started ends; a process that was told to may take a moment."""
    deadline = time.monotonic() + seconds
    while tramite.alive():
        if time.monotonic() > deadline:
            return False
        os.sched_yield()
    return True


Start = Callable[..., Tramite]


def starting() -> Iterator[Start]:
    """Start processes; whatever is left of them when the test ends is killed."""
    started: list[Tramite] = []

    def begin(*arguments: str, **more: Any) -> Tramite:
        started.append(Tramite(arguments, **more))
        return started[-1]

    yield begin
    for one in started:
        for pid in one.alive():
            os.kill(pid, signal.SIGKILL)
        one.process.communicate()
