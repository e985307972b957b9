"""Which deadlines follow from answers and from what has happened, with their dates."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.language import _
from assistant.procedures.calendars import Calendar
from assistant.procedures.dates import Moment
from assistant.procedures.deadlines import Dates, Deadline
from assistant.procedures.flow import Flow
from assistant.procedures.inclusion import whole
from assistant.procedures.library import Library
from assistant.procedures.plan import all_inputs, all_steps
from assistant.procedures.portal_checks import Findings, Place
from assistant.procedures.templates import holds, names_in_condition
from assistant.procedures.yaml_files import did_you_mean


@dataclass(frozen=True)
class Due:
    """One deadline of a procedure; ``start`` is None as long as that has not happened.

    ``by`` is the input or the step of the flow that it counts from, if it is one.
    """

    id: str
    deadline: Deadline
    by: str | None
    start: Moment | None
    dates: Dates

    @property
    def dated(self) -> bool:
        """Whether there is a date to keep."""
        return self.dates != Dates()


def due(
    library: Library, flow: Flow, answers: Mapping[str, Any], happened: Mapping[str, Moment]
) -> list[Due]:
    """The deadlines of a procedure; ``happened``: step id → when it was done."""
    calendar = library.calendar(flow.portal)
    found = (
        (name, deadline)
        for name, deadline in library.deadlines.items()
        if flow.flow in deadline.procedures and _applies(deadline, answers)
    )
    return [_due(name, deadline, flow, answers, happened, calendar) for name, deadline in found]


def _applies(deadline: Deadline, answers: Mapping[str, Any]) -> bool:
    """Whether its condition holds; one about something that was not asked does."""
    if deadline.when is None or not names_in_condition(deadline.when) <= answers.keys():
        return True
    return holds(deadline.when, answers)


def _due(
    name: str,
    deadline: Deadline,
    flow: Flow,
    answers: Mapping[str, Any],
    happened: Mapping[str, Moment],
    calendar: Calendar,
) -> Due:
    by = deadline.counts_from.get(flow.flow)
    start = happened.get(by or "")
    if start is None and by and answers.get(by):
        start = calendar.moment(str(answers[by]))
    dates = deadline.dates(start, calendar) if start else Dates()
    return Due(name, deadline, by, start, dates)


def check_counts(library: Library, name: str, deadline: Deadline) -> Findings:
    """Whether what a deadline counts from is there: a step, or a question for a date."""
    for procedure, by in deadline.counts_from.items():
        place: Place = (name, "counts_from", procedure)
        if procedure not in deadline.procedures:
            yield place, _("'{name}' is not among the procedures above", name=procedure)
        elif procedure not in library.flow_paths:
            yield place, _("there is no flow '{name}'", name=procedure)
        elif whole(library, flow := library.flow(procedure)):
            steps = {step_id for step_id, _step, _flow in all_steps(library, flow)}
            inputs = all_inputs(library, flow).items()
            known = steps | {one for one, asked in inputs if asked.kind in ("date", "moment")}
            if by not in known:
                yield place, _("{flow} has no step '{name}' and asks for no date of that name",
                               flow=procedure, name=by) + did_you_mean(by, known)  # fmt: skip


def in_order(found: list[Due]) -> Iterator[Due]:
    """Those that have a date, the nearest first; then the others."""
    dated = [one for one in found if one.dated]
    yield from sorted(dated, key=lambda one: max(moment for moment in one.dates if moment))
    yield from (one for one in found if not one.dated)
