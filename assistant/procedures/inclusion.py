"""Flows that play flows: whether that ends, and whether all of them are there."""

from collections.abc import Iterator

from assistant.errors import UsageError
from assistant.procedures.flow import Flow
from assistant.procedures.library import Library


def played(flow: Flow) -> Iterator[str]:
    """The names of the flows it plays itself."""
    return (step.played.play for step in flow.steps if step.played)


def ring(library: Library, flow: Flow, above: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The flows that play one another in a circle, first and last the same; or nothing."""
    above = (*above, flow.flow)
    for name in played(flow):
        if name in above:
            return (*above[above.index(name) :], name)
        try:
            if found := ring(library, library.flow(name), above):
                return found
        except UsageError:
            continue  # a flow that is not there or is broken is reported by itself
    return ()


def whole(library: Library, flow: Flow) -> bool:
    """Whether every flow it plays, and those play, is there and can be read."""
    try:
        return all(whole(library, library.flow(name)) for name in played(flow))
    except UsageError:
        return False
