"""The fewest cases that show every page in every state that the cases of a portal lead to."""

import tempfile
from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import NamedTuple

from assistant.case_files import answers_of
from assistant.errors import Verdict
from assistant.procedures.flow import Case
from assistant.procedures.library import Library
from assistant.procedures.plan import Plan, make_plan

SHOWN = (Verdict.DATA, Verdict.AUTH, Verdict.PORTAL)
"""Ends that are read on a page."""


class Picked(NamedTuple):
    """A case that is worth playing."""

    flow: str
    case: str

    def __str__(self) -> str:
        return f"{self.flow}::{self.case}"


def cover(library: Library, portal: str) -> list[Picked]:
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


def _marked(library: Library, portal: str) -> Iterator[tuple[Picked, set[Hashable]]]:
    with tempfile.TemporaryDirectory(prefix="tramite-") as folder:
        for flow in library.flows():
            for name, case in flow.cases.items() if flow.portal == portal else ():
                answers = answers_of(case, Path(folder))
                plan = make_plan(library, flow, answers, lenient=case.anyway)
                # Answers that are refused are refused before any page is shown.
                if not plan.problems and any(one.step.in_browser for one in plan.steps):
                    yield Picked(flow.flow, name), _marks(case, plan)


def _marks(case: Case, plan: Plan) -> set[Hashable]:
    """The steps that a case plays, and how the last of them ends; parts are counted once."""
    if case.faults or case.ends is Verdict.NOT_ELIGIBLE:
        return set()
    marks: set[Hashable] = set()
    for planned in plan.steps:
        marks.add(id(planned.step))
        if planned.id == case.at:
            if case.ends in SHOWN:
                marks.add((id(planned.step), case.ends, case.says))
            break
    return marks
