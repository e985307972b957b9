"""Whole processes: from the shell's prompt to the next one, everything cold."""

import itertools
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.by_hand import CASE, FLOW
from bench.figures import Figure, of_samples, ratio
from bench.rounds import in_turns

ROOT = Path(__file__).resolve().parent.parent


def measure(folder: Path, rounds: int = 5, starts: int = 15) -> list[Figure]:
    """A run against a test of pytest's; the commands that only print against Typer."""
    names = (f"{number:02}" for number in itertools.count())
    journeys = in_turns({"run": lambda: run(folder, names), "pytest": run_by_hand}, rounds)
    printed = in_turns(
        {
            "typer": lambda: program("bench.one_command", "--help"),
            "help": lambda: program("cli", "--help"),
            "list": lambda: program("cli", "list"),
        },
        starts,
    )
    typer = printed["typer"]
    return [
        ratio("processes", "tramite run / pytest with the careful script", journeys["run"],
              journeys["pytest"]),
        ratio("processes", "tramite --help / Typer with one command", printed["help"], typer,
              budget=1.3),
        ratio("processes", "tramite list / Typer with one command", printed["list"], typer,
              budget=1.8),
        of_samples("processes", "pytest with the careful script", journeys["pytest"], "s"),
        of_samples("processes", "Typer with one command", [1000 * one for one in typer], "ms"),
    ]  # fmt: skip


def run(folder: Path, names: Iterator[str]) -> str:
    """``tramite run`` of the journey, with a server and a browser of its own."""
    out = str(folder / next(names))
    return program("cli", "run", FLOW, "--case", CASE, "--yes", "--no-pictures", "--out", out)


def run_by_hand() -> str:
    """pytest with the script, and with no other plugin than Playwright's."""
    plugin = "pytest_playwright.pytest_playwright"
    script = str(ROOT / "bench" / "test_by_hand.py")
    alone = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return _process("-m", "pytest", "-q", "-p", plugin, "-p", "no:cacheprovider", script, **alone)


def program(module: str, *arguments: str) -> str:
    """What an installed command does: import its app and call it."""
    return _process("-c", f"from {module} import app; app()", *arguments)


def _process(*arguments: str, **environment: str) -> str:
    place = {"PYTHONPATH": str(ROOT), "TRAMITE_LANG": "en"}
    ended = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT, env={**os.environ, **place, **environment},
        capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=120, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, f"{arguments}: {ended.stdout}\n{ended.stderr}"
    return ended.stdout
