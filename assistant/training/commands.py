"""What a trainer can tell a presentation, and how it is written: ``next``, ``jump 7``."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from assistant.errors import UsageError
from assistant.language import LANGUAGES, Language, _, current
from assistant.procedures.yaml_files import did_you_mean


class Order(StrEnum):
    """The kinds of a command."""

    NEXT = "next"
    BACK = "back"
    JUMP = "jump"
    FAST = "fast"
    AUTO = "auto"
    CAPTIONS = "captions"
    BLANK = "blank"
    LANGUAGE = "language"
    OVERVIEW = "overview"
    HELP = "help"
    QUIT = "quit"


@dataclass(frozen=True)
class Command:
    """One of them; ``step`` of jump and fast, ``language`` if it is said which."""

    order: Order
    step: int = 0
    language: Language | None = None


KEYS = {
    "n": Order.NEXT,
    "b": Order.BACK,
    "g": Order.JUMP,
    "f": Order.FAST,
    "p": Order.AUTO,
    "c": Order.CAPTIONS,
    ".": Order.BLANK,
    "l": Order.LANGUAGE,
    "o": Order.OVERVIEW,
    "?": Order.HELP,
    "q": Order.QUIT,
}
"""One key for each."""

TO_A_STEP = (Order.JUMP, Order.FAST)


def command_of(text: str, of: int) -> Command:
    """A command from its words or its key, in a presentation of so many steps.

    Raises ``UsageError``.
    """
    word, _space, argument = text.partition(" ")
    argument = argument.strip()
    order = KEYS.get(word) or next((one for one in Order if one == word), None)
    if order is None:
        known = [one.value for one in Order]
        raise UsageError(
            _("there is no command '{command}'", command=word) + did_you_mean(word, known),
            _("commands: {known}", known=", ".join(known)),
        )
    if order in TO_A_STEP:
        return Command(order, step=_step(argument, of))
    if order is Order.LANGUAGE:
        for language in LANGUAGES:
            if argument == language:
                return Command(order, language=language)
    if argument:
        raise UsageError(_("'{command}' does not take '{argument}'", command=word,
                           argument=argument))  # fmt: skip
    return Command(order)


def _step(text: str, of: int) -> int:
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= of):
        raise UsageError(_("'{text}' is not the number of a step (1 to {of})", text=text, of=of))
    return int(text)


def commands_of(text: str, name: str, of: int) -> Iterator[Command]:
    """All the commands of a file, one a line, # before a comment; raises ``UsageError``."""
    for number, line in enumerate(text.splitlines(), 1):
        if words := line.partition("#")[0].strip():
            try:
                yield command_of(words, of)
            except UsageError as error:
                raise UsageError(f"{name}:{number}: {error.message}", error.hint) from None


def language_after(command: Command) -> Language:
    """The language that is asked for, or the one after the current."""
    if command.language:
        return command.language
    return LANGUAGES[(LANGUAGES.index(current()) + 1) % len(LANGUAGES)]
