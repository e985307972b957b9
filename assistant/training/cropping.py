"""The part of a picture that shows where a step acts, and where its marks are in that part."""

import base64
import io
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

from assistant.training.marks import Mark

WIDTH, HEIGHT = 700, 190
"""The least that is shown, in pixels of the window: enough to know the page again."""

_AROUND = 50
_QUALITY = 72


@dataclass(frozen=True)
class Spot:
    """A mark in a part, in percent of its width and height."""

    number: int
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Part:
    """A JPEG as a data address can hold it, its size in pixels, and its marks."""

    content: bytes
    width: int
    height: int
    spots: tuple[Spot, ...]

    @property
    def address(self) -> str:
        """As HTML shows it without another file."""
        return "data:image/jpeg;base64," + base64.b64encode(self.content).decode("ascii")


def part_of(picture: bytes, marks: Sequence[Mark]) -> Part:
    """What is around the marks; without any, the upper part of the page."""
    image = Image.open(io.BytesIO(picture)).convert("RGB")
    left, top, right, bottom = _frame(image.size, marks)
    kept = io.BytesIO()
    image.crop((left, top, right, bottom)).save(kept, "JPEG", quality=_QUALITY)
    width, height = right - left, bottom - top
    spots = tuple(
        Spot(
            one.number,
            100 * (one.box.x - left) / width, 100 * (one.box.y - top) / height,
            100 * one.box.width / width, 100 * one.box.height / height,
        )
        for one in marks
    )  # fmt: skip
    return Part(kept.getvalue(), width, height, spots)


def _frame(size: tuple[int, int], marks: Sequence[Mark]) -> tuple[int, int, int, int]:
    """Left, top, right, bottom: around all marks, not beyond the picture, not too narrow."""
    boxes = [one.box for one in marks]
    if not boxes:
        return 0, 0, size[0], min(size[1], 400)
    across = _span(min(box.x for box in boxes), max(box.x + box.width for box in boxes),
                   WIDTH, size[0])  # fmt: skip
    down = _span(min(box.y for box in boxes), max(box.y + box.height for box in boxes),
                 HEIGHT, size[1])  # fmt: skip
    return across[0], down[0], across[1], down[1]


def _span(begin: float, end: float, least: int, whole: int) -> tuple[int, int]:
    begin, end = begin - _AROUND, end + _AROUND
    lacks = max(0.0, least - (end - begin)) / 2
    begin, end = begin - lacks, end + lacks
    begin, end = begin - max(0.0, end - whole), end - min(0.0, begin)
    return max(0, round(begin)), min(whole, round(end))
