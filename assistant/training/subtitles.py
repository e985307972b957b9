"""What is said in a video as SubRip (SRT) and WebVTT files: two short lines at a time."""

import textwrap
from collections.abc import Iterator, Sequence

from assistant.training.timeline import Cue

LINE = 42
"""Letters in a line."""


def srt(cues: Sequence[Cue]) -> str:
    """As players of files read it."""
    blocks = enumerate(_short(cues), 1)
    return "\n".join(
        f"{number}\n{_clock(one.start, ',')} --> {_clock(one.end, ',')}\n{one.text}\n"
        for number, one in blocks
    )


def vtt(cues: Sequence[Cue]) -> str:
    """As browsers read it."""
    return "WEBVTT\n\n" + "\n".join(
        f"{_clock(one.start, '.')} --> {_clock(one.end, '.')}\n{_safe(one.text)}\n"
        for one in _short(cues)
    )


def _short(cues: Sequence[Cue]) -> Iterator[Cue]:
    """Each in parts of two lines; a part is said as long as its share of the letters."""
    for cue in cues:
        parts = ["\n".join(textwrap.wrap(part, LINE)) for part in _parts(cue.text)]
        letters, start = sum(map(len, parts)), cue.start
        for part in parts:
            end = start + (cue.end - cue.start) * len(part) / letters
            yield Cue(start, end, part)
            start = end


def _parts(text: str) -> list[str]:
    """As few parts of two lines as there can be, and about as long as each other."""
    for width in range(LINE, 2 * LINE):  # from the narrowest that needs no more parts
        found = textwrap.wrap(text, width)
        if len(found) == len(_widest(text)) and _fit(found):
            return found
    return _widest(text)


def _widest(text: str) -> list[str]:
    lines = textwrap.wrap(text, LINE)
    return [" ".join(lines[place : place + 2]) for place in range(0, len(lines), 2)]


def _fit(parts: Sequence[str]) -> bool:
    return all(len(textwrap.wrap(part, LINE)) <= 2 for part in parts)


def _clock(seconds: float, mark: str) -> str:
    thousandths = round(1000 * seconds)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}{mark}{rest % 1000:03}"


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
