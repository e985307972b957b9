"""A small portal of three pages, and a stage on which the engine plays it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.procedures.flow import Flow
from assistant.procedures.library import Library
from assistant.procedures.locators import PortalLocators
from assistant.procedures.plan import Plan, make_plan
from assistant.procedures.secret import Secret
from assistant.runner.engine import Engine
from assistant.runner.hands import AutoHands, Hands
from assistant.runner.interruption import Interruption
from assistant.runner.results import Event, StepEnded, StepResult
from assistant.runner.stage import Patience, Stage
from assistant.runner.turn import turns_of
from tests.runner.fake_browser import FakeBrowser, FakeElement, FakePage


def says(text: str) -> dict[str, str]:
    """The same text in every language."""
    return {"en": text, "es": text, "it": text}


def element(role: str, name: str, element_id: str, **more: Any) -> dict[str, Any]:
    """An element as a locator file has it."""
    alternatives = [{"id": element_id, "known": "invented"}]
    return {"primary": {"role": role, "name": name}, "alternatives": alternatives,
            "source": "invented", **more}  # fmt: skip


def heading(name: str) -> dict[str, Any]:
    """A landmark as a locator file has it."""
    return {"role": "heading", "name": name}


LOCATORS: dict[str, Any] = {
    "portal": "shop",
    "title": "Shop",
    "language": "en",
    "timezone": "Europe/Rome",
    "sites": {"main": {"mock": "/shop"}},
    "pages": {
        "home": {
            "path": "/home",
            "landmark": heading("Home"),
            "elements": {"enter": element("button", "Enter", "enter")},
        },
        "sign-in": {
            "path": "/sign-in",
            "landmark": heading("Sign in"),
            "verdict": "auth",
            "elements": {
                "password": element("textbox", "Password", "password", secret=True),
                "go": element("button", "Go", "go"),
            },
        },
        "till": {
            "path": "/till",
            "landmark": heading("Till"),
            "elements": {
                "note": element("textbox", "Note", "note"),
                "size": element("combobox", "Size", "size"),
                "agree": element("checkbox", "Agree", "agree"),
                "file": element("button", "File", "file"),
                "total": element("status", "Total", "total"),
                "pay": element("button", "Pay", "pay"),
                "receipt": element("link", "Receipt", "receipt"),
                "row": element("link", "{{ number }}", "row-{{ number }}", **{"with": ["number"]}),
            },
        },
        "paid": {"path": "/paid", "landmark": heading("Paid")},
        "orders": {
            "path": "/orders",
            "landmark": heading("Orders"),
            "elements": {
                "paid": element("status", "Settled", "settled"),
                "pending": element("status", "Waiting", "waiting"),
            },
        },
    },
}


@pytest.fixture
def locators() -> PortalLocators:
    """The small portal's locators."""
    return PortalLocators.model_validate(LOCATORS)


@pytest.fixture
def shop() -> FakeBrowser:
    """The small portal itself."""
    return FakeBrowser(
        {
            "home": FakePage("Home", [FakeElement("button", "Enter", "enter", to="sign-in")]),
            "sign-in": FakePage(
                "Sign in",
                [
                    FakeElement("textbox", "Password", "password"),
                    FakeElement("button", "Go", "go", to="till"),
                ],
            ),
            "till": FakePage(
                "Till",
                [
                    FakeElement("textbox", "Note", "note"),
                    FakeElement("combobox", "Size", "size"),
                    FakeElement("checkbox", "Agree", "agree"),
                    FakeElement("button", "File", "file"),
                    FakeElement("status", "Total", "total", text="€ 16.00"),
                    FakeElement("button", "Pay", "pay", to="paid"),
                    FakeElement("link", "Receipt", "receipt"),
                    FakeElement("link", "7", "row-7"),
                ],
            ),
            "paid": FakePage("Paid"),
            "orders": FakePage("Orders"),
        }
    )


class FakeCredentials:
    """Always the same person."""

    origin = "http://portal"

    def user(self) -> str:
        """Her name."""
        return "ada"

    def password(self) -> Secret:
        """Her password."""
        return Secret("hunter2")

    def code(self) -> Secret:
        """Her code."""
        return Secret("123456")


class FakeWorld:
    """Counts the hours that passed."""

    id = "any-1"
    now = "2026-03-06T10:00:00+01:00"
    hours = 0.0

    def advance(self, hours: float) -> None:
        """Let time pass."""
        self.hours += hours

    def snapshot(self) -> dict[str, Any]:
        """Nothing but the hours."""
        return {"hours": self.hours}


@pytest.fixture
def stage(shop: FakeBrowser, locators: PortalLocators, tmp_path: Path) -> Stage:
    """The small portal with everything the actions need."""
    return Stage(
        shop, locators, "http://portal", FakeCredentials(), FakeWorld(), tmp_path,
        Patience(element=0, page=0),
    )  # fmt: skip


def flow_of(*steps: dict[str, Any], **more: Any) -> Flow:
    """A flow with these steps; sentences and sources are added."""
    whole = [
        {"id": f"step-{number}", "say": says(f"Step {number}."), "source": "invented", **step}
        for number, step in enumerate(steps, 1)
    ]
    return Flow.model_validate(
        {"flow": "shop/buy", "title": says("Buy"), "summary": says("Buys."), "source": "invented",
         "steps": whole, "cases": {"happy": {"scenario": "any", "ends": "ok"}}, **more}
    )  # fmt: skip


def plan_of(*steps: dict[str, Any], answers: dict[str, Any] | None = None, **more: Any) -> Plan:
    """The plan of a flow with these steps."""
    return make_plan(Library(), flow_of(*steps, **more), answers or {})


class Played:
    """What an engine told while it played."""

    def __init__(self) -> None:
        self.events: list[Event] = []

    @property
    def steps(self) -> list[StepResult]:
        """The steps that ended, in order."""
        return [event.step for event in self.events if isinstance(event, StepEnded)]


PlaySteps = Callable[..., Played]


@pytest.fixture
def played() -> Played:
    """Filled by ``play``, also when the run fails."""
    return Played()


@pytest.fixture
def play(stage: Stage, played: Played) -> PlaySteps:
    """Play steps on the small portal: ``play({"open": "home"}, {"click": "home.enter"})``."""

    def play_steps(
        *steps: dict[str, Any], hands: Hands | None = None, pictures: bool = False, **more: Any
    ) -> Played:
        engine = Engine(
            stage, hands or AutoHands(yes=True), played.events.append, Interruption(), pictures
        )
        engine.play(turns_of(plan_of(*steps, **more)))
        return played

    return play_steps
