"""What a video shows when: pictures, captions and chapters, as long as it takes to read them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from typing import cast

from markupsafe import Markup

from assistant.errors import Verdict
from assistant.language import _
from assistant.runner.encoding import Shown
from assistant.training import overlay
from assistant.training.filming import Film, Frames, Shot
from assistant.training.pace import reading_seconds

_AFTER = 1.2
"""Seconds that the page after a step is seen."""


@dataclass(frozen=True)
class Piece:
    """A picture (JPEG, or HTML of a card that is yet to be drawn) and how long it is seen."""

    picture: bytes | Markup
    seconds: float
    turning: bool = False
    """Whether a slideshow shows it: the last picture of something that moves, a card."""


@dataclass(frozen=True)
class Cue:
    """A text and when it is said, in seconds from the beginning."""

    start: float
    end: float
    text: str


@dataclass
class Timeline:
    """Pieces one after the other, and what is said meanwhile."""

    pieces: list[Piece] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    chapters: list[tuple[float, str]] = field(default_factory=list)
    said: dict[int, str] = field(default_factory=dict)
    """Piece → the text that goes with it in a slideshow."""

    @property
    def seconds(self) -> float:
        """How long all of it takes."""
        return sum(one.seconds for one in self.pieces)

    @property
    def pictures(self) -> list[Shown]:
        """What a video of it shows; every piece must be a picture by then."""
        return [(cast(bytes, one.picture), one.seconds) for one in self.pieces]

    def card(self, title: str, text: str = "") -> None:
        """Show a card for as long as it takes to read."""
        html = overlay.card(title, text)
        self.pieces.append(Piece(html, reading_seconds(f"{title} {text}"), turning=True))

    def say(self, text: str, pieces: Sequence[Piece]) -> None:
        """Show pieces, and say a text meanwhile; it is never too short to be read."""
        start = self.seconds
        places = range(len(self.pieces), len(self.pieces) + len(pieces))
        self.said |= dict.fromkeys(places, text)
        self.pieces += pieces
        self.cues.append(Cue(start, self.seconds, text))


def timeline_of(film: Film) -> Timeline:
    """From the title card to the last one."""
    made = Timeline()
    made.card(str(film.flow.title), _("A simulation: nothing that you see is real."))
    for title, shots in groupby(film.shots, key=lambda one: one.chapter):
        made.chapters.append((made.seconds, title))
        if title != str(film.flow.title):
            made.card(title)
        for shot in shots:
            made.say(shot.result.sentence, list(_pieces(shot)))
            if failure := shot.result.failure:
                page = shot.after or overlay.card(failure.message)
                seconds = reading_seconds(failure.message)
                made.say(failure.message, [Piece(page, seconds, turning=True)])
    _end(made, film)
    return made


def _end(made: Timeline, film: Film) -> None:
    if film.result.verdict is Verdict.OK:
        made.card(_("Done"), str(film.flow.outcome or ""))
    else:
        failed = _("This run did not go through: {verdict}", verdict=film.result.verdict)
        made.chapters.append((made.seconds, failed))
        made.card(failed, film.result.message)


def _pieces(shot: Shot) -> Iterator[Piece]:
    """What moves at its own speed; its end until the sentence has been read; what comes of it."""
    needed = reading_seconds(shot.result.sentence)
    if not shot.moving and not shot.after:
        yield Piece(_advice(shot), needed + _reading(shot), turning=True)
        return
    *moving, last = _moving(shot.moving) if shot.moving else [Piece(shot.after or b"", 0)]
    yield from moving
    passed = sum(one.seconds for one in moving)
    yield Piece(last.picture, max(0.5, needed - passed), turning=True)
    if shot.moving and shot.after and not shot.result.failure:
        yield Piece(shot.after, _AFTER)


def _moving(frames: Frames) -> list[Piece]:
    pieces = [Piece(one[1], max(0.0, later[0] - one[0])) for one, later in pairwise(frames)]
    return [*pieces, Piece(frames[-1][1], 0)]


def _advice(shot: Shot) -> Markup:
    """What is done outside the browser: the sentence, and how its text begins."""
    return overlay.card(shot.result.sentence, _beginning(shot))


def _beginning(shot: Shot) -> str:
    text = " ".join(one.text for one in shot.result.advice)
    return text if len(text) <= 240 else text[:239].rpartition(" ")[0] + " …"


def _reading(shot: Shot) -> float:
    return reading_seconds(_beginning(shot)) if shot.result.advice else 0.0
