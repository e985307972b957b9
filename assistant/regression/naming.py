"""What an element is called: the text that is seen and the name that is heard."""

from collections.abc import Callable, Iterator

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

UNSEEN = frozenset({"script", "style", "template", "noscript"})
INLINE = frozenset(
    {"a", "abbr", "b", "code", "em", "i", "small", "span", "strong", "u", "wbr", "label", "output"}
)


def attribute(tag: Tag, name: str) -> str:
    """What an attribute says; an empty text if it is not there."""
    value = tag.get(name)
    return " ".join(value) if isinstance(value, list) else value or ""


def plain(text: str) -> str:
    """A text on one line."""
    return " ".join(text.split())


def seen(tag: Tag) -> str:
    """The text that a person sees."""
    return plain("".join(_words(tag, _not_seen)))


def heard(tag: Tag) -> str:
    """The accessible name: what a screen reader says."""
    page = _page_of(tag)
    if parts := attribute(tag, "aria-labelledby").split():
        named = (page.find(id=part) for part in parts)
        return plain(" ".join(_content(one) for one in named if isinstance(one, Tag)))
    if label := plain(attribute(tag, "aria-label")):
        return label
    return _by_label(page, tag) or _content(tag) or _last_resort(tag)


def _by_label(page: Tag, tag: Tag) -> str:
    if tag.name not in ("input", "select", "textarea"):
        return ""
    own = attribute(tag, "id")
    labels = [*page.find_all("label", attrs={"for": own})] if own else []
    if around := tag.find_parent("label"):
        labels.append(around)
    return plain(" ".join(_content(label) for label in labels if isinstance(label, Tag)))


def _content(tag: Tag) -> str:
    if tag.name in ("select", "textarea"):
        return ""
    return plain("".join(_words(tag, _not_heard)))


def _last_resort(tag: Tag) -> str:
    is_button = attribute(tag, "type") in ("submit", "button", "reset")
    names = ("value", "title") if is_button else ("alt", "title", "placeholder")
    return next((plain(found) for name in names if (found := attribute(tag, name))), "")


def _words(tag: Tag, left_out: Callable[[Tag], bool]) -> Iterator[str]:
    """The texts inside, with a blank where a new block begins or ends."""
    for child in tag.children:
        if isinstance(child, Tag):
            if not left_out(child):
                gap = "" if child.name in INLINE else " "
                yield gap
                yield from _words(child, left_out)
                yield attribute(child, "alt") + gap
        elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
            yield str(child)


def _gone(tag: Tag) -> bool:
    return tag.name in UNSEEN or tag.has_attr("hidden")


def _not_seen(tag: Tag) -> bool:
    # the class by which the mock portals keep a text for screen readers only
    return _gone(tag) or "hidden" in attribute(tag, "class").split()


def _not_heard(tag: Tag) -> bool:
    return _gone(tag) or attribute(tag, "aria-hidden") == "true"


def _page_of(tag: Tag) -> Tag:
    top = tag
    for parent in tag.parents:
        top = parent
    assert isinstance(top, BeautifulSoup)
    return top
