"""Serves the mock portals from a thread of this process."""

import errno
import socket
import threading
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Self

import uvicorn
from starlette.applications import Starlette
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from assistant.errors import EnvironmentProblem
from assistant.language import _
from assistant.mock.connection import CuttableProtocol
from assistant.mock.control import Control
from assistant.mock.hosts import KnownHosts
from assistant.mock.index import Index
from assistant.mock.portals import PORTALS
from assistant.mock.reception import portal_routes
from assistant.mock.worlds import Worlds

STATIC = Path(__file__).parent / "static"


def create_app(worlds: Worlds, allowed_hosts: Iterable[str] = ()) -> ASGIApp:
    """Put the portals, the index for people and the control plane together."""
    routes: list[Route | Mount] = [
        *Control(worlds).routes(),
        *Index(worlds).routes(),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
    for portal in PORTALS.values():
        routes += portal_routes(portal, worlds)
    return KnownHosts(Starlette(routes=routes), allowed_hosts)


class MockServer:
    """The mock portals on one port.

    with MockServer() as server:
        httpx.get(server.url + "/_mock/ready")
    """

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 0,
        allowed_hosts: Iterable[str] = (),
        variant: str | None = None,
    ) -> None:
        self._socket = _bound(host, port)
        self.host, self.port = host, int(self._socket.getsockname()[1])
        shown = f"[{host}]" if ":" in host else host
        self.url = f"http://{shown}:{self.port}"
        self.worlds = Worlds(variant)
        self._server = uvicorn.Server(_config(create_app(self.worlds, (shown, *allowed_hosts))))
        self._thread = threading.Thread(
            target=self._server.run, args=([self._socket],), name="mock portals", daemon=True
        )

    def start(self) -> Self:
        """Begin to answer."""
        self._thread.start()
        return self

    def wait(self) -> None:
        """Stay until the server is stopped."""
        while self._thread.is_alive():
            self._thread.join(0.5)

    def stop(self) -> None:
        """Stop answering; a second call does nothing."""
        self._server.should_exit = True
        if self._thread.is_alive():
            self._thread.join(10)
        self._socket.close()

    def __enter__(self) -> Self:
        """Begin to answer."""
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop answering."""
        self.stop()


def _config(app: ASGIApp) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=CuttableProtocol,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        date_header=False,
        # On a connection used before, a browser sends a lost request again by itself, even a
        # payment. A fault must reach whoever is being tested.
        headers=[("Connection", "close")],
        timeout_graceful_shutdown=1,
    )


def _bound(host: str, port: int) -> socket.socket:
    """Take the port before the server starts, so that nobody can take it in between."""
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise _problem(host, port, error) from error
    return listening


def _problem(host: str, port: int, error: OSError) -> EnvironmentProblem:
    if error.errno == errno.EADDRINUSE:
        return EnvironmentProblem(
            _("Port {port} on {host} is taken by another program.", port=port, host=host),
            _("Choose another port, or 0 to take any free one."),
        )
    why = error.strerror or error
    return EnvironmentProblem(
        _("The mock portals cannot listen on {host}, port {port}: {why}.",
          host=host, port=port, why=why),
        _("Use 127.0.0.1 and a port above 1023."),
    )  # fmt: skip
