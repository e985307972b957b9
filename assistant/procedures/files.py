"""A file that a portal will ask for, judged by what is in it and by its size."""

from collections.abc import Callable
from pathlib import Path

from assistant.language import _

PDF = b"%PDF-"
_BEGINNINGS: dict[bytes, Callable[[], str]] = {
    b"\xff\xd8\xff": lambda: _("a JPEG picture"),
    b"\x89PNG": lambda: _("a PNG picture"),
    b"GIF8": lambda: _("a GIF picture"),
    b"PK\x03\x04": lambda: _("an Office document or a zip"),
    b"\xd0\xcf\x11\xe0": lambda: _("an old Office document"),
    b"{\\rtf": lambda: _("a text document"),
}


def problem_of(path: Path, *, pdf: bool, largest: int | None) -> str | None:
    """Why a portal would refuse the file: not a PDF, or larger than so many bytes."""
    try:
        with path.open("rb") as file:
            begins = file.read(8)
        size = path.stat().st_size
    except OSError as error:
        return _("{file} cannot be read: {why}", file=path.name, why=error.strerror or error)
    if not size:
        return _("{file} is empty", file=path.name)
    if pdf and not begins.startswith(PDF):
        return _("{file} is {found}, whatever it is called; a PDF is asked for: save or print it "
                 "as one", file=path.name, found=_found(begins))  # fmt: skip
    if largest is not None and size > largest:
        return _("{file} has {size} bytes, at most {largest} are accepted: scan it smaller or in "
                 "grey", file=path.name, size=size, largest=largest)  # fmt: skip
    return None


def _found(begins: bytes) -> str:
    known = (name() for start, name in _BEGINNINGS.items() if begins.startswith(start))
    return next(known, _("no PDF"))
