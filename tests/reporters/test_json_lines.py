"""One event a line, at once, and the last line is the result."""

import io
import json

from assistant.reporters.json_lines import JsonLines
from assistant.runner.results import RunResult, StepEnded, StepStarted
from tests.reporters.conftest import Sample, step


class Pipe(io.StringIO):
    """A stream that knows what the other end has got so far."""

    arrived = ""

    def flush(self) -> None:
        self.arrived = self.getvalue()


def test_an_event_is_one_line_that_has_left_at_once() -> None:
    pipe = Pipe()

    JsonLines(pipe).hear(
        StepStarted(number=1, of=2, id="pay", sentence="Press\n«Pay».", effect="pay")
    )

    assert pipe.arrived.count("\n") == 1
    assert json.loads(pipe.arrived) == {
        "event": "step-started",
        "number": 1,
        "of": 2,
        "id": "pay",
        "sentence": "Press\n«Pay».",
        "effect": "pay",
    }


def test_what_there_is_not_is_left_out() -> None:
    pipe = Pipe()

    JsonLines(pipe).hear(StepEnded(step=step(1, picture=None)))

    told = json.loads(pipe.arrived)["step"]
    assert told["status"] == "done"
    assert {"picture", "failure", "effect"}.isdisjoint(told)


def test_the_last_line_is_the_whole_result(sample: Sample) -> None:
    pipe, result = Pipe(), sample("portal")
    reporter = JsonLines(pipe)

    for one in result.steps:
        reporter.hear(StepEnded(step=one))
    reporter.hear(result)

    lines = pipe.arrived.splitlines()
    assert len(lines) == len(result.steps) + 1
    assert json.loads(lines[-1])["verdict"] == "portal"
    assert RunResult.model_validate_json(lines[-1]) == result
