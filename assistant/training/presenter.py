"""Where a presentation is, and where each of the trainer's commands leads. It knows no browser.

A presentation goes from place to place: the card of a chapter, a step that is about to be played,
the end. At each of them it waits for a command. ``next`` plays the step that is lit, and so leads
to the one after it. What lies ahead is reached by playing; what lies behind by going back to the
state of that time, and playing from there.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from assistant.language import _, use
from assistant.training.commands import Command, Order, language_after


class Move(Enum):
    """What is to be done after a command."""

    SHOW = auto()
    """Stay, and show what has changed."""
    GO = auto()
    """Play the step."""
    RETURN = auto()
    """Go back to the state before step ``until``."""
    LEAVE = auto()


@dataclass
class Presenter:
    """The place and all that was switched; ``chapters``: for each step, what its chapter is."""

    chapters: Sequence[object]
    number: int = 1
    """The step that is shown; one more than there are: the end."""
    card: bool = False
    """Whether the card of its chapter is shown instead."""
    passed: list[int] = field(default_factory=list)
    """The steps that were played before this place."""
    until: int = 0
    """Up to which step is played without stopping."""
    hidden: bool = False
    """Whether that is done behind a curtain."""
    captions: bool = True
    blank: bool = False
    by_itself: bool = False
    """Whether it goes on by itself when people have read a caption."""
    panel: str = ""
    """What the trainer looks at instead of the notes: ``help`` or ``overview``."""
    page: int = 0
    """Which part of the overview."""
    remark: str = ""

    @property
    def of(self) -> int:
        """How many steps there are."""
        return len(self.chapters)

    @property
    def at_end(self) -> bool:
        """Whether all has been played."""
        return self.number > self.of

    @property
    def begins_chapter(self) -> bool:
        """Whether the chapter of this step is another than that of the one before it."""
        if self.at_end:
            return False
        before = self.passed[-1] if self.passed else None
        return before is None or self.chapters[before - 1] is not self.chapters[self.number - 1]

    def arrive(self, number: int) -> bool:
        """A step is about to be played, or the end is reached; whether to stop there."""
        self.passed = [one for one in self.passed if one < number]
        self.number, self.card = number, False
        if number < self.until:
            self.passed.append(number)
            return False
        self.card = self.begins_chapter and not self.until
        self.until, self.hidden = 0, False
        return True

    def obey(self, command: Command) -> Move:
        """Take a command; where it leads to is noted here."""
        self.remark = ""
        if command.order not in (Order.HELP, Order.OVERVIEW):
            self.panel = ""
        match command.order:
            case Order.NEXT:
                return self._next()
            case Order.BACK:
                return self._back()
            case Order.JUMP:
                return self._jump(command.step)
            case Order.FAST:
                return self._fast(command.step)
            case Order.QUIT:
                return Move.LEAVE
        self._switch(command)
        return Move.SHOW

    def _switch(self, command: Command) -> None:
        match command.order:
            case Order.CAPTIONS:
                self.captions = not self.captions
            case Order.BLANK:
                self.blank = not self.blank
            case Order.AUTO:
                self.by_itself = not self.by_itself
            case Order.LANGUAGE:
                use(language_after(command))
            case Order.HELP:
                self.panel = "" if self.panel == "help" else "help"
            case Order.OVERVIEW:
                self.page = self.page + 1 if self.panel == "overview" else 0
                self.panel = "overview"

    def _next(self) -> Move:
        if self.blank or self.card:  # nobody has seen yet what would be done
            self.card = self.card and self.blank
            self.blank = False
            return Move.SHOW
        if self.at_end:
            return Move.LEAVE
        return self._play(0, hidden=False)

    def _back(self) -> Move:
        if self.blank:
            self.blank = False
        elif not self.card and self.begins_chapter:
            self.card = True
        elif self.passed:
            return self._return(self.passed[-1])
        else:
            self.remark = _("This is the beginning.")
        return Move.SHOW

    def _jump(self, step: int) -> Move:
        self.blank = False
        if step < self.number:
            return self._return(step)
        if step > self.number:
            return self._play(step, hidden=True)
        self.card = False
        return Move.SHOW

    def _fast(self, step: int) -> Move:
        if step <= self.number:
            self.remark = _("Step {number} is not ahead; to go back to it: g {number}", number=step)
            return Move.SHOW
        self.blank = False
        return self._play(step, hidden=False)

    def _play(self, until: int, *, hidden: bool) -> Move:
        self.passed.append(self.number)
        self.until, self.hidden, self.card = until, hidden, False
        return Move.GO

    def _return(self, step: int) -> Move:
        self.until, self.hidden = step, True
        return Move.RETURN
