"""What a world can be told to do wrong. A new fault is one more entry in KINDS."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from starlette.responses import HTMLResponse, RedirectResponse, Response

from assistant.mock.connection import Dripping, NoAnswer
from assistant.mock.world import Fault, World
from assistant.mock.worlds import Hosted


@dataclass(frozen=True)
class Struck:
    """A request that meets a fault, and what a fault may do with it."""

    fault: Fault
    hosted: Hosted
    path: str
    proceed: Callable[[], Awaitable[Response]]
    fail: Callable[[int], Response]
    expire: Callable[[], Response]


async def latency(struck: Struck) -> Response:
    """Answer late."""
    await asyncio.sleep(struck.fault.seconds)
    return await struck.proceed()


async def internal_error(struck: Struck) -> Response:
    """Show the page for an internal error, and do nothing."""
    return struck.fail(500)


async def maintenance(struck: Struck) -> Response:
    """Show the maintenance page, and do nothing."""
    return struck.fail(503)


async def reset(struck: Struck) -> Response:
    """Close the connection without an answer, and do nothing."""
    return NoAnswer()


async def answer_lost(struck: Struck) -> Response:
    """Do what was asked, then close the connection without an answer."""
    await struck.proceed()
    return NoAnswer()


async def double_submit(struck: Struck) -> Response:
    """Do what was asked, then show the page before as if it had not been: press again?"""
    await struck.proceed()
    return RedirectResponse(struck.path, 303)


async def foreign_redirect(struck: Struck) -> Response:
    """Send the visitor to another site, and do nothing."""
    return RedirectResponse(struck.fault.to, 307)


async def csrf_expired(struck: Struck) -> Response:
    """Refuse the form as too old, and do nothing."""
    return struck.fail(403)


async def declined(struck: Struck) -> Response:
    """Have the card declined from now on."""
    struck.hosted.world.settings.card = "declined"
    return await struck.proceed()


async def pending(struck: Struck) -> Response:
    """Have payments stay pending from now on."""
    struck.hosted.world.settings.card = "pending"
    return await struck.proceed()


async def empty(struck: Struck) -> Response:
    """Answer 200 with nothing in it, and do nothing."""
    return HTMLResponse(b"")


async def slow_drip(struck: Struck) -> Response:
    """Answer at once, but let what the page holds come in small pieces."""
    return Dripping(await struck.proceed(), struck.fault.seconds)


async def seats_gone(struck: Struck) -> Response:
    """Have no seats left anywhere from now on."""
    with struck.hosted.lock:
        for records in struck.hosted.world.records():
            records.fill_up()
    return await struck.proceed()


async def file_refused(struck: Struck) -> Response:
    """Have files arrive damaged from now on, so that the portal refuses them in its own words."""
    struck.hosted.world.settings.uploads = "damaged"
    return await struck.proceed()


async def mail_lost(struck: Struck) -> Response:
    """Have no mail arrive from now on; the portal does not know."""
    struck.hosted.world.settings.mails = "lost"
    return await struck.proceed()


async def session_expired(struck: Struck) -> Response:
    """End the visitor's session."""
    return struck.expire()


KINDS: dict[str, Callable[[Struck], Awaitable[Response]]] = {
    "latency": latency,
    "500": internal_error,
    "503": maintenance,
    "reset": reset,
    "answer-lost": answer_lost,
    "double-submit": double_submit,
    "foreign-redirect": foreign_redirect,
    "csrf-expired": csrf_expired,
    "declined": declined,
    "pending": pending,
    "empty": empty,
    "slow-drip": slow_drip,
    "seats-gone": seats_gone,
    "file-refused": file_refused,
    "mail-lost": mail_lost,
    "session-expired": session_expired,
}
ONLY_FORMS = ("double-submit", "csrf-expired", "file-refused")


def met(world: World, method: str, path: str) -> list[Fault]:
    """Count a request against the world's faults and give those that strike it."""
    return [fault for fault in world.faults if _meets(fault, method, path) and _strikes(fault)]


def _meets(fault: Fault, method: str, path: str) -> bool:
    return fault.page in (None, path) and fault.method in (None, method)


def _strikes(fault: Fault) -> bool:
    fault.met += 1
    return fault.nth in (None, fault.met)
