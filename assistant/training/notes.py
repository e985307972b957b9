"""What the trainer's terminal shows: the step now, what to say, what comes, the keys.

Legible at 80 columns and 24 rows and without colour: only bold and reverse are used.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language import _

BOLD, PLAIN, BAR = "bold", "", "reverse"
Line = tuple[str, str]
"""How it is shown, and the text."""


@dataclass(frozen=True)
class View:
    """What there is to tell at one place of a presentation."""

    title: str
    place: str
    chapter: str
    sentence: str
    doing: Sequence[str] = ()
    notes: Sequence[str] = ()
    coming: str = ""
    state: Sequence[str] = ()
    """What is switched otherwise than at the beginning."""
    remark: str = ""
    panel: Sequence[str] = ()
    """Shown instead of the notes, if there is any."""
    panel_title: str = ""


def help_lines() -> list[str]:
    """Every key, with what it does."""
    return [
        _("n, Enter, space, →, PageDown   do what is lit, and on to the next step"),
        _("b, ←, PageUp                   back to the step before"),
        _("g NUMBER                       go to a step, back or ahead"),
        _("f NUMBER                       play on to a step without stopping"),
        _("p                              go on by itself, and stop doing so"),
        _("c                              hide or show the captions"),
        _(".                              hide or show the whole page"),
        _("l                              the next language"),
        _("o                              all the steps; again: more of them"),
        _("?                              this help"),
        _("q                              end"),
    ]


def screen(view: View, clock: str, width: int, height: int) -> list[Line]:
    """The whole terminal, at most ``height`` lines of at most ``width``; ``clock``: elapsed."""
    right = " · ".join([*view.state, view.place, clock])
    room = width - len(right) - 4
    head = [(BAR, f" {_short(view.title, room):<{room}}  {right} ")]
    foot = [*_remark(view, width), (BAR, f" {_short(_keys(), width - 2):<{width - 2}} ")]
    if view.panel:
        body = [(BOLD, view.panel_title), *_wrapped(view.panel, width, "  ")]
        return head + body[: height - len(head) - len(foot)] + _pad(body, head, foot, height)
    now = [
        (PLAIN, _short(view.chapter, width)),
        *[(BOLD, line) for line in _wrap(view.sentence, width - 1)],
    ]
    now += _wrapped(view.doing, width, "  ")
    coming = _coming(view.coming, width)
    room = height - len(head) - len(foot) - len(now) - len(coming)
    notes = _notes(view.notes, width, room)
    body = now + notes + coming
    return head + body + _pad(body, head, foot, height)


def _pad(body: list[Line], head: list[Line], foot: list[Line], height: int) -> list[Line]:
    return [(PLAIN, "")] * max(0, height - len(head) - len(body) - len(foot)) + foot


def _keys() -> str:
    return _("n next · b back · g go to · c captions · . blank · ? all keys · q end")


def _remark(view: View, width: int) -> list[Line]:
    return [(BOLD, _short(f"! {view.remark}", width))] if view.remark else []


def _coming(sentence: str, width: int) -> list[Line]:
    if not sentence:
        return []
    lines = _wrap(sentence, width - 3)[:2]
    return [("", ""), (BOLD, _("Then")), *[(PLAIN, f"  {line}") for line in lines]]


def _notes(notes: Sequence[str], width: int, room: int) -> list[Line]:
    if not notes or room < 3:
        return []
    lines: list[Line] = [("", ""), (BOLD, _("Notes")), *_wrapped(notes, width, "· ")]
    return lines if len(lines) <= room else [*lines[: room - 1], (PLAIN, "  …")]


def _wrapped(texts: Sequence[str], width: int, mark: str) -> list[Line]:
    return [
        (PLAIN, (mark if first == 0 else " " * len(mark)) + line)
        for text in texts
        for first, line in enumerate(_wrap(text, width - 1 - len(mark)))
    ]


def _wrap(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, max(width, 20)) or [""]


def _short(text: str, width: int) -> str:
    return text if len(text) <= width else text[: max(0, width - 1)] + "…"
