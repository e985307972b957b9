"""Plays a plan: order, waiting, arrival, effects, evidence.

It must not know: Playwright, the mock portals, where reports go, or how a person is asked. It
never writes on a step; what happened goes out as events and results.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from assistant.errors import (
    AssistantError,
    PortalFailed,
    Stopped,
    Verdict,
)
from assistant.language import _
from assistant.procedures.steps import Action, Open, Step
from assistant.runner.actions import play
from assistant.runner.browser import BrowserGone, NotDone, Unreachable
from assistant.runner.diagnosis import diagnose, refused
from assistant.runner.finding import NotFound
from assistant.runner.guided_hands import review_lines
from assistant.runner.hands import Hands, Review, Word
from assistant.runner.interruption import Interruption
from assistant.runner.keeper import Keeper, NoKeeper, types_in
from assistant.runner.mishaps import MISHAPS, Explained, explain
from assistant.runner.money import Money, read_money
from assistant.runner.results import (
    Event,
    Failure,
    Status,
    StepEnded,
    StepResult,
)
from assistant.runner.settling import Settled, ask_portal, in_words, shown, what_next
from assistant.runner.stage import Stage
from assistant.runner.turn import Turn
from assistant.runner.waiting import wait_of, when_in_words


class BackToMenu(Stopped):
    """The person wants to choose something else."""


@dataclass
class Engine:
    """Plays one plan on one stage; a new one for every run."""

    stage: Stage
    hands: Hands
    tell: Callable[[Event], None]
    interruption: Interruption
    pictures: bool = True
    keeper: Keeper = field(default_factory=NoKeeper)
    read: dict[str, str] = field(default_factory=dict)
    page: str | None = None
    typed: bool = False
    until: str | None = None
    dry: bool = False
    left: Callable[[Turn], Iterable[Action]] = lambda turn: turn.planned.step.actions
    """What of a step is left to be played: less than all of it where a learner does it."""

    def play(self, turns: Sequence[Turn]) -> str | None:
        """Play these steps; raises the error of the step that fails.

        ``until`` a step, or, ``dry``, until the first effect: then what would come next is given.
        """
        for turn in turns:
            if turn.planned.id == self.until:
                return _("stopped before step {number}: {sentence}", number=turn.number,
                         sentence=turn.sentence)  # fmt: skip
            if self.dry and turn.planned.step.effect:
                return self._would_do(turn)
            self.play_step(turn)
        return None

    def _would_do(self, turn: Turn) -> str:
        """What an effect would do, with nothing done."""
        self._set_stage(turn)
        step = turn.planned.step
        try:
            amount = self._amount(step.amount) if step.amount else None
        except MISHAPS as mishap:
            raise self._failed(turn, mishap) from None
        lines = review_lines(
            Review(turn.planned, str(step.effect), list(turn.plan.answered.items()), amount)
        )
        return "\n".join([_("a dry run: nothing that cannot be undone was done"), *lines])

    def settle(self, turn: Turn) -> Settled:
        """Ask the portal about an effect whose end nobody saw; if it took place, go on from it.

        Raises ``PortalFailed`` if the portal cannot tell, or the page after it cannot be reached.
        """
        self._set_stage(turn)
        turn.settled = ask_portal(self.stage, turn.planned.step)
        if turn.settled is Settled.DONE and self._goes_on(turn.planned.step):
            self._behind(turn)
        elif turn.settled is not Settled.NOT_SHOWN:
            words = in_words(turn.settled)
            raise self._failed(turn, PortalFailed(words, _("Look at the portal yourself.")))
        return turn.settled

    def pass_by(self, turn: Turn) -> None:
        """Count a step as done whose next page is there already."""
        self._set_stage(turn)
        self.page = turn.planned.step.arrives
        self._behind(turn)

    def _set_stage(self, turn: Turn) -> None:
        turn.begin()
        self.stage.values = {**turn.planned.values, **self.read}
        self.stage.notes = turn.notes
        self.stage.heal = turn.planned.step.effect is None

    def _behind(self, turn: Turn) -> None:
        """A step is done: tell it, keep it, and rest if nothing typed would be lost."""
        self.read |= turn.notes.read
        result = self._result(turn, "advised" if turn.planned.step.only_advises else "done")
        storage = None if self.typed else self._storage()
        self.tell(StepEnded(step=result))
        if turn.planned.step.effect:
            self.keeper.effect_ended(result.id)
        if storage is not None:
            self.keeper.rest(result.id, self.page, self.read, storage)
        self.keeper.step(result)

    def _storage(self) -> dict[str, Any] | None:
        """What the browser holds; asked before a step is told, since some of it is secret."""
        self.keeper.resting()
        try:
            return self.stage.browser.state()
        except (BrowserGone, NotDone):
            return None  # a browser that is just dying leaves the place to rest before

    def play_step(self, turn: Turn) -> None:
        """Play one step, tell and keep how it ended; raises what it ended with."""
        step = turn.planned.step
        self.interruption.check()
        self._set_stage(turn)
        try:
            if step.if_at and not (self.is_at(step.if_at) or self._in_other_form(step)):
                self._skip(turn)
                return
            turn.notes.wait = wait_of(self.stage, step)
            self.tell(turn.started_event())
            self._ask_hands(turn)
            if step.effect:
                self._confirm(turn)
                self._take_effect(turn)
            else:
                self._act(turn)
        except MISHAPS as mishap:
            raise self._failed(turn, mishap) from None
        except Exception as bug:  # ours: the step is told as failed, the traceback goes on
            self._tell_failed(turn, Failure(verdict=Verdict.ERROR, message=repr(bug)))
            raise
        self._behind(turn)

    def _skip(self, turn: Turn) -> None:
        result = turn.result("skipped", self.page)
        self.tell(StepEnded(step=result))
        self.keeper.step(result)

    def _ask_hands(self, turn: Turn) -> None:
        with turn.paused():
            word = self.hands.before_step(turn.number, turn.of, turn.planned)
        if word is not Word.GO:
            kind = BackToMenu if word is Word.MENU else Stopped
            raise kind(_("stopped by you"), _come_back(turn))

    def _confirm(self, turn: Turn) -> None:
        step = turn.planned.step
        amount = self._amount(step.amount) if step.amount else None
        answers = list(turn.plan.answered.items())
        review = Review(turn.planned, str(step.effect), answers, amount)
        with turn.paused():
            confirmed = self.hands.confirm(review)
        if not confirmed:
            why = getattr(self.hands, "refusals", [])
            raise Stopped(
                _(
                    "stopped before this step: {why}",
                    why=why[-1] if why else _("the answer was no"),
                ),
                _("Nothing was done in this step."),
            )

    def _amount(self, element: str) -> Money:
        text = self.stage.act(element, self.stage.browser.read)
        amount = read_money(text)
        if amount is None:
            raise PortalFailed(
                _("no amount can be read where the price should be: «{text}»", text=text),
                _("Nothing was paid. Look at the portal yourself."),
            )
        return amount

    def _take_effect(self, turn: Turn) -> None:
        """Act once; if the end is not seen, ask the portal before anything else is done."""
        step = turn.planned.step
        self.keeper.effect_begins(turn.planned.id)
        try:
            self._act(turn)
        except NotFound:
            raise  # nothing was pressed
        except MISHAPS as mishap:
            error, _evidence = explain(mishap, self.stage, self.page, self.interruption)
            turn.settled = ask_portal(self.stage, step)
            if turn.settled is Settled.DONE and self._goes_on(step):
                return
            said = f"{error.message}. {in_words(turn.settled)}"
            raise type(error)(said, what_next(turn.settled) or error.hint) from None

    def _goes_on(self, step: Step) -> bool:
        """Whether the page after an effect that took place can still be reached."""
        if not step.arrives or not shown(self.stage, step.arrives):
            return False
        self.page = step.arrives
        return True

    def _act(self, turn: Turn) -> None:
        step, browser = turn.planned.step, self.stage.browser
        self.before = self.page
        self.typed = self.typed or types_in(step)
        after = browser.documents()
        for action in self.left(turn):
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
        if same and (diagnosis := refused(browser, self.stage.locators.pages[pages[0]])):
            raise Explained(diagnosis)
        self.typed = False
        self.page = pages[0] if len(pages) == 1 else next(filter(self.is_at, pages), pages[0])

    def is_at(self, page: str) -> bool:
        """Whether a page is shown, by its landmark."""
        landmark = self.stage.locators.pages[page].landmark
        return landmark is not None and self.stage.browser.count(landmark) > 0

    def _in_other_form(self, step: Step) -> bool:
        """Whether what a step acts on is there although its page is not recognised.

        Then the page has changed: the step is played, so that this is seen, and not passed over.
        """
        elements = [self.stage.locators.element(one) for one in step.elements]
        return any(
            self.stage.browser.count(*one.alternatives) for one in elements if not one.parameters
        )

    def _failed(self, turn: Turn, mishap: BaseException) -> AssistantError:
        """Explain what went wrong, tell it, and give the error the run ends with."""
        cause, evidence = explain(mishap, self.stage, self.page, self.interruption)
        failure = Failure(verdict=cause.verdict, message=cause.message, next=cause.hint, **evidence)
        self._tell_failed(turn, failure)
        return cause

    def _tell_failed(self, turn: Turn, failure: Failure) -> None:
        status: Status = "stopped" if failure.verdict is Verdict.STOPPED else "failed"
        self.tell(StepEnded(step=self._result(turn, status, failure)))

    def _result(self, turn: Turn, status: Status, failure: Failure | None = None) -> StepResult:
        picture = self._picture(turn) if turn.planned.step.in_browser else None
        return turn.result(
            status, self.page, failure, url=self._url(), picture=picture,
            clock=self.stage.calendar.moment(self.stage.world.now).isoformat(timespec="minutes"),
        )  # fmt: skip

    def _url(self) -> str | None:
        try:
            return self.stage.browser.url()
        except BrowserGone:
            return None

    def _picture(self, turn: Turn) -> str | None:
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


def _come_back(turn: Turn) -> str:
    """What to do after stopping at a step; where it waits, this is a good place to come back to."""
    if wait := turn.notes.wait:
        when = when_in_words(wait)
        return _("Go on {when} with: tramite resume", when=when)
    return _("Nothing was done in this step.")
