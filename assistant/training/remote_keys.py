"""The terminal as a remote control: single keys, as a presenter's clicker sends them, too."""

import queue
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.layout import Layout
from prompt_toolkit.layout.containers import Window
from prompt_toolkit.layout.controls import FormattedTextControl
from prompt_toolkit.output.color_depth import ColorDepth

from assistant.errors import UsageError
from assistant.language import _
from assistant.training.commands import KEYS, TO_A_STEP, Command, Order, command_of
from assistant.training.notes import View, screen

_ALSO = {
    "enter": Order.NEXT,
    "space": Order.NEXT,
    "right": Order.NEXT,
    "down": Order.NEXT,
    "pagedown": Order.NEXT,
    "left": Order.BACK,
    "up": Order.BACK,
    "pageup": Order.BACK,
    "backspace": Order.BACK,
}
_POLL = 0.2
"""Seconds between two looks at whether somebody has stopped it, where signals do not wake us."""


class Keys:
    """A screen of its own in a thread of its own, since the browser's driver has this one.

    What is pressed while a step is played is forgotten, but for the end: two presses of somebody
    impatient are one.
    """

    def __init__(self, of: int) -> None:
        self._of = of
        self._began = time.monotonic()
        self._view = View("", "", "", _("One moment"))
        self._commands: queue.SimpleQueue[Command] = queue.SimpleQueue()
        self._asked: Order | None = None
        self._digits = self._wrong = ""
        self._application = self._made()

    def show(self, view: View) -> None:
        """Show this from now on."""
        self._view = view
        early = [self._commands.get() for _one in range(self._commands.qsize())]
        if ends := [one for one in early if one.order is Order.QUIT]:
            self._commands.put(ends[0])
        self._application.invalidate()

    def next(self, seconds: float | None) -> Command:
        """What is pressed since it is shown, or, after so many seconds, the next step."""
        until = time.monotonic() + (seconds or 0)
        while seconds is None or time.monotonic() < until:
            try:
                return self._commands.get(timeout=_POLL)
            except queue.Empty:
                if not self._application.is_running:  # its terminal is gone
                    return Command(Order.QUIT)
        return Command(Order.NEXT)

    @contextmanager
    def running(self) -> Iterator[None]:
        """Have the terminal for as long as the block lasts."""
        ready = threading.Event()
        thread = threading.Thread(target=self._run, args=(ready,), daemon=True)
        thread.start()
        ready.wait()
        try:
            yield
        finally:
            if self._application.is_running and self._application.loop:
                self._application.loop.call_soon_threadsafe(self._leave)
            thread.join()

    def _run(self, ready: threading.Event) -> None:
        try:
            # Signals stay with the main thread, which knows when it may be interrupted.
            self._application.run(pre_run=ready.set, handle_sigint=False)
        except (EOFError, OSError):
            pass  # the terminal is gone
        finally:
            ready.set()

    def _leave(self) -> None:
        if not self._application.is_done:
            self._application.exit()

    def _made(self) -> Application[None]:
        return Application(
            layout=Layout(Window(FormattedTextControl(self._text))),
            key_bindings=self._bindings(),
            full_screen=True,
            refresh_interval=1.0,
            color_depth=ColorDepth.DEPTH_1_BIT,
        )

    def _text(self) -> StyleAndTextTuples:
        size = self._application.output.get_size()
        seconds = int(time.monotonic() - self._began)
        clock = f"{seconds // 60:02}:{seconds % 60:02}"
        lines = screen(self._view, clock, size.columns, size.rows)
        if self._asked:
            lines[-1] = ("reverse", _("Which step? {digits}_", digits=self._digits))
        elif self._wrong:
            lines[-1] = ("reverse", self._wrong)
        shown: StyleAndTextTuples = []
        for style, text in lines:
            shown += [(style, text), ("", "\n")]
        return shown[:-1]

    def _bindings(self) -> KeyBindings:
        bindings = KeyBindings()

        @bindings.add("c-c")
        def _interrupt(_event: Any) -> None:
            signal.raise_signal(signal.SIGINT)

        @bindings.add("<any>")
        def _typed(event: Any) -> None:
            self._take(event.data)

        def named(key: str, text: str) -> None:
            bindings.add(key)(lambda _event: self._take(text))

        for key in _ALSO:
            named(key, key)
        named("escape", "escape")
        return bindings

    def _take(self, key: str) -> None:
        """A key: a command, or a part of the number of a step."""
        self._wrong = ""
        if self._asked:
            self._take_number(key)
        elif order := _ALSO.get(key) or KEYS.get(key.lower()):
            if order in TO_A_STEP:
                self._asked, self._digits = order, ""
            else:
                self._commands.put(Command(order))
        elif key != "escape":
            self._wrong = _("This key does nothing; ? tells all that do.")

    def _take_number(self, key: str) -> None:
        if key.isascii() and key.isdigit():
            self._digits += key
        elif key == "backspace":
            self._digits = self._digits[:-1]
        elif key == "enter" and self._digits:
            try:
                self._commands.put(command_of(f"{self._asked} {self._digits}", self._of))
            except UsageError as error:
                self._wrong = error.message
            self._asked = None
        else:
            self._asked = None
