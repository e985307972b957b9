"""A person at a pseudo-terminal who talks to ``tramite``."""

import os
import re
import sys
from pathlib import Path
from typing import Any

import pexpect  # type: ignore[import-untyped]  # ships no types

from assistant.procedures.library import Library
from assistant.procedures.plan import make_plan

ROOT = Path(__file__).parents[2]
PROMPT = r"\r?\n> $|: $"


class Person:
    """Types lines and reads what comes, at 80x24 and without a line editor."""

    def __init__(self, home: Path, language: str, **more: str) -> None:
        kept = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(home)}
        browser = {k: v for k, v in os.environ.items() if k.startswith(("TRAMITE_", "PLAYWRIGHT_"))}
        self.tramite: Any = pexpect.spawn(
            sys.executable,
            [str(ROOT / "cli.py")],
            env={**browser, **kept, "LANG": f"{language}.UTF-8", "TRAMITE_PLAIN": "1",
                 "NO_COLOR": "1", "TERM": "xterm", **more},
            dimensions=(24, 80), encoding="utf-8", timeout=30,
        )  # fmt: skip
        self.tramite.delaybeforesend = None

    def read(self) -> str:
        """What is shown until the next question."""
        self.tramite.expect(PROMPT)
        shown = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", str(self.tramite.before))
        return shown.replace("\r\n", "\n")

    def say(self, line: str) -> str:
        """Type a line; what is shown until the next question."""
        self.tramite.sendline(line)
        return self.read()

    def interrupt(self) -> str:
        """Press Ctrl-C; what is shown until the next question."""
        self.tramite.sendintr()
        return self.read()

    def leave(self, line: str = "!") -> int:
        """Type a last line; the exit code."""
        self.tramite.sendline(line)
        self.tramite.expect(pexpect.EOF)
        self.tramite.close()
        return int(self.tramite.exitstatus)


def answers_of(flow: str, files: dict[str, Path]) -> list[str]:
    """What a person would type to the questions of a flow's first case, in order."""
    library = Library()
    loaded = library.flow(flow)
    given = {**loaded.cases["happy"].inputs, **{name: str(path) for name, path in files.items()}}
    plan = make_plan(library, loaded, given)
    return [str(given.get(name, "")) for name in plan.questions]
