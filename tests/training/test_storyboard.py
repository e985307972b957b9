"""What is kept of a flow that is played once to be shown."""

import io
from pathlib import Path

import pytest
from PIL import Image

from assistant.errors import Stopped, Verdict
from assistant.procedures.library import Library
from assistant.runner.browser import Box
from assistant.runner.stage import Stage
from assistant.session import Session, hands_of
from assistant.training.storyboard import Storyboard, draw
from assistant.warm import Warm

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("storyboard")]


@pytest.fixture(scope="module")
def board(library: Library, warm: Warm) -> Storyboard:
    return draw(library, library.flow("polimi/degree-certificate"), "happy", warm)


def test_each_step_that_is_played_is_a_scene(board: Storyboard) -> None:
    ids = [one.result.id for one in board.scenes]

    assert board.result.verdict is Verdict.OK
    assert ids == [one.id for one in board.result.steps if one.status != "skipped"]
    assert all(one.picture for one in board.scenes if one.planned.step.in_browser)


def test_what_a_step_acts_on_is_marked_in_its_order_and_can_be_seen(board: Storyboard) -> None:
    sign_in = next(one for one in board.scenes if one.result.id == "login.sign-in")

    assert [(one.number, one.element) for one in sign_in.marks] == [
        (1, "login.person-code"), (2, "login.password"), (3, "login.sign-in"),
    ]  # fmt: skip
    assert sign_in.before
    width, height = Image.open(io.BytesIO(sign_in.before)).size
    for scene in board.scenes:
        middle = scene.marks[len(scene.marks) // 2 :][:1]
        for box in (one.box for one in middle):
            assert 0 <= box.x < box.x + box.width <= width
            assert 0 <= box.y < box.y + box.height <= height


def test_where_secrets_are_typed_is_known(library: Library, warm: Warm, tmp_path: Path) -> None:
    found: list[list[Box]] = []
    flow = library.flow("polimi/degree-certificate")

    def enter(stage: Stage) -> None:
        stage.browser.open(f"{stage.base}/polimi/login")
        found.append(stage.browser.secret_boxes())
        raise Stopped("enough")

    session = Session.of_case(
        library, flow, "happy", tmp_path, surroundings=warm.around(flow.cases["happy"]),
        open_browser=warm.open_browser, kept=False, staged=enter,
    )  # fmt: skip
    session.play(hands_of(flow.cases["happy"]), [])

    assert len(found[0]) == 1


def test_the_flows_that_it_plays_are_its_chapters(board: Storyboard) -> None:
    titles = list(dict.fromkeys(one.chapter for one in board.scenes))

    assert titles[:2] == ["Sign in to Online Services", "Open the certificates"]
    assert len(titles) == 6


def test_what_fails_has_its_scenes_too(library: Library, warm: Warm) -> None:
    board = draw(library, library.flow("polimi/degree-certificate"), "declined", warm)

    assert board.result.verdict is Verdict.PORTAL
    assert board.scenes[-1].result.failure
    assert board.scenes[-1].marks
