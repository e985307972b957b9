"""What the actions of one step may use, and where they note what they did."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

from assistant.procedures.calendars import Calendar, calendar_of
from assistant.procedures.deadlines import Deadline
from assistant.procedures.inputs import KEPT
from assistant.procedures.locators import Element, Locator, PortalLocators
from assistant.procedures.secret import Secret
from assistant.procedures.templates import fill_in, is_template, sole_name
from assistant.runner.browser import MOMENT, Browser, Sole, Target, Unresolved
from assistant.runner.credentials import Credentials
from assistant.runner.finding import NotFound, find
from assistant.runner.origin import elsewhere, shown_origin
from assistant.runner.redaction import Redactor
from assistant.runner.results import Advice, KeptFile, UsedLocator, Waited

Done = TypeVar("Done")


class World(Protocol):
    """The world the portal lives in: its id, its time, its state."""

    @property
    def id(self) -> str:
        """What tells it from the others."""

    @property
    def now(self) -> str:
        """Its time (ISO 8601)."""

    def advance(self, hours: float) -> None:
        """Let time pass."""

    def snapshot(self) -> dict[str, Any]:
        """Everything in it, as JSON."""


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
    wait: Waited | None = None


@dataclass
class Stage:
    """One run's surroundings, as the actions see them."""

    browser: Browser
    locators: PortalLocators
    base: str
    credentials: Credentials
    world: World
    folder: Path
    patience: Patience = field(default_factory=Patience)
    redactor: Redactor = field(default_factory=Redactor)
    calendar: Calendar = field(default_factory=lambda: calendar_of("Europe/Rome"))
    deadlines: Mapping[str, Deadline] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    heal: bool = True
    notes: Notes = field(default_factory=Notes)

    def act(
        self,
        reference: str,
        do: Callable[[Target], Done],
        parameters: Mapping[str, str] | None = None,
        *,
        alone: bool = True,
    ) -> Done:
        """Do something to ``page.element``, if exactly it is there; raises ``NotFound``.

        ``alone``: no other way to find it may lead elsewhere.
        """
        element = self.element(reference, parameters)
        primary, others = element.primary, element.alternatives if alone else ()
        used = UsedLocator(element=reference, used="primary", locator=str(primary))
        self.notes.locators.append(used)
        try:
            return do(Sole(primary, others, self.patience.element))
        except Unresolved:
            self.notes.locators.pop()
        return do(self.find(reference, parameters, act=alone, seconds=MOMENT))

    def element(self, reference: str, parameters: Mapping[str, str] | None = None) -> Element:
        """The element of that name, with the values of this step."""
        return self.locators.element(reference).with_values(self.filled(parameters or {}))

    def find(
        self,
        reference: str,
        parameters: Mapping[str, str] | None = None,
        *,
        act: bool = True,
        seconds: float | None = None,
    ) -> Locator:
        """The locator that finds ``page.element`` now, to act on it; raises ``NotFound``.

        It may take some seconds, if not said otherwise those of the patience.
        """
        element = self.element(reference, parameters)
        waited = self.patience.element if seconds is None else seconds
        try:
            found = find(
                self.browser, reference, element, seconds=waited,
                loading=self.patience.page, heal=self.heal, act=act,
            )  # fmt: skip
        except NotFound as error:
            error.answered = any(map(is_template, (parameters or {}).values()))
            error.changed = error.twins or self.browser.count(*element.alternatives) > 0
            raise
        self.notes.locators.append(found.used)
        return found.locator

    def filled(self, parameters: Mapping[str, str]) -> dict[str, str]:
        """The parameters of an element with their templates filled in."""
        return {name: fill_in(text, self.values) for name, text in parameters.items()}

    def value(self, text: str) -> str | Secret:
        """A template filled in; a credential is fetched only now."""
        match sole_name(text):
            case "user":
                return self.credentials.user()
            case "password":
                return self.redactor.learn(self.credentials.password())
            case "code":
                return self.redactor.learn(self.credentials.code())
        return fill_in(text, self.values)

    def file(self, text: str) -> Path:
        """The file to attach: an answer, or one that this run has kept."""
        path = fill_in(text, self.values)
        kept = path.removeprefix(KEPT)
        return Path(path) if kept == path else self.folder / "files" / kept

    def bound_to(self, text: str) -> str | None:
        """The one origin on which this may be typed, if it is a credential.

        Raises ``AuthRefused`` if another is shown: nothing is even looked for there.
        """
        if sole_name(text) not in ("user", "password", "code"):
            return None
        bound, shown = self.credentials.origin, shown_origin(self.browser.url())
        if shown and shown != bound:  # a page of the browser's own is explained elsewhere
            raise elsewhere(shown, bound)
        return bound

    def address(self, page: str, parameters: Mapping[str, str]) -> str:
        """The full address of a page."""
        path = self.locators.pages[page].path or "/"
        for name, text in parameters.items():
            path = path.replace("{" + name + "}", fill_in(text, self.values))
        return self.base + path
