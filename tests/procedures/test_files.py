"""A file is judged by what is in it and by its size, not by its name."""

from pathlib import Path

import pytest

from assistant.procedures.inputs import Refused
from tests.procedures.conftest import AskedFor

LIMIT = 512 * 1024


@pytest.fixture
def paper(asked: AskedFor, tmp_path: Path) -> Path:
    """Where the file is."""
    return tmp_path / "paper.pdf"


def attached(asked: AskedFor, paper: Path, content: bytes) -> object:
    """The answer that a question for a PDF of at most 512 KiB makes of such a file."""
    paper.write_bytes(content)
    return asked("file", content="pdf", largest=LIMIT).value_of(str(paper))


@pytest.mark.parametrize("size", [6, LIMIT])
def test_a_pdf_of_the_size_that_is_accepted(asked: AskedFor, paper: Path, size: int) -> None:
    assert attached(asked, paper, b"%PDF-".ljust(size, b"x")) == str(paper)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"%PDF-".ljust(LIMIT + 1, b"x"), "has 524289 bytes, at most 524288 are accepted"),
        (b"\xff\xd8\xff\xe0 JFIF", "paper.pdf is a JPEG picture, whatever it is called"),
        (b"\x89PNG\r\n", "is a PNG picture"),
        (b"PK\x03\x04", "is an Office document or a zip"),
        (b"hello", "is no PDF"),
        (b" %PDF-1.7", "is no PDF"),
        (b"", "is empty"),
    ],
)
def test_what_a_portal_would_refuse(asked: AskedFor, paper: Path, content: bytes, why: str) -> None:
    with pytest.raises(Refused, match=why):
        attached(asked, paper, content)


def test_without_a_wish_any_file_will_do(asked: AskedFor, paper: Path) -> None:
    paper.write_bytes(b"\xff\xd8\xff")

    assert asked("file").value_of(str(paper)) == str(paper)
