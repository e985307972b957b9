"""A procedure that a learner does in the browser, while the program watches over it."""

import datetime
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from assistant import errors
from assistant.errors import Stopped
from assistant.language import _, current
from assistant.procedures.flow import Flow
from assistant.procedures.library import Library
from assistant.procedures.plan import Plan
from assistant.procedures.steps import Action
from assistant.runner.browser import MOMENT, NotDone
from assistant.runner.results import RunResult
from assistant.runner.stage import Stage
from assistant.runner.turn import Turn
from assistant.session import Session, case_of, hands_of
from assistant.staging import OpenBrowser, Surroundings
from assistant.training import overlay
from assistant.training.chapters import chapters
from assistant.training.marks import marks_of
from assistant.training.score import PASS_MARK, PracticeResult, StepScore, score_of
from assistant.training.watching import (
    Task,
    Verdict,
    asks_for_code,
    fields_of,
    has_task,
    judge,
    tasks_of,
)

_WIDTH, _HEIGHT = 1280, 620
"""Of the page, in CSS pixels: with the browser's own bars it fits on a laptop's screen."""


class Word(Protocol):
    """Where a learner's words come from, beside what they do on the page."""

    def next(self, stage: Stage, task: Task) -> str | None:
        """``hint``, ``do-it`` or ``stop``, if that was said; a scripted learner acts in here."""

    def passed(self) -> float:
        """Seconds that are counted in addition to those of the clock."""


@dataclass
class Practice:
    """One practice; ``say`` is told everything that the learner is told."""

    library: Library
    flow: Flow
    case: str
    learner: Word
    say: Callable[[str], None]
    assess: bool = False
    hesitation: float = 60.0
    name: str | None = None
    stage: Stage | None = None
    scores: list[StepScore] = field(default_factory=list)
    plan: Plan | None = None
    titles: Sequence[str] = ()

    def run(
        self, surroundings: Surroundings, open_browser: OpenBrowser | None = None
    ) -> PracticeResult:
        """Play it to its end; raises ``AssistantError`` if it cannot even begin."""
        case_of(self.flow, self.case)
        with tempfile.TemporaryDirectory(prefix="tramite-") as runs:
            session = Session.of_case(
                self.library, self.flow, self.case, Path(runs), surroundings=surroundings,
                open_browser=open_browser, kept=False, pictures=False, staged=self._enter,
                left=self._left,
            )  # fmt: skip
            self.plan = session.plan()
            self.titles = chapters(self.library, self.flow, self.plan.steps)
            began = self._now()
            ended = session.play(hands_of(self.flow.cases[self.case]), [])
            if isinstance(session.ended_by, errors.EnvironmentProblem):
                raise session.ended_by
            return self._result(ended, self._now() - began)

    def _enter(self, stage: Stage) -> None:
        self.stage = stage
        stage.browser.watch()
        stage.browser.resize(_WIDTH, _HEIGHT)
        person = stage.credentials
        if not getattr(self.learner, "scripted", False):
            self.say(_("In the terminal: h a hint, d do it for me, s stop (then Enter)."))
        user, password = person.user(), person.password().reveal()
        self.say(
            _("This is a simulation. You are a made-up person: user {user}, password {password}.",
              user=user, password=password)
        )  # fmt: skip
        for label, answer in (self.plan.answered if self.plan else {}).items():
            self.say(f"  {label} {answer}")

    def _now(self) -> float:
        return time.monotonic() + self.learner.passed()

    def _left(self, turn: Turn) -> Iterator[Action]:
        """Let the learner do a step; what is then left to the program."""
        assert self.stage  # it is set before a step is played
        assert self.plan
        actions = turn.planned.step.actions
        if not has_task(actions):
            self.say(_("{place}: the program does this: {sentence}",
                       place=f"{turn.number}/{turn.of}", sentence=turn.sentence))  # fmt: skip
            self.stage.browser.overlay("")
            yield from self._passing(actions)
            return
        attempt = Attempt(self, self.stage, self.plan, turn)
        began = self._now()
        for part in tasks_of(actions):
            yield from self._passing(attempt.left(part) if isinstance(part, Task) else [part])
        self.scores.append(attempt.score(self._now() - began))
        self.stage.browser.overlay("")

    def _passing(self, actions: Sequence[Action]) -> Iterator[Action]:
        """What the program plays is not held back."""
        assert self.stage
        for action in actions:
            self.stage.browser.let_pass(True)
            yield action

    def _result(self, ended: RunResult, seconds: float) -> PracticeResult:
        assert self.plan
        skipped = {one.id for one in ended.steps if one.status == "skipped"}
        to_do = [one for one in self.plan.steps if has_task(one.step.actions)]
        steps = tuple(self.scores)
        score = score_of(steps, len([one for one in to_do if one.id not in skipped]))
        how = {errors.Verdict.OK: "finished", errors.Verdict.DRIFT: "finished",
               errors.Verdict.STOPPED: "stopped"}.get(ended.verdict, "failed")  # fmt: skip
        return PracticeResult.model_validate(dict(  # noqa: C408
            flow=self.flow.flow, title=str(self.flow.title), case=self.case, language=current(),
            learner=self.name, assessed=self.assess, ended=how, message=ended.message,
            at=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"), steps=steps,
            score=score, seconds=round(seconds, 1),
            passed=(how == "finished" and score >= PASS_MARK) if self.assess else None,
        ))  # fmt: skip


@dataclass
class Attempt:
    """One step in the learner's hands."""

    practice: Practice
    stage: Stage
    plan: Plan
    turn: Turn
    tries: int = 1
    stopped: int = 0
    hints: int = 0
    done_for: bool = False
    touched_at: float = 0.0

    def left(self, task: Task) -> Sequence[Action]:
        """Wait until a task is done; what the program then plays of it."""
        self.stage.browser.let_pass(False)
        self._show()
        self.practice.say(self._asked())
        if asks_for_code(task):  # it is mailed to a made-up person, whose mail the learner lacks
            code = self.stage.credentials.code().reveal()
            self.practice.say(_("The code that came by mail: {code}", code=code))
        self.touched_at = self.practice._now()
        if not task.press and all(one.holds(self.stage) for one in fields_of(self.stage, task)):
            return []
        while True:
            touch = self.stage.browser.touched(0.2 if self._waits else MOMENT)
            if touch:
                verdict = judge(self.stage, self.plan, task, touch)
                if verdict is Verdict.RIGHT:
                    return [task.press] if task.press else []
                self._tell(verdict)
                self.touched_at = self.practice._now()
                continue
            word = self.practice.learner.next(self.stage, task) or self._hesitates()
            if word == "stop":
                raise Stopped(_("stopped by you"))
            if word and self._helps(word, task):
                return task.actions

    @property
    def _waits(self) -> bool:
        return not getattr(self.practice.learner, "scripted", False)

    def _hesitates(self) -> str | None:
        limit = self.practice.hesitation
        if self.practice.assess or not limit or self.hints >= 2:
            return None
        return "hint" if self.practice._now() - self.touched_at >= limit else None

    def _helps(self, word: str, task: Task) -> bool:
        """Give the next hint; whether it is to be done for the learner."""
        if self.practice.assess:
            self._say(_("There are no hints in an assessment."))
            return False
        self.hints += 1
        self.touched_at = self.practice._now()
        if word == "do-it" or self.hints > 2:
            self.done_for = True
            self.practice.say(_("The program does this step for you."))
            self.stage.browser.overlay("")
            return True
        if self.hints == 1:
            self._say(_("Look for: {what}", what=", ".join(self._names(task))))
        else:
            self._say(_("It is in the light."), light=True)
        return False

    def _names(self, task: Task) -> Iterator[str]:
        fields = [one.element for one in fields_of(self.stage, task)]
        for name in [*fields, *([task.press.element] if task.press else [])]:
            element = self.stage.locators.element(name)
            values = self.stage.filled(task.press.values) if task.press else {}
            primary = element.with_values(values).primary
            yield f"«{primary.name or primary.label or primary.text or name.partition('.')[2]}»"

    def _tell(self, verdict: Verdict) -> None:
        said = {
            Verdict.WRONG: _("That is not it. Nothing has happened: go on with this step."),
            Verdict.WRONG_VALUE: _("What is filled in is not right yet: look at it again."),
            Verdict.HARMFUL: _(
                "Stopped: this would have sent something to the portal that is not due now. "
                "Nothing has happened."
            ),
            Verdict.HARMFUL_VALUE: _(
                "Stopped: it is the right button, but what is filled in is not right yet. "
                "Nothing was sent."
            ),
        }.get(verdict)  # fmt: skip
        if said is None:
            return
        self.tries += 1
        self.stopped += verdict in (Verdict.HARMFUL, Verdict.HARMFUL_VALUE)
        self._say(said)

    def _say(self, text: str, *, light: bool = False) -> None:
        self.practice.say(text)
        self._show(text, light=light)

    def _asked(self) -> str:
        chapter, place = self.practice.titles[self.turn.number - 1], self._place()
        if self.practice.assess:
            return f"{place}  {chapter}"
        return f"{place}  {self.turn.sentence}"

    def _place(self) -> str:
        return f"{self.turn.number}/{self.turn.of}"

    def _show(self, text: str = "", *, light: bool = False) -> None:
        """Lay the bar over the page, and the light on what is sought."""
        chapter = self.practice.titles[self.turn.number - 1]
        sentence = _("Step {number}", number=self.turn.number)
        sentence = sentence if self.practice.assess else self.turn.sentence
        html = ""
        try:
            marks = [] if self.practice.assess else marks_of(self.stage, self.turn.planned)
            html = str(overlay.spotlight(marks)) if light and marks else ""
            html += str(overlay.caption(
                f"{text} {sentence}".strip(), self.turn.number, self.turn.of, chapter,
                top=overlay.hides(marks, _HEIGHT),
            ))  # fmt: skip
            self.stage.browser.overlay(html)
        except NotDone:
            pass  # the page is about to be another

    def score(self, seconds: float) -> StepScore:
        """What it came to."""
        return StepScore(
            number=self.turn.number, id=self.turn.planned.id, sentence=self.turn.sentence,
            chapter=self.practice.titles[self.turn.number - 1],
            by="program" if self.done_for else "learner", tries=self.tries, stopped=self.stopped,
            hints=self.hints, seconds=round(seconds, 1),
        )  # fmt: skip
