"""Ctrl-C that stops a run between two page actions, never in the middle of one."""

import select
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Self

from assistant.errors import Stopped
from assistant.language import _

_SIGNALS = [
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
]


class Interruption:
    """Remembers that the person asked to stop; a second time stops at once.

    Raising inside the browser's driver would leave it in pieces, so the first signal is only
    remembered and ``check()`` raises ``Stopped`` where it is safe. While the person is asked
    something (``listening``), it raises at once.
    """

    def __init__(self) -> None:
        self.asked = False
        self._listening = False

    def __enter__(self) -> Self:
        self._before = {one: signal.signal(one, self._signalled) for one in _SIGNALS}
        return self

    def __exit__(self, *_exception: object) -> None:
        for one, handler in self._before.items():
            signal.signal(one, handler)

    def check(self) -> None:
        """Raise ``Stopped`` if the person asked to stop."""
        if self.asked:
            raise Stopped(_("stopped by you"), _("Nothing more was done after this step."))

    @contextmanager
    def listening(self) -> Iterator[None]:
        """While the person is asked: a signal raises KeyboardInterrupt, also one from before."""
        self._listening = True
        try:
            if self.asked:
                raise KeyboardInterrupt
            yield
        finally:
            self._listening = False

    def _signalled(self, _signal: int, _frame: FrameType | None) -> None:
        if self.asked or self._listening:
            raise KeyboardInterrupt
        self.asked = True


def read_line(question: str) -> str:
    """A typed line, like ``input``; a Ctrl-C is never lost.

    One that comes after the question is shown and before the terminal is read, or that the
    kernel hands to another thread, leaves ``input`` asleep; it is heard here within a moment.
    """
    if sys.platform == "win32" or not (sys.stdin.isatty() and sys.stdout.isatty()):
        return input(question)
    print(question, end="", flush=True)
    try:
        while not select.select([sys.stdin], [], [], 0.2)[0]:
            pass  # Python runs its signal handlers between two waits
    except KeyboardInterrupt:
        print()  # what is told next begins on a line of its own
        raise
    return input()
