"""``tramite`` alone: from "what do you need?" to the document, and what comes after it."""

import os
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Literal, NamedTuple

from assistant import language
from assistant.errors import Verdict
from assistant.language import _, labelled
from assistant.moments import in_words
from assistant.procedures.eligibility import judged
from assistant.procedures.flow import Flow
from assistant.procedures.library import Library
from assistant.reporters.flow_sheet import FlowSheet, sheet_of
from assistant.resuming import kept_runs
from assistant.runner.dating import date_in_words, due_dates
from assistant.runner.results import RunResult
from assistant.staging import Surroundings, begins_at
from assistant.wizard.answering import Answering
from assistant.wizard.dialogue import Back, Dialogue, OtherLanguage
from assistant.wizard.explaining import explained
from assistant.wizard.finding import Choosing
from assistant.wizard.preferences import remember_language, remembered_language


class Order(NamedTuple):
    """What is to be played: a procedure with its answers, or a run that was cut off."""

    flow: str = ""
    answers: dict[str, str | int | float | bool] = {}
    hands: Literal["auto", "guided"] = "auto"
    dry: bool = False
    anyway: bool = False
    run: str | None = None


def greet(dialogue: Dialogue) -> None:
    """Say hello in the person's language: TRAMITE_LANG, or the one they chose the first time."""
    if not os.environ.get("TRAMITE_LANG"):
        if chosen := remembered_language():
            language.use(chosen)
        else:
            choose_language(dialogue)
    dialogue.tell("Trámite")
    dialogue.tell(_("I take you through your university's procedures, on simulated portals."))
    dialogue.tell(_("At every question: ? help, < back, @ language, ! leave."))


def choose_language(dialogue: Dialogue) -> None:
    """Ask for the language, and remember it."""
    names = [name.capitalize() for name in language.NAMES.values()]
    dialogue.tell("Language · Idioma · Lingua")
    usual = language.NAMES[language.current()].capitalize()
    question = f"1-{len(names)} ({_('Enter for: {default}', default=usual)})"
    try:
        chosen = dialogue.choose(question, names)
    except (Back, OtherLanguage):
        chosen = None  # as it was
    picked = language.current() if chosen is None else language.LANGUAGES[chosen]
    language.use(picked)
    remember_language(picked)


def order(library: Library, dialogue: Dialogue, root: Path | None = None) -> Order:
    """Everything up to the run: which procedure, its page, the answers, the review."""
    if cut_off := _cut_off(dialogue, root):
        return Order(run=cut_off)
    choosing = Choosing(library, dialogue)
    flow: Flow | None = None
    answering: Answering | None = None
    while True:
        try:
            if flow is None:
                dialogue.explain = partial(explained, library)
                flow = choosing.choose()
                dialogue.explain = partial(explained, library, portal=flow.portal)
            if answering is None:
                show(library, flow, dialogue)
                answering = Answering(library, flow, dialogue)
            answering.ask_all()
            return _reviewed(answering)
        except Back:
            flow = answering = None
        except OtherLanguage:
            choose_language(dialogue)


def _cut_off(dialogue: Dialogue, root: Path | None) -> str | None:
    """A run that was cut off, if the person wants to go on with it."""
    last = next(iter(kept_runs(root)), None)
    if last is None or not last.can_resume or last.verdict == Verdict.NOT_ELIGIBLE:
        return None
    dialogue.tell()
    dialogue.tell(_("Your last run was cut off: {flow}.", flow=last.flow))
    try:
        wanted = dialogue.agree(_("Nothing is done twice. Go on with it?"), otherwise=True)
    except (Back, OtherLanguage):
        return None
    return last.run if wanted else None


def show(library: Library, flow: Flow, dialogue: Dialogue) -> None:
    """The page of a procedure: what one needs, what it costs, how long it takes."""
    sheet = sheet_of(library, flow)
    dialogue.tell()
    dialogue.tell_all([*page_of(sheet), *_dates(library, flow)])
    dialogue.tell()
    while True:
        answer = dialogue.ask(
            _("Enter to go on, s to see every step"), about=[_("< takes you back to the choice")]
        )
        if answer.casefold() != "s":
            return
        dialogue.tell_all([f"{n:>3}. {step.sentence}" for n, step in enumerate(sheet.steps, 1)])


def page_of(sheet: FlowSheet) -> list[str]:
    """A procedure on one page, as lines."""
    lines = [sheet.title, sheet.summary, "", f"{_('Cost')}: {sheet.fee}"]
    parts: tuple[tuple[str, Sequence[str]], ...] = (
        (_("What you need"), sheet.needs),
        (_("Cannot be undone"), sheet.effects),
        (_("Keep in mind"), sheet.warnings),
        (_("In the end"), (sheet.outcome,) if sheet.outcome else ()),
        (_("Documented in"), sheet.documented),
    )
    for heading, items in parts:
        if items:
            lines += [f"{heading}:", *(f"  - {item}" for item in items)]
    return lines


def _dates(library: Library, flow: Flow) -> list[str]:
    dates = due_dates(library, flow, {})
    if not dates:
        return [f"{_('How long it takes')}: {_('not documented')}"]
    return [f"{_('How long it takes')}:", *(f"  - {date_in_words(one)}" for one in dates)]


def _reviewed(answering: Answering) -> Order:
    """Show every answer, let any be changed, and ask how it shall be played."""
    dialogue = answering.dialogue
    while True:
        plan = answering.plan()
        questions = list(plan.questions.values())
        dialogue.tell()
        dialogue.tell(_("Your answers:") if questions else _("It asks nothing."))
        for number, one in enumerate(questions, 1):
            value = one.asked.in_words(one.answer) if one.answer not in (None, "") else "-"
            dialogue.tell(f"{number:>3}. {labelled(str(one.asked.label), value)}")
        refused = _refusals(answering)
        names = [one.name for one in questions]
        try:
            chosen = dialogue.number(
                _("Enter if all is right, or the number of an answer to change"), len(names)
            )
            if chosen is None:
                return _how(answering, anyway=refused)
            answering.ask_again(names[chosen])
        except Back:
            if not answering.asked:
                raise
            answering.ask_again(answering.asked[-1])


def _refusals(answering: Answering) -> bool:
    """Tell which rules say no; whether any does."""
    library, plan = answering.library, answering.plan()
    now = begins_at(library, answering.flow, Surroundings())
    found = [one for one in judged(library, plan, now) if one.refuses]
    for one in found:
        source = ", ".join(map(str, one.rule.source))
        answering.dialogue.tell(
            _("Careful: {reason} ({rule}, {source})", reason=one.rule.reason, rule=one.id,
              source=source)
        )  # fmt: skip
    if found and not library.project:
        answering.dialogue.tell(_("On the simulated portal it is {moment}.", moment=in_words(now)))
    return bool(found)


def _how(answering: Answering, *, anyway: bool) -> Order:
    dialogue, flow = answering.dialogue, answering.flow
    if anyway and not dialogue.agree(
        _("A rule of the university says no. Try it all the same?"), otherwise=False
    ):
        raise Back
    dialogue.tell()
    dialogue.tell(_("How shall it be done?"))
    chosen = dialogue.choose(
        _("Number (Enter: 1)"),
        [
            _("Step by step: I wait for you before each step"),
            _("By itself: I ask only before what cannot be undone"),
            _("Only show me: nothing that cannot be undone is done"),
        ],
    )
    hands: Literal["auto", "guided"] = "auto" if chosen in (1, 2) else "guided"
    return Order(flow.flow, answering.answers, hands, dry=chosen == 2, anyway=anyway)


def afterwards(dialogue: Dialogue, result: RunResult) -> bool:
    """What can be done after a run; whether there shall be another."""
    folder = Path(result.folder)
    if any(date.earliest or date.latest for date in result.dates) and dialogue.agree(
        _("Write the dates into a file for your calendar?"), otherwise=True
    ):
        from assistant.reporters.calendar_file import calendar_of

        (folder / "dates.ics").write_bytes(calendar_of(result))
        dialogue.tell(_("written: {path}", path=folder / "dates.ics"))
    return dialogue.agree(_("Another procedure?"), otherwise=False)
