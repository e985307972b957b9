"""What a trainer is told at each place of a presentation, in the language of the moment."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language import NAMES, _, current
from assistant.procedures.flow import Flow
from assistant.procedures.library import Library
from assistant.procedures.plan import Plan, PlannedStep
from assistant.reporters.flow_sheet import FlowSheet, sheet_of
from assistant.runner.browser import NotDone
from assistant.runner.guided_hands import review_lines
from assistant.runner.hands import Review
from assistant.runner.money import Money, read_money
from assistant.runner.stage import Stage
from assistant.training.chapters import chapter_flows
from assistant.training.doing import doing
from assistant.training.marks import only_one
from assistant.training.notes import View, help_lines
from assistant.training.presenter import Presenter

_LISTED = 18
"""How many steps an overview shows at a time, so that it fits a small terminal."""


@dataclass
class Telling:
    """Everything that can be said about a plan."""

    library: Library
    flow: Flow
    plan: Plan

    def __post_init__(self) -> None:
        self.chapters = chapter_flows(self.library, self.flow, self.plan.steps)

    def chapter(self, number: int) -> str:
        """The title of a step's chapter; at the end that of the flow."""
        return str((self.chapters[number - 1] if number <= len(self.chapters) else self.flow).title)

    def sheet(self, number: int) -> FlowSheet:
        """What there is to know of a step's chapter."""
        return sheet_of(self.library, self.chapters[number - 1])

    def view(self, at: Presenter, stage: Stage | None, failed: str) -> View:
        """What the trainer sees; ``failed``: what the portal said, where it ends so."""
        title, panel = self._panel(at)
        return View(
            title=str(self.flow.title),
            place=self._place(at),
            chapter=self.chapter(at.number),
            sentence=self.sentence(at, failed),
            doing=self._doing(at, stage),
            notes=self._notes(at, stage),
            coming=self._coming(at),
            state=_switched(at),
            remark=at.remark,
            panel=panel,
            panel_title=title,
        )

    def sentence(self, at: Presenter, failed: str = "") -> str:
        """What the caption says, or the card."""
        if failed:
            return failed
        if at.at_end:
            return str(self.flow.outcome) if self.flow.outcome else _("That was all.")
        if at.card:
            return self.sheet(at.number).summary
        return str(self.step(at).step.say)

    def step(self, at: Presenter) -> PlannedStep:
        """The step that is shown."""
        return self.plan.steps[at.number - 1]

    def _place(self, at: Presenter) -> str:
        if at.at_end:
            return _("the end")
        if at.card:
            return _("before step {number} of {of}", number=at.number, of=at.of)
        return _("step {number} of {of}", number=at.number, of=at.of)

    def _doing(self, at: Presenter, stage: Stage | None) -> list[str]:
        if at.at_end or at.card:
            return []
        lines = doing(stage, self.step(at)) if stage else []
        return [f"{number}. {line}" for number, line in enumerate(lines, 1)]

    def _coming(self, at: Presenter) -> str:
        """The next step; on a card that is the one it stands before."""
        number = at.number if at.card else at.number + 1
        if number > at.of:
            return ""
        return f"{number}. {self.plan.steps[number - 1].step.say}"

    def _notes(self, at: Presenter, stage: Stage | None) -> list[str]:
        if at.at_end:
            return list(sheet_of(self.library, self.flow).contact)
        sheet = self.sheet(at.number)
        if at.card:
            return [*sheet.warnings, *sheet.needs]
        step = self.step(at).step
        lines = [str(step.why)] if step.why else []
        if step.effect:
            lines += [_("This cannot be undone; here it is simulated, and nothing is real.")]
        if step.source:
            lines += [_("Source: {source}", source=", ".join(map(str, step.source)))]
        lines += sheet.warnings
        return [*lines, *self._review(at, stage)] if step.effect else lines

    def _review(self, at: Presenter, stage: Stage | None) -> Sequence[str]:
        planned = self.step(at)
        amount = _amount(stage, planned.step.amount) if stage and planned.step.amount else None
        answers = list(self.plan.answered.items())
        review = review_lines(Review(planned, str(planned.step.effect), answers, amount))[1:]
        return [line.strip() for line in reversed(review)]  # the amount first

    def _panel(self, at: Presenter) -> tuple[str, list[str]]:
        if at.panel == "help":
            return _("Keys"), help_lines()
        if at.panel != "overview":
            return "", []
        pages = -(-at.of // _LISTED)
        first = (min(at.number, at.of) - 1) // _LISTED
        page = (first + at.page) % pages
        rows = [
            f"{'>' if number == at.number else ' '}{number:>3}. {_first(str(one.step.say))}"
            for number, one in enumerate(self.plan.steps, 1)
        ]
        title = _("Steps, part {page} of {pages}; o: the next part", page=page + 1, pages=pages)
        return title, rows[page * _LISTED : (page + 1) * _LISTED]


def _first(sentence: str) -> str:
    return sentence if len(sentence) <= 68 else sentence[:67] + "…"


def _amount(stage: Stage, element: str) -> Money | None:
    locator = only_one(stage, element, {})
    try:
        return read_money(stage.browser.read(locator)) if locator else None
    except NotDone:
        return None


def _switched(at: Presenter) -> list[str]:
    found = [NAMES[current()]]
    if not at.captions:
        found.append(_("no captions"))
    if at.blank:
        found.append(_("BLANK"))
    if at.by_itself:
        found.append(_("by itself"))
    return found
