"""Pictures as a video file, by PyAV: an extra, for not everybody films."""

import io
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from assistant.errors import EnvironmentProblem, UsageError
from assistant.language import _

RATE = 12
"""Pictures a second: enough for a pointer that moves."""

CODECS: dict[str, tuple[str, dict[str, str]]] = {
    ".mp4": ("libx264", {"crf": "23", "preset": "veryfast", "threads": "1"}),
    ".webm": ("libvpx-vp9", {"crf": "34", "b:v": "0", "cpu-used": "6", "deadline": "realtime"}),
}
"""Suffix → codec and its options."""

Shown = tuple[bytes, float]
"""A picture (JPEG or PNG) and how many seconds it is seen."""


def can_encode() -> bool:
    """Whether PyAV is there."""
    from importlib.util import find_spec

    return find_spec("av") is not None


def require_encoder() -> None:
    """Raises ``UsageError`` if it is not."""
    if not can_encode():
        raise UsageError(
            _("--video takes PyAV, and that is not installed"),
            _("Install it with: pip install 'tramite[video]'"),
        )


def encode(
    pictures: Sequence[Shown], path: Path, title: str, chapters: Sequence[tuple[float, str]] = ()
) -> None:
    """Write them as a video; ``chapters``: (second, title). Raises ``EnvironmentProblem``."""
    import av

    codec, options = CODECS[path.suffix]
    movflags = {"movflags": "+faststart"} if path.suffix == ".mp4" else {}
    try:
        with av.open(str(path), "w", options=movflags) as container:
            container.metadata["title"] = title
            container.set_chapters(_chapters(pictures, chapters))  # type: ignore[arg-type]  # typed dicts
            stream: Any = container.add_stream(codec, rate=RATE, options=options)
            for place, picture in enumerate(_frames(pictures)):
                if place == 0:
                    stream.width, stream.height = picture.size
                    stream.pix_fmt = "yuv420p"
                frame = av.VideoFrame.from_image(picture)  # type: ignore[no-untyped-call]  # it has no types
                frame.pts, frame.time_base = place, Fraction(1, RATE)
                container.mux(stream.encode(frame))
            container.mux(stream.encode())
    except (OSError, av.FFmpegError) as error:
        raise EnvironmentProblem(
            _("{path} cannot be written: {why}", path=path, why=error),
            _("Choose another file with -o."),
        ) from None


def _frames(pictures: Sequence[Shown]) -> Iterator[Any]:
    """One picture for each moment at the rate, from the first to the last."""
    from PIL import Image  # comes with the same extra

    until, written = 0.0, 0
    for content, seconds in pictures:
        until += seconds
        count = round(until * RATE) - written
        if count > 0:
            shown = Image.open(io.BytesIO(content)).convert("RGB")
            for _each in range(count):
                yield shown
            written += count


def _chapters(
    pictures: Sequence[Shown], chapters: Sequence[tuple[float, str]]
) -> list[dict[str, Any]]:
    ends = [*(start for start, _title in chapters[1:]), sum(one for _content, one in pictures)]
    return [
        {"id": place, "start": round(1000 * start), "end": round(1000 * ends[place]),
         "time_base": Fraction(1, 1000), "metadata": {"title": title}}
        for place, (start, title) in enumerate(chapters)
    ]  # fmt: skip
