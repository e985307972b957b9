"""Every step that asks the portal for something, with every fault: what becomes of it.

A cell plays one step from its checkpoint; the fault strikes the first request that the step makes.
It is recovered (the step went through, with the effects it always has), or stopped rightly: with
the portal or the sign-in to blame, said with what to do next, and nothing lost or done twice.
"""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, cast

from assistant.errors import Verdict
from assistant.mock.client import WorldClient
from assistant.mock.faults import KINDS
from assistant.procedures.flow import Flow
from assistant.procedures.library import Library
from assistant.procedures.plan import PlannedStep
from assistant.regression.recording import up_to_date
from assistant.regression.replay import Replayer
from assistant.regression.suite import Item
from assistant.reporters.reporter import Reporter
from assistant.runner.hands import Hands, Review, Word
from assistant.runner.playwright_browser import PlaywrightBrowser
from assistant.runner.results import RunResult, StepEnded, StepResult
from assistant.runner.stage import Patience, Stage
from assistant.session import hands_of
from assistant.warm import Warm, warmed_up

IMPATIENT = Patience(element=0.5, page=3)
KILLED = "browser-killed"
"""The fault that is none of the portal's: the browser dies as it asks for something."""

FAULTS = [*sorted(KINDS), KILLED]
IRREVERSIBLE = ("pay", "submit", "cancel", "print-once")
SECONDS = 1.0
"""How late an answer is that is late: it is waited for."""

BLAMED: Mapping[str, tuple[Verdict, ...]] = {
    "session-expired": (Verdict.AUTH,),
    "seats-gone": (Verdict.DATA,),
    "file-refused": (Verdict.DATA,),
    KILLED: (Verdict.ENVIRONMENT,),
    "foreign-redirect": (Verdict.PORTAL, Verdict.AUTH),  # the sign-in is for its own site only
    # The page before comes back as if nothing had been sent: a sign-in, or a form.
    "double-submit": (Verdict.PORTAL, Verdict.AUTH, Verdict.DATA),
}
"""The verdicts that a fault may end with; ``portal`` for all others."""


@dataclass(frozen=True)
class Cell:
    """One step with one fault; ``why`` it is unhandled, if it is."""

    flow: str
    step: str
    fault: str
    verdict: Verdict
    message: str
    seconds: float
    why: str = ""

    @property
    def recovered(self) -> bool:
        """Whether it went through all the same."""
        return not self.why and self.verdict is Verdict.OK

    @property
    def item(self) -> Item:
        """As JUnit tells it."""
        said = f"{self.why}: {self.message}" if self.why else ""
        verdict = str(Verdict.ERROR if self.verdict is Verdict.OK else self.verdict)
        return Item(f"{self.step}::{self.fault}", self.flow, not self.why, verdict, said,
                    self.step, "", self.seconds)  # fmt: skip


@dataclass
class Struck:
    """The hands of a case; just before one step they let a fault loose, if there is one."""

    hands: Hands
    step: str
    fault: str | None
    seconds: float = SECONDS
    stage: Stage | None = None
    before: int = 0
    asked: int = 0

    def before_step(self, number: int, of: int, planned: PlannedStep) -> Word:
        """Let it loose, then go."""
        if planned.id == self.step:
            journal = self.journal()
            self.before = _irreversible(journal)
            self.asked = len(journal["requests"])
            self._strike()
        return self.hands.before_step(number, of, planned)

    def _strike(self) -> None:
        assert self.stage  # a step is played on one
        if self.fault == KILLED:
            cast(PlaywrightBrowser, self.stage.browser).die_at_request()
        elif self.fault:
            fault = {"fault": self.fault, "nth": 1, "seconds": self.seconds}
            cast(WorldClient, self.stage.world).strike(fault)

    def journal(self) -> dict[str, Any]:
        """What the portal was asked so far, and what came of it."""
        assert self.stage
        return cast(WorldClient, self.stage.world).journal()

    def set(self, stage: Stage) -> None:
        """On what the steps are played."""
        self.stage = stage

    def confirm(self, review: Review) -> bool:
        """As the hands say."""
        return self.hands.confirm(review)


@dataclass
class Watch(Reporter):
    """What the world's journal tells when the step is over."""

    hands: Struck
    effects: int = 0
    requests: int = 0
    last: StepResult | None = None

    def step_ended(self, event: StepEnded) -> None:
        """Count what the step did."""
        if event.step.id == self.hands.step:
            journal = self.hands.journal()
            self.effects = _irreversible(journal) - self.hands.before
            self.requests = len(journal["requests"]) - self.hands.asked
            self.last = event.step


def _irreversible(journal: Mapping[str, Any]) -> int:
    return sum(one["kind"] in IRREVERSIBLE for one in journal["effects"])


@dataclass(frozen=True)
class Matrix:
    """The cells of one flow; ``seconds``: how late an answer is that comes late."""

    replayer: Replayer
    faults: Sequence[str] = field(default_factory=lambda: FAULTS)
    seconds: float = SECONDS

    def cells(self) -> Iterator[Cell]:
        """Play them; a step that asks the portal for nothing has none."""
        for step in self.replayer.checkpoints.steps:
            _result, plain = self.play(step, None)
            if plain.requests:
                for fault in self.faults:
                    result, watch = self.play(step, fault)
                    yield _cell(step, fault, result, watch, plain)

    def play(self, step: str, fault: str | None) -> tuple[RunResult, Watch]:
        """Play a step with a fault in its way, or with none."""
        name = self.replayer.checkpoints.case_of(step)
        hands = Struck(hands_of(self.replayer.flow.cases[name]), step, fault, self.seconds)
        session = self.replayer.session(name, step)
        session.surroundings = replace(session.surroundings, patience=IMPATIENT)
        session.staged = hands.set
        if fault == KILLED:
            session.open_browser = self.replayer.warm.own_browser
        watch = Watch(hands)
        return self.replayer.play(session, name, step, hands, [watch]), watch


def _cell(step: str, fault: str, result: RunResult, watch: Watch, plain: Watch) -> Cell:
    why = _why_unhandled(fault, result, watch, plain)
    return Cell(result.flow, step, fault, result.verdict, result.message, result.seconds, why)


def _why_unhandled(fault: str, result: RunResult, watch: Watch, plain: Watch) -> str:
    """What is wrong with how it ended; empty if nothing is."""
    expected = plain.last.failure.verdict if plain.last and plain.last.failure else Verdict.OK
    if result.verdict is expected:
        same = watch.effects == plain.effects
        return "" if same else f"{watch.effects} effects instead of {plain.effects}"
    if watch.effects > plain.effects:
        return f"{watch.effects} effects instead of {plain.effects}"
    blamed = BLAMED.get(fault, (Verdict.PORTAL,))
    if result.verdict not in blamed:
        return f"ended {result.verdict} instead of {' or '.join(blamed)}"
    if not (result.message and result.next):
        return "it does not say what to do next"
    settled = watch.last.settled if watch.last else None
    if plain.effects and watch.effects and settled not in ("done", "pending", "unknown"):
        return "it took place, and that is not said"
    if plain.effects and not watch.effects and settled in ("done", "pending"):
        return "it did not take place, and it is said that it did"
    return ""


def cells_of(library: Library, flow: Flow, folder: Path, warm: Warm) -> list[Cell]:
    """All cells of a flow."""
    checkpoints = up_to_date(library, flow, folder, warm)
    with tempfile.TemporaryDirectory(prefix="tramite-") as runs:
        return list(Matrix(Replayer(library, flow, checkpoints, warm, Path(runs))).cells())


def play_flow(name: str, folder: Path) -> list[Cell]:
    """All cells of a flow, with a server and a browser of its own: in a process of its own."""
    library = Library.here()
    with warmed_up() as warm:
        return cells_of(library, library.flow(name), folder, warm)
