"""When a trace is kept, and that none is kept which could not be redacted."""

import logging
import stat
import zipfile
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.procedures.secret import Secret
from assistant.runner.redaction import Redactor
from assistant.runner.tracing import RecordingMode, Tracing, Wanted


@dataclass
class FakeRecorder:
    """Writes a trace of one line; ``seen`` is the folder it was written to."""

    line: str = '{"value": "hunter2"}'
    running: bool = False
    seen: Path | None = None

    def start(self, *, snapshots: bool) -> None:
        """Begin."""
        self.running = snapshots

    def stop(self, *, path: Path | None = None) -> None:
        """End."""
        self.running = False
        if path:
            self.seen = path.parent
            assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
            with zipfile.ZipFile(path, "w") as archive:
                archive.writestr("trace.trace", self.line)


def at_once(call: Callable[[], None]) -> None:
    """Call it."""
    call()


def record(
    recorder: FakeRecorder, mode: RecordingMode, keep: Path, error: BaseException | None = None
) -> None:
    """A run that ends well, or with an error."""
    with Tracing(Wanted(mode), keep, Redactor(Secret("hunter2"))).around(recorder, at_once):
        assert recorder.running is (mode != "off")
        if error:
            raise error


@pytest.mark.parametrize(
    ("mode", "error", "kept"),
    [
        ("off", None, False), ("on", None, True), ("retain-on-failure", None, False),
        ("off", ValueError(), False), ("on", ValueError(), True),
        ("retain-on-failure", ValueError(), True), ("retain-on-failure", KeyboardInterrupt(), True),
    ],
)  # fmt: skip
def test_which_traces_are_kept(
    mode: RecordingMode, error: BaseException | None, kept: bool, tmp_path: Path
) -> None:
    recorder = FakeRecorder()
    with pytest.raises(type(error)) if error else nullcontext():
        record(recorder, mode, tmp_path / "trace.zip", error)

    assert [path.name for path in tmp_path.iterdir()] == (["trace.zip"] if kept else [])
    assert not recorder.running


def test_a_kept_trace_is_redacted_and_private(tmp_path: Path) -> None:
    recorder = FakeRecorder()
    record(recorder, "on", tmp_path / "trace.zip")

    assert (
        zipfile.ZipFile(tmp_path / "trace.zip").read("trace.trace") == '{"value":"•••"}\n'.encode()
    )
    assert stat.S_IMODE((tmp_path / "trace.zip").stat().st_mode) == 0o600
    assert recorder.seen
    assert not recorder.seen.exists()


def test_the_trace_of_a_run_that_goes_on_is_kept_beside_the_first(tmp_path: Path) -> None:
    for _run in range(3):
        record(FakeRecorder(), "on", tmp_path / "trace.zip")

    kept = sorted(path.name for path in tmp_path.iterdir())
    assert kept == ["trace-2.zip", "trace-3.zip", "trace.zip"]


def test_a_trace_that_cannot_be_redacted_is_thrown_away(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    recorder = FakeRecorder(line="hunter2 is no JSON")
    with caplog.at_level(logging.WARNING):
        record(recorder, "on", tmp_path / "trace.zip")

    assert list(tmp_path.iterdir()) == []
    assert "the trace was thrown away" in caplog.text
    assert "hunter2" not in caplog.text
    assert recorder.seen
    assert not recorder.seen.exists()
