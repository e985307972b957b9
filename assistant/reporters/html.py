"""One self-contained page that tells a whole run: to read, to print, to hand on."""  # noqa: A005  only ever imported as assistant.reporters.html

import base64
import datetime
from pathlib import Path, PurePath
from typing import NamedTuple
from urllib.parse import quote

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment

from assistant.errors import Verdict
from assistant.language import NAMES, _, grouped
from assistant.reporters.reporter import Reporter
from assistant.runner.dating import date_in_words
from assistant.runner.results import RunResult, StepResult, UsedLocator
from assistant.runner.waiting import waits

_TEMPLATES = Path(__file__).resolve().parent / "templates"


class HtmlReport(Reporter):
    """Writes the report to ``path`` when the run is over."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def run_ended(self, event: RunResult) -> None:
        """Write the page; the same result gives the same bytes."""
        self.path.write_bytes(page(event).encode("utf-8"))


def page(result: RunResult) -> str:
    """The report as HTML."""
    trouble = _trouble(result.steps)
    return (
        environment()
        .get_template("report.html.j2")
        .render(
            run=result,
            look=look(result.verdict),
            portal=result.portal,
            language=NAMES.get(result.language, result.language),
            trouble=trouble,
            replaced=_replaced(result.steps),
            read={key: text for step in result.steps for key, text in step.reading.items()},
            missed=_missed(result.steps),
            pictures=_pictures(result),
        )
    )


def environment(templates: Path = _TEMPLATES) -> SandboxedEnvironment:
    """What renders the templates of a folder."""
    environment = SandboxedEnvironment(
        loader=FileSystemLoader(templates),
        autoescape=True,  # what a portal says is not to be trusted
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["_"] = _
    filters = (
        moment, duration, size, link, value, name, sentence, status, effect, waits, date_in_words,
    )  # fmt: skip
    environment.filters |= {one.__name__: one for one in filters}
    return environment


def _trouble(steps: tuple[StepResult, ...]) -> StepResult | None:
    """The step that ended the run before its time."""
    return next((step for step in reversed(steps) if step.failure), None)


def _replaced(steps: tuple[StepResult, ...]) -> list[tuple[StepResult, UsedLocator]]:
    """The locators that did not fit any more, with the steps in which it was seen."""
    return [(step, used) for step in steps for used in step.locators if used.used == "alternative"]


def _missed(steps: tuple[StepResult, ...]) -> tuple[int, int] | None:
    """The first and the last of the steps that the run did not come to."""
    if not steps or steps[-1].number == steps[-1].of:
        return None
    return steps[-1].number + 1, steps[-1].of


def _pictures(result: RunResult) -> dict[int, str]:
    """Step number → its picture as a data URI, for every picture that is there."""
    addresses = {step.number: _picture(result, step) for step in result.steps}
    return {number: address for number, address in addresses.items() if address}


def _picture(result: RunResult, step: StepResult) -> str | None:
    if step.picture is None:
        return None
    try:
        content = result.path_of(step.picture).read_bytes()
    except OSError:  # a run that went through is still worth its report
        return None
    kind = "png" if content.startswith(b"\x89PNG") else "jpeg"
    return f"data:image/{kind};base64,{base64.b64encode(content).decode('ascii')}"


class Look(NamedTuple):
    """How a verdict is shown: a symbol, a tone for the colour, and what it means."""

    icon: str
    tone: str
    meaning: str


def look(verdict: Verdict) -> Look:
    """How ``verdict`` is shown."""
    match verdict:
        case Verdict.OK:
            return Look("check", "good", _("The procedure was done to its end, as it should be."))
        case Verdict.ERROR:
            return Look("cross", "bad", _("Trámite itself failed. This is a mistake of ours."))
        case Verdict.USAGE:
            return Look("cross", "bad", _("The command, or a file it was given, is wrong."))
        case Verdict.NOT_ELIGIBLE:
            return Look("barred", "bad", _("A rule of the university says no to this request."))
        case Verdict.STOPPED:
            return Look("square", "warn", _("A person stopped the run before its end."))
        case Verdict.DRIFT:
            return Look("warning", "warn", _("The portal's page is not the one Trámite knows."))
        case Verdict.PORTAL:
            return Look("cross", "bad", _("The portal failed, or did not do what was asked of it."))
        case Verdict.AUTH:
            return Look("cross", "bad", _("The portal did not accept the sign-in."))
        case Verdict.DATA:
            return Look("cross", "bad", _("One of the answers or files was refused."))
        case Verdict.ENVIRONMENT:
            return Look("cross", "bad", _("This computer lacks something that the run needs."))


def status(step: StepResult) -> Look:
    """How a step's status is shown."""
    match step.status:
        case "done":
            return Look("check", "good", _("done"))
        case "advised":
            return Look("letter", "firm", _("yours to do: the text for it is ready"))
        case "skipped":
            return Look("dash", "muted", _("skipped: it was not needed"))
        case "failed":
            return Look("cross", "bad", _("failed"))
        case "stopped":
            return Look("square", "warn", _("stopped"))


def effect(step: StepResult) -> Look:
    """How a step's effect is shown, which may not have come about."""
    done = {
        "pay": _("Paid"),
        "submit": _("Submitted"),
        "cancel": _("Cancelled"),
        "print-once": _("Printed, which works only once"),
    }
    doubtful = {
        "pay": _("Payment not confirmed"),
        "submit": _("Submission not confirmed"),
        "cancel": _("Cancellation not confirmed"),
        "print-once": _("Printing not confirmed"),
    }
    kind = str(step.effect)
    if step.status == "done":
        return Look("lock", "firm", done.get(kind, kind))
    return Look("warning", "warn", doubtful.get(kind, kind))


def moment(started: str) -> str:
    """A moment for people; UTC, so that the same run reads the same everywhere."""
    when = datetime.datetime.fromisoformat(started).astimezone(datetime.UTC)
    return f"{when:%Y-%m-%d, %H:%M} UTC"


def duration(seconds: float) -> str:
    """How long something took."""
    if seconds < 60:
        return _("{seconds} s", seconds=grouped(f"{seconds:.1f}"))
    minutes, rest = divmod(round(seconds), 60)
    return _("{minutes} min {seconds} s", minutes=minutes, seconds=rest)


def size(count: int) -> str:
    """The size of a file."""
    if count < 1000:
        return _("{count} bytes", count=count)
    if count < 1_000_000:
        return grouped(f"{count / 1000:.1f}") + " kB"
    return grouped(f"{count / 1_000_000:.1f}") + " MB"


def link(path: str) -> str:
    """A link to a file of the run, from the report beside it; never an address elsewhere."""
    return "./" + quote(PurePath(path).as_posix())


def value(answer: str | int | float | bool) -> str:
    """An answer, or something that was read."""
    if isinstance(answer, bool):
        return _("yes") if answer else _("no")
    return str(answer)


def name(key: str) -> str:
    """The name of an input or of something that was read, as words."""
    return key.replace("_", " ")


def sentence(message: str) -> str:
    """A message that stands alone: messages begin small, to stand after a verdict and a colon."""
    return message[:1].upper() + message[1:]
