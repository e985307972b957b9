"""What the trainer's terminal shows."""

import pytest

from assistant.training.notes import View, help_lines, screen

LONG = "Elige «Certificate language *», si es para un permiso de residencia y después indica. " * 3
FULL = View(
    "Certificado de conseguimiento de título de máster universitario", "paso 123 de 156",
    "Capítulo", LONG, ["1. elegir en «Certificate language *»"] * 4, [LONG, LONG, LONG], LONG,
    ["español", "sin textos", "OCULTO"], "Este es el comienzo.",
)  # fmt: skip


@pytest.mark.parametrize(("width", "height"), [(80, 24), (100, 40), (60, 20)])
def test_it_fits(width: int, height: int) -> None:
    lines = screen(FULL, "01:02", width, height)

    assert len(lines) == height
    assert max(len(text) for _style, text in lines) <= width
    assert "123" in lines[0][1]
    assert lines[-1][1].startswith(" n next")


def test_what_does_not_fit_is_told() -> None:
    texts = [text for _style, text in screen(FULL, "", 80, 24)]

    assert "  …" in texts
    assert "! Este es el comienzo." in texts


def test_only_bold_and_reverse_are_used() -> None:
    assert {style for style, _text in screen(FULL, "", 80, 24)} <= {"", "bold", "reverse"}


def test_a_panel_stands_instead_of_the_notes() -> None:
    view = View("Title", "", "", "A sentence.", panel=help_lines(), panel_title="Keys")
    texts = [text for _style, text in screen(view, "", 80, 24)]

    assert not any("A sentence." in text for text in texts)
    assert len([text for text in texts if text.startswith("  ")]) == len(help_lines())
