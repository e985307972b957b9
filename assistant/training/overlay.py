"""What is laid over a page in front of an audience: spotlight, caption, pointer, cards.

Each function gives HTML for ``browser.overlay``, with everything that comes from elsewhere escaped.
It is shown in a shadow root of Playwright's own, so the page's styles do not reach it; scripts are
removed there.
"""

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

from assistant.runner.browser import Box
from assistant.training.marks import Mark

PLATE, BAR, VEIL, DIM = (90, 98, 110), (16, 32, 63), (10, 14, 26), 0.45
"""Colours of the plates, of the bar and of the veil beside a light, and how dense that is."""

GAP = 6
"""Pixels between an element and the edge of its light."""

_FONT = "font-family:system-ui,'Segoe UI','DejaVu Sans',sans-serif"
_LABEL = re.compile(r"«[^»]+»")


def with_labels(sentence: str) -> Markup:
    """A sentence as HTML, what the portal shows (``«...»``) in bold."""
    return Markup(_LABEL.sub(lambda found: f"<b>{found[0]}</b>", str(escape(sentence))))


def spotlight(marks: Sequence[Mark], dim: float = DIM) -> Markup:
    """The page darkened but for the marked elements; several are numbered."""
    holes = "".join(
        f'<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="8" fill="black"/>'
        for x, y, width, height in map(_around, marks)
    )
    veil = (
        '<svg style="position:fixed;inset:0;width:100%;height:100%" aria-hidden="true">'
        '<mask id="light"><rect width="100%" height="100%" fill="white"/>' + holes + "</mask>"
        f'<rect width="100%" height="100%" fill="rgba{(*VEIL, dim)}" mask="url(#light)"/></svg>'
    )
    return Markup(veil + "".join(_ring(one, numbered=len(marks) > 1) for one in marks))


def _around(mark: Mark) -> tuple[float, float, float, float]:
    box = mark.box
    return box.x - GAP, box.y - GAP, box.width + 2 * GAP, box.height + 2 * GAP


def _ring(mark: Mark, *, numbered: bool) -> str:
    x, y, width, height = _around(mark)
    ring = (
        f'<div style="position:fixed;left:{x}px;top:{y}px;width:{width}px;height:{height}px;'
        'box-sizing:border-box;border:3px solid #ffb000;border-radius:8px"></div>'
    )
    # Beside the element, so that it does not hide a label above; where there is no room, on it.
    left, top = (x - 33, y + height / 2 - 14) if x > 36 else (max(2, x - 15), max(2, y - 15))
    badge = (
        f'<div style="{_FONT};position:fixed;left:{left}px;top:{top}px;'
        "width:28px;height:28px;border-radius:50%;background:#ffb000;color:#111;"
        f'font-size:17px;font-weight:700;line-height:28px;text-align:center">{mark.number}</div>'
    )
    return ring + (badge if numbered else "")


def caption(
    sentence: str, number: int, of: int, chapter: str, *, top: bool = False, remark: str = "",
    fields: Sequence[str] = (),
) -> Markup:  # fmt: skip
    """The bar with a step's sentence and its place; ``top``: where it does not hide the marks.

    ``remark``: what is to be said now; ``fields``: what goes into which field.
    """
    edge = "top:0" if top else "bottom:0"
    return Markup(
        f'<div style="{_FONT};position:fixed;left:0;right:0;{edge};background:rgb{BAR};color:#fff;'
        'padding:14px 28px 16px;box-shadow:0 0 18px rgba(0,0,0,.45)">'
        '<div style="display:flex;justify-content:space-between;gap:24px;font-size:15px;'
        f'color:#c9d6f2"><span>{escape(chapter)}</span><span style="white-space:nowrap">'
        f"{number} / {of}</span></div>{_remark(remark)}"
        '<div style="font-size:24px;line-height:1.35;margin-top:4px;text-wrap:balance">'
        f"{with_labels(sentence)}</div>{_fields(fields)}</div>"
    )


def _remark(text: str) -> str:
    if not text:
        return ""
    return (
        '<div style="font-size:18px;line-height:1.4;margin-top:6px;padding-left:12px;'
        f'border-left:4px solid #ffb000;color:#ffd98a">{with_labels(text)}</div>'
    )


def _fields(fields: Sequence[str]) -> str:
    if not fields:
        return ""
    items = "".join(f"<span>{with_labels(one)}</span>" for one in fields)
    return (
        '<div style="display:flex;flex-wrap:wrap;gap:2px 28px;font-size:16px;line-height:1.4;'
        f'margin-top:6px;color:#e6edfb">{items}</div>'
    )


def height_of(sentence: str, remark: str, fields: Sequence[str]) -> int:
    """About how high such a bar is in a window of 1280 pixels: rather too high than too low."""
    lines = -(-len(sentence) // 85)
    remarks, entries = -(-len(remark) // 115), -(-sum(len(one) + 6 for one in fields) // 115)
    return 58 + 33 * lines + 26 * remarks + (8 if fields else 0) + 25 * entries


def pointer(at: Box, before: tuple[float, float] | None = None, seconds: float = 0.7) -> Markup:
    """A pointer that moves to an element, from where it was ``before``."""
    x, y = tip(at)
    from_x, from_y = before or (x + 160, y + 120)
    return Markup(
        "<style>@keyframes tramite-move{from{transform:"
        f"translate({from_x - x}px,{from_y - y}px)}}}}</style>"
        '<svg viewBox="0 0 24 24" aria-hidden="true" style="position:fixed;width:34px;height:34px;'
        f"left:{x}px;top:{y}px;animation:tramite-move {seconds}s ease-in-out;"
        'filter:drop-shadow(0 2px 3px rgba(0,0,0,.5))">'
        '<path d="M1 1v19l5.4-5 3.2 7.4 3.1-1.4-3.2-7.2'
        'H17z" fill="#fff" stroke="#111" stroke-width="1.4" stroke-linejoin="round"/></svg>'
    )


def press(at: Box, after: float) -> Markup:
    """A ring that opens where the pointer presses, so many seconds from now."""
    x, y = tip(at)
    return Markup(
        "<style>@keyframes tramite-press{0%{transform:scale(.3);opacity:0}30%{opacity:1}}</style>"
        f'<div style="position:fixed;left:{x - 22}px;top:{y - 22}px;width:44px;height:44px;'
        "box-sizing:border-box;border:4px solid #ffb000;border-radius:50%;"
        f'animation:tramite-press .3s ease-out {after}s both"></div>'
    )


def tip(box: Box) -> tuple[float, float]:
    """Where the pointer rests on an element: at its lower right, so that its label is seen."""
    return box.x + min(box.width * 0.85, 240), box.y + box.height * 0.7


def trouble(text: str) -> Markup:
    """The bar with what went wrong."""
    return Markup(
        f'<div style="{_FONT};position:fixed;left:0;right:0;bottom:0;background:#8c1d18;color:#fff;'
        "padding:18px 28px 20px;box-shadow:0 0 18px rgba(0,0,0,.45);font-size:24px;"
        f'line-height:1.35;text-wrap:balance">{with_labels(text)}</div>'
    )


def later(what: Markup, seconds: float) -> Markup:
    """Something that appears only after a while: until then the page is seen as it is."""
    return Markup(
        "<style>@keyframes tramite-appear{from{opacity:0}}</style>"
        f'<div style="animation:tramite-appear .4s ease-out {seconds}s both">{what}</div>'
    )


def cover(boxes: Sequence[Box]) -> Markup:
    """Plates over what nobody may see."""
    return Markup(
        "".join(
            f'<div style="position:fixed;left:{box.x}px;top:{box.y}px;width:{box.width}px;'
            f'height:{box.height}px;background:rgb{PLATE};border-radius:4px"></div>'
            for box in boxes
        )
    )


def card(title: str = "", text: str = "", place: str = "") -> Markup:
    """A card over the whole page: a chapter begins, or something is to be said, or nothing.

    ``place``: which of the steps it is, in the lower right corner.
    """
    corner = (
        f'<div style="position:fixed;right:28px;bottom:16px;font-size:15px">{escape(place)}</div>'
    )
    said = f'<div style="font-size:24px;color:#c9d6f2">{escape(text)}</div>' if text else ""
    return Markup(
        f'<div style="{_FONT};position:fixed;inset:0;background:rgb{BAR};color:#fff;display:flex;'
        "flex-direction:column;justify-content:center;align-items:center;gap:18px;padding:8%;"
        'text-align:center"><div style="font-size:44px;font-weight:700;line-height:1.2;'
        f'text-wrap:balance">{escape(title)}</div>{said}{corner}</div>'
    )


def hides(marks: Sequence[Mark], height: float) -> bool:
    """Whether a bar at the bottom of a window of this height would hide one of the marks."""
    return any(one.box.y + one.box.height > height - 130 for one in marks)
