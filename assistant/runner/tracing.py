"""Records a Playwright trace of a run, and keeps it only after the redactor has been through it."""

import logging
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

from assistant.language import _
from assistant.runner.redaction import Redactor
from assistant.runner.trace_redaction import redact_trace

TRACE = "trace.zip"
RecordingMode = Literal["off", "on", "retain-on-failure"]


class Recorder(Protocol):
    """What records: the ``tracing`` of a Playwright context."""

    def start(self, *, snapshots: bool) -> Any:
        """Begin."""

    def stop(self, *, path: Path | None = None) -> Any:
        """End, and write the trace if a path is given."""


@dataclass(frozen=True)
class Wanted:
    """Whether what is recorded of a run is to be kept.

    ``drifted`` says in the end whether it went through only because a locator was replaced.
    """

    mode: RecordingMode = "off"
    drifted: Callable[[], bool] = lambda: False

    @contextmanager
    def until(self, end: Callable[[bool], None]) -> Iterator[None]:
        """Call ``end`` after the ``with`` block, with whether to keep what was recorded in it."""
        kept = self.mode == "on"
        try:
            yield
        except BaseException:
            kept = True
            raise
        finally:
            end(kept or self.drifted())


@dataclass(frozen=True)
class Tracing:
    """Whether to keep a trace, where, and who takes the secrets out of it."""

    wanted: Wanted
    keep: Path
    redactor: Redactor

    @contextmanager
    def around(
        self, recorder: Recorder, quietly: Callable[[Callable[[], None]], None]
    ) -> Iterator[None]:
        """Record what happens in the ``with`` block; ``quietly`` calls what may find it gone.

        Screenshots are left out: a one-time code can be read in them. DOM snapshots show the same.
        """
        if self.wanted.mode == "off":
            yield
            return
        recorder.start(snapshots=True)

        def end(kept: bool) -> None:
            quietly(lambda: self._keep(recorder) if kept else recorder.stop())

        with self.wanted.until(end):
            yield

    def _keep(self, recorder: Recorder) -> None:
        with tempfile.TemporaryDirectory(prefix="tramite-trace-") as folder:  # made with mode 0700
            raw, clean = Path(folder, "raw.zip"), Path(folder, "clean.zip")
            recorder.stop(path=raw)
            try:
                redact_trace(raw, clean, self.redactor)
                clean.chmod(0o600)
                shutil.move(clean, self._place())
            except Exception as error:  # whatever it is: better no trace than one with a secret
                why = f"{type(error).__name__}: {error}"
                logging.getLogger("tramite").warning(
                    _("the trace was thrown away, since it could not be redacted: {why}",
                      why=self.redactor.text(why))
                )  # fmt: skip

    def _place(self) -> Path:
        """Where to keep it; a run that goes on has the trace of its beginning there already."""
        number, free = 1, self.keep
        while free.exists():
            number += 1
            free = self.keep.with_stem(f"{self.keep.stem}-{number}")
        return free
