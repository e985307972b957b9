"""The fewest cases that show every page in every state that the cases of a portal lead to."""

import tempfile
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from assistant.errors import UsageError, Verdict
from assistant.procedures.flow import Case, Flow
from assistant.procedures.library import Library
from assistant.procedures.plan import Plan
from assistant.session import Session


@dataclass(frozen=True)
class PickedCase:
    """A case that is worth playing."""

    flow: Flow
    name: str

    def __str__(self) -> str:
        return f"{self.flow.flow}::{self.name}"


def cover(library: Library, portal: str) -> list[PickedCase]:
    """Cases that play every step, and end in every way, that any case of the portal does.

    What a portal does wrong on purpose is left out: it shows pages that have no elements.
    """
    marks = dict(_marked(library, portal))
    left = {mark for marked in marks.values() for mark in marked}
    picked = []
    while left:
        best = max(marks, key=lambda one: len(marks[one] & left))
        picked.append(best)
        left -= marks.pop(best)
    return picked


def _marked(library: Library, portal: str) -> Iterator[tuple[PickedCase, set[Hashable]]]:
    with tempfile.TemporaryDirectory(prefix="tramite-") as folder:
        for flow in library.flows():
            for name, case in flow.cases.items() if flow.portal == portal else ():
                try:
                    plan = Session.of_case(library, flow, name, Path(folder)).plan()
                except UsageError:
                    continue  # its answers are refused before any page is shown
                if any(planned.step.in_browser for planned in plan.steps):
                    yield PickedCase(flow, name), _marks(case, plan)


def _marks(case: Case, plan: Plan) -> set[Hashable]:
    """The steps that a case plays, and how the last of them ends; parts are counted once."""
    if case.faults or case.ends is Verdict.NOT_ELIGIBLE:
        return set()
    marks: set[Hashable] = set()
    for planned in plan.steps:
        marks.add(id(planned.step))
        if planned.id == case.at:
            marks.add((id(planned.step), case.ends, case.says))
            break
    return marks
