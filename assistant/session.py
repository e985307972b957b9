"""Puts one run together: flow, answers, world, browser, hands, reporters."""

import datetime
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from assistant.errors import EnvironmentProblem, NotEligible, UsageError
from assistant.language import _
from assistant.procedures.checking import check_flow
from assistant.procedures.flow import Case, Flow
from assistant.procedures.inputs import Value
from assistant.procedures.library import Library
from assistant.procedures.plan import Plan, make_plan
from assistant.procedures.yaml_files import Mistakes
from assistant.reporters.record import Record
from assistant.reporters.reporter import Reporter
from assistant.runner.browser import Browser
from assistant.runner.credentials import WorldCredentials
from assistant.runner.engine import Engine, run_folder
from assistant.runner.hands import AutoHands, Hands
from assistant.runner.interruption import Interruption
from assistant.runner.money import Money, read_money
from assistant.runner.results import RunResult
from assistant.runner.stage import Patience, Stage


@dataclass(frozen=True)
class Surroundings:
    """The world a run is played in, and how its browser is started."""

    scenario: str | None = None
    at: str | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    faults: Sequence[Mapping[str, Any]] = ()
    sign_in: Mapping[str, str] = field(default_factory=dict)
    server: str | None = None
    headless: bool = True
    browser_path: Path | None = None
    patience: Patience = field(default_factory=Patience)


@dataclass
class Session:
    """One run to be played. ``runs`` is the folder in which the run gets its own."""

    library: Library
    flow: Flow
    runs: Path
    answers: Mapping[str, Value] = field(default_factory=dict)
    surroundings: Surroundings = field(default_factory=Surroundings)
    lenient: bool = False
    pictures: bool = True
    interruption: Interruption = field(default_factory=Interruption)
    open_browser: "OpenBrowser | None" = None
    ended_by: BaseException | None = None

    @classmethod
    def of_case(cls, library: Library, flow: Flow, name: str, runs: Path, **more: Any) -> "Session":
        """The run that plays one of the flow's cases."""
        case = case_of(flow, name)
        more.setdefault("surroundings", surroundings_of(case))
        answers = {**case.inputs, **more.pop("answers", {})}
        return cls(library, flow, runs, answers, lenient=case.anyway, **more)

    def plan(self) -> Plan:
        """The plan of this run; raises ``UsageError`` with all that is wrong or missing."""
        if mistakes := check_flow(self.library, self.flow.flow):
            raise Mistakes(mistakes)
        plan = make_plan(self.library, self.flow, self.answers, lenient=self.lenient)
        problems = list(plan.problems)
        problems += [
            _("{name} is missing: {label}", name=one.name, label=one.asked.label)
            + (
                _(" (for example {example})", example=one.asked.example)
                if one.asked.example
                else ""
            )
            for one in plan.missing
        ]
        if problems:
            hint = _("See what it asks with: tramite show {flow}", flow=self.flow.flow)
            raise UsageError("\n".join(problems), hint)
        return plan

    def play(self, hands: Hands, reporters: Sequence[Reporter]) -> RunResult:
        """Play it to its end, whatever that is; never raises what a person can put right."""
        plan = self.plan()
        try:
            folder = run_folder(self.runs, self.flow.flow, datetime.datetime.now())
        except OSError as error:
            raise EnvironmentProblem(
                _("cannot write {path}: {why}", path=self.runs, why=error.strerror or error),
                _("Make room or choose another folder with --out."),
            ) from None
        record = Record(plan, folder, reporters)
        try:
            record.tell(record.started())
            self._gate(plan, record)
            with ExitStack() as stack:
                if threading.current_thread() is threading.main_thread():
                    stack.enter_context(self.interruption)
                stage = stack.enter_context(_stage(self, plan, folder))
                Engine(stage, hands, record.tell, self.interruption, self.pictures).play(plan)
        except (Exception, KeyboardInterrupt) as error:
            self.ended_by = error
        return record.end(self.ended_by)

    def _gate(self, plan: Plan, record: Record) -> None:
        """Raise ``NotEligible`` for the first rule that does not hold of the answers."""
        for rule_id, values in plan.rules:
            rule = self.library.rules[rule_id]
            if not self.lenient and not rule.passes(values):
                record.rule = rule_id
                source = ", ".join(map(str, rule.source))
                raise NotEligible(
                    _("{reason} (rule {rule}, {source})", reason=rule.reason, rule=rule_id,
                      source=source),
                    _("Nothing was opened. Change the answer that the rule speaks of."),
                )  # fmt: skip


def case_of(flow: Flow, name: str) -> Case:
    """A case of the flow by its name; raises ``UsageError``."""
    if name not in flow.cases:
        known = ", ".join(flow.cases)
        raise UsageError(
            _("there is no case '{name}'", name=name), _("cases: {known}", known=known)
        )
    return flow.cases[name]


def surroundings_of(case: Case) -> Surroundings:
    """The world a case is played in."""
    return Surroundings(
        scenario=case.scenario,
        at=case.at_time,
        settings=case.world,
        faults=case.faults,
        sign_in={str(name): value for name, value in case.sign_in.items()},
    )


def hands_of(case: Case) -> AutoHands:
    """The hands that play a case: what it accepts and declines."""
    accepted: Money | None = read_money(case.accept) if case.accept else None
    return AutoHands(yes=True, accepted=accepted, declined=case.decline)


OpenBrowser = Callable[[Any, Callable[[], None]], AbstractContextManager[Browser]]


@contextmanager
def _stage(session: Session, plan: Plan, folder: Path) -> Iterator[Stage]:
    """A world, a browser that is in it, and all the actions need."""
    from assistant.mock.client import WorldClient

    around = session.surroundings
    locators = session.library.locators(session.flow.portal)
    with ExitStack() as stack:
        url = around.server or stack.enter_context(_own_server())
        world = stack.enter_context(
            WorldClient(
                url,
                around.scenario or next(iter(session.flow.cases.values())).scenario,
                at=around.at,
                settings=dict(around.settings),
                faults=[dict(fault) for fault in around.faults],
            )
        )
        credentials = WorldCredentials(world, session.flow.portal, around.sign_in)
        if any(planned.step.in_browser for planned in plan.steps):
            browser = stack.enter_context(_browser(session, url, world))
        else:
            browser = stack.enter_context(_no_browser())
        yield Stage(browser, locators, url, credentials, world, folder, around.patience)


@contextmanager
def _own_server() -> Iterator[str]:
    from assistant.mock.server import MockServer

    with MockServer() as server:
        yield server.url


@contextmanager
def _no_browser() -> Iterator[Browser]:
    from assistant.runner.no_browser import no_browser

    yield no_browser()


def _browser(session: Session, url: str, world: Any) -> AbstractContextManager[Browser]:
    from assistant.runner.browser_setup import (
        LOOPBACK,
        find_browser,
        launch_arguments,
        this_machine,
    )
    from assistant.runner.playwright_browser import Launch, open_browser

    around = session.surroundings
    cookies = [{"name": "mock_world", "value": world.id, "url": url}]
    pulse = session.interruption.check
    if session.open_browser:
        return session.open_browser(Launch(Path(), (), cookies=cookies, now=world.now), pulse)
    found = find_browser(headless=around.headless, given=around.browser_path)
    hosts = (*LOOPBACK, urlsplit(url).hostname or "")
    arguments = launch_arguments(as_root=this_machine().as_root, hosts=hosts)
    return open_browser(Launch(found.path, arguments, around.headless, cookies, world.now), pulse)
