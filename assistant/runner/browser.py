"""What a step may ask of a page: the protocol between the engine and whatever drives a browser."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from assistant.procedures.locators import Locator
from assistant.procedures.secret import Secret

MOMENT = 0.05
"""How long to look, in seconds, at what needs no waiting."""


@dataclass(frozen=True)
class Seen:
    """One visible element as a person perceives it; ``place`` identifies it on its page."""

    role: str
    name: str
    place: str

    def __str__(self) -> str:
        return f"{self.role} «{self.name}»"


@dataclass(frozen=True)
class Box:
    """Where an element is in the window, in CSS pixels from its top left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Touch:
    """What a person did on a watched page.

    ``kind``: ``press`` (held back: nothing has come of it), ``input`` or ``change``; ``mark`` tells
    which element it was, ``posts`` whether pressing it sends something that may change something.
    Without a mark it was a script of the page that wanted to send.
    """

    mark: str
    kind: str
    posts: bool


@dataclass(frozen=True)
class Sole:
    """What ``locator`` finds, if that is one element and none of ``others`` finds another one.

    It may take that many seconds to be so. Whether it is so is judged when it is acted on, so that
    nothing can change in between.
    """

    locator: Locator
    others: tuple[Locator, ...] = ()
    seconds: float = 0


Target = Locator | Sole
Typed = str | Secret | Callable[[], str | Secret]
"""What is to be typed, or what fetches it once there is a field for it."""


class NotDone(Exception):
    """The page did not let an action happen (covered, disabled, no such option, too slow)."""


class Unresolved(NotDone):
    """Nothing was done: there was no element to act on, or more than one, or it was not ready."""


class NoFile(NotDone):
    """What should have given a file gave none."""


class NoOption(NotDone):
    """A list does not have the option that was to be chosen."""


class Unreachable(Exception):
    """The portal did not answer at all: connection refused, reset, timed out."""


class BrowserGone(Exception):
    """The browser or its page died."""


class Browser(Protocol):
    """A page under somebody's hands. Times are in seconds; every call may raise ``BrowserGone``."""

    def open(self, url: str) -> None:
        """Go to an address; raises ``Unreachable``."""

    def count(self, *locators: Locator) -> int:
        """How many visible elements match one of the locators, now."""

    def appears(self, locator: Locator, seconds: float) -> bool:
        """Wait until at least one visible element matches."""

    def documents(self) -> int:
        """How many pages have been loaded so far; grows with every navigation."""

    def arrives(
        self, landmarks: Sequence[Locator], seconds: float, *, after: int, anew: bool
    ) -> bool:
        """Wait for one of the landmarks; ``anew``: on a page later than ``after`` documents.

        Ends early, with False, when a later page has settled without any of them.
        """

    def complete(self, seconds: float) -> bool:
        """Wait until the page has been loaded to its end."""

    def look(self, locator: Locator) -> list[Seen]:
        """The visible elements that match."""

    def nearest(self, role: str) -> list[Seen]:
        """The visible elements of one role (of any, if empty), for "nearest candidates"."""

    def click(self, target: Target) -> None:
        """Press; raises ``NotDone``, ``Unresolved`` or ``Unreachable``, as all that follow do."""

    def fill(self, target: Target, value: Typed, only_at: str | None = None) -> None:
        """Type into a field; raises ``AuthRefused`` if its page is of another origin."""

    def choose(self, target: Target, option: str) -> None:
        """Pick an option of a list by its label."""

    def check(self, target: Target, on: bool) -> None:
        """Tick or untick."""

    def upload(self, target: Target, path: Path) -> None:
        """Attach a file."""

    def download(self, target: Target, folder: Path) -> Path:
        """Press and keep the file that comes, named as the portal suggests; raises ``NoFile``."""

    def read(self, target: Target) -> str:
        """The text (or a field's value) that is shown."""

    def messages(self) -> list[str]:
        """What the page says in its alerts."""

    def status(self) -> int | None:
        """The HTTP status of the page shown, as far as known."""

    def empty(self) -> bool:
        """Whether the page shows nothing at all."""

    def sought(self) -> str:
        """The address that could not be reached, if that is why the page is not there."""

    def url(self) -> str:
        """The address of the page shown."""

    def picture(self) -> bytes:
        """The page as it looks now, as JPEG."""

    def state(self) -> dict[str, Any]:
        """Cookies and storage, to go on in another browser; they are secrets."""

    def boxes(self, locators: Sequence[Locator]) -> list[Box | None]:
        """Where the first match of each is, the middle one scrolled to the middle of the window.

        If there is not room for all of them, the first one is seen. None for what is not there.
        """

    def secret_boxes(self) -> list[Box]:
        """Where the fields are that no picture may show."""

    def printed(self, path: Path, paper: str = "A4", *, landscape: bool = False) -> bytes:
        """A page of this computer, as a tagged PDF on A4 or Letter paper."""

    def resize(self, width: int, height: int) -> None:
        """Give the window another size, in CSS pixels."""

    def filmed(self, seconds: float) -> list[tuple[float, bytes]]:
        """What is painted from now on for so long: (seconds from now, JPEG), at least once."""

    def hide_secrets(self) -> None:
        """Nothing can be read in those fields, wherever the page scrolls."""

    def point_nowhere(self) -> None:
        """Leave what was pressed last: the browser would go on telling where it leads."""

    def size(self) -> tuple[float, float]:
        """How wide and high the window is inside, in CSS pixels."""

    def overlay(self, html: str) -> None:
        """Lay this over every page from now on, in place of what lay there; empty: nothing."""

    def make_room(self, height: int) -> None:
        """Let the page that is shown end so much higher: what lies there hides nothing of it."""

    def watch(self) -> None:
        """From now on hold back what a person presses or a page sends, and tell of it."""

    def touched(self, seconds: float) -> Touch | None:
        """What a person has done next on a watched page, within this time."""

    def let_pass(self, on: bool) -> None:
        """Whether the next press on the page that is shown takes place, and what it sends.

        ``False``: hold back again, and forget what has been touched until now.
        """

    def is_touched(self, touch: Touch, locator: Locator) -> bool:
        """Whether it is that element which was touched."""

    def field(self, locator: Locator) -> str:
        """What is in a field: of a list the label, of a box ``true`` or ``false``."""
