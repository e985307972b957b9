"""Sets the stage of a run: a world of the mock portals, a browser that is in it, a sign-in."""

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from assistant.errors import EnvironmentProblem, UsageError
from assistant.language import _
from assistant.loopback import is_loopback
from assistant.procedures.flow import Case, Flow
from assistant.procedures.given import text_of
from assistant.procedures.inputs import Refused
from assistant.procedures.library import Library
from assistant.procedures.plan import Plan
from assistant.procedures.project import Project
from assistant.procedures.secret import Secret
from assistant.procedures.yaml_files import did_you_mean
from assistant.runner.browser import Browser
from assistant.runner.checkpoint import Checkpoint
from assistant.runner.credentials import (
    Credentials,
    OwnCredentials,
    People,
    SignIn,
    WorldCredentials,
)
from assistant.runner.interruption import Interruption
from assistant.runner.keeper import written
from assistant.runner.origin import origin_of
from assistant.runner.own_site import OwnSite
from assistant.runner.real_world import RealWorld
from assistant.runner.redaction import Redactor
from assistant.runner.stage import Patience, Stage
from assistant.runner.tracing import TRACE, RecordingMode, Tracing, Wanted
from assistant.runner.video import VIDEO, Video

if TYPE_CHECKING:
    from assistant.runner.launch import Launch

PRINTED = "site.txt"
"""What the site of a project printed, in the run's folder."""

OpenBrowser = Callable[[Any, Callable[[], None]], AbstractContextManager[Browser]]


@dataclass(frozen=True)
class Surroundings:
    """The world a run is played in, and how its browser is started."""

    scenario: str | None = None
    at: str | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    faults: Sequence[Mapping[str, Any]] = ()
    sign_in: Mapping[str, str] = field(default_factory=dict)
    own: SignIn | None = None
    server: str | None = None
    site: OwnSite | None = None
    """That of a project, if it is there for more than this run."""
    headless: bool = True
    browser_path: Path | None = None
    patience: Patience = field(default_factory=Patience)


def surroundings_of(case: Case) -> Surroundings:
    """The world a case is played in."""
    return Surroundings(
        scenario=case.scenario,
        at=case.at_time,
        settings=case.world,
        faults=case.faults,
        sign_in=sign_in_of(case),
    )


def sign_in_of(case: Case) -> dict[str, str]:
    """What a case signs in with; raises ``UsageError`` for a variable that is not set."""
    return {str(name): text_of(value) for name, value in case.sign_in.items()}


def begins_at(library: Library, flow: Flow, around: Surroundings) -> datetime:
    """What the clock of the world says when a run begins."""
    from assistant.mock.scenarios import scenario

    calendar = library.calendar(flow.portal)
    if library.project:
        return calendar.now()
    if around.at is None:
        return calendar.local(scenario(_scenario(flow, around)).at)
    try:
        return calendar.moment(around.at)
    except Refused as refused:
        raise UsageError(str(refused)) from None


def _scenario(flow: Flow, around: Surroundings) -> str:
    return around.scenario or next(iter(flow.cases.values())).scenario


@dataclass(frozen=True)
class Staging:
    """What a stage is made of; ``again``: the world and the checkpoint a cut-off run left."""

    library: Library
    flow: Flow
    around: Surroundings
    interruption: Interruption
    open_browser: OpenBrowser | None = None
    ask_code: Callable[[], str] | None = None
    again: tuple[str | None, Checkpoint] | None = None
    redactor: Redactor = field(default_factory=Redactor)
    tracing: RecordingMode = "off"
    video: RecordingMode = "off"
    drifted: Callable[[], bool] = lambda: False


@contextmanager
def set_stage(staging: Staging, plan: Plan, folder: Path) -> Iterator[Stage]:
    """A world, a browser that is in it, and all the actions need; ended with the block."""
    around = staging.around
    locators = staging.library.locators(staging.flow.portal)
    with ExitStack() as stack:
        url = stack.enter_context(_served(staging, folder))
        world = stack.enter_context(_world(staging, url))
        credentials = _credentials(staging, world, url)
        if any(planned.step.in_browser for planned in plan.steps):
            browser = stack.enter_context(_browser(staging, url, world, folder))
        else:
            browser = stack.enter_context(_no_browser())
        yield Stage(
            browser, locators, url, credentials, world, folder, around.patience, staging.redactor,
            staging.library.calendar(staging.flow.portal), staging.library.deadlines,
        )  # fmt: skip


@contextmanager
def _served(staging: Staging, folder: Path) -> Iterator[str]:
    """Where the portal is: on a server that runs already, or on one for this run."""
    around, project = staging.around, staging.library.project
    if around.server:
        if project and not is_loopback(urlsplit(around.server).hostname or ""):
            raise UsageError(_("only a site on this computer is played on (127.0.0.1, localhost)"))
        yield around.server
    elif project:
        _learn_password(staging, project)
        with nullcontext(around.site) if around.site else OwnSite(project) as site:
            with site.serving(staging.interruption.check) as url:
                try:
                    yield url
                finally:
                    _keep(staging.redactor.text(site.printed()), folder / PRINTED)
    else:
        with own_server() as url:
            yield url


def _learn_password(staging: Staging, project: Project) -> None:
    """The site may print it before anybody has typed it."""
    if person := project.people.get(staging.flow.portal):
        with suppress(UsageError):  # it is not set: that is said where it is to be typed
            staging.redactor.learn(Secret(text_of(person.password)))


def _keep(printed: str, path: Path) -> None:
    """What the site printed during a run: why it failed often stands there."""
    if printed:
        with written(path):
            path.write_text(printed, encoding="utf-8")


def _world(staging: Staging, url: str) -> Any:
    from assistant.mock.client import WorldClient

    around = staging.around
    if staging.library.project:
        return RealWorld(staging.library.project, staging.flow.portal)
    return WorldClient(
        url,
        _scenario(staging.flow, around),
        at=around.at,
        settings=dict(around.settings),
        faults=[dict(fault) for fault in around.faults],
        again=(staging.again[0], staging.again[1].world) if staging.again else None,
    )


def _credentials(staging: Staging, world: People, url: str) -> Credentials:
    around = staging.around
    credentials = WorldCredentials(world, staging.flow.portal, around.sign_in, origin_of(url))
    return OwnCredentials(around.own, credentials, staging.ask_code) if around.own else credentials


@contextmanager
def own_server() -> Iterator[str]:
    """The address of a mock server of this process."""
    from assistant.mock.server import MockServer

    with MockServer() as server:
        yield server.url


@contextmanager
def _no_browser() -> Iterator[Browser]:
    from assistant.runner.no_browser import no_browser

    yield no_browser()


@contextmanager
def printer(browser_path: Path | None = None) -> Iterator[Browser]:
    """A browser that prints pages of ours and reaches nobody."""
    from assistant.runner.playwright_browser import open_browser

    with open_browser(launch_for(None, browser_path=browser_path), lambda: None) as browser:
        yield browser


def shows_windows(environment: Mapping[str, str] = os.environ, system: str = sys.platform) -> bool:
    """Whether a window can be shown: on Linux there must be a display."""
    displays = ("DISPLAY", "WAYLAND_DISPLAY")
    return system != "linux" or any(environment.get(name) for name in displays)


def address_of(server: str) -> str:
    """``http://host:port`` of a mock server's address as a browser shows it."""
    parts = urlsplit(server)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/"):
        raise UsageError(
            _("'{server}' is not the address of a mock server", server=server),
            _("Write it as tramite serve prints it: http://127.0.0.1:8765"),
        )
    return f"{parts.scheme}://{parts.netloc}"


def variant_settings(variant: str | None) -> dict[str, str]:
    """What a world must be set to for its pages to be shown so; raises ``UsageError``."""
    from assistant.mock.variants import VARIANTS

    if variant is None:
        return {}
    if variant not in VARIANTS:
        raise UsageError(
            _("there is no variant '{variant}'", variant=variant) + did_you_mean(variant, VARIANTS),
            _("variants: {known}", known=", ".join(VARIANTS)),
        )
    return {"variant": variant}


def _browser(
    staging: Staging, url: str, world: Any, folder: Path
) -> AbstractContextManager[Browser]:
    from assistant.runner.launch import Launch
    from assistant.runner.playwright_browser import open_browser

    around, mock = staging.around, staging.library.project is None
    cookies = [{"name": "mock_world", "value": world.id, "url": url}] if mock else []
    pulse, drifted = staging.interruption.check, staging.drifted
    launch = Launch(
        Path(),
        (),
        around.headless,
        cookies,
        storage=staging.again[1].storage if staging.again else None,
        redactor=staging.redactor,
        secret_fields=staging.library.locators(staging.flow.portal).secret_fields(),
        tracing=Tracing(Wanted(staging.tracing, drifted), folder / TRACE, staging.redactor),
        video=Video(Wanted(staging.video, drifted), folder / VIDEO, str(staging.flow.title)),
    )
    if staging.open_browser:
        return staging.open_browser(launch, pulse)
    begin = launch_for(url, headless=around.headless, browser_path=around.browser_path)
    started = replace(launch, executable=begin.executable, arguments=begin.arguments)
    return open_browser(started, pulse)


def launch_for(
    url: str | None, *, headless: bool = True, browser_path: Path | None = None
) -> "Launch":
    """How a browser is started that reaches only the server at ``url``; None: nobody."""
    from assistant.runner.browser_setup import find_browser, this_machine
    from assistant.runner.launch import Launch
    from assistant.runner.switches import launch_arguments

    if not headless and not shows_windows():
        raise EnvironmentProblem(
            _("there is no display to show the browser on"), _("Leave out --headed.")
        )
    found = find_browser(headless=headless, given=browser_path)
    hosts = (urlsplit(url).netloc,) if url else ()
    arguments = launch_arguments(as_root=this_machine().as_root, hosts=hosts)
    return Launch(found.path, arguments, headless)
