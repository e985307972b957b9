"""``tramite present`` as a trainer starts it: a window, keys from a file, and how it ends."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from cli import app
from tests.display import Display, display, needs_display

ROOT = Path(__file__).parents[1]
FLOW = "polimi/degree-certificate"
CARD = (16, 32, 63)

pytestmark = pytest.mark.browser


class Presenting:
    """A presentation in a process of its own, told line by line what to do."""

    def __init__(self, *arguments: str, **environment: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / "cli.py"), "present", *arguments],
            env={**os.environ, **environment}, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    def event(self) -> dict[str, Any]:
        """The next that it tells."""
        assert self.process.stdout
        told: dict[str, Any] = json.loads(self.process.stdout.readline())
        return told

    def say(self, line: str) -> dict[str, Any]:
        """Give a command; what is told then."""
        assert self.process.stdin
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        return self.event()

    def end(self) -> tuple[int, str, str]:
        """Its exit code and what it said."""
        out, err = self.process.communicate(timeout=60)
        return self.process.returncode, out, err


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Display]:
    """A display for windows."""
    with display(tmp_path) as found:
        yield found


def shows_only_a_card(screen: Display) -> bool:
    """Whether the right upper part of the display, where bars and bubbles are, is but a card."""
    seen = screen.picture().crop((700, 0, 1260, 300))
    return (seen.getcolors() or []) == [(560 * 300, CARD)]


@needs_display
def test_the_audience_sees_the_page_and_nothing_of_the_browser(screen: Display) -> None:
    presenting = Presenting(FLOW, "--json", DISPLAY=screen.name)
    cards = []
    for line in ("", "next", "next", "next", "next", "next"):
        event = presenting.say(line) if line else presenting.event()
        if event["shows"] == "card":
            until = time.monotonic() + 10
            while not (seen := shows_only_a_card(screen)) and time.monotonic() < until:
                time.sleep(0.05)
            cards.append((event["number"], seen))

    assert cards == [(1, True), (5, True)]
    ended = presenting.say("quit")
    assert (ended["event"], ended["verdict"]) == ("presentation-ended", "stopped")
    code, _out, err = presenting.end()
    assert (code, err) == (4, "")


@needs_display
def test_a_file_of_keys_presents_it_to_its_end(screen: Display, tmp_path: Path) -> None:
    keys = tmp_path / "keys.txt"
    keys.write_text("next\nback   # there is nothing before\njump 25\nnext\nnext\n")

    presenting = Presenting(FLOW, "--keys-from", str(keys), "--lang", "es", DISPLAY=screen.name)
    code, out, err = presenting.end()

    assert (code, err) == (0, "")
    assert out.splitlines()[1].startswith("paso 1 de 25  Abre la página")
    assert out.splitlines()[-1].startswith("ok: La solicitud está pagada")


def test_without_a_display_it_says_what_to_do(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("there is always a display here")
    presenting = Presenting(FLOW, DISPLAY="", WAYLAND_DISPLAY="")
    code, _out, err = presenting.end()

    assert code == 9
    assert "no display" in err
    assert "tramite handout" in err


@pytest.mark.parametrize("name", ["keys.txt", "-"])
def test_a_wrong_key_is_told_with_its_line_before_anything_is_shown(
    name: str, tmp_path: Path
) -> None:
    path = name if name == "-" else str(tmp_path / name)
    if name != "-":
        Path(path).write_text("next\njump 99\n", encoding="utf-8")
    ended = CliRunner().invoke(app, ["present", FLOW, "--keys-from", path], "next\njump 99\n")

    assert ended.exit_code == 2
    assert f"{path}:2: '99' is not the number of a step (1 to 25)" in ended.stderr


def test_ctrl_c_ends_it_cleanly() -> None:
    presenting = Presenting(FLOW, "--json", "--headless")
    assert presenting.event()["shows"] == "card"

    presenting.process.send_signal(signal.SIGINT)

    code, out, err = presenting.end()
    assert (code, err) == (4, "")
    assert json.loads(out.splitlines()[-1])["verdict"] == "stopped"
