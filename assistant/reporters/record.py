"""Gathers what happened in a run, tells every reporter, and makes the result."""

import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from assistant.errors import AssistantError, EnvironmentProblem, Stopped, Verdict
from assistant.language import _, current
from assistant.procedures.plan import Plan
from assistant.reporters.reporter import Reporter
from assistant.runner.redaction import Redactor
from assistant.runner.results import (
    DueDate,
    Event,
    RunResult,
    RunStarted,
    StepEnded,
    StepResult,
    UsedLocator,
)
from assistant.runner.turn import utc_now


class Record:
    """The record of one run; ``rule`` is the one that refused it, if one did."""

    def __init__(
        self,
        plan: Plan,
        folder: Path,
        reporters: Sequence[Reporter],
        redactor: Redactor | None = None,
        before: Sequence[StepResult] = (),
    ) -> None:
        self.plan, self.folder, self.reporters = plan, folder, reporters
        self.redactor = redactor or Redactor()
        self.flow = plan.flow
        self.steps: list[StepResult] = list(before)
        self.rule: str | None = None
        self.short: str | None = None
        """Why the run ended before its last step, if it was meant to."""
        self.against: list[str] = []
        """The rules that said no, where the person insisted."""
        self.dates: Callable[[Sequence[StepResult]], tuple[DueDate, ...]] = lambda _steps: ()
        """The dates that follow from what was done."""
        self.contact: tuple[str, ...] = ()
        self.began, self.started_at = time.monotonic(), utc_now()

    def started(self) -> RunStarted:
        """The event a run begins with."""
        return RunStarted(
            run=self.folder.name,
            flow=self.flow.flow,
            title=str(self.flow.title),
            language=current(),
            steps=len(self.plan.steps),
            answers=self.plan.answers,
            answered=self.plan.answered,
            portal=self.flow.portal,
            folder=str(self.folder),
        )

    def tell(self, event: Event) -> None:
        """Every reporter hears it, without secrets, even if one cannot write."""
        event = self.redactor.model(event)
        if isinstance(event, StepEnded):
            self.steps.append(event.step)
        lost: OSError | None = None
        for reporter in self.reporters:
            try:
                reporter.hear(event)
            except OSError as error:
                lost = error
        if lost and not isinstance(event, RunResult):
            raise EnvironmentProblem(
                _("cannot write {path}: {why}", path=lost.filename or self.folder,
                  why=lost.strerror or lost),
                _("Make room or choose another folder with --out."),
            )  # fmt: skip

    def end(self, error: BaseException | None) -> RunResult:
        """The result of the run, told to everyone."""
        verdict, message, hint = self._ending(error)
        result = RunResult(
            run=self.folder.name,
            flow=self.flow.flow,
            portal=self.flow.portal,
            title=str(self.flow.title),
            verdict=verdict,
            message=message,
            next=hint,
            at=self.steps[-1].id if self.steps and error else None,
            started=self.started_at,
            seconds=round(time.monotonic() - self.began, 3),
            language=current(),
            answers=self.plan.answers,
            answered=self.plan.answered,
            steps=tuple(self.steps),
            rule=self.rule,
            against=tuple(self.against),
            dates=self.dates(self.steps),
            contact=self.contact,
            patch=tuple(patch_lines(self.flow.portal, self._alternatives())),
            folder=str(self.folder),
        )
        result = self.redactor.model(result)
        self.tell(result)
        return result

    def _ending(self, error: BaseException | None) -> tuple[Verdict, str, str | None]:
        if isinstance(error, KeyboardInterrupt):
            error = Stopped(_("stopped by you"))
        if isinstance(error, AssistantError):
            return error.verdict, error.message, error.hint
        if error is not None:
            return Verdict.ERROR, self._kept_traceback(error), _("Please report it with that file.")
        if self.drifted():
            return (
                Verdict.DRIFT,
                _("it went through, but the page has changed: a locator had to be replaced"),
                _("Look at the patch; nothing was written."),
            )
        if self.short:
            return Verdict.OK, self.short, None
        outcome = self.flow.outcome
        return Verdict.OK, str(outcome) if outcome else _("done"), None

    def _kept_traceback(self, error: BaseException) -> str:
        path = self.folder / "traceback.txt"
        lines = self.redactor.text("".join(traceback.format_exception(error)))
        try:
            path.write_text(lines, encoding="utf-8")
        except OSError:
            return _("a bug of ours: {error}", error=lines)
        return _("a bug of ours: {error}; see {path}", error=repr(error), path=path)

    def drifted(self) -> bool:
        """Whether a locator had to be replaced so far."""
        return bool(self._alternatives())

    def _alternatives(self) -> list[UsedLocator]:
        return [used for step in self.steps for used in step.locators if used.used == "alternative"]


def patch_lines(portal: str, used: Sequence[UsedLocator]) -> Iterator[str]:
    """A proposed repair of the locator file, to be read by a person; nothing writes it."""
    for one in dict.fromkeys(used):
        yield f"selectors/{portal}.yaml: {one.element}"
        yield f"-   primary: {one.expected}"
        yield f"+   primary: {one.locator.rpartition(' → ')[2]}"
