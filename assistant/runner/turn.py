"""One step being played: its place in the run, its notes, its times, its result."""

import datetime
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any

from assistant.procedures.plan import Plan, PlannedStep
from assistant.runner.results import Failure, Status, StepResult, StepStarted
from assistant.runner.settling import Settled
from assistant.runner.stage import Notes


def utc_now() -> str:
    """This moment, UTC, as results write it."""
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds")


@dataclass
class Turn:
    """The step with this number of a plan, counted from 1."""

    number: int
    plan: Plan
    notes: Notes = field(default_factory=Notes)
    settled: Settled | None = None
    started: str = field(default_factory=utc_now)
    began: float = field(default_factory=time.monotonic)

    @property
    def of(self) -> int:
        """How many steps there are."""
        return len(self.plan.steps)

    @property
    def planned(self) -> PlannedStep:
        """The step itself."""
        return self.plan.steps[self.number - 1]

    def begin(self) -> None:
        """Start its clock."""
        self.started, self.began = utc_now(), time.monotonic()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """While the person thinks, the step's clock stands still."""
        began = time.monotonic()
        yield
        self.began += time.monotonic() - began

    @property
    def sentence(self) -> str:
        """What a person reads."""
        return str(self.planned.step.say or self.planned.id)

    def detours(self) -> tuple[str, ...]:
        """The pages that steps right after this one deal with, if they are shown (``if-at``)."""
        following = self.plan.steps[self.number :]
        pages = (one.step.if_at for one in takewhile(lambda one: one.step.if_at, following))
        return tuple(page for page in pages if page)

    def started_event(self) -> StepStarted:
        """The event that it begins."""
        return StepStarted(
            number=self.number, of=self.of, id=self.planned.id, sentence=self.sentence,
            effect=self.planned.step.effect, wait=self.notes.wait,
        )  # fmt: skip

    def result(
        self, status: Status, page: str | None, failure: Failure | None = None, **more: Any
    ) -> StepResult:
        """What became of it."""
        return StepResult(
            number=self.number,
            of=self.of,
            id=self.planned.id,
            sentence=self.sentence,
            source=tuple(map(str, self.planned.step.source)),
            effect=self.planned.step.effect,
            status=status,
            started=self.started,
            seconds=round(time.monotonic() - self.began, 3),
            page=page,
            locators=tuple(self.notes.locators),
            read=self.notes.read,
            terms={name: self.plan.term(name) for name in self.notes.read},
            files=tuple(self.notes.files),
            advice=tuple(self.notes.advice),
            wait=self.notes.wait,
            settled=self.settled.value if self.settled else None,
            failure=failure,
            **more,
        )


def turns_of(plan: Plan) -> list[Turn]:
    """Every step of a plan, each to be played once."""
    return [Turn(number, plan) for number in range(1, len(plan.steps) + 1)]
