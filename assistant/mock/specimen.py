"""PDF documents that nobody can take for real ones: every page is marked SPECIMEN."""

import unicodedata
from collections.abc import Sequence
from datetime import datetime

from fpdf import FPDF
from fpdf.enums import XPos, YPos

BLUE = (16, 44, 83)
GREY = (90, 98, 110)
PALE = (235, 214, 214)


def _printable(letter: str) -> str:
    if letter <= "\xff":
        return letter
    plain = unicodedata.normalize("NFKD", letter).encode("latin-1", "ignore").decode("latin-1")
    return plain or "?"


class Specimen(FPDF):
    """A letter-like page; its bytes depend on what is written and on nothing else."""

    def __init__(self, sender: str, language: str, made: datetime, notice: str) -> None:
        super().__init__()
        self.sender = sender
        self.notice = notice
        self.set_creation_date(made)
        self.set_lang(language)
        self.set_margins(22, 24)
        self.set_auto_page_break(True, 28)
        self.add_page()

    def header(self) -> None:
        """Mark the page and name the sender."""
        self._mark()
        self.set_font("helvetica", "B", 15)
        self.set_text_color(*BLUE)
        self._line(self.sender, 8)
        self.set_draw_color(*BLUE)
        self.set_line_width(0.6)
        self.line(23, self.get_y() + 2, 188, self.get_y() + 2)
        self.ln(10)

    def footer(self) -> None:
        """Say again that this is not real."""
        self.set_y(-22)
        self.set_font("helvetica", "", 8)
        self.set_text_color(*GREY)
        self.multi_cell(0, 4, f"SPECIMEN - {self.notice}", align="C")

    def _mark(self) -> None:
        self.set_font("helvetica", "B", 104)
        self.set_text_color(*PALE)
        with self.rotation(52, 105, 148):
            self.text(8, 165, "SPECIMEN")

    def normalize_text(self, text: str) -> str:
        """Write letters that the built-in fonts lack without their marks, or else as «?»."""
        return super().normalize_text("".join(map(_printable, text)))

    def _line(self, text: str, height: float) -> None:
        self.multi_cell(0, height, text, align="L", new_x=XPos.LMARGIN, new_y=YPos.NEXT)

    def title_line(self, text: str, under: str = "") -> None:
        """Write the document's name, and a line under it."""
        self.set_title(text)
        self.set_font("helvetica", "B", 17)
        self.set_text_color(*BLUE)
        self._line(text, 9)
        if under:
            self.set_font("helvetica", "", 10)
            self.set_text_color(*GREY)
            self._line(under, 6)
        self.ln(5)

    def paragraph(self, text: str) -> None:
        """Write a paragraph."""
        self.set_font("helvetica", "", 11)
        self.set_text_color(0)
        self._line(text, 6)
        self.ln(3)

    def facts(self, rows: Sequence[tuple[str, str]]) -> None:
        """Write names and values, one pair a line."""
        for name, value in rows:
            self.set_font("helvetica", "", 10)
            self.set_text_color(*GREY)
            self.cell(56, 6.5, name)
            self.set_font("helvetica", "B", 10)
            self.set_text_color(0)
            self._line(value or "-", 6.5)
        self.ln(4)

    def grid(self, rows: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
        """Write a table; its first row is the heading."""
        self.set_font("helvetica", "", 10)
        self.set_text_color(0)
        self.set_draw_color(*GREY)
        self.set_line_width(0.2)
        with self.table(rows, col_widths=widths, line_height=6.5, padding=1):
            pass
        self.ln(6)

    def bytes(self) -> bytes:
        """Give the finished file."""
        return bytes(self.output())
