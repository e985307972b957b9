"""Pages that have changed a little, as portals do: who knows the old page still finds the way."""

import re
from typing import TYPE_CHECKING

from assistant.mock.markup import WORD, acts, controls_of, forms, keep, language, reword, texts

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

REFERENCES = ("for", "form", "aria-labelledby", "aria-describedby", "aria-controls", "headers")
"""The attributes that name other elements by their ids."""


def reworded_labels(page: "BeautifulSoup") -> None:
    """Add a word to every button, link and label."""
    word = WORD[language(page)]
    for one in (*acts(page), *page.select("label")):
        reword(one, word)


def respelled_labels(page: "BeautifulSoup") -> None:
    """Write buttons, links and labels in other letters, with other blanks and stops."""
    for one in (*acts(page), *page.select("label")):
        if one.has_attr("aria-label"):
            one["aria-label"] = _other_case(str(one["aria-label"]))
        for text in texts(one):
            spaced = re.sub(r"\s+", "  ", _other_case(str(text)))
            text.replace_with(spaced)
        one.append(":" if one.name == "label" else " ›")  # noqa: RUF001  # as sites write it


def _other_case(text: str) -> str:
    return text.capitalize() if text.isupper() else text.upper()


def renamed_ids(page: "BeautifulSoup") -> None:
    """Give every element another id; what refers to it follows."""
    for one in page.select("[id]"):
        one["id"] = f"{one['id']}-2"
    for name in REFERENCES:
        for one in page.select(f"[{name}]"):
            one[name] = " ".join(f"{each}-2" for each in _names(one, name))
    for one in page.select("a[href^='#']"):
        one["href"] = f"{one['href']}-2"


def _names(one: "Tag", attribute: str) -> list[str]:
    value = one[attribute]
    return value.split() if isinstance(value, str) else list(value)


def removed_ids(page: "BeautifulSoup") -> None:
    """Take away every id that nothing else on the page needs."""
    needed = {
        each
        for name in REFERENCES
        for one in page.select(f"[{name}]")
        for each in _names(one, name)
    }
    needed |= {str(one["href"]).removeprefix("#") for one in page.select("a[href^='#']")}
    for one in page.select("[id]"):
        if one["id"] not in needed:
            del one["id"]


def moved_buttons(page: "BeautifulSoup") -> None:
    """Put the buttons at the end of a form at its beginning."""
    for form in forms(page):
        holders = [each for each in form.find_all(recursive=False) if _holds_button(each)]
        if holders:
            form.insert(0, holders[-1].extract())


def _holds_button(one: "Tag") -> bool:
    return one.name == "button" or one.select_one("button") is not None


def wrapped_elements(page: "BeautifulSoup") -> None:
    """Wrap every button, link and field in an element of its own."""
    for one in (*acts(page), *controls_of(page)):
        one.wrap(page.new_tag("span"))


def renamed_classes(page: "BeautifulSoup") -> None:
    """Give every element other CSS classes, for which there are no styles."""
    for one in page.select("[class]"):
        one["class"] = " ".join(f"c-{each}" for each in _names(one, "class"))


def submit_inputs(page: "BeautifulSoup") -> None:
    """Turn every button that sends no value of its own into an ``input type=submit``."""
    for one in page.select("form button:not([name])"):
        label = " ".join(one.get_text().split())
        button = page.new_tag("input", attrs={"type": "submit", "value": label})
        keep(one, button, "id", "class", "form")
        one.replace_with(button)


def reordered_columns(page: "BeautifulSoup") -> None:
    """Turn the columns of every table round."""
    for row in page.select("tr"):
        cells = row.find_all(["td", "th"], recursive=False)
        for cell in reversed([each.extract() for each in cells]):
            row.append(cell)


def extra_banner(page: "BeautifulSoup") -> None:
    """Put a notice above the content, with a link and a heading of its own."""
    words = {
        "en": ("Planned maintenance", "Online services are down on Sunday night.", "More"),
        "es": ("Mantenimiento programado", "El domingo en la noche no habrá servicio.", "Más"),
    }
    title, text, more = words[language(page)]
    banner = page.new_tag("section", attrs={"aria-label": title})
    heading = page.new_tag("h2", string=title)
    paragraph = page.new_tag("p", string=f"{text} ")
    paragraph.append(page.new_tag("a", attrs={"href": "#content"}, string=more))
    banner.extend([heading, paragraph])
    if main := page.select_one("main"):
        main.insert(0, banner)
