"""How a trainer's commands come in: from a file, as lines, or (``remote_keys``) as single keys."""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from assistant.errors import UsageError
from assistant.training.commands import Command, Order, command_of
from assistant.training.notes import View, screen

WIDTH, HEIGHT = 80, 24


class Remote(Protocol):
    """Shows the trainer where things are, and waits for what is to be done."""

    def show(self, view: View) -> None:
        """Show this from now on."""

    def next(self, seconds: float | None) -> Command:
        """The next command; the step after so many seconds, if they are given.

        May raise KeyboardInterrupt.
        """


class Written:
    """All the commands are there already; after the last of them it ends."""

    def __init__(self, commands: Iterable[Command], tell: Callable[[str], None]) -> None:
        self._commands, self._tell = iter(commands), tell

    def show(self, view: View) -> None:
        """One line."""
        self._tell(f"{view.place}  {view.sentence}")
        if view.remark:
            self._tell(f"  {view.remark}")

    def next(self, seconds: float | None) -> Command:
        """The next that is written."""
        return next(self._commands, Command(Order.QUIT))


class Lines:
    """One command a line, where there are no single keys."""

    def __init__(self, of: int, tell: Callable[[str], None]) -> None:
        self._of, self._tell = of, tell

    def show(self, view: View) -> None:
        """The notes, one after the other."""
        for _style, line in screen(view, "", WIDTH, HEIGHT):
            if line:
                self._tell(line.rstrip())

    def next(self, seconds: float | None) -> Command:
        """What is typed; only Enter is ``next``, the end of the input ``quit``."""
        for line in self._lines():
            try:
                return command_of(line or Order.NEXT, self._of)
            except UsageError as error:
                self._tell("\n".join([error.message, error.hint or ""]).strip())
        return Command(Order.QUIT)

    def _lines(self) -> Iterator[str]:
        while line := sys.stdin.readline():
            yield line.strip()
