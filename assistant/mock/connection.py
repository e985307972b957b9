"""Connections that can be cut without an answer."""

import asyncio
import socket
import struct
from collections.abc import AsyncIterator
from math import ceil

from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

CUT = "mock.cut"
DROPS = 100
"""In how many pieces an answer drips."""


class CuttableProtocol(H11Protocol):
    """HTTP as uvicorn speaks it; the app is also given the means to cut its connection."""

    # uvicorn's own signature is as narrow; asyncio's base class is wider
    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        app = self.app

        async def with_cut(scope: Scope, receive: Receive, send: Send) -> None:
            scope.setdefault("extensions", {})[CUT] = lambda: cut(transport)
            await app(scope, receive, send)

        self.app = with_cut


def cut(transport: asyncio.Transport) -> None:
    """Reset a TCP connection, whatever is still under way on it."""
    no_farewell = struct.pack("ii", 1, 0)
    transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, no_farewell)
    transport.abort()


class Dripping(StreamingResponse):
    """Sends the head of an answer at once, and what is in it bit by bit, until the visitor goes."""

    def __init__(self, answer: Response, seconds: float) -> None:
        super().__init__(_drops(bytes(answer.body), seconds), answer.status_code)
        self.raw_headers = answer.raw_headers


async def _drops(body: bytes, seconds: float) -> AsyncIterator[bytes]:
    size = max(1, ceil(len(body) / DROPS))
    for start in range(0, len(body), size):
        await asyncio.sleep(seconds / DROPS)
        yield body[start : start + size]


class NoAnswer(Response):
    """Cuts the connection instead of answering. The journal knows it as status 0."""

    def __init__(self) -> None:
        super().__init__()
        self.status_code = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope["extensions"][CUT]()
        # uvicorn must see that the visitor has gone, or it would try to answer after all
        while (await receive())["type"] != "http.disconnect":
            pass
