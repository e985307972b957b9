"""What a run says while it goes and when it ends: plain data, one versioned schema."""

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from assistant.errors import Verdict

SCHEMA = 1
"""Version of the JSON that events and results are written as; it grows when a field changes."""

Status = Literal["done", "advised", "skipped", "failed", "stopped"]
"""How a step ended; ``advised``: its text is written, and a person still has to do it."""


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class UsedLocator(_Data):
    """Which locator found an element; ``alternative`` means that the page has drifted."""

    element: str
    used: Literal["primary", "alternative"]
    locator: str
    expected: str | None = None


class KeptFile(_Data):
    """A file the run got: a download. ``path`` is relative to the run's folder."""

    name: str
    path: str
    kind: str
    bytes: int
    sha256: str


class Advice(_Data):
    """A finished text for something the person does outside the browser."""

    form: str
    to: str | None = None
    subject: str | None = None
    text: str
    path: str | None = None


class Failure(_Data):
    """Why a step failed: what was expected, what there was, what to do next."""

    verdict: Verdict
    message: str
    expected: str | None = None
    found: str | None = None
    portal_says: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    next: str | None = None


class Waited(_Data):
    """When one may go on, as ISO 8601: too soon before ``earliest``, surely by ``latest``."""

    timezone: str
    latest: str
    earliest: str | None = None
    deadline: str | None = None


class StepResult(_Data):
    """One step, played. ``started`` is UTC (ISO 8601), ``seconds`` elapsed time.

    ``clock`` is what the clocks of the portal's place said in the end (ISO 8601).
    """

    number: int
    of: int
    id: str
    sentence: str
    source: tuple[str, ...] = ()
    effect: str | None = None
    status: Status
    started: str
    seconds: float
    clock: str | None = None
    page: str | None = None
    url: str | None = None
    locators: tuple[UsedLocator, ...] = ()
    picture: str | None = None
    read: dict[str, str] = {}
    terms: dict[str, str] = {}
    """What each thing that was read is called by people."""
    files: tuple[KeptFile, ...] = ()
    advice: tuple[Advice, ...] = ()
    wait: Waited | None = None
    settled: Literal["done", "pending", "not-shown", "unknown"] | None = None
    """What the portal showed of an effect, if it had to be asked."""
    failure: Failure | None = None

    @property
    def reading(self) -> dict[str, str]:
        """What was read, under the names that people give it."""
        return {self.terms.get(name, name): text for name, text in self.read.items()}


class DueDate(_Data):
    """A deadline that follows from a run; moments as ISO 8601 on the clocks of ``timezone``.

    ``start`` is when it began to count, null if that is not known; then it has no dates.
    """

    id: str
    starts: str
    then: str
    kind: str
    timezone: str
    least: int | None = None
    most: int | None = None
    unit: str | None = None
    start: str | None = None
    earliest: str | None = None
    latest: str | None = None
    source: tuple[str, ...] = ()


class RunStarted(_Data):
    """A run begins: what is played and with which answers (``answered``: in words)."""

    event: Literal["run-started"] = "run-started"
    schema_version: int = SCHEMA
    run: str
    flow: str
    title: str
    language: str
    steps: int
    answers: dict[str, str | int | float | bool]
    answered: dict[str, str] = {}
    portal: str
    folder: str


class StepStarted(_Data):
    """A step begins."""

    event: Literal["step-started"] = "step-started"
    number: int
    of: int
    id: str
    sentence: str
    effect: str | None = None
    wait: Waited | None = None


class StepEnded(_Data):
    """A step ended, one way or another."""

    event: Literal["step-ended"] = "step-ended"
    step: StepResult


class RunResult(_Data):
    """How a run ended; the last line of ``--json``."""

    event: Literal["run-ended"] = "run-ended"
    schema_version: int = SCHEMA
    run: str
    flow: str
    portal: str
    title: str
    verdict: Verdict
    message: str
    next: str | None = None
    at: str | None = None
    started: str
    seconds: float
    language: str
    answers: dict[str, str | int | float | bool]
    answered: dict[str, str] = {}
    steps: tuple[StepResult, ...]
    rule: str | None = None
    against: tuple[str, ...] = ()
    """The rules that said no, where the person insisted."""
    dates: tuple[DueDate, ...] = ()
    contact: tuple[str, ...] = ()
    """Whom to ask about it."""
    patch: tuple[str, ...] = ()
    folder: str

    @property
    def files(self) -> list[KeptFile]:
        """Every file the run got, in order."""
        return [file for step in self.steps for file in step.files]

    def path_of(self, relative: str) -> Path:
        """Where a picture or file of this run is."""
        return Path(self.folder) / relative


class RunRefused(_Data):
    """Instead of a run, as the only line: it could not even begin."""

    event: Literal["error"] = "error"
    schema_version: int = SCHEMA
    verdict: Verdict
    message: str
    next: str | None = None


Event = RunStarted | StepStarted | StepEnded | RunResult


def events_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of one line of ``tramite run --json``."""
    adapter: TypeAdapter[Any] = TypeAdapter(
        Annotated[Event | RunRefused, Field(discriminator="event")]
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **adapter.json_schema(mode="serialization"),
    }
