"""The files that a case attaches: made on the spot, so that no large ones have to be shipped."""

from pathlib import Path

from assistant.procedures.flow import Case, CaseFile
from assistant.procedures.inputs import Value
from assistant.runner.keeper import written

_PDF = (
    b"%PDF-1.4\n"
    b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\n"
    b"xref\n0 4\n0000000000 65535 f \n"
    b"0000000009 00000 n \n0000000052 00000 n \n0000000101 00000 n \n"
    b"trailer<</Size 4/Root 1 0 R>>\n%"
)
"""An empty page, and the beginning of a comment."""
_BEGINNINGS = {"PDF": _PDF, "JPEG": b"\xff\xd8\xff\xe0", "text": b""}
_END_OF_PDF = b"\nstartxref\n164\n%%EOF\n"


def answers_of(case: Case, folder: Path) -> dict[str, Value]:
    """The answers of a case; its files are put under ``folder`` and answered with their paths."""
    files: dict[str, Value] = {
        name: str(_made(file, folder / "case-files" / name)) for name, file in case.files.items()
    }
    return {**case.inputs, **files}


def _made(file: CaseFile, folder: Path) -> Path:
    path = folder / f"{file.holds}-{file.bytes}".lower() / file.name
    with written(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content(file))
    return path


def content(file: CaseFile) -> bytes:
    """So many bytes of that kind; a PDF is filled up with a comment."""
    begins, ends = _BEGINNINGS[file.holds], _END_OF_PDF if file.holds == "PDF" else b""
    return begins + b"x" * (file.bytes - len(begins) - len(ends)) + ends
