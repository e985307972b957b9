"""Somebody who uses UNAD's sites without a browser, for the tests."""

from typing import Any

from tests.mock.visitor import Shown, Visitor

DOCUMENT = "1032456789"
USER = "afquintero"
PASSWORD = "Orinoco-Sabana-48"


class Person(Visitor):
    """A visitor of UNAD's sites."""

    portal = "unad"

    def attach(self, path: str, files: dict[str, tuple[str, bytes]], **entries: str) -> Shown:
        """Open a page, then send its form with files: field → name and content."""
        data = {"csrf": self.see(path).csrf, **entries}
        return Shown(self.http.post(f"/unad{path}", data=data, files=files))

    def sign_in(self, **entries: Any) -> Shown:
        return self.send("/campus/ingreso", **{"user": USER, "password": PASSWORD} | entries)
