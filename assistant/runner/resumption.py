"""Goes on with a run that was cut off: what is still to be played, and from which page.

The portal is asked about an effect whose end nobody saw before anything else is done. If it has
ended the session meanwhile, the sign-in is played again; what the session held may be gone with
it, so the run then begins anew, unless it has had an effect already.
"""

from dataclasses import dataclass
from itertools import takewhile

from assistant.errors import PortalFailed, Verdict
from assistant.language import _
from assistant.procedures.steps import Step
from assistant.runner.engine import Engine
from assistant.runner.keeper import Start, types_in
from assistant.runner.settling import Settled
from assistant.runner.turn import Turn


@dataclass
class Resumption:
    """One run that goes on: the engine that plays it, all its steps, where it was."""

    engine: Engine
    turns: list[Turn]
    start: Start
    there: bool = False
    """Whether the page on which it rested has come again."""

    def play(self) -> str | None:
        """Play what is still to be played; see ``Engine.play``."""
        return self.engine.play(self._ahead())

    def _ahead(self) -> list[Turn]:
        """What is left of the run, with the browser on the page where that begins."""
        self._rest()
        signed_in = self._sign_in_again() if self._session_ended() else None
        if (turn := self._turn(self.start.open_effect)) is not None:
            here = self.engine.stage.browser.url()
            if self.engine.settle(turn) is Settled.DONE:
                return self.turns[turn.number :]
            self.engine.stage.browser.open(here)
        if signed_in is None:
            return self._left()
        if done := self._effects_had():
            self._rest()
            if self.start.page and not self.there:
                raise _lost(done)
            return self._left()
        self.engine.read.clear()
        return self.turns[signed_in.number :]

    def _rest(self) -> None:
        if self.start.url:  # else no page had been opened by then
            self.engine.stage.browser.open(self.start.url)
        self.engine.page, self.engine.read = self.start.page, dict(self.start.read)
        self.there = bool(self.start.page) and self.engine.is_at(str(self.start.page))

    def _left(self) -> list[Turn]:
        """What is not done, and what was typed after the last rest and is lost."""
        rested = self._turn(self.start.rested)
        left = [
            turn
            for turn in self.turns[rested.number if rested else 0 :]
            if turn.planned.id not in self.start.done or types_in(turn.planned.step)
        ]
        leaving = next((turn for turn in left if turn.planned.step.arrives), None)
        if leaving and self._went_through(leaving.planned.step):
            self.engine.pass_by(leaving)
            return left[left.index(leaving) + 1 :]
        return left

    def _went_through(self, step: Step) -> bool:
        """Whether the portal has gone on although nobody saw it: only the next page is shown."""
        following = step.arrives
        if step.effect or not self.start.page or not following or self.there:
            return False
        return self.engine.is_at(following)

    def _turn(self, step: str | None) -> Turn | None:
        return next((turn for turn in self.turns if turn.planned.id == step), None)

    def _session_ended(self) -> bool:
        """Whether the portal wants a sign-in where the run had been signed in."""
        asking = self._sign_in_pages()
        if self.start.page in asking or self.there:
            return False
        return any(map(self.engine.is_at, asking))

    def _sign_in_pages(self) -> set[str]:
        pages = self.engine.stage.locators.pages
        return {name for name, page in pages.items() if page.verdict == Verdict.AUTH.value}

    def _sign_in_again(self) -> Turn | None:
        """Play the run up to the end of its sign-in; the last step of that, None without one."""
        asking = self._sign_in_pages()
        first = next((one for one in self.turns if _pages_of(one.planned.step) & asking), None)
        if first is None:
            return None
        stretch = list(takewhile(lambda one: _beside(one, first), self.turns[first.number :]))
        last = stretch[-1] if stretch else first
        self.engine.page = None
        self.engine.play(self.turns[: last.number])
        return last

    def _effects_had(self) -> list[str]:
        done = self.start.done.values()
        return [one.sentence for one in done if one.effect and one.status == "done"]


def _lost(done: list[str]) -> PortalFailed:
    """The page on which the run rested went with the session, after something was done for good."""
    return PortalFailed(
        _("the portal ended the session, and its page is gone; this was done before: {done}",
          done=" ".join(done)),
        _("Do not do it again. Look at the portal yourself for what is left."),
    )  # fmt: skip


def _beside(one: Turn, other: Turn) -> bool:
    """Whether both are steps of the same played flow, and nothing happens for good."""
    played, beside = (turn.planned.id.rpartition(".")[0] for turn in (one, other))
    return played == beside and one.planned.step.effect is None


def _pages_of(step: Step) -> set[str]:
    """The pages whose elements a step uses."""
    return {reference.partition(".")[0] for reference in step.elements}
