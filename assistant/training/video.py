"""A flow as a video, with subtitles beside it; or as a slideshow where none can be encoded."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote

from markupsafe import Markup

from assistant.procedures.flow import Flow
from assistant.procedures.library import Library
from assistant.runner.encoding import can_encode, encode
from assistant.runner.results import RunResult
from assistant.staging import launch_for
from assistant.training.filming import SIZE, film
from assistant.training.freshness import fingerprint, write
from assistant.training.slideshow import slideshow
from assistant.training.storyboard import draw
from assistant.training.subtitles import srt, vtt
from assistant.training.timeline import Piece, Timeline, timeline_of
from assistant.warm import Warm


@dataclass(frozen=True)
class Made:
    """What was written: the video or slideshow first, then its subtitles."""

    paths: tuple[Path, ...]
    seconds: float
    result: RunResult

    @property
    def is_video(self) -> bool:
        """Whether it could be encoded."""
        return self.paths[0].suffix != ".html"


def make_video(
    library: Library, flow: Flow, case: str, path: Path, warm: Warm, *, captions: bool = True
) -> Made:
    """Film a case, in the current language, and write it; raises ``AssistantError``."""
    path.parent.mkdir(parents=True, exist_ok=True)  # before all the work, lest it fail after it
    is_video = path.suffix != ".html" and can_encode()
    # A slideshow has each sentence below its picture.
    filmed = film(library, flow, case, warm, captions=captions and is_video)
    timeline = drawn(timeline_of(filmed), warm)
    title = str(flow.title)
    if is_video:
        encode(timeline.pictures, path, title, timeline.chapters)
    else:
        path = path.with_suffix(".html")
        path.write_text(slideshow(timeline, title), encoding="utf-8")
    write(fingerprint(draw(library, flow, case, warm), library, "video"), path)
    beside = [path]
    if is_video:
        beside += _subtitles(timeline, path)
    return Made(tuple(beside), timeline.seconds, filmed.result)


def _subtitles(timeline: Timeline, path: Path) -> list[Path]:
    found = []
    for suffix, written in ((".srt", srt), (".vtt", vtt)):
        found.append(path.with_suffix(suffix))
        found[-1].write_text(written(timeline.cues), encoding="utf-8")
    return found


def drawn(timeline: Timeline, warm: Warm) -> Timeline:
    """The same with its cards as pictures."""
    cards = [one.picture for one in timeline.pieces if isinstance(one.picture, Markup)]
    pictures = iter(_pictures(cards, warm))
    pieces = [
        replace(one, picture=next(pictures)) if isinstance(one.picture, Markup) else one
        for one in timeline.pieces
    ]
    return replace(timeline, pieces=list[Piece](pieces))


def _pictures(cards: Sequence[Markup], warm: Warm) -> list[bytes]:
    found = []
    with warm.open_browser(launch_for(warm.server), lambda: None) as browser:
        browser.resize(*SIZE)
        for card in cards:
            browser.open("data:text/html;charset=utf-8," + quote(f"<!doctype html><body>{card}"))
            found.append(browser.picture())
    return found
