"""Plays one step alone, from its checkpoint, and compares it with the same step in its journey."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from assistant.errors import Verdict
from assistant.language import _
from assistant.procedures.flow import Flow
from assistant.procedures.library import Library
from assistant.regression.checkpoints import Checkpoints, steady
from assistant.reporters.reporter import Reporter
from assistant.runner.hands import Hands
from assistant.runner.results import RunResult, StepResult
from assistant.runner.tracing import RecordingMode
from assistant.session import Session, hands_of
from assistant.warm import Warm


@dataclass(frozen=True)
class Replayed:
    """How a step went alone: the run that played it, and in what it differs from its journey."""

    step: str
    case: str
    result: RunResult
    differences: tuple[str, ...]

    @property
    def alone(self) -> StepResult | None:
        """How it went, if it was reached."""
        return next((one for one in reversed(self.result.steps) if one.id == self.step), None)

    @property
    def verdict(self) -> Verdict:
        """``ok``: as in its journey. Else as that of the run, or ``error`` if that went through.

        The flow, its locators and its portal are the same as in the journey, so that is no drift.
        """
        if not self.differences:
            return Verdict.OK
        return Verdict.ERROR if self.result.verdict is Verdict.OK else self.result.verdict

    @property
    def message(self) -> str:
        """In words."""
        if not self.differences:
            return _("as in the whole journey")
        if self.result.verdict is not Verdict.OK:
            return self.result.message
        return _("it went otherwise than in the whole journey")


@dataclass(frozen=True)
class Replayer:
    """Replays the steps of one flow; its runs are kept under ``runs``."""

    library: Library
    flow: Flow
    checkpoints: Checkpoints
    warm: Warm
    runs: Path
    pictures: bool = False
    recording: Mapping[str, RecordingMode] = field(default_factory=dict)
    """``tracing`` and ``video``, where they are wanted."""

    def replay(self, step: str, reporters: Sequence[Reporter] = ()) -> Replayed:
        """Play a step, and before it what was typed in the same page; raises ``UsageError``."""
        name = self.checkpoints.case_of(step)
        played, hands = self.checkpoints.cases[name], hands_of(self.flow.cases[name])
        result = self.play(self.session(name, step), name, step, hands, reporters)
        return Replayed(step, name, result, tuple(_differences(played.result(step), result)))

    def session(self, case: str, step: str) -> Session:
        """The run that plays a step of a case, and ends after it."""
        return Session.of_case(
            self.library, self.flow, case, self.runs,
            surroundings=self.warm.around(self.flow.cases[case]),
            open_browser=self.warm.open_browser, pictures=self.pictures,
            until=self.checkpoints.cases[case].after(step), kept=False, **self.recording,
        )  # fmt: skip

    def play(
        self, session: Session, case: str, step: str, hands: Hands, reporters: Sequence[Reporter]
    ) -> RunResult:
        """Play that run from the checkpoint before the step."""
        played = self.checkpoints.cases[case]
        rest = played.before(step)
        if rest is None:
            return session.play(hands, reporters)
        return session.play_from(
            rest.checkpoint(self.warm.server), played.past(rest), played.contents(rest),
            hands, reporters,
        )  # fmt: skip


def _differences(journey: StepResult, result: RunResult) -> Iterator[str]:
    alone = next((steady(one) for one in reversed(result.steps) if one.id == journey.id), None)
    if alone is None:
        yield _("it was not played: {message}", message=result.message)
        return
    outside = journey.status == "advised"  # then it does not matter what the browser shows
    for name in type(journey).model_fields:
        if outside and name == "url":
            continue
        was, now = getattr(journey, name), getattr(alone, name)
        if was != now:
            yield _("{name}: {now} instead of {was}", name=name, now=now, was=was)
