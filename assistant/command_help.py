"""What the command line says of itself, in the person's language: Typer speaks English only.

The texts of the commands and their options stand in ``languages/help-*.yaml``; what Typer says
around them, and of what it does not understand, is put into words here.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from assistant import language
from assistant.language import _, catalogue

_TYPERS: dict[str, str] = {}
"""Typer's own words, once ours have taken their place."""

_MISTAKES: tuple[tuple[str, Callable[..., str]], ...] = (
    (r"No such option: (\S+)", lambda it: _("There is no option {it}", it=it)),
    (r"No such command '(.*?)'\.", lambda it: _("There is no command '{it}'.", it=it)),
    (r"Missing (?:argument|option|parameter) (.*?)\.", lambda it: _("{it} is missing.", it=it)),
    (r"Invalid value for (.*?):", lambda it: _("{it} has a value that will not do:", it=it)),
    (r"Got unexpected extra argument\(?s?\)? (\(.*\))",
     lambda it: _("This is more than the command takes: {it}", it=it)),
    (r"Option '?(\S+?)'? requires an argument\.", lambda it: _("{it} needs a value.", it=it)),
    (r"Option '?(\S+?)'? does not take a value\.", lambda it: _("{it} takes no value.", it=it)),
    (r"\(Possible options: (.*?)\)", lambda it: _("(like it: {it})", it=it)),
    (r"Did you mean (.*?)\?", lambda it: _("Did you mean {it}?", it=it)),
    (r"Value error, ('.*?') is not one of (.*?)\.",
     lambda it, known: _("{it} is none of {known}.", it=it, known=known)),
    (r"Input should be a valid integer.*", lambda: _("it must be a whole number.")),
    (r"Input should be a valid number.*", lambda: _("it must be a number.")),
    (r"Input should be greater than or equal to (\S+)", lambda it: _("at least {it}.", it=it)),
    (r"Input should be less than or equal to (\S+)", lambda it: _("at most {it}.", it=it)),
)  # fmt: skip
"""What Typer says of a mistake (its part in brackets stays), and what we say instead."""


def speak(root: Any, arguments: Sequence[str], *, completing: bool = False) -> None:
    """Speak the language of the computer, or that of ``--lang`` wherever it stands.

    The commands below ``root`` and their options are put into it only if they are to be shown.
    """
    language.use(language.from_environment())
    for code in language.LANGUAGES:
        if f"--lang={code}" in arguments or ("--lang", code) in pairwise(arguments):
            language.use(code)
    if _TYPERS:
        _frame(_TYPERS)  # what another command line in this process has changed
    shown = len(arguments) < 2 or {"-h", "--help"} & set(arguments)  # help, or nothing is asked
    if language.current() == "en" or not (completing or shown):
        return
    for command in _below(root):
        _translate(command)
    if not completing:
        _frame(_ours())


def _below(command: Any) -> Iterator[Any]:
    yield command
    for one in getattr(command, "commands", {}).values():
        yield from _below(one)


def texts_of(root: Any) -> Iterator[str]:
    """What a command, those below it and their options say of themselves, in English."""
    for command in _below(root):
        yield command.help
        yield from (one.help for one in command.params if getattr(one, "help", None))


def _translate(command: Any) -> None:
    """A command and its options; the one for help is made only when it is wanted."""
    for one in (command, *command.params):
        _put(one)
    command.get_usage = _then(command.get_usage, _usage(_("Usage:")))
    command.get_help_option = _then(command.get_help_option, _put)


def _put(one: Any) -> Any:
    text = getattr(one, "help", None)
    if text:
        one.help = catalogue(f"help-{language.current()}").get(text, text)
    return one


def _then(first: Callable[..., Any], second: Callable[[Any], Any]) -> Callable[..., Any]:
    return lambda *arguments: second(first(*arguments))


def _usage(word: str) -> Callable[[str], str]:
    return lambda text: text.replace("Usage:", word, 1)


def _frame(words: Mapping[str, str]) -> None:
    """What stands around: Typer has it in constants, which are read when something is printed."""
    from typer import rich_utils

    for name, text in words.items():
        _TYPERS.setdefault(name, getattr(rich_utils, name))
        setattr(rich_utils, name, text)


def _ours() -> dict[str, str]:
    return {
        "ARGUMENTS_PANEL_TITLE": _("Arguments"),
        "OPTIONS_PANEL_TITLE": _("Options"),
        "COMMANDS_PANEL_TITLE": _("Commands"),
        "ERRORS_PANEL_TITLE": _("Mistake"),
        "DEFAULT_STRING": "[" + _("otherwise: {value}", value="{}") + "]",
        "REQUIRED_LONG_STRING": "[" + _("needed") + "]",
        "RICH_HELP": _("All about it: {command}", command="{command_path} {help_option}"),
    }


def retell(error: Any) -> None:
    """Let a mistake on the command line be told in the person's language."""
    if language.current() == "en":
        return
    text = error.format_message()
    for pattern, said in _MISTAKES:
        if found := re.search(pattern, text):
            text = text.replace(found[0], said(*found.groups()), 1)
    error.format_message = lambda: text
    if error.ctx:
        _translate(error.ctx.command)
    _frame(_ours())
