"""One step played alone against its journey up to and including it, over all flows."""

import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from assistant.procedures.library import Library
from assistant.regression.recording import up_to_date
from assistant.regression.replay import Replayer
from assistant.reporters.reporter import Reporter
from assistant.runner.results import StepEnded
from assistant.session import hands_of
from assistant.warm import Warm, warmed_up
from bench.figures import Figure, of_samples, ratio
from bench.throughput import browser_flows

EVERY = 3
"""Each third step of a flow is measured: the others would tell the same, in three times as long."""


@dataclass
class _Watch(Reporter):
    """When each step was over, in seconds since the journey began."""

    began: float = field(default_factory=time.perf_counter)
    over: dict[str, float] = field(default_factory=dict)

    def step_ended(self, event: StepEnded) -> None:
        self.over[event.step.id] = time.perf_counter() - self.began


def measure(
    folder: Path, rounds: int = 1, flows: Sequence[str] | None = None, every: int = EVERY
) -> list[Figure]:
    """The median of the ratios of all steps; once, whatever ``rounds`` says: there are many."""
    library = Library()
    journeys, alone = list[float](), list[float]()
    with warmed_up() as warm:
        for name in flows or browser_flows(library, folder):
            for up_to_it, one in _flow(library, name, folder, warm, every):
                journeys.append(up_to_it)
                alone.append(one)
    return [
        ratio("replays", "a step alone / its journey up to it", alone, journeys, budget=0.25),
        of_samples("replays", "a step alone", alone, "s"),
        of_samples("replays", "a journey up to one of its steps", journeys, "s"),
    ]


def _flow(
    library: Library, name: str, folder: Path, warm: Warm, every: int
) -> list[tuple[float, float]]:
    """Seconds of the journey up to a step, and of that step alone, for steps of one flow."""
    flow = library.flow(name)
    checkpoints = up_to_date(library, flow, folder / "checkpoints", warm)
    pairs = list[tuple[float, float]]()
    with tempfile.TemporaryDirectory(dir=folder) as runs:
        player = Replayer(library, flow, checkpoints, warm, Path(runs))
        for case in checkpoints.cases:
            steps = [one for one in checkpoints.steps if checkpoints.case_of(one) == case]
            if measured := steps[::every]:
                over = _journey(player, case, steps[-1])
                pairs += [(over[one], _alone(player, one)) for one in measured if one in over]
    return pairs


def _journey(player: Replayer, case: str, last: str) -> dict[str, float]:
    """As ``tramite test`` plays a case: in such a way that it can be resumed."""
    session, watch = replace(player.session(case, last), kept=True), _Watch()
    session.play(hands_of(player.flow.cases[case]), [watch])
    return watch.over


def _alone(player: Replayer, step: str) -> float:
    """As ``tramite test --steps`` plays it; both are over when the step is."""
    watch = _Watch()
    player.replay(step, [watch])
    return watch.over[step]
