"""A presentation in a browser: what is shown, and that going back is real."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest
from PIL import Image
from playwright.sync_api import Browser

from assistant.errors import Verdict
from assistant.mock.client import WorldClient
from assistant.procedures.library import Library
from assistant.runner.playwright_browser import Opening, PlaywrightBrowser, the_page_of
from assistant.runner.results import RunResult
from assistant.training.commands import Command, Order, command_of
from assistant.training.notes import View, screen
from assistant.training.presentation import Presentation
from assistant.warm import Warm

pytestmark = pytest.mark.browser

PASSWORD = "Ticino-Naviglio-63"
OPERATOR_NOTES, RESERVE, PAY = 12, 13, 21
PLATE = (90, 98, 110)


@dataclass
class Trainer:
    """Somebody with a list of what to do, and a look at things in between."""

    of: int
    doing: list[str | Callable[[], None]]
    screens: list[str] = field(default_factory=list)
    waits: list[float | None] = field(default_factory=list)

    def show(self, view: View) -> None:
        """Keep what the terminal shows."""
        self.screens.append("\n".join(text for _style, text in screen(view, "", 80, 24)))

    def next(self, seconds: float | None) -> Command:
        """The next on the list."""
        self.waits.append(seconds)
        while self.doing:
            one = self.doing.pop(0)
            if isinstance(one, str):
                return command_of(one, self.of)
            one()
        return Command(Order.QUIT)


@dataclass
class Shown:
    """A presentation that is played, and everything that came of it."""

    presentation: Presentation
    server: str
    window: Opening
    events: list[dict[str, Any]]
    screens: list[str] = field(default_factory=list)
    waits: list[float | None] = field(default_factory=list)

    def by(self, *doing: str | Callable[[], None]) -> RunResult:
        """Present it so."""
        trainer = Trainer(self.presentation.of, list(doing), self.screens, self.waits)
        return self.presentation.play(self.server, self.window, trainer)

    @property
    def world(self) -> WorldClient:
        """That of the moment."""
        assert self.presentation.stage
        return cast(WorldClient, self.presentation.stage.world)

    @property
    def browser(self) -> PlaywrightBrowser:
        """That of the moment."""
        assert self.presentation.stage
        return cast(PlaywrightBrowser, self.presentation.stage.browser)

    def effects(self) -> list[str]:
        """What was done for good in the world of the moment."""
        return [one["kind"] for one in self.world.journal()["effects"]]

    def read(self, element: str) -> str:
        """What an element of the page shows."""
        assert self.presentation.stage
        return self.browser.read(self.presentation.stage.find(element))

    @property
    def places(self) -> list[tuple[str, int]]:
        """What was shown, in order."""
        return [(one["shows"], one["number"]) for one in self.events]


@pytest.fixture
def window(browser: Browser) -> Iterator[Opening]:
    """The window of a presentation."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    context.new_page()
    yield the_page_of(context)
    assert len(context.pages) == 1  # nothing was left open before the audience
    context.close()


@pytest.fixture
def presenting(
    library: Library, warm: Warm, window: Opening, tmp_path: Path
) -> Callable[[str, str], Shown]:
    """What presents a case of a flow."""

    def present(flow: str, case: str) -> Shown:
        events: list[dict[str, Any]] = []
        made = Presentation(library, library.flow(flow), case, tmp_path, events.append)
        return Shown(made, warm.server, window, events)

    return present


@pytest.fixture
def shown(presenting: Callable[[str, str], Shown]) -> Shown:
    """The certificate, as it goes well."""
    return presenting("polimi/degree-certificate", "happy")


def test_going_back_undoes_what_was_paid_and_going_on_pays_once(shown: Shown) -> None:
    paid: list[tuple[str, list[str]]] = []

    def look() -> None:
        paid.append((shown.world.id, shown.effects()))

    result = shown.by(
        f"jump {PAY}", look, "next", look, "back", look, "next", look, "jump 25", "next", look, "q"
    )

    worlds = [world for world, _effects in paid]
    assert [effects for _world, effects in paid] == [[], ["pay"], [], ["pay"], ["pay"]]
    assert worlds[0] == worlds[1] != worlds[2] == worlds[3] == worlds[4]
    assert shown.places[-1] == ("end", 25)
    assert result.verdict is Verdict.OK


def test_what_was_typed_is_there_again(shown: Shown) -> None:
    typed: list[str] = []

    def look() -> None:
        typed.append(shown.read("summary.operator-message"))

    shown.by(
        f"jump {RESERVE}",
        look,
        "next",
        "next",
        "back",
        "back",
        look,
        f"jump {OPERATOR_NOTES}",
        look,
    )

    assert typed[0].startswith("My second given name")
    assert typed == [typed[0], typed[0], ""]


def test_where_secrets_are_typed_is_a_plate_and_nobody_reads_them(shown: Shown) -> None:
    plates: list[set[tuple[int, ...]]] = []

    def look() -> None:
        (box,) = shown.browser.secret_boxes()
        picture = shown.browser.page.screenshot()  # as it is, overlays included
        image = Image.open(io.BytesIO(picture)).convert("RGB")
        inside = image.crop((int(box.x) + 6, int(box.y) + 6, int(box.x) + 60, int(box.y) + 20))
        plates.append({colour for _count, colour in inside.getcolors() or []})  # type: ignore[misc]  # it is RGB

    def fill() -> None:
        shown.browser.page.get_by_label("Password").fill(PASSWORD)

    shown.by("next", "next", "next", fill, "captions", look, "next", look, "next", "next")

    assert plates[0] == {PLATE}
    assert plates[1] == {PLATE}
    assert ("step", 4) in shown.places
    told = "\n".join([*shown.screens, *map(str, shown.events)])
    assert "«Password»" in told
    assert PASSWORD not in told


def test_what_is_switched_is_seen_at_once(shown: Shown) -> None:
    shown.by("next", "captions", "language es", "blank", "next", "next")

    seen = [(one["caption"], one["blank"], one["language"]) for one in shown.events]
    assert seen == [
        (True, False, "en"), (True, False, "en"), (False, False, "en"), (False, False, "es"),
        (False, True, "es"), (False, False, "es"), (False, False, "es"),
    ]  # fmt: skip
    assert shown.events[2]["sentence"].startswith("Open the home page")
    assert shown.events[3]["sentence"].startswith("Abre la página")
    assert "Después" in shown.screens[-1]


def test_chapters_have_cards_and_steps_have_marks(shown: Shown) -> None:
    shown.by("next", "next", "next", "next", "next")

    assert shown.places == [
        ("card", 1), ("step", 1), ("step", 2), ("step", 3), ("step", 4), ("card", 5),
    ]  # fmt: skip
    assert shown.events[3]["marks"] == ["login.person-code", "login.password", "login.sign-in"]
    assert shown.events[5]["chapter"] == "Open the certificates"


def test_what_cannot_be_undone_is_told_and_never_done_by_itself(shown: Shown) -> None:
    shown.by("auto", "next", f"jump {PAY}")

    assert shown.waits[0] is None
    assert min(one or 0 for one in shown.waits[1:3]) > 2
    assert shown.waits[3] is None
    assert "This cannot be undone; here it is simulated" in shown.screens[-1]
    assert "The page asks for: € 16.00" in shown.screens[-1]


def test_a_case_that_is_to_fail_is_seen_failing(presenting: Callable[[str, str], Shown]) -> None:
    shown = presenting("polimi/degree-certificate", "declined")

    result = shown.by("jump 19", "next", "back", "next", "next")

    assert shown.places[-4:] == [("step", 19), ("end", 23), ("step", 19), ("end", 23)]
    assert "declined" in shown.events[-1]["sentence"]
    assert result.verdict is Verdict.PORTAL


def test_what_fails_without_being_meant_to_ends_it(shown: Shown) -> None:
    def strike() -> None:
        shown.world.strike({"fault": "503", "page": "/polimi/login"})

    result = shown.by("next", "next", strike, "next", "next", "next")

    assert result.verdict is Verdict.PORTAL
    assert shown.places[-1] == ("step", 2)


def test_what_is_done_outside_a_browser_is_shown_too(
    presenting: Callable[[str, str], Shown],
) -> None:
    shown = presenting("unad/opcion-de-grado", "happy")

    result = shown.by("next", "next", "back", "next", "next")

    assert shown.places == [("card", 1), ("step", 1), ("end", 1), ("step", 1), ("end", 1)]
    assert result.verdict is Verdict.OK


def test_who_leaves_before_the_end_has_stopped(shown: Shown) -> None:
    result = shown.by("next", "quit")

    assert result.verdict is Verdict.STOPPED
    assert shown.places[-1] == ("step", 1)
