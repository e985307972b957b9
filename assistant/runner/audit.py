"""Searches what a run has written for secrets, in every spelling, inside zips and PDFs too."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from assistant.errors import UsageError, Verdict
from assistant.language import _
from assistant.procedures.secret import Secret
from assistant.runner.redaction import Redactor

_STREAM = re.compile(rb"stream\r?\n")
_LARGEST = 256 * 1024 * 1024
"""Bytes of a file in a zip, beyond which it is not opened: such a zip is a bomb."""

_DEEPEST = 5


@dataclass(frozen=True)
class Hit:
    """A secret that was found: in which file, where in it, and how it is spelled."""

    file: str
    place: str
    encoding: str


@dataclass
class Audit:
    """What an audit found; ``unread`` are files into which it could not look."""

    files: int = 0
    hits: list[Hit] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    @property
    def verdict(self) -> Verdict:
        """Whether it is known that nothing is there."""
        return Verdict.ERROR if self.hits or self.unread else Verdict.OK

    def as_json(self) -> dict[str, Any]:
        """What ``--json`` prints."""
        found = {"files": self.files, "hits": list(map(asdict, self.hits))}
        return found | ({"unread": self.unread} if self.unread else {})


def audit(folder: Path, secrets: Sequence[Secret]) -> Audit:
    """Search every file under ``folder`` (or the file it is); raises ``UsageError``."""
    if not folder.exists():
        raise UsageError(_("there is no run {run}", run=folder))
    if not any(secret.reveal().strip() for secret in secrets):
        raise UsageError(
            _("there is no secret to search for"),
            _("Name where one is: --secret-from-keyring PORTAL or --secret-from-env VARIABLE"),
        )
    search = _Search(Redactor(*secrets))
    paths = sorted(folder.rglob("*")) if folder.is_dir() else [folder]
    for path in paths:
        name = str(path.relative_to(folder)) if path != folder else path.name
        if path.is_file():
            search.file(name, path)
        else:  # a folder has a name, too
            search.name(name)
    return search.audit


class _Search:
    """One search; ``name`` of a file in a zip: ``trace.zip!trace.network``."""

    def __init__(self, redactor: Redactor) -> None:
        self.redactor = redactor
        self.audit = Audit()

    def file(self, name: str, path: Path) -> None:
        """Search a file on the disk."""
        self.audit.files += 1
        self.name(name)
        try:
            self.content(name, path.read_bytes())
        except OSError:
            self.unread(name)

    def name(self, name: str) -> None:
        """Search what a file is called."""
        if self.redactor.finds(name):
            self.audit.hits.append(Hit(self.redactor.text(name), "name", "plain"))

    def unread(self, name: str) -> None:
        """Say that nobody has looked into it."""
        self.audit.unread.append(self.redactor.text(name))

    def content(self, name: str, data: bytes, depth: int = 0) -> None:
        """Search the content of a file, as it is and unpacked."""
        self._bytes(name, data, "byte")
        if data.startswith(b"PK\x03\x04") or zipfile.is_zipfile(BytesIO(data)):
            try:
                self._zip(name, data, depth)
            except zipfile.BadZipFile:
                self.unread(name)
        elif b"%PDF-" in data[:1024]:
            self._pdf(name, data)

    def _bytes(self, name: str, data: bytes, place: str) -> None:
        for leak in self.redactor.leaks(data):
            hit = Hit(self.redactor.text(name), f"{place} {leak.at}", leak.encoding)
            if hit not in self.audit.hits:
                self.audit.hits.append(hit)

    def _zip(self, name: str, data: bytes, depth: int) -> None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self._bytes(name, archive.comment, "comment, byte")
            for one in archive.infolist():
                inside = f"{name}!{one.filename}"
                self.name(inside)
                if depth >= _DEEPEST or one.file_size > _LARGEST:
                    self.unread(inside)
                    continue
                try:
                    self.content(inside, archive.read(one), depth + 1)
                except (RuntimeError, NotImplementedError, OSError, ValueError,
                        zipfile.BadZipFile, zlib.error):  # fmt: skip
                    self.unread(inside)  # encrypted or damaged

    def _pdf(self, name: str, data: bytes) -> None:
        if b"/Encrypt" in data:
            self.unread(name)
        for number, stream in enumerate(_inflated(data), 1):
            self._bytes(name, stream, f"stream {number}, byte")


def _inflated(pdf: bytes) -> Iterator[bytes]:
    """The streams of a PDF that are compressed, unpacked as far as they can be."""
    for found in _STREAM.finditer(pdf):
        try:
            yield zlib.decompressobj().decompress(pdf[found.end() :], _LARGEST)
        except zlib.error:
            pass  # not compressed: it has been searched as it is
