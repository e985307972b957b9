"""Refuses requests that come under a foreign host name, so that no web page can reach the mock."""

from collections.abc import Iterable
from html import escape

from starlette.responses import HTMLResponse
from starlette.types import ASGIApp, Receive, Scope, Send

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


class KnownHosts:
    """Lets through what was asked of a known host name."""

    def __init__(self, app: ASGIApp, allowed: Iterable[str] = ()) -> None:
        self.app = app
        self.allowed = {*LOOPBACK, *(name.lower() for name in allowed)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer 421."""
        if scope["type"] == "http" and self._name(scope) not in self.allowed:
            await self._refusal(self._name(scope))(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    def _name(self, scope: Scope) -> str:
        host: str = dict(scope["headers"]).get(b"host", b"").decode("latin-1").lower()
        return host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host

    def _refusal(self, name: str) -> HTMLResponse:
        return HTMLResponse(
            '<!doctype html><html lang="en"><title>Unknown host</title><h1>Unknown host</h1>'
            f"<p>This server does not answer under the name «{escape(name)}». It answers under "
            f"{escape(', '.join(sorted(self.allowed)))}; more names can be allowed when it is "
            "started.</p></html>",
            421,
        )
