"""A display without a screen for tests: Xvfb, and what is to be seen on it."""

import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image

from assistant.errors import EnvironmentProblem
from assistant.runner.browser_setup import find_browser

INSTALL = "sudo apt-get install -y xvfb"

needs_display = pytest.mark.skipif(
    sys.platform != "linux" or not shutil.which("Xvfb"), reason=f"no Xvfb here: {INSTALL}"
)


@dataclass(frozen=True)
class Display:
    """Its name as in ``DISPLAY``, and the file that its picture is in."""

    name: str
    frame: Path

    def picture(self) -> Image.Image:
        """What it shows now."""
        data = self.frame.read_bytes()
        header = struct.unpack(">25I", data[:100])
        width, height, line, colours = header[4], header[5], header[12], header[19]
        begin = header[0] + 12 * colours
        return Image.frombytes("RGB", (width, height), data[begin:], "raw", "BGRX", line)


@contextmanager
def display(folder: Path) -> Iterator[Display]:
    """One of 1280 by 720; skips the test if no browser here can show a window."""
    try:
        find_browser(headless=False)
    except EnvironmentProblem as problem:
        pytest.skip(f"{problem.message} {problem.hint}")
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x720x24", "-nolisten", "tcp",
         "-fbdir", str(folder)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        assert server.stdout
        yield Display(f":{server.stdout.readline().strip()}", folder / "Xvfb_screen0")
    finally:
        server.terminate()
        server.communicate()
