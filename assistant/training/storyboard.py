"""A flow, played once for people who learn it: what each step looks like, before it and after."""

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from assistant.procedures.flow import Flow
from assistant.procedures.library import Library
from assistant.procedures.plan import Plan, PlannedStep
from assistant.runner.browser import BrowserGone, NotDone, Unreachable
from assistant.runner.hands import Hands, Review, Word
from assistant.runner.results import RunResult, StepResult
from assistant.runner.stage import Stage
from assistant.session import Session, case_of, hands_of
from assistant.training.chapters import chapters
from assistant.training.marks import Mark, marks_of
from assistant.warm import Warm


@dataclass(frozen=True)
class Scene:
    """One step as it is shown: the page before it with its marks, and after it.

    Pictures are JPEG, of the window, with secret fields covered.
    """

    planned: PlannedStep
    chapter: str
    result: StepResult
    before: bytes | None
    marks: tuple[Mark, ...]
    after: bytes | None

    @property
    def picture(self) -> bytes | None:
        """The one that shows the step: where it acts, or else what it leads to."""
        return self.before if self.marks else self.after


@dataclass(frozen=True)
class Storyboard:
    """A case of a flow, played to its end; ``scenes`` are the steps that were not skipped."""

    flow: Flow
    case: str
    plan: Plan
    result: RunResult
    scenes: tuple[Scene, ...]


def draw(library: Library, flow: Flow, case: str, warm: Warm) -> Storyboard:
    """Play a case in the current language and keep what is seen; raises ``UsageError``.

    What the case ends with is in the storyboard's result: a run that fails has its scenes, too.
    """
    artist = _Artist(hands_of(case_of(flow, case)))
    with tempfile.TemporaryDirectory(prefix="tramite-") as runs:
        session = Session.of_case(
            library, flow, case, Path(runs), surroundings=warm.around(flow.cases[case]),
            open_browser=warm.open_browser, kept=False, staged=artist.enter,
        )  # fmt: skip
        plan, result = session.plan(), session.play(artist, [])
        titles = chapters(library, flow, plan.steps)
        scenes = tuple(
            Scene(
                plan.steps[one.number - 1], titles[one.number - 1], one,
                *artist.seen.get(one.id, (None, ())), _content(result, one),
            )
            for one in result.steps
            if one.status != "skipped"
        )  # fmt: skip
    return Storyboard(flow, case, plan, result, scenes)


def _content(result: RunResult, step: StepResult) -> bytes | None:
    return result.path_of(step.picture).read_bytes() if step.picture else None


@dataclass
class _Artist:
    """Hands that take a picture of the page before each step."""

    hands: Hands
    seen: dict[str, tuple[bytes | None, tuple[Mark, ...]]] = field(default_factory=dict)
    stage: Stage | None = None

    def enter(self, stage: Stage) -> None:
        """Be told where the pictures are to be taken."""
        self.stage = stage

    def before_step(self, number: int, of: int, planned: PlannedStep) -> Word:
        """Look, then go on as the hands say."""
        if self.stage and planned.step.in_browser:
            try:
                marks = tuple(marks_of(self.stage, planned))
                picture = self.stage.browser.picture() if marks else None
                self.seen[planned.id] = picture, marks
            except (NotDone, Unreachable, BrowserGone):
                pass  # the step itself will say what is wrong
        return self.hands.before_step(number, of, planned)

    def confirm(self, review: Review) -> bool:
        """As the hands say."""
        return self.hands.confirm(review)
