"""The audit finds a secret wherever and however it was written, and never shows it."""

import json
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from fpdf import FPDF
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import UsageError, Verdict
from assistant.procedures.secret import Secret
from assistant.runner.audit import Audit, Hit, audit
from tests.runner.test_spellings import ENCODINGS, around, secrets

CANARY = 'ca&ñ %+"<\\漢 n4ry'


def zipped(**files: bytes) -> bytes:
    """A zip with these files."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def pdf(text: str) -> bytes:
    """A PDF with compressed text in it."""
    made = FPDF()
    made.add_page()
    made.set_font("helvetica")
    made.cell(text=text)
    return bytes(made.output())


def found(folder: Path, secret: str = CANARY) -> Audit:
    """What the audit finds, none of which shows the secret."""
    report = audit(folder, [Secret(secret)])
    assert secret not in json.dumps(report.as_json(), ensure_ascii=False)
    return report


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(secret=secrets, encoding=st.sampled_from(sorted(ENCODINGS)), before=around, after=around)
def test_every_encoding_at_any_place(
    secret: str, encoding: str, before: str, after: str, tmp_path: Path
) -> None:
    spelled = before + ENCODINGS[encoding](secret) + after
    (tmp_path / "some.file").write_bytes(spelled.encode())

    assert audit(tmp_path, [Secret(secret)]).hits


def test_a_clean_folder_has_no_hits(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("canary", encoding="utf-8")
    (tmp_path / "b.zip").write_bytes(zipped(c=b"canary"))

    assert found(tmp_path).as_json() == {"files": 2, "hits": []}
    assert found(tmp_path).verdict is Verdict.OK


def test_a_hit_says_where_and_how(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.json").write_bytes(b"\xff\xfe" + json.dumps([CANARY]).encode())

    assert found(tmp_path).hits == [Hit("sub/a.json", "byte 4", "json")]
    assert found(tmp_path).verdict is Verdict.ERROR


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "latin-1"])
def test_other_bytes_than_utf_8(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"\x00" + "pässword ñ".encode(encoding))

    assert found(tmp_path, "pässword ñ").hits


def test_zips_in_zips(tmp_path: Path) -> None:
    inner = zipped(deep=CANARY.encode())
    (tmp_path / "trace.zip").write_bytes(zipped(inner=inner))

    assert found(tmp_path).hits == [Hit("trace.zip!inner!deep", "byte 0", "plain")]


def test_the_compressed_streams_of_a_pdf(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf("my (hunter2) is"))
    (tmp_path / "b.zip").write_bytes(zipped(x=pdf("hunter2")))

    files = [hit.file for hit in found(tmp_path, "my (hunter2)").hits]
    assert files == ["a.pdf"]
    assert [hit.file for hit in found(tmp_path, "hunter2").hits] == ["a.pdf", "b.zip!x"]


def test_names_of_files_and_folders(tmp_path: Path) -> None:
    (tmp_path / "hunter2").mkdir()
    (tmp_path / "hunter2" / "a.zip").write_bytes(zipped(hunter2=b""))

    hits = found(tmp_path, "hunter2").hits
    assert {hit.file for hit in hits if hit.place == "name"} == {
        "•••", "•••/a.zip", "•••/a.zip!•••"
    }  # fmt: skip


ZIP = zipped(a=b"canary " * 50)


@pytest.mark.parametrize(
    "content",
    [ZIP[:-30], ZIP[:32] + b"\xff\xff" + ZIP[34:], b"%PDF-1.7 /Encrypt"],
    ids=["torn zip", "damaged zip", "encrypted pdf"],
)
def test_what_cannot_be_searched_is_not_called_clean(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(content)

    report = found(tmp_path)
    assert len(report.unread) == 1
    assert report.verdict is Verdict.ERROR


def test_a_stream_that_is_cut_off_is_searched_as_far_as_it_goes(tmp_path: Path) -> None:
    stream = zlib.compress(b"hunter2" + bytes(range(256)) * 40, 0)[:200]
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7\nstream\r\n" + stream)

    assert any("stream 1" in hit.place for hit in found(tmp_path, "hunter2").hits)


def test_a_single_file_is_searched_too(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("hunter2", encoding="utf-8")

    assert [hit.file for hit in found(tmp_path / "a", "hunter2").hits] == ["a"]


@pytest.mark.parametrize("secrets", [[], [Secret("")], [Secret("  ")]])
def test_without_a_secret_there_is_nothing_to_search_for(
    secrets: list[Secret], tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match="no secret"):
        audit(tmp_path, secrets)


def test_a_run_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="there is no run"):
        audit(tmp_path / "x", [Secret("hunter2")])
