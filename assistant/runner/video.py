"""Films a run for a tester: frames of the browser, of which none shows what was typed in secret."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Protocol

from assistant.errors import EnvironmentProblem
from assistant.language import _
from assistant.runner.encoding import Shown, encode
from assistant.runner.tracing import Wanted

VIDEO = "video.mp4"
_SLOWER = 4
"""A run takes a second or two; so much slower it can be followed."""

_LONGEST = 3.0
"""Seconds that a picture is seen at most, however long the browser waited."""

_LAST = 1.5
"""Seconds that the last picture is seen."""


@dataclass
class Film:
    """Frames (seconds, JPEG), in order: those of pages on which nothing secret can be read.

    A frame waits until its page has been covered. What was filmed before is thrown away if
    something stood in the page's secret fields by then.
    """

    frames: list[tuple[float, bytes]] = field(default_factory=list)
    _waiting: list[tuple[float, bytes]] = field(default_factory=list)
    _covered: bool = False
    _readable_until: float = 0.0

    def take(self, when: float, picture: bytes) -> None:
        """A frame has come; ``when`` it was painted, in seconds."""
        if when >= self._readable_until:
            (self.frames if self._covered else self._waiting).append((when, picture))

    def turn_page(self) -> None:
        """Another page is there, not covered yet."""
        self._waiting.clear()
        self._covered, self._readable_until = False, 0.0

    def cover(self, *, readable_until: float | None) -> None:
        """Its page is covered; ``readable_until``: when something secret could be read in it."""
        if readable_until is None:
            self.frames += self._waiting
        else:
            self._readable_until = readable_until
        self._waiting.clear()
        self._covered = True


class Camera(Protocol):
    """What films: a page."""

    def start_filming(self) -> Film:
        """Begin."""

    def stop_filming(self) -> None:
        """End."""


@dataclass(frozen=True)
class Video:
    """Whether to keep a video, where, and what it is called."""

    wanted: Wanted
    keep: Path
    title: str = ""

    @contextmanager
    def around(
        self, camera: Camera, quietly: Callable[[Callable[[], None]], None]
    ) -> Iterator[None]:
        """Film what happens in the ``with`` block; ``quietly`` calls what may find it gone."""
        if self.wanted.mode == "off":
            yield
            return
        film = camera.start_filming()

        def end(kept: bool) -> None:
            quietly(camera.stop_filming)
            if kept and film.frames:
                self._write(film)

        with self.wanted.until(end):
            yield

    def _write(self, film: Film) -> None:
        try:
            encode(slowed(film), self.keep, self.title)
            self.keep.chmod(0o600)
        except (EnvironmentProblem, OSError) as error:  # the run itself is what matters
            logging.getLogger("tramite").warning(_("there is no video: {why}", why=error))


def slowed(film: Film) -> list[Shown]:
    """The frames, each as long as it is to be seen."""
    frames = sorted(film.frames, key=lambda one: one[0])
    shown = [
        (picture, min(_LONGEST, _SLOWER * (later - when)))
        for (when, picture), (later, _next) in pairwise(frames)
    ]
    return [*shown, (frames[-1][1], _LAST)]
