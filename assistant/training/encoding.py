"""Pictures as a video file, by PyAV: an extra, for not everybody films."""

import io
from fractions import Fraction
from pathlib import Path
from typing import Any

from PIL import Image

from assistant.errors import EnvironmentProblem
from assistant.language import _
from assistant.training.timeline import Timeline

RATE = 12
"""Pictures a second: enough for a pointer that moves."""

CODECS: dict[str, tuple[str, dict[str, str]]] = {
    ".mp4": ("libx264", {"crf": "23", "preset": "veryfast", "threads": "1"}),
    ".webm": ("libvpx-vp9", {"crf": "34", "b:v": "0", "cpu-used": "6", "deadline": "realtime"}),
}
"""Suffix → codec and its options."""


def can_encode() -> bool:
    """Whether PyAV is there."""
    from importlib.util import find_spec

    return find_spec("av") is not None


def encode(timeline: Timeline, path: Path, title: str) -> None:
    """Write it; every piece must be a picture. Raises ``EnvironmentProblem``."""
    import av

    codec, options = CODECS[path.suffix]
    movflags = {"movflags": "+faststart"} if path.suffix == ".mp4" else {}
    try:
        with av.open(str(path), "w", options=movflags) as container:
            container.metadata["title"] = title
            container.set_chapters(_chapters(timeline))  # type: ignore[arg-type]  # typed dicts
            stream: Any = container.add_stream(codec, rate=RATE, options=options)
            for place, picture in enumerate(_frames(timeline)):
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


def _frames(timeline: Timeline) -> Any:
    """One picture for each moment at the rate, from the first to the last."""
    shown, until, written = None, 0.0, 0
    for piece in timeline.pieces:
        until += piece.seconds
        count = round(until * RATE) - written
        if count > 0:
            shown = Image.open(io.BytesIO(bytes(piece.picture))).convert("RGB")  # type: ignore[arg-type]  # drawn by now
            for _each in range(count):
                yield shown
            written += count


def _chapters(timeline: Timeline) -> list[dict[str, Any]]:
    starts = [start for start, _title in timeline.chapters] + [timeline.seconds]
    return [
        {"id": place, "start": round(1000 * start), "end": round(1000 * starts[place + 1]),
         "time_base": Fraction(1, 1000), "metadata": {"title": title}}
        for place, (start, title) in enumerate(timeline.chapters)
    ]  # fmt: skip
