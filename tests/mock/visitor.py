"""Somebody who uses a mock portal without a browser, for the tests."""

import re
from html import unescape
from typing import Any, Self

import httpx

from assistant.mock.client import authorities

PASSWORD = "Ticino-Naviglio-63"
CHOSEN = {"use": "Stamped", "language": "English", "permit": "-", "where": "Italy", "copies": "1"}
DOWNLOAD = "DOWNLOAD DIGITALLY SIGNED DOCUMENTS"


class Shown:
    """A page as a person would read it."""

    def __init__(self, response: httpx.Response) -> None:
        self.response = response
        self.path = response.url.path
        self.status = response.status_code
        self.html = response.text if "html" in response.headers.get("content-type", "") else ""

    @property
    def title(self) -> str:
        return " ".join(self._all(r"<h1[^>]*>(.*?)</h1>"))

    @property
    def alerts(self) -> str:
        return " ".join(self._all(r'<div role="alert"[^>]*>(.*?)</div>'))

    @property
    def confirmation(self) -> str:
        return " ".join(self._all(r'<div role="status"[^>]*>(.*?)</div>'))

    @property
    def text(self) -> str:
        return " ".join(self._all(r"<body.*?>(.*)</body>"))

    @property
    def csrf(self) -> str:
        return self._first(r'name="csrf"[^>]* value="(\w+)"')

    def links(self) -> dict[str, str]:
        found = re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', self.html, re.S)
        return {_plain(text): unescape(address) for address, text in found}

    def entered(self, name: str) -> str:
        return self._first(rf'name="{name}"[^>]*? value="([^"]*)"')

    def _first(self, pattern: str) -> str:
        found = re.search(pattern, self.html)
        return unescape(found[1]) if found else ""

    def _all(self, pattern: str) -> list[str]:
        return [_plain(found) for found in re.findall(pattern, self.html, re.S)]


def _plain(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", " ", html))).strip()


class Visitor:
    """One browser-like client in one world; what it does by name, it does at Polimi."""

    portal = "polimi"

    def __init__(self, url: str, scenario: str, **order: Any) -> None:
        self.http = httpx.Client(
            base_url=url, follow_redirects=True, trust_env=False, verify=authorities()
        )
        made = self.http.post("/_mock/worlds", json={"scenario": scenario, **order})
        assert made.status_code == 201, made.text
        self.world: str = made.json()["world"]
        self.http.headers["X-Mock-World"] = self.world

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.http.close()

    def see(self, path: str) -> Shown:
        return Shown(self.http.get(f"/{self.portal}{path}"))

    def send(self, path: str, **entries: Any) -> Shown:
        """Open a page, then send its form."""
        entries.setdefault("csrf", self.see(path).csrf)
        return Shown(self.http.post(f"/{self.portal}{path}", data=entries))

    def control(self, what: str = "", **order: Any) -> Any:
        address = f"/_mock/worlds/{self.world}{what}"
        answer = self.http.post(address, json=order) if order else self.http.get(address)
        return answer.json()

    def state(self) -> bytes:
        return self.http.get(f"/_mock/worlds/{self.world}").content

    def restore(self, state: bytes) -> None:
        assert self.http.put(f"/_mock/worlds/{self.world}", content=state).status_code == 200

    def effects(self) -> list[tuple[str, str | None]]:
        return [(each["kind"], each["amount"]) for each in self.control("/journal")["effects"]]

    def sign_in(self, **entries: Any) -> Shown:
        return self.send("/login", person_code="10812345", password=PASSWORD, **entries)

    def code(self) -> str:
        text = self.control("/mail")[-1]["text"]
        return str(re.findall(r"\b\d{6}\b", text)[0])

    def begin(self, document: str = "degree-award") -> Shown:
        return self.see(f"/request/parameters?career=975765&document={document}")

    def reserve(self, document: str = "degree-award", **parameters: str) -> Shown:
        self.begin(document)
        self.send("/request/parameters", **{**CHOSEN, **parameters})
        return self.send("/request/summary", notes="")

    def start_payment(self) -> Shown:
        self.send("/cart/delivery", method=DOWNLOAD)
        return self.send("/payment")

    def pay(self) -> Shown:
        return self.send("/gateway", action="pay")
