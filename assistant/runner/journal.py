"""The journal of a run: what was done, written as it goes, so that a run survives its program.

Append-only JSON lines, each with a checksum. A line that the end of the program tore is left out; a
damaged line before the end, or another version, is refused: nothing is repeated on a guess.
"""

import json
import os
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.errors import UsageError
from assistant.language import _
from assistant.runner.results import StepResult

VERSION = 2
JOURNAL = "journal.jsonl"


class Damaged(UsageError):
    """A journal that cannot be trusted."""

    def __init__(self, path: Path, line: int, why: str) -> None:
        super().__init__(
            _("{path}:{line}: the journal cannot be used: {why}", path=path, line=line, why=why),
            _("Look at the portal to see what was done, then start a new run."),
        )


class Journal:
    """Writes one run's journal; every effect is on the disk before and after it takes place."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / JOURNAL
        _cut_torn_line(self.path)
        descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._file = os.fdopen(descriptor, "ab")

    def close(self) -> None:
        """Write nothing more."""
        self._file.close()

    def begun(self, request: dict[str, Any]) -> None:
        """What is needed to begin again: flow, answers, world."""
        self._write("begun", version=VERSION, request=request)

    def world(self, identity: str, server: str | None) -> None:
        """The world the run is in, and where it is served if not by the run itself."""
        self._write("world", world=identity, server=server)

    def step(self, result: StepResult) -> None:
        """A step that is behind us."""
        self._write("step", step=result.model_dump(mode="json"))

    def effect_begins(self, step: str) -> None:
        """From here on it may have taken place."""
        self._write("effect-begins", sync=True, step=step)

    def effect_ended(self, step: str) -> None:
        """It took place, and that was seen."""
        self._write("effect-ended", sync=True, step=step)

    def ended(self, verdict: str) -> None:
        """The run came to an end that was told."""
        self._write("ended", sync=True, verdict=verdict)

    def resumed(self) -> None:
        """The run goes on in another process."""
        self._write("resumed")

    def _write(self, kind: str, *, sync: bool = False, **entry: Any) -> None:
        self._file.write(_line({"kind": kind, **entry}))
        self._file.flush()
        if sync:
            os.fsync(self._file.fileno())


def _cut_torn_line(path: Path) -> None:
    """Take away what a torn write left at the end, or the next line would be a part of it."""
    if path.exists() and not (kept := path.read_bytes()).endswith(b"\n"):
        os.truncate(path, kept.rfind(b"\n") + 1)


def _line(entry: dict[str, Any]) -> bytes:
    body = json.dumps(entry, ensure_ascii=False, sort_keys=True).encode()
    return b"%08x %s\n" % (zlib.crc32(body), body)


@dataclass
class Past:
    """What a journal tells: how the run began, what is behind it, and what is open."""

    request: dict[str, Any]
    world: str | None = None
    server: str | None = None
    steps: dict[str, StepResult] = field(default_factory=dict)
    open_effect: str | None = None
    verdict: str | None = None


def read_journal(folder: Path) -> Past:
    """Read a run's journal; raises ``Damaged``."""
    path = folder / JOURNAL
    try:
        lines = path.read_bytes().split(b"\n")
    except OSError as error:
        raise Damaged(path, 1, error.strerror or str(error)) from None
    entries = [
        _entry(path, number, line, torn=number == len(lines))
        for number, line in enumerate(lines, 1)
        if line
    ]
    return _past(path, [entry for entry in entries if entry])


def _entry(path: Path, number: int, line: bytes, *, torn: bool) -> dict[str, Any] | None:
    """The entry of a line; None for what stands after the last whole line."""
    if torn:
        return None
    checksum, _space, body = line.partition(b" ")
    if checksum == b"%08x" % zlib.crc32(body):
        entry: dict[str, Any] = json.loads(body)
        return entry
    raise Damaged(path, number, _("this line is damaged"))


def _past(path: Path, entries: Iterable[dict[str, Any]]) -> Past:
    past: Past | None = None
    for entry in entries:
        if entry["kind"] == "begun":
            if entry["version"] != VERSION:
                why = _("it is of version {version}, this program writes {own}",
                        version=entry["version"], own=VERSION)  # fmt: skip
                raise Damaged(path, 1, why)
            past = Past(entry["request"])
        elif past is not None:
            _add(past, entry)
    if past is None:
        raise Damaged(path, 1, _("it does not say how the run began"))
    return past


def _add(past: Past, entry: dict[str, Any]) -> None:
    match entry["kind"]:
        case "world":
            past.world, past.server = entry["world"], entry["server"]
        case "step":
            step = StepResult.model_validate(entry["step"])
            past.steps[step.id] = step
            if past.open_effect == step.id:
                past.open_effect = None
        case "effect-begins":
            past.open_effect = entry["step"]
        case "ended":
            past.verdict = entry["verdict"]
        case "resumed":
            past.verdict = None
