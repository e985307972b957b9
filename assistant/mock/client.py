"""Talks to a mock server's control plane: one world for one run."""

from typing import Any, Self

import httpx

from assistant.errors import EnvironmentProblem, UsageError


class WorldClient:
    """A world of its own on a running mock server; it ends with the ``with`` block.

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
    ) -> None:
        self._http = httpx.Client(base_url=url, trust_env=False, timeout=30)
        asked = {
            "scenario": scenario,
            "at": at,
            "settings": settings or {},
            "faults": faults or [],
        }
        made = self._ask("POST", "/_mock/worlds", asked)
        self.id: str = made["world"]
        self.now: str = made["now"]
        self.people: dict[str, dict[str, str]] = made["people"]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        try:
            self._ask("DELETE", f"/_mock/worlds/{self.id}")
        except EnvironmentProblem:
            pass  # the server is gone, and the world with it
        self._http.close()

    def advance(self, hours: float) -> str:
        """Move the clock on; returns the new time."""
        answer = self._ask("POST", f"/_mock/worlds/{self.id}/clock", {"by": hours * 3600})
        self.now = answer["now"]
        return self.now

    def mail(self) -> list[dict[str, Any]]:
        """The mails that were sent, the oldest first."""
        mails: list[dict[str, Any]] = self._ask("GET", f"/_mock/worlds/{self.id}/mail")
        return mails

    def journal(self) -> dict[str, Any]:
        """The requests and effects so far."""
        journal: dict[str, Any] = self._ask("GET", f"/_mock/worlds/{self.id}/journal")
        return journal

    def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        try:
            answer = self._http.request(method, path, json=body)
        except httpx.HTTPError as error:
            raise EnvironmentProblem(
                f"no mock portal answers at {self._http.base_url}: {error}",
                "Start one with: tramite serve",
            ) from None
        if answer.status_code == 422:
            refusal = answer.json()
            raise UsageError(refusal["error"], ", ".join(refusal.get("known", [])) or None)
        if answer.is_error:
            raise EnvironmentProblem(
                f"{self._http.base_url} is no mock portal: HTTP {answer.status_code} for {path}",
                "Start one with: tramite serve",
            )
        return answer.json() if answer.content else None
