"""Plays a plan: order, waiting, arrival, effects, evidence.

It must not know: Playwright, the mock portals, where reports go, or how a person is asked. It
never writes on a step; what happened goes out as events and results.
"""

import datetime
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from typing import Any

from assistant.errors import (
    AssistantError,
    PortalFailed,
    Stopped,
    Verdict,
)
from assistant.language import _
from assistant.procedures.plan import Plan, PlannedStep
from assistant.procedures.steps import Open
from assistant.runner.actions import play
from assistant.runner.browser import BrowserGone, NotDone, Unreachable
from assistant.runner.diagnosis import diagnose, refused
from assistant.runner.hands import Hands, Review, Word
from assistant.runner.interruption import Interruption
from assistant.runner.mishaps import MISHAPS, Explained, explain
from assistant.runner.money import Money, read_money
from assistant.runner.results import (
    Event,
    Failure,
    Status,
    StepEnded,
    StepResult,
    StepStarted,
)
from assistant.runner.stage import Notes, Stage


class BackToMenu(Stopped):
    """The person wants to choose something else."""


def utc_now() -> str:
    """This moment, UTC, as results write it."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")


@dataclass
class Engine:
    """Plays one plan on one stage; a new one for every run."""

    stage: Stage
    hands: Hands
    tell: Callable[[Event], None]
    interruption: Interruption
    pictures: bool = True
    read: dict[str, str] = field(default_factory=dict)
    page: str | None = None

    def play(self, plan: Plan) -> None:
        """Play every step; raises the ``AssistantError`` of the step that fails."""
        of = len(plan.steps)
        for number, planned in enumerate(plan.steps, 1):
            self._play_step(_Turn(number, of, planned, plan))

    def _play_step(self, turn: "_Turn") -> None:
        step = turn.planned.step
        self.interruption.check()
        self.stage.values = {**turn.planned.values, **self.read}
        self.stage.notes = turn.notes
        self.stage.heal = step.effect is None
        try:
            if step.if_at and not self._is_at(step.if_at):
                self.tell(StepEnded(step=turn.result("skipped", self.page)))
                return
            self.tell(turn.started_event())
            self._ask_hands(turn)
            if step.effect:
                self._confirm(turn)
            self._act(turn)
        except MISHAPS as mishap:
            raise self._failed(turn, mishap) from None
        except Exception as bug:  # ours: the step is told as failed, the traceback goes on
            self._tell_failed(turn, Failure(verdict=Verdict.ERROR, message=repr(bug)))
            raise
        self.read |= turn.notes.read
        self.tell(StepEnded(step=self._result(turn, "done")))

    def _ask_hands(self, turn: "_Turn") -> None:
        word = self.hands.before_step(turn.number, turn.of, turn.planned)
        if word is not Word.GO:
            kind = BackToMenu if word is Word.MENU else Stopped
            raise kind(_("stopped by you"), _("Nothing was done in this step."))

    def _confirm(self, turn: "_Turn") -> None:
        step = turn.planned.step
        amount = self._amount(step.amount) if step.amount else None
        answers = list(turn.plan.answered.items())
        if not self.hands.confirm(Review(turn.planned, str(step.effect), answers, amount)):
            why = getattr(self.hands, "refusals", [])
            raise Stopped(
                _(
                    "stopped before this step: {why}",
                    why=why[-1] if why else _("the answer was no"),
                ),
                _("Nothing was done in this step."),
            )

    def _amount(self, element: str) -> Money:
        text = self.stage.browser.read(self.stage.find(element))
        amount = read_money(text)
        if amount is None:
            raise PortalFailed(
                _("no amount can be read where the price should be: «{text}»", text=text),
                _("Nothing was paid. Look at the portal yourself."),
            )
        return amount

    def _act(self, turn: "_Turn") -> None:
        step, browser = turn.planned.step, self.stage.browser
        self.before = self.page
        after = browser.documents()
        for action in step.actions:
            self.interruption.check()
            play(self.stage, action)
            if isinstance(action, Open) and not step.arrives:
                self._arrive((action.page, *turn.detours()), after)
        if step.arrives:
            self._arrive((step.arrives, *turn.detours()), after)

    def _arrive(self, pages: tuple[str, ...], after: int) -> None:
        browser = self.stage.browser
        landmarks = [
            landmark for page in pages if (landmark := self.stage.locators.pages[page].landmark)
        ]
        same = self.before == pages[0]
        seconds = self.stage.patience.page
        if not browser.arrives(landmarks, seconds, after=after, anew=same):
            raise Explained(diagnose(browser, self.stage.locators, pages, self.before))
        if same and (diagnosis := refused(browser)):
            raise Explained(diagnosis)
        self.page = pages[0] if len(pages) == 1 else next(filter(self._is_at, pages), pages[0])

    def _is_at(self, page: str) -> bool:
        landmark = self.stage.locators.pages[page].landmark
        return landmark is not None and self.stage.browser.count(landmark) > 0

    def _failed(self, turn: "_Turn", mishap: BaseException) -> AssistantError:
        """Explain what went wrong, tell it, and give the error the run ends with."""
        cause, evidence = explain(mishap, self.stage, self.page, self.interruption)
        failure = Failure(verdict=cause.verdict, message=cause.message, next=cause.hint, **evidence)
        self._tell_failed(turn, failure)
        return cause

    def _tell_failed(self, turn: "_Turn", failure: Failure) -> None:
        status: Status = "stopped" if failure.verdict is Verdict.STOPPED else "failed"
        self.tell(StepEnded(step=self._result(turn, status, failure)))

    def _result(self, turn: "_Turn", status: Status, failure: Failure | None = None) -> StepResult:
        picture = self._picture(turn) if turn.planned.step.in_browser else None
        return turn.result(
            status, self.page, failure, url=self._url(), picture=picture,
        )  # fmt: skip

    def _url(self) -> str | None:
        try:
            return self.stage.browser.url()
        except BrowserGone:
            return None

    def _picture(self, turn: "_Turn") -> str | None:
        """The page as it looks after the step; a picture that fails never fails the step."""
        if not self.pictures:
            return None
        path = self.stage.folder / "pictures" / f"{turn.number:02}-{turn.planned.id}.jpg"
        try:
            content = self.stage.browser.picture()
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except (NotDone, Unreachable, BrowserGone, OSError):
            return None
        return str(path.relative_to(self.stage.folder))


@dataclass
class _Turn:
    """One step being played: its place in the run, its notes, its times."""

    number: int
    of: int
    planned: PlannedStep
    plan: Plan
    notes: Notes = field(default_factory=Notes)
    started: str = field(default_factory=utc_now)
    began: float = field(default_factory=time.monotonic)

    @property
    def sentence(self) -> str:
        return str(self.planned.step.say or self.planned.id)

    def detours(self) -> tuple[str, ...]:
        """The pages that steps right after this one deal with, if they are shown (``if-at``)."""
        following = self.plan.steps[self.number :]
        pages = (one.step.if_at for one in takewhile(lambda one: one.step.if_at, following))
        return tuple(page for page in pages if page)

    def started_event(self) -> StepStarted:
        return StepStarted(
            number=self.number, of=self.of, id=self.planned.id, sentence=self.sentence,
            effect=self.planned.step.effect,
        )  # fmt: skip

    def result(
        self, status: Status, page: str | None, failure: Failure | None = None, **more: Any
    ) -> StepResult:
        return StepResult(
            number=self.number,
            of=self.of,
            id=self.planned.id,
            sentence=self.sentence,
            source=tuple(map(str, self.planned.step.source)),
            effect=self.planned.step.effect,
            status=status,
            started=self.started,
            seconds=round(time.monotonic() - self.began, 3),
            page=page,
            locators=tuple(self.notes.locators),
            read=self.notes.read,
            files=tuple(self.notes.files),
            advice=tuple(self.notes.advice),
            failure=failure,
            **more,
        )


def run_folder(root: Path, flow: str, moment: datetime.datetime) -> Path:
    """A new folder for one run under ``root``; its name is the run's id."""
    stem = f"{moment:%Y%m%d-%H%M%S}-{flow.replace('/', '-')}"
    number, folder = 1, root / stem
    while True:
        try:
            folder.mkdir(parents=True, mode=0o700)
            return folder
        except FileExistsError:
            number += 1
            folder = root / f"{stem}-{number}"
