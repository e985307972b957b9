"""One event a line, as JSON; the last line is the result with its verdict."""

from typing import TextIO

from assistant.reporters.console import nobody_reads
from assistant.reporters.reporter import Reporter
from assistant.runner.results import Event


class JsonLines(Reporter):
    """Writes to a stream, for programs (``tramite run --json``)."""

    def __init__(self, out: TextIO) -> None:
        self.out = out

    def hear(self, event: Event) -> None:
        """Write the event as one line, at once."""
        try:
            self.out.write(event.model_dump_json(exclude_none=True) + "\n")
            self.out.flush()
        except BrokenPipeError:
            nobody_reads()
