"""A page as a person reads it: its texts, alerts, tables, links, buttons and fields."""

import re
import zlib
from functools import cached_property
from typing import Literal

import httpx
from bs4 import BeautifulSoup
from bs4.element import Tag

from assistant.errors import Drift
from assistant.language import _
from assistant.regression.naming import attribute, heard, plain, seen

Role = Literal["link", "button", "field", "option"]

BUTTONS = "button, input[type=submit], input[type=button], input[type=reset]"
NO_FIELDS = ("hidden", "submit", "button", "reset", "image")
ROLES: dict[Role, str] = {
    "link": "a[href]",
    "button": BUTTONS,
    "field": "textarea, select, " + "input" + "".join(f":not([type={no}])" for no in NO_FIELDS),
    "option": "option",
}
# What can carry a label. Emphasis inside a text is none: it would let a mere mention count.
LABELLED = (
    "h1, h2, h3, h4, h5, h6, a, label, th, td, option, legend, caption, summary, dt, dd, p, li, "
    f"span, output, address, footer div, header div, {BUTTONS}, {ROLES['field']}"
)
NEAR = ["tr", "li", "article", "section", "fieldset"]


class Shown:
    """One answer of a portal."""

    def __init__(self, response: httpx.Response) -> None:
        self.url = response.url
        self.path = response.url.path
        self.via = tuple(before.url.path for before in response.history)
        self.status = response.status_code
        self.kind = response.headers.get("content-type", "").partition(";")[0]
        self.content = response.content
        self._html = response.text if self.kind == "text/html" else ""

    def __str__(self) -> str:
        return f"{self.path} «{self.title}»"

    @cached_property
    def soup(self) -> BeautifulSoup:
        """The page as a tree, which is changed by what is filled in."""
        return BeautifulSoup(self._html, "html.parser")

    @property
    def title(self) -> str:
        """The main heading."""
        return " ".join(self.texts("h1"))

    @property
    def text(self) -> str:
        """All that is seen on the page."""
        return " ".join(self.texts("body"))

    @property
    def alerts(self) -> list[str]:
        """What the page complains about."""
        return self.texts("[role=alert]")

    @property
    def statuses(self) -> list[str]:
        """What the page confirms, or tells of how things are."""
        return self.texts("[role=status], output")

    def texts(self, css: str) -> list[str]:
        """The visible texts of the elements that fit."""
        return [seen(tag) for tag in self.soup.select(css)]

    @property
    def printed(self) -> str:
        """What is printed in a PDF, one text a line; the mock's have only the built-in fonts."""
        streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", self.content, re.S)
        return "\n".join(
            text.decode("latin-1")
            for stream in streams
            for text in re.findall(rb"\((.*?)\) Tj", zlib.decompress(stream), re.S)
        )

    def rows(self, column: str = "") -> list[dict[str, str]]:
        """The rows of the tables that have that column, each as column → text."""
        found = []
        for table in self.soup.find_all("table"):
            columns = [seen(head) for head in table.select("thead th")]
            if column in columns or not column:
                for row in table.select("tbody tr"):
                    texts = [seen(cell) for cell in row.select("td, th")]
                    found.append(dict(zip(columns, texts, strict=False)))
        return found

    def facts(self) -> dict[str, str]:
        """Terms and what they are, from lists of facts and from tables of pairs."""
        terms = self.soup.select("dt, th[scope=row]")
        pairs = ((term, term.find_next_sibling(["dd", "td"])) for term in terms)
        return {seen(term): seen(said) for term, said in pairs if isinstance(said, Tag)}

    def names(self, role: Role) -> list[str]:
        """What the links, buttons, fields or options are called."""
        return [heard(tag) or seen(tag) for tag in self.soup.select(ROLES[role])]

    def offers(self, role: Role, name: str) -> bool:
        """Whether there is such a thing, and it can be used."""
        return any(not tag.has_attr("disabled") for tag in self._called(role, name, ""))

    def find(self, role: Role, name: str, within: str = "") -> Tag:
        """The one thing of that name; ``within`` is a text in the same row, item or section."""
        found = self._called(role, name, within)
        if len(found) == 1:
            return found[0]
        asked = f"{role} «{name}»" + (f" ({within})" if within else "")
        raise Drift(
            _("{page}: {asked} is there {times} times, not once",
              page=self, asked=asked, times=len(found)),
            _("There is: {names}", names=", ".join(f"«{one}»" for one in self.names(role))),
        )  # fmt: skip

    def _called(self, role: Role, name: str, within: str) -> list[Tag]:
        wanted = plain(name)
        found = [tag for tag in self.soup.select(ROLES[role]) if wanted in (heard(tag), seen(tag))]
        return [tag for tag in found if within in _around(tag)] if within else found

    @cached_property
    def labels(self) -> frozenset[str]:
        """Every text that an element shows, is called, or shows together with its value."""
        tags = self.soup.select(LABELLED)
        names = {name for tag in tags for name in (seen(tag), heard(tag))}
        values = {f"{heard(tag)} {_value(tag)}" for tag in self.soup.select(ROLES["field"])}
        return frozenset(names | values | {f"{term} {said}" for term, said in self.facts().items()})


def _around(tag: Tag) -> str:
    near = tag.find_parent(NEAR)
    return seen(near) if isinstance(near, Tag) else ""


def _value(tag: Tag) -> str:
    if tag.name == "select":
        return " ".join(seen(option) for option in tag.select("option[selected]"))
    return seen(tag) if tag.name == "textarea" else attribute(tag, "value")
