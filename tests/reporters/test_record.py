"""What is told of a run, and what a bug leaves behind, holds no secrets."""

from pathlib import Path

import pytest

from assistant.errors import AuthRefused, Verdict
from assistant.procedures.library import Library
from assistant.procedures.plan import make_plan
from assistant.procedures.secret import Secret
from assistant.reporters.record import Record
from assistant.reporters.reporter import Reporter
from assistant.runner.redaction import Redactor
from assistant.runner.results import Event, StepEnded, StepResult

CANARY = 'ca&ñ %+"<\\漢 n4ry'


class Listener(Reporter):
    """Remembers what it heard."""

    def __init__(self) -> None:
        self.heard = ""

    def hear(self, event: Event) -> None:
        """Remember it as it would be written."""
        self.heard += event.model_dump_json() + repr(event)


@pytest.fixture
def listener() -> Listener:
    """Somebody who listens."""
    return Listener()


@pytest.fixture
def record(tmp_path: Path, listener: Listener) -> Record:
    """The record of a run that knows its password."""
    library = Library()
    plan = make_plan(library, library.flow("polimi/login"), {})
    return Record(plan, tmp_path, [listener], Redactor(Secret(CANARY)))


def test_no_reporter_hears_a_secret(record: Record, listener: Listener) -> None:
    step = StepResult(number=1, of=1, id="a", sentence="A.", status="done", started="2026-01-01",
                      seconds=1, read={"note": f"<{CANARY}>"})  # fmt: skip

    record.tell(StepEnded(step=step))
    result = record.end(AuthRefused(f"not «{CANARY}»", f"Do not type {CANARY}."))

    assert (result.message, result.next) == ("not «•••»", "Do not type •••.")
    assert result.steps[0].read == {"note": "<•••>"}
    assert not record.redactor.finds(listener.heard)


def test_nor_does_the_traceback_of_a_bug_show_one(record: Record, listener: Listener) -> None:
    try:
        raise KeyError(CANARY)
    except KeyError as error:
        result = record.end(error)

    assert result.verdict is Verdict.ERROR
    kept = (record.folder / "traceback.txt").read_text(encoding="utf-8")
    assert "KeyError" in kept
    assert not record.redactor.finds(kept + listener.heard)
