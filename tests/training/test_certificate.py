"""The certificate of practice: what is on it, on one page, always in the same bytes."""

import io
from pathlib import Path
from typing import Any

import pypdf
import pytest

from assistant import language
from assistant.language import LANGUAGES, Language
from assistant.staging import launch_for
from assistant.training.certificate import as_html, as_pdf
from assistant.training.score import PracticeResult
from assistant.warm import Warm

STEP = {
    "number": 1, "id": "one", "sentence": "Press «Pay».", "chapter": "Paying", "by": "learner",
    "tries": 1, "seconds": 2,
}  # fmt: skip
RESULT: dict[str, Any] = {
    "flow": "polimi/degree-certificate", "title": "Certificate of degree award", "case": "happy",
    "language": "en", "learner": "Łukasz Đặng", "assessed": False, "ended": "finished",
    "verdict": "ok", "message": "done", "at": "2026-11-26T15:35:23+00:00",
    "steps": [STEP, {**STEP, "number": 2, "id": "two", "by": "program"}], "score": 50,
    "seconds": 4,
}  # fmt: skip


def result(**otherwise: Any) -> PracticeResult:
    return PracticeResult.model_validate({**RESULT, **otherwise})


def pdf(one: PracticeResult, warm: Warm, folder: Path) -> bytes:
    language.use(one.language)
    with warm.open_browser(launch_for(None), lambda: None) as browser:
        return as_pdf(one, browser, folder)


def printed(one: PracticeResult, warm: Warm, folder: Path) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf(one, warm, folder)))


@pytest.mark.browser
@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("en", ("Certificate of practice", "26 November 2026", "It is no document of the")),
        ("es", ("Certificado de práctica", "26 de noviembre de 2026", "No es un documento de la")),
        ("it", ("Attestato di esercitazione", "26 novembre 2026", "Non è un documento")),
    ],
)
def test_it_names_who_practised_what_and_is_no_document(
    warm: Warm, tmp_path: Path, code: Language, words: tuple[str, ...]
) -> None:
    reader = printed(result(language=code), warm, tmp_path)

    text = " ".join(reader.pages[0].extract_text().split())
    for needed in ("Łukasz Đặng", "Certificate of degree award", "50 %", *words):
        assert needed in text
    root: Any = reader.trailer["/Root"]
    assert (root["/Lang"], bool(root["/MarkInfo"]["/Marked"])) == (code, True)
    sides = [float(side) for side in reader.pages[0].mediabox[2:]]
    assert sides == pytest.approx([842, 595], abs=1.5)  # A4, on its side


@pytest.mark.browser
@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_long_stays_on_one_page_as_a_whole(
    warm: Warm, tmp_path: Path, code: Language
) -> None:
    name = "Wolfeschlegelsteinhausenbergerdorff " * 3 + "Last"
    title = "Solicitar la corrección de la fecha de nacimiento en el registro " * 3 + "End"

    reader = printed(result(language=code, learner=name, title=title), warm, tmp_path)

    text = " ".join(reader.pages[0].extract_text().split())
    assert len(reader.pages) == 1
    for needed in ("Last", "End", "50 %", {"en": "nothing", "es": "solo", "it": "solo"}[code]):
        assert needed in text


@pytest.mark.browser
def test_the_same_result_gives_the_same_bytes(warm: Warm, tmp_path: Path) -> None:
    one, other = (pdf(result(), warm, tmp_path) for _each in range(2))

    assert one == other


def test_it_says_how_it_was_practised() -> None:
    assessed = as_html(result(assessed=True, passed=True, steps=[STEP]))

    assert "assessment, without hints: passed" in assessed
    assert "Done by the program" not in assessed
    assert "<dt>Done by the program</dt><dd>1</dd>" in as_html(result())


def test_a_name_is_no_markup() -> None:
    assert "<script>" not in as_html(result(learner="<script>alert(1)</script>"))
