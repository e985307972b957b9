"""Pages a second of the mock portals, against a bare page of the same size."""

import asyncio
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlsplit

from assistant.mock.client import WorldClient
from bench.figures import Figure, of_samples, ratio
from bench.processes import ROOT

AT_A_TIME = 8
"""Requests under way at any moment."""

PAGE = "/polimi/login"


@dataclass(frozen=True)
class Load:
    """What a burst of requests met: pages a second, and the time that 99 of 100 stay below."""

    rate: float
    p99: float


def measure(_folder: Path, rounds: int = 5, requests: int = 600) -> list[Figure]:
    """Bursts against the one and the other server in turns, each in a process of its own."""
    with server("-c", "from cli import app; app()", "serve", "--port", "0") as mock:
        with WorldClient(mock, "master-student") as world:
            cookie = asyncio.run(_entered(mock + PAGE, f"mock_world={world.id}"))
            size = len(asyncio.run(_get(mock + PAGE, cookie))[1])
            with server("-m", "bench.bare_page", str(size)) as bare:
                asyncio.run(load(mock + PAGE, cookie, 50))
                asyncio.run(load(bare, "", 50))
                pairs = [
                    (asyncio.run(load(mock + PAGE, cookie, requests)),
                     asyncio.run(load(bare, "", requests)))
                    for _round in range(rounds)
                ]  # fmt: skip
    ours, theirs = zip(*pairs, strict=True)
    return [
        ratio("pages", "pages a second / those of a bare page",
              [one.rate for one in ours], [one.rate for one in theirs], budget=0.6, at_least=True),
        ratio("pages", "p99 / that of a bare page",
              [one.p99 for one in ours], [one.p99 for one in theirs]),
        of_samples("pages", "the mock portal's pages", [one.rate for one in ours], "a second"),
        of_samples("pages", "the mock portal's p99", [one.p99 for one in ours], "ms"),
        Figure("pages", "size of the page", size, "bytes"),
    ]  # fmt: skip


async def load(url: str, cookie: str, requests: int) -> Load:
    """So many requests, a few at a time, each on a connection of its own as the mock wants it."""
    left = iter(range(requests))
    times: list[float] = []

    async def visitor() -> None:
        for _number in left:
            began = time.perf_counter()
            await _get(url, cookie)
            times.append(1000 * (time.perf_counter() - began))

    began = time.perf_counter()
    await asyncio.gather(*(visitor() for _number in range(AT_A_TIME)))
    return Load(requests / (time.perf_counter() - began), quantiles(times, n=100)[-1])


async def _entered(url: str, cookie: str) -> str:
    """The cookies of a visitor whom the portal knows: without, it begins a session each time."""
    head, _body = await _get(url, cookie)
    return "; ".join([cookie, *re.findall(r"(?im)^set-cookie: ([^;]+)", head)])


async def _get(url: str, cookie: str) -> tuple[str, bytes]:
    """Head and body of a page; a client like httpx would take longer than the server."""
    at = urlsplit(url)
    reader, writer = await asyncio.open_connection(at.hostname, at.port)
    head = [f"GET {at.path or '/'} HTTP/1.1", f"Host: {at.netloc}", "Connection: close"]
    head += [f"Cookie: {cookie}"] if cookie else []
    writer.write("\r\n".join([*head, "", ""]).encode())
    answer = await asyncio.wait_for(reader.read(), timeout=30)
    writer.close()
    assert answer.startswith(b"HTTP/1.1 200"), answer[:200]
    headers, _gap, body = answer.partition(b"\r\n\r\n")
    return headers.decode(), body


@contextmanager
def server(*arguments: str) -> Iterator[str]:
    """A server in a process of its own; gives the address that it prints first."""
    process = subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdout
    try:
        found = (re.search(r"http://[\d.]+:\d+", line) for line in process.stdout)
        yield next(one[0] for one in found if one)
    finally:
        process.terminate()
        process.wait(timeout=10)
        process.stdout.close()
