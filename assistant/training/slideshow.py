"""A video's pictures to be turned by hand, in one HTML file: where no video can be encoded."""

import base64

from assistant.language import current
from assistant.training.paper import environment
from assistant.training.timeline import Timeline


def slideshow(timeline: Timeline, title: str) -> str:
    """The page; every piece must be a picture. The same pictures give the same bytes."""
    slides = [
        {"picture": base64.b64encode(bytes(piece.picture)).decode(),  # type: ignore[arg-type]  # drawn by now
         "text": timeline.said.get(place, "")}
        for place, piece in enumerate(timeline.pieces)
        if piece.turning
    ]  # fmt: skip
    template = environment().get_template("slideshow.html.j2")
    return template.render(title=title, language=current(), slides=slides)
