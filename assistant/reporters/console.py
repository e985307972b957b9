"""Tells a run in the terminal: live with Rich, plain lines when nobody is watching."""

import os
import sys
from contextlib import ExitStack

from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from assistant.errors import Verdict
from assistant.language import _, grouped, labelled
from assistant.reporters.reporter import Reporter
from assistant.runner.dating import date_in_words
from assistant.runner.interruption import read_line
from assistant.runner.results import (
    Failure,
    RunResult,
    RunStarted,
    StepEnded,
    StepResult,
    StepStarted,
)
from assistant.runner.waiting import waits

_MARKS = {"done": "[green]✓[/]", "advised": "[cyan]→[/]", "skipped": "[dim]·[/]",
          "failed": "[red]✗[/]", "stopped": "[yellow]■[/]"}  # fmt: skip
_COLOURS = {Verdict.OK: "green", Verdict.STOPPED: "yellow", Verdict.DRIFT: "yellow"}


class Screen(Console):
    """A console that goes quiet, instead of ending the program, when nobody reads any more."""

    live: ExitStack | None = None

    def asked(self, question: str) -> str:
        """Ask the person; what moves on the screen stands still meanwhile."""
        if self.live:
            self.live.close()
        return read_line(f"{question}: ")

    def on_broken_pipe(self) -> None:
        """Go on without being heard: a run is not stopped by ``| head``."""
        self.quiet = True
        nobody_reads()


class LiveConsole(Reporter):
    """For a person at a terminal. ``paused`` is true while hands ask something."""

    def __init__(self, console: Console, *, spinner: bool = True) -> None:
        self.console = console
        self.spinner = spinner
        self._live = ExitStack()

    def run_started(self, event: RunStarted) -> None:
        """The title, and what was answered."""
        self.console.print(f"[bold]{escape(event.title)}[/]  [dim]{event.flow}[/]")
        for label, answer in event.answered.items():
            asked = escape(labelled(label, ""))
            self.console.print(f"  [dim]{asked}[/]{escape(answer)}")
        self.console.print()

    def step_started(self, event: StepStarted) -> None:
        """The step that is being played, with a clock."""
        words = f"[bold]{event.number:>2}/{event.of}[/] {escape(event.sentence)}"
        if not self.spinner:
            self.console.print(words)
            if event.wait:  # told before the person says go or stop
                self.console.print(f"        [cyan]{escape(waits(event.wait))}[/]")
            return
        progress = Progress(
            SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(),
            console=self.console, transient=True,
        )  # fmt: skip
        progress.add_task(words)
        self._live = ExitStack()
        self._live.enter_context(progress)
        if isinstance(self.console, Screen):
            self.console.live = self._live

    def step_ended(self, event: StepEnded) -> None:
        """The step with its mark and time, and what it brought."""
        self._live.close()
        step = event.step
        if step.status == "skipped":
            return
        seconds = f"[dim]{grouped(f'{step.seconds:.1f}')} s[/]"
        count = f"[bold]{step.number:>2}/{step.of}[/]"
        sentence = escape(step.sentence) if self.spinner else ""
        self.console.print(f"{_MARKS[step.status]} {count} {sentence} {seconds}")
        for line in brought(step):
            self.console.print(f"        [cyan]{escape(line)}[/]")

    def run_ended(self, event: RunResult) -> None:
        """The verdict, why, what to do next, and where everything is."""
        self._live.close()
        self.console.print()
        colour = _COLOURS.get(event.verdict, "red")
        body = "\n".join(escape(line) for line in ending(event))
        self.console.print(Panel(body, title=f"[bold]{event.verdict}[/]", border_style=colour))
        for line in places(event):
            self.console.print(escape(line), soft_wrap=True)


class PlainConsole(Reporter):
    """For a log file or a pipe: one line a step, no colours."""

    def __init__(self, console: Console) -> None:
        self.console = console

    def _say(self, line: str) -> None:
        self.console.print(line, markup=False, highlight=False, soft_wrap=True)

    def run_started(self, event: RunStarted) -> None:
        """The title."""
        self._say(f"{event.title} ({event.flow})")

    def step_ended(self, event: StepEnded) -> None:
        """The step, its status and time."""
        step = event.step
        self._say(
            f"[{step.number:>2}/{step.of}] {step.status} {step.seconds:.1f} s  {step.sentence}"
        )
        for line in brought(step):
            self._say(f"        {line}")

    def run_ended(self, event: RunResult) -> None:
        """The verdict, why, what to do next, and where everything is."""
        self._say(f"{event.verdict}: " + "\n".join(ending(event)))
        for line in places(event):
            self._say(line)


def nobody_reads() -> None:
    """Send what is still to be printed nowhere, so that the end of the program stays quiet too."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def console_reporter(console: Console, *, asking: bool = False) -> Reporter:
    """The one that fits where the output goes; ``asking``: hands will ask at each step."""
    if console.is_terminal:
        return LiveConsole(console, spinner=not asking)
    return PlainConsole(console)


def brought(step: StepResult) -> list[str]:
    """What a step read, got or wrote."""
    lines = [labelled(label, value) for label, value in step.reading.items()]
    lines += [waits(step.wait)] if step.wait else []
    lines += [_("kept {name} ({bytes} bytes)", name=one.name, bytes=one.bytes)
              for one in step.files]  # fmt: skip
    lines += [
        _("{element}: found by another locator; the page has changed", element=one.element)
        for one in step.locators
        if one.used == "alternative"
    ]
    for one in step.advice:
        lines += [line for line in (one.to, one.subject) if line] + one.text.splitlines()
    return lines


def ending(event: RunResult) -> list[str]:
    """Why the run ended as it did, and what to do next."""
    failure = event.steps[-1].failure if event.steps else None
    lines = [event.message] + (_explained(failure) if failure else [])
    lines += [
        _("Yours to do, step {number}: {sentence}", number=step.number, sentence=step.sentence)
        for step in event.steps
        if step.status == "advised"
    ]
    lines += [
        _("The rule {rule} says no; you went on all the same", rule=rule) for rule in event.against
    ]
    lines += [date_in_words(date) for date in event.dates if date.earliest or date.latest]
    if event.next:
        lines.append(event.next)
    return lines + list(event.patch)


def _explained(failure: Failure) -> list[str]:
    lines = []
    if failure.expected:
        lines.append(_("Expected: {expected}", expected=failure.expected))
    if failure.found:
        lines.append(_("Found: {found}", found=failure.found))
    if failure.candidates:
        lines.append(_("Nearest: {candidates}", candidates="; ".join(failure.candidates)))
    return lines


def places(event: RunResult) -> list[str]:
    """Where the files and the report are."""
    kept = [file.path for file in event.files]
    kept += [one.path for step in event.steps for one in step.advice if one.path]
    lines = [_("File: {path}", path=event.path_of(path)) for path in kept]
    report = event.path_of("report.html")
    return [*lines, _("Report: {path}", path=report)] if report.exists() else lines
