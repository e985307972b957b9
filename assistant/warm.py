"""A server and a browser that are started once, for many runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.procedures.flow import Case
from assistant.procedures.project import Project
from assistant.runner.own_site import OwnSite
from assistant.staging import OpenBrowser, Surroundings, launch_for, own_server, surroundings_of


@dataclass(frozen=True)
class Warm:
    """Where the portals are, and what opens a page in the browser, or a browser for one run.

    ``site``: a project's own, which is not up until a run needs it.
    """

    server: str
    open_browser: OpenBrowser
    own_browser: OpenBrowser
    site: OwnSite | None = None

    def around(self, case: Case) -> Surroundings:
        """What a case is played in, on this server."""
        if self.site:
            return replace(surroundings_of(case), site=self.site)
        return replace(surroundings_of(case), server=self.server)


@contextmanager
def portals_of(
    project: Project | None, server: str | None = None
) -> Iterator[tuple[str, OwnSite | None]]:
    """Where the portals are: a project's site, a ``server`` that runs already, or a mock's."""
    if server:
        yield server, None
    elif project:
        with OwnSite(project) as site:
            yield site.address, site
    else:
        with own_server() as url:
            yield url, None


@contextmanager
def warmed_up(
    *,
    headless: bool = True,
    browser_path: Path | None = None,
    server: str | None = None,
    project: Project | None = None,
) -> Iterator[Warm]:
    """Start both; ``server`` is the address of one that runs already."""
    from assistant.runner.playwright_browser import warm_browser

    with portals_of(project, server) as (url, site):
        launch = launch_for(url, headless=headless, browser_path=browser_path)
        with warm_browser(launch) as (open_browser, own_browser):
            yield Warm(url, open_browser, own_browser, site)
