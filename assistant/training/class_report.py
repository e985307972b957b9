"""Where a class gets stuck: the results of several learners, added up."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from statistics import mean, median
from typing import Any

from assistant.errors import UsageError
from assistant.language import _, current
from assistant.reporters.html import environment
from assistant.training.score import PracticeResult, StepScore

SCHEMA = 1


@dataclass(frozen=True)
class StepOfClass:
    """How a step went in a class; ``right`` are those who did it at the first try, unhelped.

    ``learners`` are those who came to it, ``gave_up`` those who stopped there.
    """

    number: int
    id: str
    sentence: str
    learners: int
    right: int
    points: int
    tries: int
    stopped: int
    hints: int
    done_for: int
    gave_up: int
    median_seconds: float

    @property
    def share(self) -> int:
        """Those who did it at once, in per cent."""
        return round(100 * self.right / self.learners)

    @property
    def with_effort(self) -> int:
        """Those who did it themselves, but not at once or with hints."""
        return self.learners - self.right - self.done_for - self.gave_up


@dataclass(frozen=True)
class Stuck:
    """A learner who did not get to the end, and the step they got to."""

    learner: str | None
    ended: str
    number: int | None
    step: str | None
    sentence: str | None
    message: str

    @property
    def name(self) -> str:
        """What they are called in a report."""
        return self.learner or _("A learner")


def add_up(results: Sequence[PracticeResult]) -> list[StepOfClass]:
    """Every step, the hardest first; raises ``UsageError`` for results of different procedures."""
    flows = sorted({one.flow for one in results})
    if len(flows) > 1:
        raise UsageError(
            _("these are results of different procedures: {flows}", flows=", ".join(flows)),
            _("Give it the results of one procedure."),
        )
    found: dict[str, list[StepScore]] = {}
    for result in results:
        for step in result.steps:
            found.setdefault(step.id, []).append(step)
    steps = [_added(scores) for scores in found.values()]
    return sorted(steps, key=lambda one: (one.share, one.points, one.number))


def _added(scores: Sequence[StepScore]) -> StepOfClass:
    return StepOfClass(
        number=scores[0].number,
        id=scores[0].id,
        sentence=scores[0].sentence,
        learners=len(scores),
        right=sum(one.points == 100 for one in scores),
        points=round(mean(one.points for one in scores)),
        tries=sum(one.tries for one in scores),
        stopped=sum(one.stopped for one in scores),
        hints=sum(one.hints for one in scores),
        done_for=sum(one.by == "program" for one in scores),
        gave_up=sum(one.by == "nobody" for one in scores),
        median_seconds=round(median(one.seconds for one in scores), 1),
    )


def stuck_in(results: Sequence[PracticeResult]) -> list[Stuck]:
    """Who did not get to the end, those who came least far first."""
    found = [_stuck(one) for one in results if one.ended != "finished"]
    return sorted(found, key=lambda one: (one.number or 0, one.name))


def _stuck(result: PracticeResult) -> Stuck:
    last = result.steps[-1] if result.steps else None
    return Stuck(
        learner=result.learner,
        ended=result.ended,
        number=last.number if last else None,
        step=last.id if last else None,
        sentence=last.sentence if last else None,
        message=result.message,
    )


def as_data(results: Sequence[PracticeResult], steps: Iterable[StepOfClass]) -> dict[str, Any]:
    """What ``--json`` prints."""
    return {
        "schema_version": SCHEMA, "flow": results[0].flow, "title": results[0].title,
        "learners": len(results), "finished": sum(one.ended == "finished" for one in results),
        "median_score": median(one.score for one in results),
        "stuck": [asdict(one) for one in stuck_in(results)], "steps": [asdict(s) for s in steps],
    }  # fmt: skip


def as_html(results: Sequence[PracticeResult], steps: Sequence[StepOfClass]) -> str:
    """One page with a chart, which needs nothing from anywhere."""
    template = environment().get_template("class.html.j2")
    return template.render(
        title=results[0].title, language=current(), steps=steps, stuck=stuck_in(results),
        facts={
            _("Learners"): len(results),
            _("Finished"): sum(one.ended == "finished" for one in results),
            _("Median score"): f"{round(median(one.score for one in results))} %",
        },
    )  # fmt: skip
