"""How the wizard talks: numbered lists and one line of answer at a time, on any terminal.

Nothing depends on colour or on where the cursor is, so a screen reader reads all of it in order.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from assistant.folding import folded
from assistant.language import _

Check = Callable[[str], str | None]
"""Says what is wrong with an answer; None if nothing is."""

WIDTH = 78


class Back(Exception):
    """The person wants to go back one question."""


class Leave(Exception):
    """The person wants to leave."""


class OtherLanguage(Exception):
    """The person wants to go on in another language."""


def number_wanted(count: int) -> str:
    """What is said to an answer that is none of a list's numbers."""
    return _("Type a number from 1 to {count}", count=count)


def yes_or_no_wanted() -> str:
    """What is said to an answer that is neither yes nor no."""
    return _("Type '{yes}' or '{no}'", yes=_("yes"), no=_("no"))


def _fine(_answer: str) -> str | None:
    return None


@dataclass
class Dialogue:
    """Asks and tells; ``read`` gets a line from the person, ``write`` shows one.

    ``height`` is how many lines fit on the screen; None is as many as there are.
    """

    read: Callable[[str, Check], str]
    write: Callable[[str], None]
    height: int | None = None
    explain: Callable[[str], Sequence[str]] = field(default=lambda word: ())

    def tell(self, text: str = "") -> None:
        """Show a text, folded to the width of a terminal."""
        for line in text.splitlines() or [""]:
            for part in folded(line, WIDTH):
                self.write(part)

    def tell_all(self, lines: Sequence[str]) -> None:
        """Show a long text, a screen at a time."""
        for number, page in enumerate(self._pages(lines)):
            if number:
                self.ask(_("Press Enter to read on"))
            for line in page:
                self.write(line)

    def _pages(self, lines: Sequence[str]) -> Iterator[Sequence[str]]:
        parts = [part for line in lines for part in folded(line, WIDTH)]
        height = max((self.height or len(parts) + 2) - 2, 5)
        return (parts[start : start + height] for start in range(0, len(parts), height))

    def ask(self, question: str, check: Check = _fine, *, about: Sequence[str] = ()) -> str:
        """Ask for a line; ``check`` refuses answers, ``about`` is told on ``?``."""

        def judge(answer: str) -> str | None:
            return None if self._is_command(answer) else check(answer.strip())

        while True:
            self.tell(question)
            answer = self.read("> ", judge).strip()
            match answer:
                case "<":
                    raise Back
                case "!":
                    raise Leave
                case "@":
                    raise OtherLanguage
            if answer.startswith("?"):
                self._help(answer.removeprefix("?").strip(), about)
                continue
            if wrong := check(answer):
                self.tell(wrong)
                continue
            return answer

    def choose(self, question: str, options: Sequence[str]) -> int | None:
        """Ask for one of a numbered list; None if Enter alone was pressed at its end."""
        lines = [f"{number:>3}. {option}" for number, option in enumerate(options, 1)]
        for number, page in enumerate(self._pages(lines)):
            if number:
                read_on = _("Number, or Enter to read on")
                if (chosen := self.number(read_on, len(options))) is not None:
                    return chosen
            for line in page:
                self.write(line)
        return self.number(question, len(options))

    def number(self, question: str, count: int) -> int | None:
        """Ask for one of the first ``count`` numbers, counted from 0; None for Enter alone."""

        def check(answer: str) -> str | None:
            if not answer or (answer.isdecimal() and 1 <= int(answer) <= count):
                return None
            return number_wanted(count)

        answer = self.ask(question, check)
        return int(answer) - 1 if answer else None

    def agree(self, question: str, *, otherwise: bool) -> bool:
        """Ask for a yes or a no; Enter alone is ``otherwise``."""
        yes, no = _("yes"), _("no")
        usual = yes if otherwise else no

        def check(answer: str) -> str | None:
            known = {"", yes, no, "y", "s", "n", "yes", "si", "sí", "sì", "no"}
            return None if answer.casefold() in known else yes_or_no_wanted()

        enter = _("Enter for: {default}", default=usual)
        answer = self.ask(f"{question} ({yes}/{no}; {enter})", check).casefold()
        return otherwise if not answer else answer not in (no, "n", "no")

    def _is_command(self, answer: str) -> bool:
        return answer.strip() in ("<", "!", "@") or answer.lstrip().startswith("?")

    def _help(self, word: str, about: Sequence[str]) -> None:
        told = list(self.explain(word)) if word else list(about)
        if word and not told:
            told = [_("The documents do not explain '{word}'.", word=word)]
        commands = _("<  go back    @  another language    !  leave    ? word  explain a word")
        for line in (*told, commands):
            self.tell(f"  {line}")
