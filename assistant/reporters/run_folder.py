"""Keeps a run in its folder: every event as it comes, and the report at the end."""

from pathlib import Path

from assistant.reporters.html import HtmlReport
from assistant.reporters.json_lines import JsonLines
from assistant.reporters.reporter import Reporter
from assistant.runner.results import Event, RunResult, RunStarted

EVENTS, REPORT = "events.jsonl", "report.html"


class RunFolder(Reporter):
    """Writes where the first event says the run is kept."""

    def __init__(self) -> None:
        self._folder = Path()

    def hear(self, event: Event) -> None:
        """Append the event; after the last one, write the report."""
        if isinstance(event, RunStarted):
            self._folder = Path(event.folder)
        with (self._folder / EVENTS).open("a", encoding="utf-8") as out:
            JsonLines(out).hear(event)
        if isinstance(event, RunResult):
            HtmlReport(self._folder / REPORT).hear(event)
