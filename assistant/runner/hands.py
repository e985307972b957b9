"""Who acts in a run: the program alone, or the program after the person says go."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Protocol

from assistant.language import _
from assistant.procedures.plan import PlannedStep
from assistant.runner.money import Money


class Word(Enum):
    """What the person says before a step."""

    GO = auto()
    STOP = auto()
    MENU = auto()


@dataclass(frozen=True)
class Review:
    """What is about to be done and cannot be undone."""

    step: PlannedStep
    effect: str
    answers: Sequence[tuple[str, str]]
    amount: Money | None


class Hands(Protocol):
    """The engine asks; the hands decide. They never touch the page."""

    def before_step(self, number: int, of: int, planned: PlannedStep) -> Word:
        """Whether to play this step."""

    def confirm(self, review: Review) -> bool:
        """An explicit yes to an effect; False stops the run."""


@dataclass
class AutoHands:
    """The program acts by itself; effects need what was accepted beforehand.

    ``yes`` lets effects through; a payment also needs one of ``accepted``, the amounts agreed to,
    each of which pays once. What was not accepted is refused, or asked of a person if there is one
    (``ask``).
    """

    yes: bool = False
    accepted: list[Money] = field(default_factory=list)
    declined: str | None = None
    ask: Callable[[Review], bool] | None = None
    refusals: list[str] = field(default_factory=list)

    def before_step(self, number: int, of: int, planned: PlannedStep) -> Word:
        """Always go."""
        return Word.GO

    def confirm(self, review: Review) -> bool:
        """Whether this effect was allowed beforehand."""
        why = self._refusal(review)
        if why and self.ask and review.step.id != self.declined:
            return self.ask(review)
        if why:
            self.refusals.append(why)
        return why is None

    def _refusal(self, review: Review) -> str | None:
        if review.step.id == self.declined:
            return _("the answer was no")
        if not self.yes:
            return _("nobody agreed to this step; add --yes, or use --hands guided")
        if review.amount is None:
            return None
        if not self.accepted:
            return _("the page asks for {amount}; accept it with --accept-amount {number}",
                     amount=review.amount, number=review.amount.number)  # fmt: skip
        for amount in self.accepted:
            if review.amount.is_what_was_accepted(amount):
                self.accepted.remove(amount)
                return None
        return _("the page asks for {amount}, but {accepted} was accepted",
                 amount=review.amount, accepted=", ".join(map(str, self.accepted)))  # fmt: skip
