"""Listens to what a learner types in the terminal while they act in the browser."""

import queue
import sys
import threading
from dataclasses import dataclass, field

from assistant.runner.stage import Stage
from assistant.training.watching import Task

_WORDS = {"h": "hint", "d": "do-it", "s": "stop"}


@dataclass
class Listening:
    """A learner at the screen; words come from the terminal, deeds from the browser."""

    heard: "queue.SimpleQueue[str]" = field(default_factory=queue.SimpleQueue)
    listens: bool = False
    scripted: bool = False

    def passed(self) -> float:
        """The clock on the wall is enough."""
        return 0.0

    def next(self, stage: Stage, task: Task) -> str | None:
        """What was typed last, if it is a word."""
        if not self.listens:
            self.listens = True
            threading.Thread(target=self._listen, daemon=True).start()
        if self.heard.empty():
            return None
        return _WORDS.get(self.heard.get()[:1])

    def _listen(self) -> None:
        for line in sys.stdin:
            self.heard.put(line.strip().lower())
