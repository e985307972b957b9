"""What a presentation leaves behind as it goes, to come back to any place of it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from assistant.regression.checkpoints import Rest, rest_of
from assistant.reporters.reporter import Reporter
from assistant.runner.checkpoint import Checkpoint
from assistant.runner.journal import Past
from assistant.runner.results import StepEnded, StepResult


@dataclass
class Trail(Reporter):
    """The steps that are behind, the places between them to rest at, and the files that were kept.

    ``content`` reads a file of the run that is going on, by its path in the run's folder.
    """

    content: Callable[[str], bytes]
    steps: list[StepResult] = field(default_factory=list)
    rests: dict[str, Rest] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)

    def rested(self, checkpoint: Checkpoint) -> None:
        """One can go on from here."""
        self.rests[checkpoint.step] = rest_of(checkpoint)

    def step_ended(self, event: StepEnded) -> None:
        """A step is behind; what was beyond it is of another time."""
        step = event.step
        if step.failure:
            return
        self.steps = [one for one in self.steps if one.number < step.number] + [step]
        self.rests.pop(step.id, None)
        self.files |= {one.name: self.content(one.path) for one in step.files}

    def before(self, number: int) -> Rest | None:
        """The last rest before a step; None: from the beginning."""
        behind = [one.id for one in self.steps if one.number < number]
        return next((self.rests[one] for one in reversed(behind) if one in self.rests), None)

    def past(self, rest: Rest) -> Past:
        """What was done up to a rest."""
        return Past({}, steps={one.id: one for one in self._up_to(rest)})

    def kept(self, rest: Rest) -> dict[str, bytes]:
        """The files that were kept by then."""
        return {one.name: self.files[one.name] for step in self._up_to(rest) for one in step.files}

    def _up_to(self, rest: Rest) -> list[StepResult]:
        ids = [one.id for one in self.steps]
        return self.steps[: ids.index(rest.step) + 1]
