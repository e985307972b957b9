"""Long lines at a terminal, and in a pipe."""

import os
from io import StringIO

import pytest

from assistant.folding import folded, tell

LONG = "polimi/login  Sign in to Online Services"


def test_what_is_folded_begins_under_the_first_word() -> None:
    assert folded("  - Keep the receipt safe", 16) == ["  - Keep the", "    receipt safe"]
    assert folded(" 12. Keep the receipt", 12) == [" 12. Keep", "     the", "     receipt"]
    assert folded("Keep the receipt", 12) == ["Keep the", "receipt"]


def test_what_is_folded_begins_where_it_is_wanted() -> None:
    assert folded(LONG, 30, below=14) == [
        "polimi/login  Sign in to",
        "              Online Services",
    ]


def test_no_word_is_broken() -> None:
    assert folded("at /a/path/that/is/long here", 10) == ["at", "/a/path/that/is/long", "here"]


def test_an_empty_line_stays_one() -> None:
    assert folded("", 10) == [""]


@pytest.mark.parametrize(("terminal", "lines"), [(True, 2), (False, 1)])
def test_only_a_terminal_has_a_width(
    monkeypatch: pytest.MonkeyPatch, terminal: bool, lines: int
) -> None:
    screen = StringIO()
    monkeypatch.setattr(screen, "isatty", lambda: terminal)
    monkeypatch.setattr("sys.stdout", screen)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((31, 24)))

    tell(LONG, below=14)

    assert len(screen.getvalue().splitlines()) == lines
