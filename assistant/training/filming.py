"""A flow, played once to be filmed: for each step what moves, and what it leads to.

Every frame comes from Playwright's screencast with our overlay in it. Fields in which secrets are
typed are covered before the first frame of their page is taken, a frame that does not have the
plates is thrown away, and nothing is filmed while a step acts.
"""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup

from assistant.procedures.flow import Flow
from assistant.procedures.library import Library
from assistant.procedures.plan import PlannedStep
from assistant.reporters.reporter import Reporter
from assistant.runner.browser import BrowserGone, NotDone, Unreachable
from assistant.runner.hands import Hands, Review, Word
from assistant.runner.results import RunResult, StepEnded, StepResult
from assistant.runner.stage import Stage
from assistant.session import Session, case_of, hands_of
from assistant.training import overlay
from assistant.training.chapters import chapters
from assistant.training.marks import Mark, marks_of
from assistant.training.plates import covered
from assistant.warm import Warm

SIZE = (1280, 720)
MOVING = 0.7
"""Seconds that the pointer takes to where a step acts."""

_PRESSING = 0.35
_SETTLING = 0.25
_UNSEEN = (NotDone, Unreachable, BrowserGone)

Frames = Sequence[tuple[float, bytes]]


@dataclass
class Shot:
    """One step: frames (seconds, JPEG) of how it is pointed at, and the page that it leads to."""

    result: StepResult
    chapter: str
    moving: Frames = ()
    after: bytes | None = None


@dataclass(frozen=True)
class Film:
    """A case of a flow, as it was filmed."""

    flow: Flow
    case: str
    result: RunResult
    shots: tuple[Shot, ...]


def film(library: Library, flow: Flow, case: str, warm: Warm, *, captions: bool = True) -> Film:
    """Play a case in the current language and film it; raises ``UsageError``."""
    with tempfile.TemporaryDirectory(prefix="tramite-") as runs:
        camera = _Camera(hands_of(case_of(flow, case)), captions)
        session = Session.of_case(
            library, flow, case, Path(runs), surroundings=warm.around(flow.cases[case]),
            open_browser=warm.open_browser, kept=False, staged=camera.enter, pictures=False,
        )  # fmt: skip
        plan = session.plan()
        camera.titles = chapters(library, flow, plan.steps)
        result = session.play(camera, [camera])
    shots = [
        Shot(one, camera.titles[one.number - 1], camera.moving.get(one.id, ()),
             camera.after.get(one.id))
        for one in result.steps
        if one.status != "skipped"
    ]  # fmt: skip
    return Film(flow, case, result, tuple(shots))


@dataclass
class _Camera(Reporter):
    """Hands that film before each step, and a reporter that films what came of it."""

    hands: Hands
    captions: bool
    titles: list[str] = field(default_factory=list)
    moving: dict[str, Frames] = field(default_factory=dict)
    after: dict[str, bytes] = field(default_factory=dict)
    stage: Stage | None = None
    at: tuple[float, float] = (SIZE[0] / 2, SIZE[1] / 2)
    bar: Markup = field(default_factory=Markup)

    def enter(self, stage: Stage) -> None:
        """Be told where it is played."""
        self.stage = stage

    def before_step(self, number: int, of: int, planned: PlannedStep) -> Word:
        """Point at what the step acts on, then go on as the hands say."""
        if self.stage and planned.step.in_browser:
            try:
                self._point(self.stage, number, of, planned)
            except _UNSEEN:
                pass  # the step itself will say what is wrong
        return self.hands.before_step(number, of, planned)

    def _point(self, stage: Stage, number: int, of: int, planned: PlannedStep) -> None:
        stage.browser.resize(*SIZE)
        stage.browser.overlay("")
        marks = marks_of(stage, planned)
        self.bar = self._caption(number, of, planned, marks)
        secret = stage.browser.secret_boxes()
        plates = overlay.cover(secret)
        if marks:
            pointed = overlay.spotlight(marks) + overlay.pointer(marks[0].box, self.at, MOVING)
            if planned.step.actions[0].kind != "read":
                pointed += overlay.press(marks[0].box, MOVING)
            stage.browser.overlay(plates + pointed + self.bar)
            frames = stage.browser.filmed(MOVING + _PRESSING)
            self.moving[planned.id] = [one for one in frames if covered(one[1], secret)]
            self.at = overlay.tip(marks[-1].box)
        stage.browser.overlay(plates)

    def _caption(self, number: int, of: int, planned: PlannedStep, marks: Sequence[Mark]) -> Markup:
        if not self.captions:
            return Markup()
        top = overlay.hides(marks, SIZE[1])
        return overlay.caption(str(planned.step.say), number, of, self.titles[number - 1], top=top)

    def step_ended(self, event: StepEnded) -> None:
        """Film the page that the step led to."""
        step = event.step
        if not self.stage or step.status not in ("done", "failed"):
            return
        try:
            self.stage.browser.overlay("")
            secret = self.stage.browser.secret_boxes()
            plates = overlay.cover(secret)
            bar = overlay.trouble(step.failure.message) if step.failure else self.bar
            self.stage.browser.overlay(plates + bar)
            frames = self.stage.browser.filmed(_SETTLING)
            if seen := [content for _when, content in frames if covered(content, secret)]:
                self.after[step.id] = seen[-1]
        except _UNSEEN:
            pass  # there is nothing to be seen any more

    def confirm(self, review: Review) -> bool:
        """As the hands say."""
        return self.hands.confirm(review)
