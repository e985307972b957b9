"""Presents a case of a flow in one window, as the trainer's commands want it.

Each stretch that goes ahead is a run of its own: going back ends it and begins another from the
last place of rest before the step that is wanted. World, browser storage and address are those of
that time, and what was typed since is typed again. What was paid later was paid in a world that is
gone.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.errors import EnvironmentProblem, Stopped, Verdict
from assistant.language import _, current
from assistant.procedures.flow import Flow
from assistant.procedures.library import Library
from assistant.procedures.plan import PlannedStep
from assistant.runner.browser import BrowserGone, NotDone, Unreachable
from assistant.runner.hands import Hands, Review, Word
from assistant.runner.judging import differences
from assistant.runner.launch import Launch
from assistant.runner.results import RunResult
from assistant.runner.stage import Stage
from assistant.session import Session, case_of, hands_of
from assistant.staging import OpenBrowser, surroundings_of
from assistant.training.marks import Mark, marks_of
from assistant.training.pace import reading_seconds
from assistant.training.presenter import Move, Presenter
from assistant.training.remote import Remote
from assistant.training.scenery import Caption, Scenery
from assistant.training.telling import Telling
from assistant.training.trail import Trail

Tell = Callable[[dict[str, Any]], None]


class GoneBack(Stopped):
    """The trainer wants to be at an earlier step."""


@dataclass
class Presentation:
    """One presentation; ``runs``: a folder for its runs. Raises ``UsageError``.

    ``tell`` is told what is shown, each time that changes.
    """

    library: Library
    flow: Flow
    case: str
    runs: Path
    tell: Tell
    captions: bool = True
    stage: Stage | None = None
    anew: bool = True
    """Whether the audience has not seen this place yet."""

    def __post_init__(self) -> None:
        around = surroundings_of(case_of(self.flow, self.case))
        self.session = Session.of_case(
            self.library, self.flow, self.case, self.runs, surroundings=around
        )
        self.telling = Telling(self.library, self.flow, self.session.plan())
        self.at = Presenter(self.telling.chapters, captions=self.captions)
        self.trail = Trail(self._content)

    @property
    def of(self) -> int:
        """How many steps there are."""
        return self.at.of

    def play(self, server: str, open_browser: OpenBrowser, remote: Remote) -> RunResult:
        """Present it on the portals of a server; how the last of its runs ended."""
        self.server, self.open_browser, self.remote = server, open_browser, remote
        with open_browser(Launch(Path(), ()), lambda: None) as window:
            self.scenery = Scenery(window)
            self.scenery.curtain()
            while True:
                result = self._stretch()
                if result is not None:
                    return result

    def _stretch(self) -> RunResult | None:
        """One run, to its end or to where the trainer goes back: then None."""
        self.session = session = self._new_session()
        hands = _PresentersHands(self, hands_of(self.flow.cases[self.case]))
        self.stage, self.anew = None, True
        rest = self.trail.before(self.at.until) if self.at.until else None
        if rest is None:
            result = session.play(hands, [self.trail])
        else:
            checkpoint, past = rest.checkpoint(self.server), self.trail.past(rest)
            result = session.play_from(checkpoint, past, self.trail.kept(rest), hands, [self.trail])
        self.stage = None
        if isinstance(session.ended_by, GoneBack):
            return None
        if self._was_to_fail(result) and self._seen_failing(result.message) is Move.RETURN:
            return None
        return result

    def _new_session(self) -> Session:
        around = replace(self.session.surroundings, server=self.server)
        return Session.of_case(
            self.library, self.flow, self.case, self.runs, surroundings=around, pictures=False,
            open_browser=self.open_browser, staged=self._enter, finished=self._finish,
            rested=self.trail.rested,
        )  # fmt: skip

    def _content(self, path: str) -> bytes:
        assert self.stage  # a file was kept on it
        return (self.stage.folder / path).read_bytes()

    def _enter(self, stage: Stage) -> None:
        self.stage = stage
        if any(one.step.in_browser for one in self.telling.plan.steps):
            self.scenery.enter(stage.browser)

    def before(self, number: int) -> Move:
        """A step is about to be played: present it, if this is where to stop."""
        if self.at.arrive(number):
            move = self._ask("")
        else:
            move = Move.GO
            if not self.at.hidden:
                self._show("")
        self.anew = True
        if move is not Move.SHOW and self.at.hidden:
            self.scenery.curtain()
        elif move is Move.GO:
            self.scenery.act()
        return move

    def _finish(self) -> None:
        """All has been played."""
        self.at.arrive(self.of + 1)
        if self._ask("") is Move.RETURN:
            with _as_problem():
                self.scenery.curtain()
            raise GoneBack(_("stopped by you"))

    def _was_to_fail(self, result: RunResult) -> bool:
        """Whether it ended in a step, and as this case is to end: there is something to be seen."""
        case = self.flow.cases[self.case]
        return bool(result.steps) and case.ends is not Verdict.OK and not differences(case, result)

    def _seen_failing(self, message: str) -> Move:
        self.at.arrive(self.at.number + 1)
        self.at.number = self.of + 1
        return self._ask(message)

    def _ask(self, failed: str) -> Move:
        """Show where it is, and do what is asked until that leads on."""
        while True:
            with _as_problem() if self.at.at_end else nullcontext():
                self._show(failed)
            with self.session.interruption.listening():
                command = self.remote.next(self._seconds())
            self.anew = False
            move = self.at.obey(command)
            if move is not Move.SHOW:
                return move

    def _seconds(self) -> float | None:
        """How long to stand still, if it goes on by itself: not past what cannot be undone."""
        at = self.at
        if not at.by_itself or at.blank or at.at_end:
            return None
        if not at.card and self.telling.step(at).step.effect:
            return None
        return reading_seconds(self.telling.sentence(at))

    def _show(self, failed: str) -> None:
        """To the audience, the trainer, and whoever reads along."""
        marks = self._set_scene(failed)
        view = self.telling.view(self.at, self.stage, failed)
        self.remote.show(view)
        self.tell(self._event(view.sentence, marks))

    def _set_scene(self, failed: str) -> Sequence[Mark]:
        at, scenery, marks = self.at, self.scenery, list[Mark]()
        sentence, chapter = self.telling.sentence(at, failed), self.telling.chapter(at.number)
        caption = Caption(sentence, min(at.number, at.of), at.of, chapter) if at.captions else None
        if not at.at_end and self.telling.step(at).step.in_browser and self.stage:
            marks = marks_of(self.stage, self.telling.step(at))
        if at.blank:
            scenery.dark()
        elif at.at_end:
            scenery.seen(caption)
        elif at.card or not self._on_a_page():
            scenery.card(chapter, sentence, "" if at.card else f"{at.number} / {at.of}")
        else:
            scenery.lit(marks, caption, anew=self.anew and at.until == 0)
        return marks

    def _on_a_page(self) -> bool:
        """Whether there is a page on which the step can be shown."""
        here = self.telling.step(self.at).step.in_browser
        return here and self.scenery.browser.url().startswith("http")

    def _event(self, sentence: str, marks: Sequence[Mark]) -> dict[str, Any]:
        at = self.at
        step = None if at.at_end else self.telling.step(at)
        last = self.trail.steps[-1] if self.trail.steps else None
        redact = self.session.redactor.text
        return {
            "event": "presented",
            "shows": "end" if at.at_end else "card" if at.card else "step",
            "number": min(at.number, at.of), "of": at.of, "id": step.id if step else None,
            "sentence": redact(sentence), "chapter": self.telling.chapter(at.number),
            "page": last.page if last else None, "marks": [one.element for one in marks],
            "effect": step.step.effect if step else None, "caption": at.captions,
            "blank": at.blank, "language": current(),
        }  # fmt: skip


@dataclass
class _PresentersHands:
    """Hands that present a step before it is played; ``hands`` say what the case accepts."""

    presentation: Presentation
    hands: Hands

    def before_step(self, number: int, of: int, planned: PlannedStep) -> Word:
        """Go on when the trainer does."""
        match self.presentation.before(number):
            case Move.RETURN:
                raise GoneBack(_("stopped by you"))
            case Move.LEAVE:
                return Word.STOP
        return self.hands.before_step(number, of, planned)

    def confirm(self, review: Review) -> bool:
        """As the case says: in a simulation, the trainer's press is the yes."""
        return self.hands.confirm(review)

    @property
    def refusals(self) -> Sequence[str]:
        """Why it was not confirmed."""
        return getattr(self.hands, "refusals", [])


@contextmanager
def _as_problem() -> Iterator[None]:
    """A window that is gone when no step is being played."""
    try:
        yield
    except (BrowserGone, NotDone, Unreachable) as error:
        raise EnvironmentProblem(
            _("the browser closed or crashed"), _("Begin again: tramite present")
        ) from error
