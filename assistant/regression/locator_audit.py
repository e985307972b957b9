"""Every way to find every element of a portal, tried on the pages that are shown."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import asdict, dataclass, field
from typing import Any, Literal
from urllib.parse import urlsplit

from assistant.language import _
from assistant.procedures.library import Library
from assistant.procedures.locators import Element, Locator, Page
from assistant.regression.labels import path_of
from assistant.regression.parameters import Given
from assistant.runner.browser import Browser, Seen

Wrong = Literal["disagree", "ambiguous", "missing"]
SCHEMA = 1
SECONDS = 10.0
"""How long a page may take to be loaded to its end."""

_BODY = Locator(css="body")


@dataclass(frozen=True)
class Finding:
    """What is wrong with one locator of an element, on the page where it was first seen.

    ``which``: ``primary`` or ``alternatives[0]``; ``path`` is empty if no page showed the element.
    """

    element: str
    which: str
    locator: str
    found: str
    page: str
    path: str
    file: str
    line: int

    def __str__(self) -> str:
        seen = f" ({self.path})" if self.path else ""
        what = f"{self.element}, {self.which}: {self.locator}"
        return f"{self.file}:{self.line}: {what}: {self.found}{seen}"


@dataclass(frozen=True)
class Audited:
    """How many elements there are, and what is wrong with them."""

    elements: int = 0
    unprobed: tuple[Finding, ...] = ()
    disagree: tuple[Finding, ...] = ()
    ambiguous: tuple[Finding, ...] = ()
    missing: tuple[Finding, ...] = ()

    @property
    def wrong(self) -> dict[str, tuple[Finding, ...]]:
        """Everything that is wrong, by how."""
        return {
            "unprobed": self.unprobed,
            "disagree": self.disagree,
            "ambiguous": self.ambiguous,
            "missing": self.missing,
        }

    @property
    def clean(self) -> bool:
        """Whether every element was seen, and found alike by all its locators."""
        return not any(self.wrong.values())

    def __add__(self, other: "Audited") -> "Audited":
        both = {name: found + other.wrong[name] for name, found in self.wrong.items()}
        return Audited(self.elements + other.elements, **both)

    def as_json(self) -> dict[str, Any]:
        """What ``--json`` prints."""
        lists = {name: [asdict(one) for one in found] for name, found in self.wrong.items()}
        return {"schema_version": SCHEMA, "elements": self.elements, **lists}


def judged(ways: Sequence[Sequence[Seen]]) -> dict[int, Wrong]:
    """Which ways to find one element are wrong, and how; the first way is the primary.

    None is, as long as nobody finds anything: then the element is not shown now.
    """
    if not any(ways):
        return {}
    place = next((seen[0].place for seen in ways if len(seen) == 1), None)
    wrong: dict[int, Wrong] = {}
    for number, seen in enumerate(ways):
        if not seen:
            wrong[number] = "missing"
        elif len(seen) > 1:
            wrong[number] = "ambiguous"
        elif seen[0].place != place:
            wrong[number] = "disagree"
    return wrong


@dataclass
class LocatorAudit:
    """The audit of one portal's locators: looks at page after page, and keeps what it finds."""

    library: Library
    portal: str
    _probed: set[str] = field(default_factory=set)
    _wrong: dict[tuple[str, int, Wrong], Finding] = field(default_factory=dict)
    _known: set[tuple[object, ...]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.locators = self.library.locators(self.portal)
        self._paths = {name: path_of(self.locators, name) for name in self.locators.pages}

    def look(self, browser: Browser, parameters: Mapping[str, Set[Given]]) -> None:
        """Try all locators of the page that is shown, unless it was seen just like this before."""
        browser.complete(SECONDS)
        path = urlsplit(browser.url()).path
        probes = [
            (page, name, given)
            for page in self._shown(browser, path)
            for name, element in self.locators.pages[page].elements.items()
            for given in self._given(f"{page}.{name}", element, parameters)
        ]
        variant = (path, browser.read(_BODY), frozenset(probes))
        if variant not in self._known:
            self._known.add(variant)
            for page, name, given in probes:
                self._probe(browser, page, name, given)

    def _shown(self, browser: Browser, path: str) -> Iterator[str]:
        """The pages that are shown, by address and landmark."""
        for name, page in self.locators.pages.items():
            pattern = self._paths[name]
            fits = page.everywhere or (pattern is not None and pattern.fullmatch(path))
            if page.elements and fits and (not page.landmark or browser.count(page.landmark)):
                yield name

    def _given(
        self, reference: str, element: Element, parameters: Mapping[str, Set[Given]]
    ) -> Set[Given]:
        return parameters.get(reference, set()) if element.parameters else {frozenset()}

    def _probe(self, browser: Browser, page: str, name: str, given: Given) -> None:
        element = self.locators.pages[page].elements[name].with_values(dict(given))
        ways = (element.primary, *element.alternatives)
        seen = [browser.look(way) for way in ways]
        wrong = judged(seen)
        if any(seen) and not wrong:
            self._probed.add(f"{page}.{name}")
        for number, how in wrong.items():
            key = (f"{page}.{name}", number, how)
            if key not in self._wrong:
                path = urlsplit(browser.url()).path
                self._wrong[key] = self._finding(
                    page, name, number, ways[number], _in_words(number, seen), path
                )

    def _finding(
        self, page: str, name: str, number: int, locator: Locator, found: str, path: str = ""
    ) -> Finding:
        place = ("alternatives", number - 1) if number else ("primary",)
        file = self.library.files[f"selectors {self.portal}"]
        at = file.mistake(("pages", page, "elements", name, *place), found)
        which = f"alternatives[{number - 1}]" if number else "primary"
        element = f"{self.portal}/{page}.{name}"
        return Finding(element, which, str(locator), found, page, path, at.file, at.line)

    def unseen(self) -> list[Page]:
        """The pages that have an address, and an element that was not seen yet."""
        known = self._seen()
        return [
            page
            for name, page in self.locators.pages.items()
            if page.path and any(f"{name}.{one}" not in known for one in page.elements)
        ]

    def _seen(self) -> set[str]:
        return self._probed | {reference for reference, _number, _how in self._wrong}

    def result(self) -> Audited:
        """What was found so far; ``unprobed`` is what no page has shown."""
        known = self._seen()
        unprobed = [
            self._finding(page, name, 0, element.primary, _("no page that came shows it"))
            for page, one in self.locators.pages.items()
            for name, element in one.elements.items()
            if f"{page}.{name}" not in known
        ]
        lists: dict[Wrong, list[Finding]] = {"disagree": [], "ambiguous": [], "missing": []}
        for (_reference, _number, how), finding in self._wrong.items():
            lists[how].append(finding)
        return Audited(
            len(self.locators.references),
            tuple(unprobed),
            **{how: tuple(sorted(found, key=lambda one: one.line)) for how, found in lists.items()},
        )


def _in_words(number: int, ways: Sequence[Sequence[Seen]]) -> str:
    """What one way finds, and what another does."""
    seen = ways[number]
    if len(seen) > 1:
        names = ", ".join(map(str, seen[:5]))
        return _("finds {count} elements: {names}", count=len(seen), names=names)
    other = next((one for one in ways if len(one) == 1 and one != seen), None)
    mine = str(seen[0]) if seen else _("nothing")
    if other is None:
        return _("finds {seen}", seen=mine)
    return _("finds {seen}, where another locator finds {other}", seen=mine, other=other[0])
