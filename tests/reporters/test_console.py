"""What a run looks like in a terminal, and in a pipe."""

import io

import pytest
from rich.console import Console

from assistant.errors import Verdict
from assistant.reporters.console import LiveConsole, PlainConsole, console_reporter
from assistant.runner.results import (
    Advice,
    Failure,
    KeptFile,
    RunResult,
    RunStarted,
    StepEnded,
    StepResult,
    StepStarted,
    UsedLocator,
)

STEP = StepResult(
    number=2, of=3, id="pay", sentence="Press «Pay».", status="done", started="now", seconds=1.25
)  # fmt: skip


def console(*, terminal: bool = False) -> Console:
    """A console of 80 columns that writes into a string."""
    return Console(file=io.StringIO(), width=80, force_terminal=terminal, color_system=None,
                   highlight=False)  # fmt: skip


def text(of: Console) -> str:
    """What was printed."""
    assert isinstance(of.file, io.StringIO)
    return of.file.getvalue()


def ended(**more: object) -> RunResult:
    """The end of a run."""
    fields = {
        "run": "r", "flow": "polimi/login", "portal": "polimi", "title": "Sign in",
        "verdict": Verdict.OK, "message": "You are in.", "started": "now", "seconds": 3.0,
        "language": "en", "answers": {}, "steps": (STEP,), "folder": "/nowhere",
    }  # fmt: skip
    return RunResult.model_validate({**fields, **more})


def plain(*steps: StepResult) -> str:
    """What a pipe gets for these steps."""
    out = console()
    reporter = PlainConsole(out)
    for step in steps:
        reporter.hear(StepEnded(step=step))
    return text(out)


def test_a_pipe_gets_one_line_a_step() -> None:
    assert plain(STEP) == "[ 2/3] done 1.2 s  Press «Pay».\n"


def test_markup_in_a_sentence_is_shown_as_it_is() -> None:
    assert "[bold]" in plain(STEP.model_copy(update={"sentence": "Press [bold]."}))


def test_what_a_step_brought_stands_below_it() -> None:
    file = KeptFile(name="a.pdf", path="files/a.pdf", kind="pdf", bytes=7, sha256="0")
    used = UsedLocator(element="till.pay", used="alternative", locator="id", expected="button")
    advice = Advice(form="e-mail", to="desk@example.org", text="Hello.")

    lines = plain(
        STEP.model_copy(
            update={"read": {"total": "€ 16.00"}, "terms": {"total": "In all"}, "files": (file,),
                    "locators": (used,), "advice": (advice,)}
        )
    ).splitlines()[1:]  # fmt: skip

    assert [line.strip() for line in lines] == [
        "In all: € 16.00",
        "kept a.pdf (7 bytes)",
        "till.pay: found by another locator; the page has changed",
        "desk@example.org",
        "Hello.",
    ]


def test_the_end_names_what_is_left_to_the_person() -> None:
    advised = STEP.model_copy(update={"number": 3, "status": "advised"})
    out = console()

    PlainConsole(out).hear(ended(steps=(STEP, advised)))

    assert text(out).splitlines() == ["ok: You are in.", "Yours to do, step 3: Press «Pay»."]


def test_the_end_explains_a_failure() -> None:
    failure = Failure(
        verdict=Verdict.DRIFT, message="gone", expected="button «Pay»", found="nothing like it",
        candidates=("button «Cancel»",),
    )  # fmt: skip
    failed = STEP.model_copy(update={"status": "failed", "failure": failure})
    out = console()

    PlainConsole(out).hear(
        ended(verdict=Verdict.DRIFT, message="gone", next="Look.", steps=(failed,))
    )

    assert text(out).splitlines() == [
        "drift: gone",
        "Expected: button «Pay»",
        "Found: nothing like it",
        "Nearest: button «Cancel»",
        "Look.",
    ]


def test_a_terminal_sees_title_answers_steps_and_verdict() -> None:
    out = console(terminal=True)
    reporter = LiveConsole(out, spinner=False)
    started = RunStarted(
        run="r", flow="polimi/login", title="Sign in", language="en", steps=3, answers={},
        answered={"How?": "SPID login"}, portal="polimi", folder="/nowhere",
    )  # fmt: skip

    for event in (
        started,
        StepStarted(number=2, of=3, id="pay", sentence="Press «Pay»."),
        StepEnded(step=STEP),
        ended(),
    ):
        reporter.hear(event)

    for words in ("Sign in", "How? SPID login", " 2/3 Press «Pay».", "✓", "ok", "You are in."):
        assert words in text(out)


def test_a_skipped_step_is_not_shown_to_a_person() -> None:
    out = console(terminal=True)

    LiveConsole(out, spinner=False).hear(
        StepEnded(step=STEP.model_copy(update={"status": "skipped"}))
    )

    assert text(out) == ""


@pytest.mark.parametrize(("terminal", "kind"), [(True, LiveConsole), (False, PlainConsole)])
def test_the_reporter_fits_where_the_output_goes(terminal: bool, kind: type) -> None:
    assert isinstance(console_reporter(console(terminal=terminal)), kind)
