"""What the pages of the mock portals really show, seen on a tour through each of them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from assistant.procedures.locators import PortalLocators
from assistant.procedures.register import Label
from assistant.regression.tours import polimi, smartcampus, unad
from assistant.regression.visitor import Enter, Visitors

Tour = Callable[[Enter], None]

TOURS: dict[str, Tour] = {
    "polimi": polimi.tour,
    "smartcampus": smartcampus.tour,
    "unad": unad.tour,
}


@dataclass(frozen=True)
class Sights:
    """Path → the labels that were seen there."""

    labels: Mapping[str, frozenset[str]]

    def where(self, label: str) -> list[str]:
        """The paths where a label was seen."""
        return [path for path, labels in self.labels.items() if label in labels]


def take_tour(tour: Tour, url: str) -> Sights:
    """Go through a portal and remember what is seen."""
    labels: dict[str, frozenset[str]] = {}
    with Visitors(url) as visitors:
        tour(visitors.enter)
        for page in (page for visitor in visitors.all for page in visitor.pages):
            labels[page.path] = labels.get(page.path, frozenset()) | page.labels
            labels |= {path: labels.get(path, frozenset()) for path in page.via}
    return Sights(labels)


def shows(sights: Sights, label: Label, locators: PortalLocators | None) -> bool:
    """Whether a label is seen; if the register names a page, on that page."""
    seen_at = sights.where(label.on_screen or label.label)
    path = path_of(locators, label.page)
    return any(path.fullmatch(place) for place in seen_at) if path else bool(seen_at)


def path_of(locators: PortalLocators | None, page: str | None) -> re.Pattern[str] | None:
    """The addresses of a page, if it has any of its own."""
    known = locators.pages.get(page) if locators and page else None
    if known is None or not known.path:
        return None
    parts = re.split(r"\{\w+\}", known.path.partition("?")[0])
    return re.compile("[^/]+".join(map(re.escape, parts)))
