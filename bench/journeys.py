"""A journey played by the engine against the same one by hand, in one warm browser."""

import itertools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from assistant.mock.server import MockServer
from assistant.procedures.library import Library
from assistant.runner.launch import Launch
from assistant.runner.playwright_browser import PlaywrightBrowser, launched, page_in
from assistant.runner.results import RunResult
from assistant.session import Session, case_of, hands_of
from assistant.staging import launch_for, surroundings_of
from bench.by_hand import CASE, FLOW, ByHand, new_page
from bench.figures import Figure, of_samples, ratio
from bench.rounds import in_turns


@dataclass(frozen=True)
class Players:
    """One warm browser and one mock server, and who plays in them: each time in a new context."""

    browser: Browser
    server: str
    folder: Path
    library: Library
    numbers: Iterator[int]

    def engine(self, *, pictures: bool) -> RunResult:
        """Hands auto, journal, checkpoints and arrival checks on, as ``tramite run`` has them."""
        flow = self.library.flow(FLOW)
        case = case_of(flow, CASE)
        session = Session.of_case(
            self.library,
            flow,
            CASE,
            self.new_folder(),
            surroundings=replace(surroundings_of(case), server=self.server),
            open_browser=self._opened,
            pictures=pictures,
        )
        result = session.play(hands_of(case), [])
        assert result.verdict == "ok", result.message
        return result

    def by_hand(self, *, careful: bool) -> Path:
        """The script, with or without its checks; gives the folder with its files."""
        folder = self.new_folder()
        with new_page(self.browser, self.server) as (page, world):
            ByHand(page, world, self.server, folder, careful=careful).play()
        return folder

    def new_folder(self) -> Path:
        """A folder for one journey."""
        folder = self.folder / f"{next(self.numbers):04}"
        folder.mkdir()
        return folder

    @contextmanager
    def _opened(self, launch: Launch, pulse: Callable[[], None]) -> Iterator[PlaywrightBrowser]:
        page = page_in(self.browser, launch, pulse)
        try:
            yield page
        finally:
            page.page.context.close()


@contextmanager
def players(folder: Path) -> Iterator[Players]:
    """The browser that Trámite itself would use, started as it starts it."""
    with (
        MockServer() as server,
        sync_playwright() as playwright,
        launched(playwright.chromium, launch_for(server.url)) as browser,
    ):
        yield Players(browser, server.url, folder, Library(), itertools.count())


def measure(folder: Path, rounds: int = 15) -> list[Figure]:
    """Ratios of journeys made one after the other."""
    with players(folder) as play:
        times = in_turns(
            {
                "engine": lambda: play.engine(pictures=False),
                "careful": lambda: play.by_hand(careful=True),
                "clicks": lambda: play.by_hand(careful=False),
                "pictures": lambda: play.engine(pictures=True),
            },
            rounds,
        )
    engine, careful = times["engine"], times["careful"]
    return [
        ratio("journeys", "engine / careful script", engine, careful, budget=1.03),
        ratio("journeys", "engine / script that only clicks", engine, times["clicks"], budget=1.10),
        ratio("journeys", "engine with a picture of every step / careful script",
              times["pictures"], careful, budget=1.08),
        of_samples("journeys", "careful script", careful, "s"),
    ]  # fmt: skip
