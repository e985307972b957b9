"""Plays the cases of a portal in one browser, and shows the locator audit every page that comes."""

import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, contextmanager
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from assistant.case_cover import PickedCase, cover
from assistant.errors import Stopped, UsageError, Verdict
from assistant.procedures.library import Library
from assistant.procedures.plan import Plan
from assistant.regression.locator_audit import Audited, LocatorAudit
from assistant.regression.parameters import parameters_of
from assistant.reporters.reporter import Reporter
from assistant.runner.browser import Browser, BrowserGone, NotDone, Unreachable
from assistant.runner.launch import Launch
from assistant.runner.results import StepEnded, StepStarted
from assistant.session import Session, case_of, hands_of
from assistant.staging import OpenBrowser, surroundings_of

Told = Callable[[int, int, str], None]
"""Hears how many cases were played, of how many, and which comes now."""


@dataclass
class Onlooker(Reporter):
    """Looks at the page before and after every step of one run."""

    audit: LocatorAudit
    plan: Plan
    open_browser: OpenBrowser
    browser: Browser | None = None
    read: dict[str, str] = field(default_factory=dict)

    @contextmanager
    def opened(self, launch: Any, pulse: Callable[[], None]) -> Iterator[Browser]:
        """A page of the browser, which is looked at from now on."""
        with self.open_browser(launch, pulse) as self.browser:
            yield self.browser
        self.browser = None

    def step_started(self, event: StepStarted) -> None:
        """The page on which the step is done."""
        self._look()

    def step_ended(self, event: StepEnded) -> None:
        """The page to which it led, even if it should have led elsewhere."""
        self.read |= event.step.read
        self._look()

    def _look(self) -> None:
        if self.browser:
            try:
                self.audit.look(self.browser, parameters_of(self.plan, self.read))
            except (NotDone, Unreachable, BrowserGone):
                pass  # the page went away; what it holds is seen another time, or is unprobed
