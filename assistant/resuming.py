"""Runs that are kept: which there are, going on with one, the report of one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from pydantic import BaseModel, ConfigDict, ValidationError
from rich.console import Console

from assistant import language
from assistant.errors import UsageError, Verdict
from assistant.language import _
from assistant.procedures.digest import digest
from assistant.procedures.library import Library
from assistant.procedures.project import Project
from assistant.project_file import project_file
from assistant.reporters.html import HtmlReport
from assistant.reporters.run_folder import EVENTS, REPORT
from assistant.runner.checkpoint import load_checkpoint
from assistant.runner.journal import Damaged, Past, read_journal
from assistant.runner.results import RunResult
from assistant.runner.runs import all_runs, default_runs, find_run
from assistant.runner.sign_in import chosen_sign_in
from assistant.runner.tracing import RecordingMode
from assistant.session import Session
from assistant.staging import Surroundings, printer, sign_in_of
from assistant.terminal import Request, hands_for, reporters_for

OVER = (Verdict.OK, Verdict.DRIFT)


class KeptRun(BaseModel):
    """One run that is kept; ``verdict`` is None for one that was cut off.

    ``can_resume``: from the current folder. ``problem`` says why its journal cannot be used.
    """

    model_config = ConfigDict(frozen=True)

    run: str
    flow: str | None
    verdict: str | None
    steps: int
    can_resume: bool
    folder: str
    problem: str | None = None


def kept_runs(root: Path | None) -> list[KeptRun]:
    """Every run that is kept, the latest first."""
    return [_kept(folder) for folder in all_runs(root or default_runs())]


def _kept(folder: Path) -> KeptRun:
    try:
        past = read_journal(folder)
    except Damaged as damaged:
        return KeptRun(
            run=folder.name, flow=None, verdict=None, steps=0, can_resume=False,
            folder=str(folder), problem=damaged.message,
        )  # fmt: skip
    return KeptRun(
        run=folder.name,
        flow=past.request["flow"],
        verdict=past.verdict,
        steps=len(past.steps),
        can_resume=past.verdict not in OVER
        and past.request.get("project") == _here()
        and (load_checkpoint(folder) is not None or past.open_effect is None),
        folder=str(folder),
    )


def _here() -> str | None:
    """The project of the current folder, as a run notes it."""
    path = project_file()
    return str(path.parent) if path else None


@dataclass(frozen=True)
class ResumeRequest:
    """What was asked for on the command line."""

    run: str | None
    root: Path | None
    request: Request
    tracing: RecordingMode | None = None


def resume(
    wanted: ResumeRequest, console: Console, ask: Callable[[str], str], *, speak: bool
) -> RunResult:
    """Go on with a run that was cut off; ``speak`` in the language in which it began."""
    folder = _folder(wanted)
    past = read_journal(folder)
    if past.verdict in OVER:
        raise UsageError(
            _("the run {run} is over: {verdict}", run=folder.name, verdict=past.verdict),
            _("Its report: tramite report {run}", run=folder.name),
        )
    if speak and past.request["language"] in language.LANGUAGES:
        language.use(past.request["language"])
    session = _session(past, folder, wanted.request)
    session.tracing = wanted.tracing or past.request["tracing"]
    case = session.flow.cases.get(session.case or "")
    hands = hands_for(wanted.request, case, session, console, ask)
    return session.resume(past, folder, hands, reporters_for(wanted.request, console))


def _folder(wanted: ResumeRequest) -> Path:
    root = wanted.root or default_runs()
    if wanted.run:
        return find_run(root, wanted.run)
    for one in kept_runs(root):
        if one.can_resume:
            return Path(one.folder)
    raise UsageError(_("there is no run to go on with"), _("see them all: tramite runs"))


def _session(past: Past, folder: Path, request: Request) -> Session:
    library = Library.here()
    kept = past.request
    _check_project(library.project, kept, request.server)
    flow = library.flow(kept["flow"])
    if digest(library, flow) != kept["digest"]:
        raise UsageError(
            _("the flow {flow} or its locators have changed since the run began", flow=flow.flow),
            _("Look at the portal to see what was done, then start a new run."),
        )
    case = flow.cases.get(kept["case"] or "")
    around = Surroundings(
        **{
            **kept["surroundings"],
            "sign_in": sign_in_of(case) if case else {},
            "own": chosen_sign_in(
                kept["credentials"],
                library.locators(flow.portal),
                request.server,
                given=bool(case and case.sign_in),
            ),
            "headless": not request.headed,
            "browser_path": request.browser_path,
            "server": request.server or kept["surroundings"]["server"],
        }
    )
    return Session(
        library, flow, folder.parent, kept["answers"], around, case=kept["case"],
        credentials=kept["credentials"], lenient=kept["lenient"],
        anyway=kept["anyway"], pictures=kept["pictures"],
    )  # fmt: skip


def _check_project(project: Project | None, kept: Mapping[str, Any], server: str | None) -> None:
    """Whether this is where it was played, and what was done there is still there."""
    there = kept.get("project")
    if there != _here():
        raise UsageError(
            _("that run is of the project in {folder}", folder=there)
            if there
            else _("that run is of the flows that Trámite brings"),
            _("Go there and try again: cd {folder}", folder=there or "/"),
        )
    if project and not (server or project.site.keeps_data):
        raise UsageError(
            _("the site that it was played on is gone, with all that was done there"),
            _("Start a new run: tramite run {flow}", flow=kept["flow"]),
        )


def report_of(run: str | None, root: Path | None) -> Path:
    """The report of a run, written anew from its events in its language; raises ``UsageError``."""
    result = result_of(run, root)
    language.use(cast(language.Language, result.language))  # that of the sentences it has kept
    path = Path(result.folder) / REPORT
    HtmlReport(path).hear(result)
    return path


def pdf_of(run: str | None, root: Path | None) -> Path:
    """The report of a run as a PDF, printed by the browser from the other one."""
    page = report_of(run, root)
    with printer() as browser:
        content = browser.printed(page)
    path = page.with_suffix(".pdf")
    path.write_bytes(content)
    path.chmod(0o600)  # as all of a run is
    return path


def result_of(run: str | None, root: Path | None) -> RunResult:
    """How a run ended, or the latest one; raises ``UsageError``."""
    folder = find_run(root or default_runs(), run) if run else _latest(root or default_runs())
    result = _last_result(folder)
    if result is None:
        raise UsageError(
            _("the run {run} was cut off: there is no report yet", run=folder.name),
            _("Go on with it: tramite resume {run}", run=folder.name),
        )
    return result.model_copy(update={"folder": str(folder)})


def _latest(root: Path) -> Path:
    for folder in all_runs(root):
        return folder
    raise UsageError(
        _("there is no run in {folder}", folder=root), _("Play a procedure: tramite list")
    )


def _last_result(folder: Path) -> RunResult | None:
    try:
        lines = (folder / EVENTS).read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    for line in reversed(lines):
        try:
            return RunResult.model_validate_json(line)
        except ValidationError:
            continue  # another event, or a line that was torn
    return None
