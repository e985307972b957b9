"""What a page has to act on, for whoever rewrites it: buttons, links, forms, fields and labels."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import NavigableString, Tag

WORD = {"en": "here", "es": "aquí"}
"""What is added to a label to reword it; the portals speak these languages."""

OTHER_WORD = {"en": "there", "es": "allá"}

FREE_TEXT = "input[type=text], input[type=email], input[type=password], textarea"


def language(page: "BeautifulSoup") -> str:
    """Tell the language that a page is in."""
    root = page.select_one("html")
    return str(root["lang"]) if root else "en"


def acts(page: "BeautifulSoup") -> list["Tag"]:
    """List the buttons and links of the portal itself, not those of the simulation's frame."""
    return [one for one in page.select("button, a[href]") if not _of_the_frame(one)]


def _of_the_frame(one: "Tag") -> bool:
    skips = "skip" in (one.get("class") or ())
    return skips or one.find_parent("aside", class_="simulation") is not None


def keep(old: "Tag", new: "Tag", *attributes: str) -> None:
    """Give an element what another one had of these attributes."""
    for name in attributes:
        if name in old.attrs:
            new[name] = old[name]


def reword(one: "Tag", word: str) -> None:
    """Add a word to an element's name, seen or only heard."""
    if one.has_attr("aria-label"):
        one["aria-label"] = f"{one['aria-label']} {word}"
    one.append(f" {word}")


def forms(page: "BeautifulSoup") -> list["Tag"]:
    """List the forms."""
    return list(page.select("form"))


def controls_of(part: "Tag") -> list["Tag"]:
    """List the fields that a person sees in a page or a part of it."""
    return list(part.select("input:not([type=hidden]), select, textarea"))


def texts(one: "Tag") -> list["NavigableString"]:
    """List the texts inside an element that are more than blanks."""
    return [text for text in one.find_all(string=True) if text.strip()]


def pairs(page: "BeautifulSoup") -> Iterator[tuple["Tag", "Tag"]]:
    """Give the first two buttons or links wherever some stand side by side."""
    seen: list[Tag] = []
    for one in acts(page):
        parent = one.parent
        if parent is None or any(parent is each for each in seen):
            continue
        seen.append(parent)
        beside = [
            each for each in acts(page) if each.parent is parent and each.get_text(strip=True)
        ]
        if len(beside) > 1:
            yield beside[0], beside[1]


def labelled(page: "BeautifulSoup", form: "Tag", kind: str) -> list[tuple["Tag", "Tag"]]:
    """List the fields of a form that a selector means, each with its label."""
    found = [(page.select_one(f"label[for='{one.get('id')}']"), one) for one in form.select(kind)]
    return [(label, one) for label, one in found if label is not None]


def field_boxes(page: "BeautifulSoup") -> list["Tag"]:
    """List the elements that hold one label and its field, and nothing else to fill in."""
    boxes = [label.parent for label in page.select("label[for]")]
    return [box for box in boxes if box and len(box.select("label")) == len(controls_of(box)) == 1]
