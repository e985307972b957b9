"""One step in the learner's hands: what they are asked, told and helped with, until it is done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from assistant.errors import Stopped
from assistant.language import _
from assistant.procedures.plan import Plan
from assistant.procedures.steps import Action
from assistant.runner.browser import MOMENT, NotDone
from assistant.runner.stage import Stage
from assistant.runner.turn import Turn
from assistant.training import overlay
from assistant.training.doing import named
from assistant.training.entries import Entry, entries_of
from assistant.training.marks import marks_of
from assistant.training.score import StepScore
from assistant.training.watching import Task, Verdict, asks_for_code, fields_of, judge

WIDTH, HEIGHT = 1280, 620
"""Of the page, in CSS pixels: with the browser's own bars it fits on a laptop's screen."""


class Word(Protocol):
    """Where a learner's words come from, beside what they do on the page."""

    scripted: bool
    """Whether a file acts: then nobody is waited for."""

    def next(self, stage: Stage, task: Task) -> str | None:
        """``hint``, ``do-it`` or ``stop``, if that was said; a scripted learner acts in here."""

    def passed(self) -> float:
        """Seconds that are counted in addition to those of the clock."""


class Lesson(Protocol):
    """What all the steps of a practice have in common."""

    learner: Word
    assess: bool
    hesitation: float

    def say(self, text: str, /) -> None:
        """Tell the learner, in the terminal."""

    def now(self) -> float:
        """Seconds on the learner's clock."""


@dataclass
class Attempt:
    """One step in the learner's hands; ``chapter``: the title of the procedure it belongs to."""

    lesson: Lesson
    stage: Stage
    plan: Plan
    turn: Turn
    chapter: str
    tries: int = 1
    stopped: int = 0
    hints: int = 0
    done_for: bool = False
    touched_at: float = 0.0
    entries: Sequence[Entry] = ()

    def left(self, task: Task) -> Sequence[Action]:
        """Wait until a task is done; what the program then plays of it."""
        self._ask(task)
        if not task.press and all(one.holds(self.stage) for one in fields_of(self.stage, task)):
            return []
        while True:
            touch = self.stage.browser.touched(MOMENT if self.lesson.learner.scripted else 0.2)
            if touch:
                verdict = judge(self.stage, self.plan, task, touch)
                if verdict is Verdict.RIGHT:
                    return [task.press] if task.press else []
                self._tell(verdict)
                self.touched_at = self.lesson.now()
                continue
            word = self.lesson.learner.next(self.stage, task) or self._hesitates()
            if word == "stop":
                raise Stopped(_("stopped by you"))
            if word and self._helps(word, task):
                return task.actions

    def _ask(self, task: Task) -> None:
        """Say what is due, in the terminal and on the page; the learner's clock begins."""
        self.entries = [] if self.lesson.assess else entries_of(self.stage, task)
        self._show()
        self.lesson.say("")
        self.lesson.say(self._asked())
        for one in self.entries:
            if one.whole:
                self.lesson.say(f"    {one.whole}")
        if asks_for_code(task):  # it is mailed to a made-up person, whose mail the learner lacks
            code = self.stage.credentials.code().reveal()
            self.lesson.say(_("The code that came by mail: {code}", code=code))
        self.touched_at = self.lesson.now()

    def _hesitates(self) -> str | None:
        limit = self.lesson.hesitation
        if self.lesson.assess or not limit or self.hints >= 2:
            return None
        return "hint" if self.lesson.now() - self.touched_at >= limit else None

    def _helps(self, word: str, task: Task) -> bool:
        """Give the next hint; whether it is to be done for the learner."""
        if self.lesson.assess:
            self._say(_("There are no hints in an assessment."))
            return False
        self.hints += 1
        self.touched_at = self.lesson.now()
        if word == "do-it" or self.hints > 2:
            self.done_for = True
            self.lesson.say(_("The program does this step for you."))
            self.stage.browser.overlay("")
            return True
        if self.hints == 1:
            self._say(_("Look for: {what}", what=", ".join(self._names(task))))
        else:
            self._say(_("It is in the light."), light=True)
        return False

    def _names(self, task: Task) -> Iterator[str]:
        for one in fields_of(self.stage, task):
            yield named(self.stage, one.element, one.parameters)
        if task.press:
            yield named(self.stage, task.press.element, task.press.values)

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
        self.lesson.say(text)
        self._show(text, light=light)

    def _asked(self) -> str:
        said = self.chapter if self.lesson.assess else self.turn.sentence
        return f"{self.turn.number}/{self.turn.of}  {said}"

    def _show(self, text: str = "", *, light: bool = False) -> None:
        """Lay the bar over the page, and the light on what is sought."""
        assess, turn = self.lesson.assess, self.turn
        sentence = _("Step {number}", number=turn.number) if assess else turn.sentence
        fields = [one.short for one in self.entries]
        bar = overlay.caption(
            sentence, turn.number, turn.of, self.chapter, remark=text, fields=fields
        )
        try:
            self.stage.browser.make_room(overlay.height_of(sentence, text, fields))
            # Asking where they are brings them into sight.
            marks = [] if assess else marks_of(self.stage, turn.planned)
            lit = overlay.spotlight(marks) if light and marks else ""
            self.stage.browser.overlay(f"{lit}{bar}")
        except NotDone:
            pass  # the page is about to be another

    def score(self, seconds: float, *, done: bool) -> StepScore:
        """What it came to; not ``done``: the learner stopped at it."""
        by: Literal["learner", "program", "nobody"] = "program" if self.done_for else "learner"
        return StepScore(
            number=self.turn.number, id=self.turn.planned.id, sentence=self.turn.sentence,
            chapter=self.chapter, by=by if done else "nobody", tries=self.tries,
            stopped=self.stopped, hints=self.hints, seconds=round(seconds, 1),
        )  # fmt: skip
