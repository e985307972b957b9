"""Pages of ours, and how they get onto paper: printed by the browser, always in the same bytes."""

import re
from pathlib import Path
from typing import Literal

from jinja2.sandbox import SandboxedEnvironment

from assistant.reporters import html
from assistant.runner.browser import Browser
from assistant.training.overlay import with_labels

Paper = Literal["A4", "Letter"]

_TEMPLATES = Path(__file__).resolve().parent / "templates"
_DATES = re.compile(rb"/(CreationDate|ModDate) \(D:([^)]*)\)")


def environment() -> SandboxedEnvironment:
    """What renders the templates of teaching: as reports are, with the labels in bold."""
    environment = html.environment(_TEMPLATES)
    environment.filters["with_labels"] = with_labels
    return environment


def on_paper(
    page: str, folder: Path, browser: Browser, paper: Paper, *, landscape: bool = False
) -> bytes:
    """A page of HTML as a tagged PDF; ``folder`` is for the file that is printed."""
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    return _undated(browser.printed(path, paper, landscape=landscape))


def _undated(pdf: bytes) -> bytes:
    """With the moment of printing blotted out, in as many bytes."""
    return _DATES.sub(lambda found: b"/%s (D:%s)" % (found[1], re.sub(rb"\d", b"0", found[2])), pdf)
