"""Somebody who uses the mock portals over HTTP, without a browser."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any, Self

import httpx

from assistant.errors import Drift
from assistant.language import _
from assistant.mock.client import WorldClient, authorities
from assistant.regression.form import Upload, form_of, sending
from assistant.regression.naming import attribute, heard, seen
from assistant.regression.shown import Shown


class Visitor:
    """One person with a world of their own, who sees one page at a time.

    with Visitor(server.url, "no-second-factor") as visitor:
        visitor.open("/polimi/login")
        visitor.fill("Person Code", "10812345")
        page = visitor.press("Sign in")
    """

    def __init__(
        self,
        url: str,
        scenario: str,
        *,
        at: str | None = None,
        settings: dict[str, Any] | None = None,
    ) -> None:
        self.world = WorldClient(url, scenario, at=at, settings=settings)
        self._http = httpx.Client(
            base_url=url, follow_redirects=True, trust_env=False, timeout=30, verify=authorities()
        )
        self.pages: list[Shown] = []
        self._uploads: dict[str, Upload] = {}
        self._look(self._http.get(f"/_mock/enter/{self.world.id}", params={"next": "/inbox"}))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: Any) -> None:
        self._http.close()
        self.world.__exit__(*error)

    @property
    def page(self) -> Shown:
        """The page that is shown now."""
        return self.pages[-1]

    def _look(self, response: httpx.Response) -> Shown:
        self.pages.append(Shown(response))
        self._uploads = {}
        return self.page

    def open(self, path: str) -> Shown:
        """Go to an address."""
        return self._look(self._http.get(path))

    def follow(self, name: str, within: str = "") -> Shown:
        """Follow a link; a file that it gives is not shown in the page's place."""
        link = self.page.find("link", name, within)
        return self._look(self._http.get(self.page.url.join(attribute(link, "href"))))

    def turn_to(self, page: Shown) -> Shown:
        """Look again at a page that is still open in another tab, as it was then."""
        self.pages.append(page)
        self._uploads = {}
        return page

    def fill(self, label: str, value: str, within: str = "") -> None:
        """Type into a field, in place of what is there."""
        field = self.page.find("field", label, within)
        if field.name == "textarea":
            field.string = value
        else:
            field["value"] = value

    def choose(self, label: str, option: str, within: str = "") -> None:
        """Pick an option of a list by its text."""
        field = self.page.find("field", label, within)
        options = field.select("option")
        if option not in map(seen, options):
            names = ", ".join(f"«{seen(one)}»" for one in options)
            raise Drift(
                _("{page}: «{label}» has no option «{option}»",
                  page=self.page, label=label, option=option),
                _("There is: {names}", names=names),
            )  # fmt: skip
        for one in options:
            one.attrs.pop("selected", None)
            if seen(one) == option:
                one["selected"] = ""

    def tick(self, label: str, within: str = "", *, on: bool = True) -> None:
        """Tick a box or a radio button, or take the tick away."""
        field = self.page.find("field", label, within)
        if attribute(field, "type") == "radio":
            for other in self.page.soup.find_all("input", attrs={"name": field["name"]}):
                if form_of(other) is form_of(field):
                    other.attrs.pop("checked", None)
        field.attrs.pop("checked", None)
        if on:
            field["checked"] = ""

    def upload(self, label: str, file: Upload, within: str = "") -> None:
        """Attach a file."""
        self._uploads[attribute(self.page.find("field", label, within), "name")] = file

    def press(self, name: str, within: str = "") -> Shown:
        """Press a button: its form is sent with all that is in it."""
        button = self.page.find("button", name, within)
        form = form_of(button)
        if form is None or button.has_attr("disabled"):
            raise Drift(_("{page}: «{name}» cannot be pressed", page=self.page, name=heard(button)))
        sent = sending(form, button, self._uploads)
        to = self.page.url.join(sent.action)
        headers = {"Content-Type": sent.kind} if sent.kind else {}
        return self._look(
            self._http.request(sent.method, to, content=sent.content, headers=headers)
        )

    def wait_until(self, moment: str) -> None:
        """Let the world's clock move to a moment (ISO 8601)."""
        self.world.move_to(moment)


class Visitors:
    """Lets people into worlds of one server, and sees them all out at the end."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.all: list[Visitor] = []
        self._stack = ExitStack()

    def enter(
        self, scenario: str, *, at: str | None = None, settings: dict[str, Any] | None = None
    ) -> Visitor:
        """Somebody new, in a world of that scenario."""
        visitor = Visitor(self.url, scenario, at=at, settings=settings)
        self.all.append(self._stack.enter_context(visitor))
        return visitor

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: Any) -> None:
        self._stack.__exit__(*error)


Enter = Callable[..., Visitor]
"""``enter(scenario, at=..., settings=...)`` of ``Visitors``."""
