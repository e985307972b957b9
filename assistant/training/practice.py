"""A procedure that a learner does in the browser, while the program watches over it."""

import datetime
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant import errors
from assistant.language import _, current, labelled
from assistant.procedures.flow import Flow
from assistant.procedures.library import Library
from assistant.procedures.plan import Plan
from assistant.procedures.steps import Action
from assistant.runner.browser import BrowserGone
from assistant.runner.credentials import Credentials
from assistant.runner.results import RunResult
from assistant.runner.stage import Stage
from assistant.runner.turn import Turn
from assistant.session import Session, case_of, hands_of
from assistant.staging import OpenBrowser, Surroundings
from assistant.training.attempt import HEIGHT, WIDTH, Attempt, Word
from assistant.training.chapters import chapters
from assistant.training.score import PASS_MARK, PracticeResult, StepScore, score_of
from assistant.training.watching import PRESSED, Task, has_task, tasks_of


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
            if not any(has_task(one.step.actions) for one in self.plan.steps):
                raise errors.UsageError(
                    _("there is nothing to practise in {flow}: all of it is done outside the "
                      "browser", flow=self.flow.flow),
                    _("See what it asks of you: tramite show {flow}", flow=self.flow.flow),
                )  # fmt: skip
            self.titles = chapters(self.library, self.flow, self.plan.steps)
            began = self.now()
            ended = session.play(hands_of(self.flow.cases[self.case]), [])
            bug = ended.verdict is errors.Verdict.ERROR
            if session.ended_by and (bug or self.stage is None):
                raise session.ended_by
            return self._result(ended, self.now() - began)

    def now(self) -> float:
        """Seconds on the learner's clock."""
        return time.monotonic() + self.learner.passed()

    def _enter(self, stage: Stage) -> None:
        self.stage = stage
        stage.browser.watch()
        stage.browser.resize(WIDTH, HEIGHT)
        for line in self._beginning(stage.credentials):
            self.say(line)

    def _beginning(self, person: Credentials) -> Iterator[str]:
        """What the terminal shows first: who the learner is, what they want, the keys."""
        yield str(self.flow.title)
        yield ""
        if self.plan and self.plan.answered:
            yield _("What you want:")
            for label, answer in self.plan.answered.items():
                yield f"  {labelled(label, answer)}"
            yield ""
        yield _("This is a simulation: nothing in it is real, and you are a made-up person.")
        yield _("  User: {user}", user=person.user())
        yield _("  Password: {password}", password=person.password().reveal())
        yield ""
        yield _("Do in the browser what the bar says.")
        if not self.learner.scripted and not self.assess:
            yield _("Here, each with Enter: h gives a hint, d does it for you, s stops.")
        elif not self.learner.scripted:
            yield _("Here, with Enter: s stops. There are no hints in an assessment.")

    def _left(self, turn: Turn) -> Iterator[Action]:
        """Let the learner do a step; what is then left to the program."""
        assert self.stage  # it is set before a step is played
        assert self.plan
        self.stage.browser.let_pass(False)
        actions = turn.planned.step.actions
        if not has_task(actions):
            self.say("")
            self.say(_("{place}  The program does this: {sentence}",
                       place=f"{turn.number}/{turn.of}", sentence=turn.sentence))  # fmt: skip
            self.stage.browser.overlay("")
            yield from actions
            return
        attempt = Attempt(self, self.stage, self.plan, turn, self.titles[turn.number - 1])
        began = self.now()
        try:
            for part in tasks_of(actions):
                yield from self._passing(attempt.left(part) if isinstance(part, Task) else [part])
        except (errors.Stopped, KeyboardInterrupt, BrowserGone):  # or they closed the window
            self.scores.append(attempt.score(self.now() - began, done=False))
            raise
        self.scores.append(attempt.score(self.now() - began, done=True))
        self.stage.browser.overlay("")

    def _passing(self, actions: Sequence[Action]) -> Iterator[Action]:
        """What the program presses is not held back."""
        assert self.stage
        for action in actions:
            if isinstance(action, PRESSED):
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
            learner=self.name, assessed=self.assess, ended=how, verdict=ended.verdict,
            message=ended.message,
            at=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"), steps=steps,
            score=score, seconds=round(seconds, 1),
            passed=(how == "finished" and score >= PASS_MARK) if self.assess else None,
        ))  # fmt: skip
