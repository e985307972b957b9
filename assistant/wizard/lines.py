"""Lines from a person at a terminal: edited where that is possible, plain where it is not."""

import os
from collections.abc import Callable, Mapping

from assistant.folding import folded
from assistant.runner.interruption import read_line
from assistant.wizard.dialogue import WIDTH, Check

Read = Callable[[str, Check], str]


def reader(environment: Mapping[str, str] = os.environ) -> Read:
    """How lines are read; ``TRAMITE_PLAIN=1`` or a dumb terminal has them read without editing."""
    if environment.get("TRAMITE_PLAIN") or environment.get("TERM", "") in ("dumb", ""):
        return _plain
    return _edited


def _plain(question: str, check: Check) -> str:
    return read_line(question)


def _edited(question: str, check: Check) -> str:
    """With a line editor: what is refused stays, to be put right.

    Why is told above it: the editor's own line for that has no room for more than 80 letters.
    """
    from prompt_toolkit import prompt

    typed = prompt(question)
    while wrong := check(typed):
        for part in folded(wrong, WIDTH):
            print(part)
        typed = prompt(question, default=typed)
    return typed
