"""``tramite`` alone: the wizard in a terminal, and what it plays."""

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.language import _

if TYPE_CHECKING:
    from assistant.reporters.console import Screen
    from assistant.runner.results import RunResult
    from assistant.wizard.wizard import Order


def wizard(out: Path | None = None) -> int:
    """Talk to the person until they leave; gives the exit code of the last run."""
    from assistant.procedures.library import Library
    from assistant.reporters.console import Screen
    from assistant.wizard.dialogue import Back, Dialogue, Leave, OtherLanguage
    from assistant.wizard.lines import reader
    from assistant.wizard.wizard import afterwards, choose_language, greet, order

    library, screen, code = Library.here(), Screen(highlight=False), 0
    dialogue = Dialogue(
        reader(),
        lambda line: screen.print(line, markup=False, highlight=False, soft_wrap=True),
        shutil.get_terminal_size().lines,
    )
    try:
        greet(dialogue)
        again = True
        while again:
            result = _play(order(library, dialogue, out), screen, out)
            code = result.verdict.exit_code
            try:
                again = afterwards(dialogue, result)
            except Back:
                again = True
            except OtherLanguage:
                choose_language(dialogue)
    except (Leave, EOFError):
        dialogue.tell(_("Bye. Go on with a run that was cut off: tramite resume"))
    return code


def _play(order: "Order", screen: "Screen", out: Path | None) -> "RunResult":
    from assistant import resuming, terminal

    if order.run:
        asked = terminal.Request(flow="", hands="guided")
        wanted = resuming.ResumeRequest(order.run, out, asked)
        return resuming.resume(wanted, screen, screen.asked, speak=False)
    asked = terminal.Request(
        flow=order.flow, answers=order.answers, hands=order.hands, dry_run=order.dry,
        anyway=order.anyway, out=out,
    )  # fmt: skip
    return terminal.run(asked, screen, screen.asked)
