"""Finding one element: the primary locator, or independent alternatives that agree, or nothing."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from assistant.errors import Drift
from assistant.language import _
from assistant.procedures.locators import Element, Locator
from assistant.runner.browser import MOMENT, Browser, Seen
from assistant.runner.results import UsedLocator

SAME_FAMILY = 0.5
"""How alike two names must be (0 to 1) for a reworded label to count as the same element's."""


@dataclass(frozen=True)
class Found:
    """The locator to act on, and whether the page had drifted."""

    locator: Locator
    used: UsedLocator


class NotFound(Drift):
    """No element, or more than one, where exactly one was expected."""

    def __init__(
        self, message: str, expected: str, found: str, candidates: list[Seen], *, twins: bool
    ) -> None:
        super().__init__(
            message,
            _("Nothing was pressed. If the portal has changed, its locator file needs mending."),
        )
        self.twins = twins
        self.answered = False
        """Whether it was looked for by an answer: then the answer may be what is wrong."""
        self.changed = twins
        """Whether something is there: then it is the page that is not as it was."""
        self.expected = expected
        self.found = found
        self.candidates = tuple(dict.fromkeys(map(str, candidates)))


def find(
    browser: Browser,
    name: str,
    element: Element,
    *,
    seconds: float,
    loading: float = 0,
    heal: bool = True,
    act: bool = True,
) -> Found:
    """Find the element called ``name``; raises ``NotFound``. ``heal`` False: the primary only.

    It may take ``seconds`` to appear, or ``loading`` seconds while its page is still being loaded.
    ``act``: it is not only read, so that no other way to find it may lead elsewhere.
    """
    primary = element.primary
    count = browser.count(primary)
    if count == 0 and _appears(browser, primary, seconds, loading):
        count = browser.count(primary)
    if count == 1 and act and browser.count(primary, *element.alternatives) > 1:
        raise _contested(browser, element)
    if count == 1:
        return Found(primary, UsedLocator(element=name, used="primary", locator=str(primary)))
    if count > 1:
        raise NotFound(
            _("{count} elements look like {locator}", count=count, locator=primary),
            _("exactly one {locator}", locator=primary),
            _("{count} elements", count=count),
            browser.look(primary),
            twins=True,
        )
    healed = _agreed(browser, element) if heal else None
    if healed is None:
        raise _missing(browser, primary)
    locator, seen = healed
    used = UsedLocator(
        element=name, used="alternative", locator=f"{locator} → {seen}", expected=str(primary)
    )
    return Found(locator, used)


def _appears(browser: Browser, primary: Locator, seconds: float, loading: float) -> bool:
    if browser.appears(primary, seconds):
        return True
    if not browser.complete(MOMENT):
        return browser.appears(primary, loading)
    return browser.count(primary) > 0  # out of breath, a machine may let a wait pass unused


def _contested(browser: Browser, element: Element) -> NotFound:
    """What an alternative finds is not what the primary finds: a swapped label, or a decoy."""
    primary = element.primary
    mine = browser.look(primary)
    others = [one for way in element.alternatives for one in browser.look(way) if one not in mine]
    return NotFound(
        _("{locator} is there, but another way to find it leads elsewhere", locator=primary),
        _("exactly one {locator}", locator=primary),
        _("besides: {seen}", seen=", ".join(dict.fromkeys(map(str, others)))),
        [*mine, *others],
        twins=True,
    )


def _missing(browser: Browser, primary: Locator) -> NotFound:
    nearest = _nearest(browser, primary)
    return NotFound(
        _("{locator} is not on the page", locator=primary),
        str(primary),
        _("the nearest is {seen}", seen=nearest[0]) if nearest else _("nothing like it"),
        nearest,
        twins=False,
    )


def _nearest(browser: Browser, wanted: Locator) -> list[Seen]:
    """The elements most like the one wanted, the likest first, at most five."""
    seen = browser.nearest(wanted.role or "")
    name = wanted.name or str(getattr(wanted, wanted.way))
    return sorted(seen, key=lambda one: -_likeness(one.name, name))[:5]


def _agreed(browser: Browser, element: Element) -> tuple[Locator, Seen] | None:
    """The one visible element that every alternative which finds anything finds, if it fits."""
    matches = [(one, browser.look(one)) for one in element.alternatives]
    matches = [(one, seen) for one, seen in matches if seen]
    if not matches or any(len(seen) > 1 for _one, seen in matches):
        return None
    if len({seen[0].place for _one, seen in matches}) > 1:
        return None
    locator, (seen, *_rest) = matches[0]
    primary = element.primary
    return (locator, seen) if _fits(primary, seen) and _likest(browser, primary, seen) else None


def _likest(browser: Browser, primary: Locator, found: Seen) -> bool:
    """Whether no other element of the role, there, has a name as much like the one wanted."""
    name = _wanted_name(primary)
    if name is None or primary.role is None:
        return True
    alike = primary.model_copy(update={"name": None, "level": None})
    others = [one for one in browser.look(alike) if one.place != found.place]
    mine = _likeness(name, found.name)
    return all(_likeness(name, one.name) < mine for one in others)


def _wanted_name(primary: Locator) -> str | None:
    return primary.name or primary.label or primary.text or primary.placeholder


def _fits(primary: Locator, seen: Seen) -> bool:
    """The same role, and a name of the same family, as far as the primary says either."""
    if primary.role and primary.role != seen.role:
        return False
    name = _wanted_name(primary)
    return name is None or _likeness(name, seen.name) >= SAME_FAMILY


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.casefold(), other.casefold()).ratio()
