"""One fake for all engine tests: pages of elements, and a record of what was done to them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.procedures.locators import Locator
from assistant.runner.browser import (
    Box,
    BrowserGone,
    NoOption,
    Seen,
    Sole,
    Target,
    Touch,
    Typed,
    Unreachable,
    Unresolved,
)


@dataclass
class FakeElement:
    """One visible element; pressing it leads to the page called ``to``."""

    role: str
    name: str
    id: str = ""
    to: str | None = None
    text: str = ""


@dataclass
class FakePage:
    """One page: its heading, its elements, its alerts, its HTTP status."""

    heading: str
    elements: list[FakeElement] = field(default_factory=list)
    alerts: list[str] = field(default_factory=list)
    status: int = 200
    blank: bool = False


@dataclass
class FakeBrowser:
    """Plays pages from a dictionary; ``done`` lists what was asked of it, in order."""

    pages: dict[str, FakePage]
    at: str = "blank"
    done: list[str] = field(default_factory=list)
    uploaded: list[bytes] = field(default_factory=list)
    loaded: int = 0
    gone: bool = False
    unreached: str = ""
    file: bytes = b"%PDF-1.7 fake"
    lacks: str = ""
    on_click: Callable[[str], None] = lambda name: None

    @property
    def page(self) -> FakePage:
        """The page that is shown."""
        if self.gone:
            raise BrowserGone("closed")
        return self.pages.get(self.at, FakePage(""))

    def open(self, url: str) -> None:
        """Go to the page whose name is the last part of the address."""
        self.done.append(f"open {url}")
        name = url.rstrip("/").rpartition("/")[2]
        if name not in self.pages:
            raise Unreachable(url)
        self._go(name)

    def _go(self, name: str) -> None:
        self.at, self.loaded = name, self.loaded + 1

    def _matching(self, *locators: Locator) -> list[FakeElement]:
        page = self.page
        heading = FakeElement("heading", page.heading)
        return [
            one
            for one in [heading, *page.elements]
            if any(_matches(one, each) for each in locators)
        ]

    def count(self, *locators: Locator) -> int:
        """How many match one of them."""
        return len(self._matching(*locators))

    def appears(self, locator: Locator, seconds: float) -> bool:
        """No waiting: what is not there now never comes."""
        return self.count(locator) > 0

    def documents(self) -> int:
        """How many pages were shown so far."""
        return self.loaded

    def arrives(
        self, landmarks: Sequence[Locator], seconds: float, *, after: int, anew: bool
    ) -> bool:
        """Whether one of them is there, on a later page if asked."""
        if anew and self.loaded <= after:
            return False
        return any(self.count(landmark) for landmark in landmarks)

    def complete(self, seconds: float) -> bool:
        """Its pages come at once."""
        return True

    def look(self, locator: Locator) -> list[Seen]:
        """What matches, as seen."""
        return [_seen(self.page, one) for one in self._matching(locator)]

    def nearest(self, role: str) -> list[Seen]:
        """Everything of that role."""
        return [_seen(self.page, one) for one in self.page.elements if role in ("", one.role)]

    def _only(self, target: Target) -> FakeElement:
        sole = target if isinstance(target, Sole) else Sole(target)
        found = self._matching(sole.locator)
        if len(found) != 1 or len(self._matching(sole.locator, *sole.others)) != 1:
            raise Unresolved(f"{len(found)} of {sole.locator}")
        return found[0]

    def click(self, target: Target) -> None:
        """Press, and go where it leads."""
        element = self._only(target)
        self.done.append(f"click {element.name}")
        self.on_click(element.name)
        if element.to:
            self._go(element.to)

    def fill(self, target: Target, value: Typed, only_at: str | None = None) -> None:
        """Note what was typed; a secret shows as such."""
        name = self._only(target).name
        self.done.append(f"fill {name} with {value() if callable(value) else value}")

    def choose(self, target: Target, option: str) -> None:
        """Note what was chosen, unless the list lacks it."""
        if option == self.lacks:
            raise NoOption(option)
        self.done.append(f"choose {option} in {self._only(target).name}")

    def check(self, target: Target, on: bool) -> None:
        """Note what was ticked."""
        self.done.append(f"{'check' if on else 'uncheck'} {self._only(target).name}")

    def upload(self, target: Target, path: Path) -> None:
        """Note what was attached."""
        self.done.append(f"upload {path.name} to {self._only(target).name}")
        self.uploaded += [path.read_bytes()] if path.exists() else []

    def download(self, target: Target, folder: Path) -> Path:
        """Give the file."""
        self.done.append(f"download {self._only(target).name}")
        path = folder / "from-portal.pdf"
        path.write_bytes(self.file)
        return path

    def read(self, target: Target) -> str:
        """The element's text."""
        return self._only(target).text

    def messages(self) -> list[str]:
        """The page's alerts."""
        return self.page.alerts

    def status(self) -> int | None:
        """The page's HTTP status."""
        return self.page.status

    def empty(self) -> bool:
        """Whether the page is blank."""
        return self.page.blank

    def sought(self) -> str:
        """What could not be reached."""
        return self.unreached

    def url(self) -> str:
        """The page's address."""
        return f"http://portal/{self.at}"

    def picture(self) -> bytes:
        """Not a real picture."""
        if self.gone:
            raise BrowserGone("closed")
        return b"\xff\xd8\xff fake"

    def state(self) -> dict[str, Any]:
        """No cookies."""
        return {}

    def boxes(self, locators: Sequence[Locator]) -> list[Box | None]:
        """A place for each element that is there."""
        return [Box(10, 20, 100, 30) if self.count(one) else None for one in locators]

    def secret_boxes(self) -> list[Box]:
        """None."""
        return []

    def printed(self, path: Path, paper: str = "A4", *, landscape: bool = False) -> bytes:
        """It has no paper."""
        return b"%PDF-1.7 fake"

    def resize(self, width: int, height: int) -> None:
        """It has no window."""

    def filmed(self, seconds: float) -> list[tuple[float, bytes]]:
        """Nothing is painted."""
        return []

    def hide_secrets(self) -> None:
        """There are none."""

    def point_nowhere(self) -> None:
        """There is no pointer."""

    def size(self) -> tuple[float, float]:
        """A usual window."""
        return 1280, 720

    def overlay(self, html: str) -> None:
        """Note what is laid over the page."""
        self.done.append(f"overlay {html}")

    def make_room(self, height: int) -> None:
        """Nothing lies over a page."""

    def watch(self) -> None:
        """Nobody is there to be watched."""

    def touched(self, seconds: float) -> Touch | None:
        """Nothing."""
        return None

    def let_pass(self, on: bool) -> None:
        """Nothing is held back."""

    def is_touched(self, touch: Touch, locator: Locator) -> bool:
        """Never."""
        return False

    def field(self, locator: Locator) -> str:
        """As it is read."""
        return self.read(locator)


def _matches(element: FakeElement, locator: Locator) -> bool:
    if locator.id:
        return element.id == locator.id
    if locator.label:
        return element.name == locator.label
    named = locator.name is None or locator.name == element.name
    return locator.role == element.role and named


def _seen(page: FakePage, element: FakeElement) -> Seen:
    return Seen(element.role, element.name, str(page.elements.index(element)))
