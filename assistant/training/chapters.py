"""The chapters of a lesson: a flow that plays others has one for each of them."""

from collections.abc import Sequence

from assistant.procedures.flow import Flow
from assistant.procedures.library import Library
from assistant.procedures.plan import PlannedStep


def chapters(library: Library, flow: Flow, steps: Sequence[PlannedStep]) -> list[str]:
    """The title of each step's chapter: that of the flow it is played by, or of this one."""
    played = {step.id: step.played.play for step in flow.steps if step.played}
    titles = {place: str(library.flow(name).title) for place, name in played.items()}
    return [titles.get(one.id.partition(".")[0], str(flow.title)) for one in steps]
