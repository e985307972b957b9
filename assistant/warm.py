"""A mock server and a browser that are started once, for many runs."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from assistant.procedures.flow import Case
from assistant.staging import OpenBrowser, Surroundings, launch_for, own_server, surroundings_of


@dataclass(frozen=True)
class Warm:
    """Where the server is, and what opens a page in the browser, or a browser for one run."""

    server: str
    open_browser: OpenBrowser
    own_browser: OpenBrowser

    def around(self, case: Case) -> Surroundings:
        """The world of a case, on this server."""
        return replace(surroundings_of(case), server=self.server)


@contextmanager
def warmed_up(
    *, headless: bool = True, browser_path: Path | None = None, server: str | None = None
) -> Iterator[Warm]:
    """Start both; ``server`` is the address of one that runs already."""
    from assistant.runner.playwright_browser import warm_browser

    with nullcontext(server) if server else own_server() as url:
        launch = launch_for(url, headless=headless, browser_path=browser_path)
        with warm_browser(launch) as (open_browser, own_browser):
            yield Warm(url, open_browser, own_browser)
