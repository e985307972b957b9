"""Writes handouts into files, one or all; and looks whether files still show what is so."""

import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import AssistantError, UsageError, Verdict
from assistant.language import Language, _, current, use
from assistant.procedures.flow import Flow
from assistant.procedures.library import Library
from assistant.training import handout
from assistant.training.freshness import Freshness, fingerprint, stale_steps, untouched, write
from assistant.training.paper import Paper
from assistant.training.storyboard import draw
from assistant.warm import Warm, warmed_up

SUFFIXES = (".pdf", ".html", ".md")


@dataclass(frozen=True)
class Order:
    """What is wanted of each handout."""

    case: str
    paper: Paper
    browser_path: Path | None = None


@dataclass(frozen=True)
class Failed:
    """A flow whose case did not go through: there is nothing to show."""

    flow: str
    verdict: Verdict
    message: str


Written = tuple[list[Path], list[Failed]]


def write_one(library: Library, flow: Flow, path: Path, order: Order) -> Written:
    """Write one; its suffix says what it is. Raises ``UsageError``."""
    if path.suffix not in SUFFIXES:
        raise UsageError(
            _("{path} is no handout", path=path), _("Name a .pdf, .html or .md file with -o.")
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    with warmed_up(browser_path=order.browser_path) as warm:
        return _write(library, flow, path, order, warm)


def write_all(
    library: Library, names: Sequence[str], folder: Path, order: Order, workers: int, *, bar: bool
) -> Written:
    """One of each procedure, and a page that lists them; several are made at a time."""
    from multiprocessing import get_context

    from rich.progress import Progress

    flows = [one for one in library.chosen(names) if order.case in one.cases]
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    failed: list[Failed] = []
    with (
        ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool,
        Progress(disable=not bar, transient=True) as progress,
    ):
        task = progress.add_task(_("Handouts"), total=len(flows))
        made = [pool.submit(_alone, one.flow, folder, order, current()) for one in flows]
        for one in as_completed(made):
            files, wrong = one.result()
            written += files
            failed += wrong
            progress.advance(task)
    index = folder / "index.html"
    index.write_text(handout.index_of(library, flows, sorted(written), folder), encoding="utf-8")
    return [*sorted(written), index], sorted(failed, key=lambda one: one.flow)


def _alone(name: str, folder: Path, order: Order, language: Language) -> Written:
    """One flow in a process of its own."""
    use(language)
    library = Library.here()
    return write_one(library, library.flow(name), folder / f"{name.replace('/', '-')}.pdf", order)


def _write(library: Library, flow: Flow, path: Path, order: Order, warm: Warm) -> Written:
    board = draw(library, flow, order.case, warm)
    if board.result.verdict is not Verdict.OK:
        return [], [Failed(flow.flow, board.result.verdict, board.result.message)]
    made = handout.handout_of(board, library)
    if path.suffix == ".pdf":
        with tempfile.TemporaryDirectory(prefix="tramite-") as page:
            path.write_bytes(handout.as_pdf(made, order.paper, warm, Path(page)))
    elif path.suffix == ".html":
        path.write_text(handout.as_html(made, order.paper), encoding="utf-8")
    else:
        _write_markdown(made, path)
    write(fingerprint(board, library), path)
    return [path], []


def _write_markdown(made: handout.Handout, path: Path) -> None:
    pictures = path.with_suffix("")
    pictures.mkdir(exist_ok=True)
    for leaf in made.leaves:
        if leaf.part:
            (pictures / f"{leaf.number:02}.jpg").write_bytes(leaf.part.content)
    path.write_text(handout.as_markdown(made, pictures.name), encoding="utf-8")


def stale_ones(
    library: Library, kept: Mapping[Path, Freshness], browser_path: Path | None
) -> dict[Path, list[str]]:
    """File → the ids of its steps that are otherwise now; nothing is played if nothing changed."""
    doubtful = {path: one for path, one in kept.items() if not _untouched(library, one)}
    if not doubtful:
        return {}
    found: dict[Path, list[str]] = {}
    spoken = current()
    with warmed_up(browser_path=browser_path) as warm:
        for path, one in doubtful.items():
            use(one.language)
            found[path] = _changed(library, one, warm)
    use(spoken)
    return {path: steps for path, steps in found.items() if steps}


def _untouched(library: Library, kept: Freshness) -> bool:
    try:
        return untouched(kept, library)
    except AssistantError:
        return False  # that flow is not there any more, or cannot be read


def _changed(library: Library, kept: Freshness, warm: Warm) -> list[str]:
    try:
        board = draw(library, library.flow(kept.flow), kept.case, warm)
    except AssistantError as error:
        return [error.message]
    return stale_steps(kept, fingerprint(board, library, kept.kind))
