"""The program acts after the person says go at each step."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.language import _, labelled
from assistant.procedures.plan import PlannedStep
from assistant.procedures.words import bare
from assistant.runner.hands import Review, Word
from assistant.runner.interruption import Interruption

Ask = Callable[[str], str]
Tell = Callable[[str], None]


@dataclass
class GuidedHands:
    """Asks in the terminal before each step, and for an explicit yes before an effect."""

    ask: Ask
    tell: Tell
    interruption: Interruption

    def before_step(self, number: int, of: int, planned: PlannedStep) -> Word:
        """Show the sentence and take go, why, menu or stop."""
        while True:
            answer = self._answer(_("[Enter] go · [w] why · [m] menu · [s] stop"))
            if answer in ("", "g", "go"):
                return Word.GO
            if answer in ("s", "stop", "q"):
                return Word.STOP
            if answer in ("m", "menu"):
                return Word.MENU
            if answer in ("w", "why", "?"):
                self.tell(_reason(planned))
            else:
                self.tell(_("'{answer}' is none of go, why, menu, stop", answer=answer))

    def confirm(self, review: Review) -> bool:
        """Show everything that was answered and what it costs; only a written yes goes on."""
        for line in review_lines(review):
            self.tell(line)
        yes, no = _("yes"), _("no")
        while True:
            answer = self._answer(
                _("This cannot be undone. Type '{yes}' to do it, '{no}' to stop", yes=yes, no=no)
            )
            if answer in {"yes", yes, bare(yes)}:
                return True
            if answer in {"no", no, "n", "stop"}:
                return False

    def _answer(self, question: str) -> str:
        with self.interruption.listening():
            try:
                return self.ask(question).strip().casefold()
            except EOFError:
                raise KeyboardInterrupt from None


def review_lines(review: Review) -> Sequence[str]:
    """What is about to be done, for a person to read: effect, answers, amount."""
    lines = [_("About to {effect}: {sentence}", effect=_EFFECTS[review.effect](),
               sentence=str(review.step.step.say))]  # fmt: skip
    lines += [f"  {labelled(label, answer)}" for label, answer in review.answers]
    if review.amount:
        lines.append(_("  The page asks for: {amount}", amount=review.amount))
    return lines


_EFFECTS = {
    "pay": lambda: _("pay"),
    "submit": lambda: _("submit"),
    "cancel": lambda: _("cancel"),
    "print-once": lambda: _("print something that can be printed only once"),
}


def _reason(planned: PlannedStep) -> str:
    step = planned.step
    source = ", ".join(str(one) for one in step.source)
    said = str(step.why) if step.why else _("It is the next step of the procedure.")
    if not source:
        return said
    return _("{reason} (source: {source})", reason=said, source=source)
