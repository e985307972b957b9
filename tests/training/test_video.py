"""A flow as a video: what is in it, how long it may be read, and that nothing secret is."""

import io
import itertools
import json
import re
from pathlib import Path
from typing import Any

import av
import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # ships no types
from markupsafe import escape
from PIL import Image
from playwright.sync_api import Page, expect

from assistant.errors import Verdict
from assistant.procedures.library import Library
from assistant.runner import encoding
from assistant.runner.browser import Box
from assistant.training import video
from assistant.training.filming import SIZE, Film, film
from assistant.training.pace import LETTERS_A_SECOND
from assistant.training.plates import covered
from assistant.training.slideshow import slideshow
from assistant.training.subtitles import LINE, srt, vtt
from assistant.training.timeline import Cue, Piece, Timeline, timeline_of
from assistant.warm import Warm
from tests.test_cli import tramite

PLATE = (90, 98, 110)
FAILED = (140, 29, 24)
pytestmark = pytest.mark.xdist_group("video")  # what is played once serves all


@pytest.fixture(scope="module")
def filmed(library: Library, warm: Warm) -> Film:
    return film(library, library.flow("polimi/auth-info"), "happy", warm)


@pytest.fixture(scope="module")
def timeline(filmed: Film, warm: Warm) -> Timeline:
    return video.drawn(timeline_of(filmed), warm)


@pytest.mark.browser
def test_each_step_is_pointed_at_and_said_as_long_as_it_takes_to_read(
    filmed: Film, timeline: Timeline
) -> None:
    sentences = [one.sentence for one in filmed.result.steps if one.status != "skipped"]

    assert [one.text for one in timeline.cues] == sentences
    assert all(
        len(one.text) <= LETTERS_A_SECOND * (one.end - one.start) + 1e-6 for one in timeline.cues
    )
    assert all(one.moving for one in filmed.shots[1:])
    assert all(isinstance(one.picture, bytes) for one in timeline.pieces)


@pytest.mark.browser
@pytest.mark.parametrize("suffix", [".mp4", ".webm"])
def test_the_file_is_as_long_as_what_is_said_and_has_its_chapters(
    timeline: Timeline, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"film{suffix}"

    encoding.encode(timeline.pictures, path, "A title", timeline.chapters)

    with av.open(str(path)) as file:
        frames = [frame.time for frame in file.decode(video=0)]
        stream = file.streams.video[0]
        assert (stream.width, stream.height) == SIZE
        assert len(file.chapters()) == len(timeline.chapters)
    assert abs(len(frames) / encoding.RATE - timeline.seconds) <= 1 / encoding.RATE
    assert frames == sorted(frames)


@pytest.mark.browser
def test_where_secrets_are_typed_a_plate_lies_on_every_frame(library: Library, warm: Warm) -> None:
    made = film(library, library.flow("polimi/login"), "happy", warm, captions=False)
    sign_in = next(one for one in made.shots if one.result.id == "sign-in")
    frames = [content for _when, content in sign_in.moving]

    assert frames  # how many depends on how busy the machine is
    for content in frames:
        field = Image.open(io.BytesIO(content)).convert("RGB").crop((680, 350, 1055, 386))
        plated = [near(one) for one in field.get_flattened_data()]
        assert sum(plated) > 0.6 * len(plated)  # pointer and ring pass over it


@pytest.mark.parametrize(
    ("colour", "is_covered"),
    [(PLATE, True), ((54, 60, 72), True), ((16, 32, 63), True), ("white", False), (None, False)],
)
def test_a_frame_without_the_plates_is_seen_to_be_one(colour: Any, is_covered: bool) -> None:
    picture = Image.new("RGB", SIZE, "white")
    if colour:
        picture.paste(colour, (100, 100, 400, 140))
    picture.paste("white", (100, 100, 190, 140))  # a number and the pointer lie above
    content = io.BytesIO()
    picture.save(content, "JPEG", quality=90)

    assert covered(content.getvalue(), [Box(100, 100, 300, 40)]) is is_covered
    assert covered(content.getvalue(), [])


def near(colour: Any, wanted: tuple[int, ...] = PLATE) -> bool:
    return all(abs(one - other) < 12 for one, other in zip(colour, wanted, strict=True))


@pytest.mark.browser
def test_what_failed_is_marked(library: Library, warm: Warm) -> None:
    made = film(library, library.flow("polimi/login"), "wrong-password", warm)

    shown = timeline_of(made)

    assert made.result.verdict is not Verdict.OK
    assert str(made.result.verdict) in str(shown.pieces[-1].picture)
    assert str(made.result.verdict) in shown.chapters[-1][1]
    assert shown.cues[-1].text == made.result.message
    red = Image.open(io.BytesIO(made.shots[-1].after or b"")).convert("RGB").getpixel((4, 715))
    assert near(red, FAILED)


def test_subtitles_have_two_short_lines_and_follow_each_other() -> None:
    text = "Choose «Certificate language *» and, below it, " + "where it is to be used, " * 7
    cues = [Cue(0, 20, text), Cue(20, 25, "Press <b>«Continue»</b> & wait.")]

    blocks = [one.splitlines() for one in srt(cues).strip().split("\n\n")]
    times = [re.findall(r"\d\d:\d\d:\d\d,\d{3}", block[1]) for block in blocks]

    assert all(len(block) <= 4 and max(map(len, block[2:])) <= LINE for block in blocks)
    assert [int(block[0]) for block in blocks] == list(range(1, len(blocks) + 1))
    assert all(start < end for start, end in times)
    assert all(one[1] == after[0] for one, after in itertools.pairwise(times))
    assert (times[0][0], times[-1][1]) == ("00:00:00,000", "00:00:25,000")
    assert " ".join(" ".join(block[2:]) for block in blocks[:-1]) == text.strip()
    assert vtt(cues).startswith("WEBVTT\n\n00:00:00.000 --> ")
    assert "&lt;b&gt;" in vtt(cues)


@pytest.mark.browser
def test_without_pyav_there_is_a_slideshow_with_the_same_words(
    library: Library, warm: Warm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: Page
) -> None:
    monkeypatch.setattr(video, "can_encode", lambda: False)
    flow = library.flow("polimi/auth-info")

    made = video.make_video(library, flow, "happy", tmp_path / "film.mp4", warm)

    slides = made.paths[0].read_text(encoding="utf-8")
    assert (made.is_video, [one.name for one in made.paths]) == (False, ["film.html"])
    for step in made.result.steps:
        assert str(escape(step.sentence)) in slides
    assert "https:" not in slides.replace("www.w3.org", "")
    page.goto(made.paths[0].as_uri())
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.keyboard.press("End")
    expect(page.get_by_role("button", name="Next")).to_be_disabled()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("figure")).to_have_text(made.result.steps[-1].sentence)


def test_a_slideshow_shows_text_as_text() -> None:
    timeline = Timeline([Piece(b"jpeg", 1, turning=True)], said={0: "<script>alert(1)</script>"})

    assert "<script>alert" not in slideshow(timeline, "<b>")


def test_only_video_files_are_written() -> None:
    wrong = tramite("video", "polimi/auth-info", "-o", "film.avi")

    assert (wrong.exit_code, "film.avi is no video file" in wrong.output) == (2, True)


@pytest.mark.browser
def test_slides_can_be_what_is_wanted(tmp_path: Path) -> None:
    written = tramite("video", "polimi/auth-info", "-o", str(tmp_path / "film.html"))

    assert written.output.split() == [str(tmp_path / "film.html")]


@pytest.mark.browser
def test_the_command_says_what_it_wrote(tmp_path: Path) -> None:
    path = tmp_path / "new" / "film.webm"

    told = json.loads(tramite("video", "polimi/auth-info", "-o", str(path), "--json").stdout)

    assert (told["verdict"], told["kind"]) == ("ok", "video")
    assert all(Path(one).stat().st_size for one in told["files"])
    assert [Path(one).suffix for one in told["files"]] == [".webm", ".srt", ".vtt"]
    assert tramite("fresh", str(path.parent)).exit_code == 0
