"""Whether the plates lie on a frame: one that was painted before them is thrown away."""

import io
from collections.abc import Sequence

from PIL import Image

from assistant.runner.browser import Box
from assistant.training.overlay import BAR, DIM, PLATE, VEIL

_DIMMED = tuple(round(own * (1 - DIM) + veil * DIM) for own, veil in zip(PLATE, VEIL, strict=True))
"""A plate in the dark beside a light."""

_NEAR = 14
"""How far JPEG may take a colour."""


def covered(frame: bytes, boxes: Sequence[Box]) -> bool:
    """Whether all of the boxes are covered on a frame (JPEG, a CSS pixel a pixel)."""
    if not boxes:
        return True
    image = Image.open(io.BytesIO(frame)).convert("RGB")
    return all(_is_covered(image, box) for box in boxes)


def _is_covered(image: Image.Image, box: Box) -> bool:
    """By most of it: pointer, ring and number lie above the plate."""
    points = [
        (int(box.x + box.width * right), int(box.y + box.height * down))
        for right in (0.1, 0.3, 0.5, 0.7, 0.9)
        for down in (0.3, 0.7)
    ]
    seen = [one for one in points if 0 <= one[0] < image.width and 0 <= one[1] < image.height]
    return 2 * sum(_lies_at(image, one) for one in seen) >= len(seen)


def _lies_at(image: Image.Image, point: tuple[int, int]) -> bool:
    colour: tuple[int, ...] = image.getpixel(point)  # type: ignore[assignment]  # it is RGB
    return any(
        all(abs(one - other) <= _NEAR for one, other in zip(colour, wanted, strict=True))
        for wanted in (PLATE, _DIMMED, BAR)  # the bar may lie over it
    )
