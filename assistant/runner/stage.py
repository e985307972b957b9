"""What the actions of one step may use, and where they note what they did."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from assistant.procedures.locators import Locator, PortalLocators
from assistant.procedures.secret import Secret
from assistant.procedures.templates import fill_in, is_template, sole_name
from assistant.runner.browser import Browser
from assistant.runner.credentials import Credentials
from assistant.runner.finding import NotFound, find
from assistant.runner.results import Advice, KeptFile, UsedLocator


class Clock(Protocol):
    """The time the portal lives in."""

    def advance(self, hours: float) -> str:
        """Let time pass; returns the new moment (ISO 8601)."""


@dataclass(frozen=True)
class Patience:
    """How long to wait, in seconds: for an element, and for a page to arrive."""

    element: float = 3.0
    page: float = 15.0


@dataclass
class Notes:
    """What one step did."""

    locators: list[UsedLocator] = field(default_factory=list)
    read: dict[str, str] = field(default_factory=dict)
    files: list[KeptFile] = field(default_factory=list)
    advice: list[Advice] = field(default_factory=list)


@dataclass
class Stage:
    """One run's surroundings, as the actions see them."""

    browser: Browser
    locators: PortalLocators
    base: str
    credentials: Credentials
    clock: Clock
    folder: Path
    patience: Patience = field(default_factory=Patience)
    values: Mapping[str, Any] = field(default_factory=dict)
    heal: bool = True
    notes: Notes = field(default_factory=Notes)

    def find(self, reference: str, parameters: Mapping[str, str] | None = None) -> Locator:
        """The locator that finds ``page.element`` now; raises ``NotFound``."""
        filled = {name: fill_in(text, self.values) for name, text in (parameters or {}).items()}
        element = self.locators.element(reference).with_values(filled)
        try:
            found = find(
                self.browser, reference, element, seconds=self.patience.element, heal=self.heal
            )
        except NotFound as error:
            error.answered = any(map(is_template, (parameters or {}).values()))
            raise
        self.notes.locators.append(found.used)
        return found.locator

    def value(self, text: str) -> str | Secret:
        """A template filled in; a credential is fetched only now."""
        match sole_name(text):
            case "user":
                return self.credentials.user()
            case "password":
                return self.credentials.password()
            case "code":
                return self.credentials.code()
        return fill_in(text, self.values)

    def address(self, page: str, parameters: Mapping[str, str]) -> str:
        """The full address of a page."""
        path = self.locators.pages[page].path or "/"
        for name, text in parameters.items():
            path = path.replace("{" + name + "}", fill_in(text, self.values))
        return self.base + path
