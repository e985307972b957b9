"""A run as a video: what is on it, what never is, and when it is kept."""

import io
import logging
import time
from pathlib import Path
from urllib.parse import quote

import av
import pytest
from PIL import Image
from playwright.sync_api import Browser as PlaywrightsBrowser

from assistant.errors import UsageError
from assistant.procedures.locators import Locator
from assistant.procedures.secret import Secret
from assistant.runner import encoding, playwright_browser
from assistant.runner.launch import Launch
from assistant.runner.playwright_browser import page_in
from assistant.runner.tracing import RecordingMode, Wanted
from assistant.runner.video import Film, Video, slowed

HEADING = Locator(role="heading", name="Code")
PIN = Locator(label="PIN")
PAGE = """<!doctype html><title>t</title><h1>Code</h1>
<style>::selection {{ background: none; color: inherit }}</style>
<label>PIN <input style="font: 40px monospace; border: 0" value="{value}"></label>"""


def picture(colour: str) -> bytes:
    """A small picture of one colour."""
    content = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(content, "JPEG")
    return content.getvalue()


def test_a_frame_waits_until_its_page_is_covered() -> None:
    film = Film()
    film.take(1.0, b"a")
    assert film.frames == []

    film.cover(readable_until=None)
    film.take(2.0, b"b")

    assert film.frames == [(1.0, b"a"), (2.0, b"b")]


def test_what_could_be_read_is_thrown_away() -> None:
    film = Film()
    film.take(1.0, b"secret")
    film.cover(readable_until=2.0)

    film.take(1.9, b"painted before, comes late")
    film.take(2.1, b"covered")

    assert film.frames == [(2.1, b"covered")]


def test_another_page_is_not_covered() -> None:
    film = Film()
    film.cover(readable_until=None)
    film.turn_page()
    film.take(1.0, b"a")
    film.turn_page()
    film.cover(readable_until=None)

    assert film.frames == []


def test_a_video_is_slower_than_the_run_and_waits_for_nobody() -> None:
    film = Film([(11.0, b"c"), (10.0, b"a"), (10.5, b"b"), (60.0, b"d")])

    assert slowed(film) == [(b"a", 2.0), (b"b", 2.0), (b"c", 3.0), (b"d", 1.5)]


class Camera:
    """Films one picture."""

    def start_filming(self) -> Film:
        """Begin."""
        return Film([(0.0, picture("red"))])

    def stop_filming(self) -> None:
        """End."""


@pytest.mark.parametrize(
    ("mode", "fails", "drifted", "kept"),
    [
        ("off", True, True, False),
        ("on", False, False, True),
        ("retain-on-failure", False, False, False),
        ("retain-on-failure", True, False, True),
        ("retain-on-failure", False, True, True),
    ],
)
def test_when_it_is_kept(
    tmp_path: Path, mode: RecordingMode, fails: bool, drifted: bool, kept: bool
) -> None:
    path = tmp_path / "video.mp4"
    filmed = Video(Wanted(mode, lambda: drifted), path, "A title")

    try:
        with filmed.around(Camera(), lambda call: call()):
            if fails:
                raise KeyError
    except KeyError:
        pass

    assert path.exists() == kept
    if kept:
        with av.open(str(path)) as file:
            assert file.metadata["title"] == "A title"
            assert len(list(file.decode(video=0))) == 1.5 * encoding.RATE


def test_a_video_that_cannot_be_written_ends_no_run(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "tramite"):
        with Video(Wanted("on"), tmp_path / "not" / "there.mp4").around(
            Camera(), lambda call: call()
        ):
            pass

    assert "there is no video" in caplog.text


def test_what_is_missing_is_told_before_anything_is_played(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encoding, "can_encode", lambda: False)

    with pytest.raises(UsageError, match="PyAV"):
        encoding.require_encoder()


def filmed(browser: PlaywrightsBrowser, *, value: str = "") -> list[bool]:
    """For each frame, whether something can be read in the secret field."""
    launch = Launch(Path(), (), secret_fields=[PIN])
    page = page_in(browser, launch, lambda: None)
    try:
        film = page.start_filming()
        page.open("data:text/html," + quote(PAGE.format(value=value)))
        assert page.arrives([HEADING], 5, after=0, anew=False)
        [box] = page.boxes([PIN])
        began = time.time()
        page.fill(PIN, Secret("88888888"))
        deadline = time.monotonic() + 10
        while not any(when > began for when, _content in film.frames):
            assert time.monotonic() < deadline
            page.page.wait_for_timeout(20)
        page.stop_filming()
    finally:
        page.page.context.close()
    assert box
    inside = (box.x + 4, box.y + 4, box.x + box.width - 4, box.y + box.height - 4)
    return [_written(content, inside) for _when, content in film.frames]


def _written(content: bytes, box: tuple[float, float, float, float]) -> bool:
    shades = Image.open(io.BytesIO(content)).convert("L").crop(box).tobytes()
    return max(shades) - min(shades) > 100


@pytest.mark.browser
@pytest.mark.parametrize("value", ["", "12345678"])
def test_what_is_typed_in_secret_is_on_no_frame(browser: PlaywrightsBrowser, value: str) -> None:
    readable = filmed(browser, value=value)

    assert readable
    assert not any(readable)


@pytest.mark.browser
def test_without_covering_it_would_be(
    browser: PlaywrightsBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(playwright_browser, "UNREADABLE", "elements => false")

    assert any(filmed(browser))
