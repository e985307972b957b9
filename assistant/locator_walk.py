"""Plays the cases of a portal in one browser, and shows the locator audit every page that comes."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from assistant.case_cover import Picked, cover
from assistant.errors import Stopped, Verdict
from assistant.language import _
from assistant.procedures.library import Library
from assistant.procedures.plan import Plan
from assistant.regression.locator_audit import Audited, LocatorAudit
from assistant.regression.parameters import parameters_of
from assistant.reporters.reporter import Reporter
from assistant.runner.browser import Browser, BrowserGone, NotDone, Unreachable
from assistant.runner.results import StepEnded, StepStarted
from assistant.runner.stage import Patience
from assistant.session import Session, case_of, hands_of
from assistant.staging import OpenBrowser
from assistant.warm import Warm, warmed_up

PATIENCE = Patience(element=1.0)
"""Shorter than in a run: the onlooker waits for each page to its end before a step begins."""

Told = Callable[[int, int, str], None]
"""Hears how many cases were played, of how many, and which comes now."""


@dataclass
class Onlooker(Reporter):
    """Looks at the page before and after every step of one run."""

    audit: LocatorAudit
    plan: Plan
    server: str
    open_browser: OpenBrowser
    browser: Browser | None = None
    read: dict[str, str] = field(default_factory=dict)

    @contextmanager
    def opened(self, launch: Any, pulse: Callable[[], None]) -> Iterator[Browser]:
        """A page of the browser, which is looked at from now on."""
        with self.open_browser(launch, pulse) as self.browser:
            try:
                yield self.browser
            finally:
                self._look_around(pulse)
                self.browser = None

    def step_started(self, event: StepStarted) -> None:
        """The page on which the step is done."""
        self._look()

    def step_ended(self, event: StepEnded) -> None:
        """The page to which it led, even if it should have led elsewhere."""
        self.read |= event.step.read
        self._look()

    def _look(self, address: str = "") -> None:
        if self.browser:
            try:
                if address:
                    self.browser.open(address)
                self.audit.look(self.browser, parameters_of(self.plan, self.read))
            except (NotDone, Unreachable, BrowserGone):
                pass  # the page went away; what it holds is seen another time, or is unprobed

    def _look_around(self, pulse: Callable[[], None]) -> None:
        """At the end of the run, open the pages with elements that no run has shown yet.

        Some are only opened when the answer to an effect is lost, and some by a person.
        """
        given = parameters_of(self.plan, self.read).values()
        values = dict(pair for each in given for one in each for pair in one)
        for page in self.audit.unseen():
            if page.path and page.parameters <= values.keys():
                pulse()
                self._look(self.server + page.path.format_map(values))


@dataclass(frozen=True)
class Walked:
    """What the audit found, and the cases that ended otherwise than they should, with how."""

    audited: Audited
    otherwise: tuple[str, ...] = ()


def walk(
    library: Library, portals: Sequence[str], tell: Told, browser_path: Path | None = None
) -> Walked:
    """Play what shows every page of some portals, and audit their locators there."""
    audits = [LocatorAudit(library, portal) for portal in portals]
    cases = [(audit, picked) for audit in audits for picked in cover(library, audit.portal)]
    otherwise: list[str] = []
    with warmed_up(browser_path=browser_path, project=library.project) as warm:
        for number, (audit, picked) in enumerate(cases):
            tell(number, len(cases), str(picked))
            with tempfile.TemporaryDirectory(prefix="tramite-") as runs:
                otherwise += _play(audit, picked, Path(runs), warm)
    results = (audit.result() for audit in audits)
    return Walked(sum(results, start=Audited()), tuple(otherwise))


def _play(audit: LocatorAudit, picked: Picked, runs: Path, warm: Warm) -> Iterator[str]:
    """Play one case; gives in words that it ended otherwise than it should, if it did."""
    flow = audit.library.flow(picked.flow)
    case = case_of(flow, picked.case)
    session = Session.of_case(
        audit.library,
        flow,
        picked.case,
        runs,
        surroundings=replace(warm.around(case), patience=PATIENCE),
        pictures=False,
    )
    onlooker = Onlooker(audit, session.plan(), warm.server, warm.open_browser)
    session.open_browser = onlooker.opened
    result = session.play(hands_of(case), [onlooker])
    if session.interruption.asked:
        raise Stopped(_("stopped by you"))
    if result.verdict is Verdict.ERROR and session.ended_by:
        raise session.ended_by
    if result.verdict is not case.ends:
        why = f": {result.message}" if result.message else ""
        yield f"{picked}: {result.verdict}{why}"
