"""Talks to a mock server's control plane: one world for one run."""

import ssl
from functools import cache
from typing import Any, Self

import httpx

from assistant.errors import EnvironmentProblem, UsageError
from assistant.language import _


@cache
def authorities() -> ssl.SSLContext:
    """Whom a connection trusts; read once, for it takes as long as some requests."""
    return httpx.create_ssl_context(trust_env=False)


class WorldClient:
    """A world of its own on a running mock server; it ends with the ``with`` block.

    ``again`` is the id and saved state of a world to go on with, or to put back if it is gone.

    ``now`` is the world's time (ISO 8601), ``people`` who can sign in: portal →
    name, user, password.
    """

    def __init__(
        self,
        url: str,
        scenario: str,
        *,
        at: str | None = None,
        settings: dict[str, Any] | None = None,
        faults: list[dict[str, Any]] | None = None,
        again: tuple[str | None, dict[str, Any]] | None = None,
    ) -> None:
        self._http = httpx.Client(base_url=url, trust_env=False, timeout=30, verify=authorities())
        asked = {
            "scenario": scenario,
            "at": at,
            "settings": settings or {},
            "faults": faults or [],
        }
        self.id, self.now = "", ""
        self.people: dict[str, dict[str, str]] = {}
        if again is None or not self._found_again(scenario, *again):
            asked["state"] = again[1] if again else None
            made = self._ask("POST", "/_mock/worlds", asked)
            self.id, self.now, self.people = made["world"], made["now"], made["people"]

    def _found_again(self, scenario: str, world: str | None, saved: dict[str, Any]) -> bool:
        """Whether the world still lives: one of that id whose journal begins as the saved one."""
        if world is None:
            return False
        answer = self._send("GET", f"/_mock/worlds/{world}")
        state = answer.json() if answer.is_success else {}
        known = saved.get("requests", [])
        if not state or state["requests"][: len(known)] != known:
            return False
        scenarios = {one["name"]: one for one in self._ask("GET", "/_mock/scenarios")}
        self.id, self.now, self.people = world, state["now"], scenarios[scenario]["people"]
        return True

    def snapshot(self) -> dict[str, Any]:
        """The whole state of the world."""
        state: dict[str, Any] = self._ask("GET", f"/_mock/worlds/{self.id}")
        return state

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_more: object) -> None:
        try:
            if kind is None:  # what was cut off may be gone on with
                self._ask("DELETE", f"/_mock/worlds/{self.id}")
        except EnvironmentProblem:
            pass  # the server is gone, and the world with it
        self._http.close()

    def advance(self, hours: float) -> None:
        """Move the clock on."""
        answer = self._ask("POST", f"/_mock/worlds/{self.id}/clock", {"by": hours * 3600})
        self.now = answer["now"]

    def move_to(self, moment: str) -> str:
        """Set the clock to a moment; returns the new time."""
        answer = self._ask("POST", f"/_mock/worlds/{self.id}/clock", {"to": moment})
        self.now = answer["now"]
        return self.now

    def strike(self, fault: dict[str, Any]) -> None:
        """Let a fault loose from now on."""
        self._ask("POST", f"/_mock/worlds/{self.id}/faults", fault)

    def mail(self) -> list[dict[str, Any]]:
        """The mails that were sent, the oldest first."""
        mails: list[dict[str, Any]] = self._ask("GET", f"/_mock/worlds/{self.id}/mail")
        return mails

    def journal(self) -> dict[str, Any]:
        """The requests and effects so far."""
        journal: dict[str, Any] = self._ask("GET", f"/_mock/worlds/{self.id}/journal")
        return journal

    def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        answer = self._send(method, path, body)
        understood = answer.is_success or answer.status_code == 422
        if not understood or (answer.content and not _is_json(answer)):
            raise EnvironmentProblem(
                _("{url} is no mock portal: HTTP {status} for {path}",
                  url=self._http.base_url, status=answer.status_code, path=path),
                _("Start one with: tramite serve"),
            )  # fmt: skip
        said: Any = answer.json() if answer.content else None
        if answer.status_code == 422:
            known = ", ".join(said.get("known", []))
            raise UsageError(said["error"], _("Known: {known}", known=known) if known else None)
        return said

    def _send(self, method: str, path: str, body: dict[str, Any] | None = None) -> httpx.Response:
        try:
            return self._http.request(method, path, json=body)
        except httpx.HTTPError as error:
            raise EnvironmentProblem(
                _("no mock portal answers at {url}: {why}", url=self._http.base_url, why=error),
                _("Start one with: tramite serve"),
            ) from None


def _is_json(answer: httpx.Response) -> bool:
    return "application/json" in answer.headers.get("content-type", "")
