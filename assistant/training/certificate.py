"""A certificate that somebody has practised: a PDF that says that it is no document."""

import datetime
import tempfile
from collections.abc import Iterator
from pathlib import Path

from assistant.language import _
from assistant.moments import day_in_words
from assistant.runner.browser import Browser
from assistant.staging import printer
from assistant.training.paper import environment, on_paper
from assistant.training.score import PracticeResult

_LARGEST, _SMALLEST = 34, 15
"""Size of the letters of a name or a title, in points."""


def as_html(result: PracticeResult) -> str:
    """The page that is printed, in the current language."""
    name = result.learner or _("A learner")
    template = environment().get_template("certificate.html.j2")
    return template.render(
        it=result, name=name, name_size=_size(name), title_size=_size(result.title) - 6,
        facts=list(_facts(result)),
    )  # fmt: skip


def _size(text: str) -> int:
    """So that even what is long takes few lines."""
    return max(_SMALLEST + 6, _LARGEST - len(text) // 6)


def _facts(result: PracticeResult) -> Iterator[tuple[str, str]]:
    yield _("Score"), f"{result.score} %"
    yield _("Steps"), str(len(result.steps))
    if helped := sum(one.by == "program" for one in result.steps):
        yield _("Done by the program"), str(helped)
    yield _("Date"), day_in_words(datetime.datetime.fromisoformat(result.at))
    yield _("How"), _("assessment, without hints: passed") if result.passed else _("practice")


def as_pdf(result: PracticeResult, browser: Browser, folder: Path) -> bytes:
    """On one page; the same result gives the same bytes."""
    return on_paper(as_html(result), folder, browser, "A4", landscape=True)


def write_certificate(result: PracticeResult, path: Path, browser_path: Path | None) -> None:
    """Write it; the folder must be there."""
    with (
        printer(browser_path) as browser,
        tempfile.TemporaryDirectory(prefix="tramite-") as folder,
    ):
        path.write_bytes(as_pdf(result, browser, Path(folder)))
