"""Pages of ours, and how they get onto paper: printed by the browser, always in the same bytes."""

import re
from pathlib import Path
from typing import Literal

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from assistant.language import _
from assistant.staging import launch_for
from assistant.training.overlay import with_labels
from assistant.warm import Warm

Paper = Literal["A4", "Letter"]

_TEMPLATES = Path(__file__).resolve().parent / "templates"
_DATES = re.compile(rb"/(CreationDate|ModDate) \(D:([^)]*)\)")


def environment() -> SandboxedEnvironment:
    """What renders the templates."""
    environment = SandboxedEnvironment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    environment.globals["_"] = _
    environment.filters["with_labels"] = with_labels
    return environment


def on_paper(
    html: str, folder: Path, warm: Warm, paper: Paper, *, landscape: bool = False
) -> bytes:
    """As a tagged PDF; ``folder`` is for the page that is printed."""
    page = folder / "page.html"
    page.write_text(html, encoding="utf-8")
    with warm.open_browser(launch_for(warm.server), lambda: None) as browser:
        printed = browser.printed(page, paper, landscape=landscape)
    return _undated(printed)


def _undated(pdf: bytes) -> bytes:
    """With the moment of printing blotted out, in as many bytes."""
    return _DATES.sub(lambda found: b"/%s (D:%s)" % (found[1], re.sub(rb"\d", b"0", found[2])), pdf)
