"""The files that a case attaches: what they hold, how large they are, and where they are put."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from assistant.case_files import answers_of, content
from assistant.errors import EnvironmentProblem, Verdict
from assistant.procedures.flow import Case, CaseFile


@pytest.mark.parametrize("size", [512, 2048, 524288, 524289])
def test_a_pdf_has_its_size_and_one_page(size: int) -> None:
    made = content(CaseFile(name="a.pdf", bytes=size))

    assert len(made) == size
    assert len(PdfReader(BytesIO(made)).pages) == 1


def test_a_photo_is_one_whatever_it_is_called() -> None:
    made = content(CaseFile(name="a.pdf", holds="JPEG"))

    assert (made[:3], len(made)) == (b"\xff\xd8\xff", 2048)


def test_a_case_answers_with_the_paths_of_its_files(tmp_path: Path) -> None:
    files = {
        "receipt": CaseFile(name="a.pdf"),
        "letter": CaseFile(name="a.pdf", holds="text", bytes=600),
    }
    case = Case(scenario="student", inputs={"career": "975765"}, files=files, ends=Verdict.OK)

    answers = answers_of(case, tmp_path)

    assert answers["career"] == "975765"
    receipt, letter = Path(str(answers["receipt"])), Path(str(answers["letter"]))
    assert (receipt.name, letter.name) == ("a.pdf", "a.pdf")
    assert receipt.read_bytes().startswith(b"%PDF-")
    assert len(letter.read_bytes()) == 600
    assert answers_of(case, tmp_path) == answers


def test_a_case_like_another_keeps_its_files() -> None:
    base = Case(
        scenario="student",
        files={"receipt": CaseFile(name="a.pdf"), "letter": CaseFile(name="b.pdf")},
        ends=Verdict.OK,
    )
    more = Case(files={"letter": CaseFile(name="c.pdf")}, ends=Verdict.DATA)

    names = {key: file.name for key, file in more.on_top_of(base).files.items()}

    assert names == {"receipt": "a.pdf", "letter": "c.pdf"}


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "case-files").write_text("in the way")
    case = Case(scenario="student", files={"receipt": CaseFile(name="a.pdf")}, ends=Verdict.OK)

    with pytest.raises(EnvironmentProblem, match="cannot write"):
        answers_of(case, tmp_path)
