"""A certificate that somebody has practised: a PDF that says that it is no document."""

import datetime
from pathlib import Path
from typing import Any

from assistant.language import _
from assistant.training.score import PracticeResult

_BLUE, _GREY = (16, 32, 63), (90, 98, 110)


def certificate(result: PracticeResult) -> bytes:
    """The PDF, in the current language; the same result gives the same bytes."""
    from fpdf import FPDF

    moment = datetime.datetime.fromisoformat(result.at)
    pdf = FPDF(orientation="landscape", format="A4")
    pdf.set_creation_date(moment)
    pdf.set_producer("Trámite")
    pdf.set_title(_("Certificate of practice"))
    pdf.set_lang(result.language)
    pdf.set_auto_page_break(auto=False)
    pdf.set_margins(30, 20)
    pdf.add_page()
    pdf.set_draw_color(*_BLUE)
    pdf.set_line_width(1.2)
    pdf.rect(10, 10, 277, 190)
    pdf.set_y(30)
    _line(pdf, _("Certificate of practice"), 34, bold=True)
    _line(pdf, result.learner or _("A learner"), 24, above=8)
    _line(pdf, _("has practised this procedure in a simulation:"), 15, _GREY, above=6)
    _line(pdf, result.title, 22, bold=True, above=4)
    for text in _facts(result, moment):
        _line(pdf, text, 14, above=2)
    pdf.set_y(164)
    pdf.set_line_width(0.3)
    pdf.line(60, 160, 237, 160)
    _line(
        pdf,
        _("This is a simulation with made-up people. It is no document of the university, and it "
          "certifies nothing but the practice."),
        12, _GREY,
    )  # fmt: skip
    return bytes(pdf.output())


def _facts(result: PracticeResult, moment: datetime.datetime) -> list[str]:
    helped = sum(one.by == "program" for one in result.steps)
    facts = [
        _("{score} % in {steps} steps, on {date}", score=result.score, steps=len(result.steps),
          date=moment.date().isoformat()),
    ]  # fmt: skip
    if result.passed:
        facts.append(_("As an assessment, without hints: passed."))
    elif helped:
        facts.append(_("Steps that the program did: {number}", number=helped))
    return facts


def _line(
    pdf: Any,
    text: str,
    size: int,
    colour: tuple[int, int, int] = _BLUE,
    *,
    bold: bool = False,
    above: float = 0,
) -> None:
    pdf.set_font("Helvetica", "B" if bold else "", size)
    pdf.set_text_color(*colour)
    pdf.ln(above)
    # The fonts that every PDF reader has know the letters of western Europe only.
    known = text.encode("cp1252", "replace").decode("cp1252")
    pdf.multi_cell(0, size * 0.5, known, align="C", new_x="LMARGIN", new_y="NEXT")


def write_certificate(result: PracticeResult, path: Path) -> None:
    """Write it; the folder must be there."""
    path.write_bytes(certificate(result))
