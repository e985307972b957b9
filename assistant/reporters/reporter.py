"""Something that listens to a run and writes."""

from collections.abc import Sequence

from assistant.runner.results import Event, RunResult, RunStarted, StepEnded, StepStarted


class Reporter:
    """Hears everything, does nothing; a reporter overrides what it cares about."""

    def run_started(self, event: RunStarted) -> None:
        """A run begins."""

    def step_started(self, event: StepStarted) -> None:
        """A step begins."""

    def step_ended(self, event: StepEnded) -> None:
        """A step ended: done, skipped, failed or stopped."""

    def run_ended(self, event: RunResult) -> None:
        """The run is over."""

    def hear(self, event: Event) -> None:
        """Call the method that is meant for an event."""
        match event:
            case RunStarted():
                self.run_started(event)
            case StepStarted():
                self.step_started(event)
            case StepEnded():
                self.step_ended(event)
            case RunResult():
                self.run_ended(event)


class Chorus(Reporter):
    """Several reporters that hear the same."""

    def __init__(self, reporters: Sequence[Reporter]) -> None:
        self.reporters = reporters

    def hear(self, event: Event) -> None:
        """Tell every one of them."""
        for reporter in self.reporters:
            reporter.hear(event)
