"""The chapters of a lesson: a flow that plays others has one for each of them."""

from collections.abc import Sequence

from assistant.procedures.flow import Flow
from assistant.procedures.library import Library
from assistant.procedures.plan import PlannedStep


def chapter_flows(library: Library, flow: Flow, steps: Sequence[PlannedStep]) -> list[Flow]:
    """The flow of each step's chapter: the one it is played by, or this one."""
    played = {step.id: library.flow(step.played.play) for step in flow.steps if step.played}
    return [played.get(one.id.partition(".")[0], flow) for one in steps]


def chapters(library: Library, flow: Flow, steps: Sequence[PlannedStep]) -> list[str]:
    """The title of each step's chapter."""
    return [str(one.title) for one in chapter_flows(library, flow, steps)]
