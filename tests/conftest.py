"""Fixtures that every test may use: the shipped library, a mock server, a browser, a case's run."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser as PlaywrightsBrowser
from playwright.sync_api import BrowserType, Page

from assistant import language
from assistant.errors import UsageError
from assistant.mock.server import MockServer
from assistant.procedures.library import Library
from assistant.regression.checkpoints import Checkpoints
from assistant.regression.recording import up_to_date
from assistant.regression.replay import Replayer
from assistant.runner.browser_setup import find_browser, this_machine
from assistant.runner.journal import read_journal
from assistant.runner.launch import Launch
from assistant.runner.playwright_browser import browsers_of, launched, pages_of
from assistant.runner.results import RunResult
from assistant.runner.switches import launch_arguments
from assistant.session import Session, case_of, hands_of
from assistant.staging import launch_for, surroundings_of
from assistant.warm import Warm

# The same examples every time, and no limit of time: the machine may be busy.
settings.register_profile(
    "steady", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What takes hours is played on demand: ``pytest -m exhaustive``."""
    if "exhaustive" in config.getoption("-m"):
        return
    long = [one for one in items if one.get_closest_marker("exhaustive")]
    if long:
        config.hook.pytest_deselected(items=long)
        items[:] = [one for one in items if not one.get_closest_marker("exhaustive")]
    if "PYTEST_XDIST_WORKER" in os.environ:
        _grouped(items)


def _grouped(items: list[pytest.Item]) -> None:
    """Name the group of each test, since xdist 3.8 writes it where pytest 9.2 does not read it.

    Without that, each worker makes anew what the tests of a group should share.
    """
    for item in items:
        for mark in item.iter_markers("xdist_group"):
            item._id = type(item.id).parse(f"{item.nodeid}@{mark.args[0]}")


PlayCase = Callable[..., "RunResult | UsageError"]


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Every test begins in English, whatever the one before did."""
    language.use("en")
    yield
    language.use("en")


@pytest.fixture(scope="session")
def library() -> Library:
    """The shipped flows and locators."""
    return Library()


@pytest.fixture(scope="session")
def mock_server() -> Iterator[MockServer]:
    """One mock server for all tests of a worker; every run makes a world of its own."""
    with MockServer() as server:
        yield server


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """pytest-playwright's browser is the one that Trámite itself would use."""
    headless = browser_type_launch_args.get("headless", True)
    return {
        **browser_type_launch_args,
        "executable_path": find_browser(headless=headless).path,
        "args": launch_arguments(as_root=this_machine().as_root),
    }


@pytest.fixture(scope="session")
def browser(
    browser_type: BrowserType, browser_type_launch_args: dict[str, Any]
) -> Iterator[PlaywrightsBrowser]:
    """Launched as Trámite launches it, or a Chromium with windows would send a form twice."""
    found = browser_type_launch_args
    launch = Launch(found["executable_path"], found["args"], found.get("headless", True))
    with launched(browser_type, launch) as opened:
        yield opened


@pytest.fixture
def page(browser: PlaywrightsBrowser) -> Iterator[Page]:
    """A browser's page of its own; the plugin's one has an outdated fixture behind it."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def warm(mock_server: MockServer, browser: PlaywrightsBrowser) -> Warm:
    """That server and pytest-playwright's browser, whose page is lent to run after run."""
    own = browsers_of(browser.browser_type, launch_for(mock_server.url))
    return Warm(mock_server.url, pages_of(browser), own)


@pytest.fixture(scope="session")
def checkpoints(
    library: Library, warm: Warm, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Checkpoints]:
    """The checkpoints of a flow, made once for the tests of all workers."""
    folder = tmp_path_factory.getbasetemp()
    folder = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder

    @cache
    def of(flow: str) -> Checkpoints:
        with FileLock(folder / f"{flow.replace('/', '-')}.lock"):
            return up_to_date(library, library.flow(flow), folder / "checkpoints", warm)

    return of


@pytest.fixture
def replayer(
    library: Library, checkpoints: Callable[[str], Checkpoints], warm: Warm, tmp_path: Path
) -> Callable[[str], Replayer]:
    """What replays the steps of a flow."""
    return lambda flow: Replayer(library, library.flow(flow), checkpoints(flow), warm, tmp_path)


@pytest.fixture
def play_case(library: Library, warm: Warm, tmp_path: Path) -> PlayCase:
    """Play a case of a flow in pytest-playwright's browser: ``play_case(flow, "happy")``."""

    def play(flow_name: str, case_name: str, **more: Any) -> RunResult | UsageError:
        flow = library.flow(flow_name)
        case = case_of(flow, case_name)
        around = more.pop("surroundings", surroundings_of(case))
        resume = more.pop("resume", None)
        session = Session.of_case(
            library,
            flow,
            case_name,
            tmp_path,
            surroundings=replace(around, server=warm.server),
            open_browser=warm.open_browser,
            **more,
        )
        try:
            if resume:
                return session.resume(read_journal(Path(resume)), Path(resume), hands_of(case), [])
            return session.play(hands_of(case), [])
        except UsageError as error:
            return error

    return play
