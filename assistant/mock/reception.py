"""Lets a request into its world, past the faults, and to the page it asks for."""

import logging
from collections.abc import Awaitable, Callable
from functools import partial
from hmac import compare_digest
from typing import Any

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from assistant.mock.faults import KINDS, Struck, met
from assistant.mock.portal import Page, Portal, Visit
from assistant.mock.variants import rewritten
from assistant.mock.world import World
from assistant.mock.worlds import Hosted, Worlds

AnyPage = Page[Any]
AnyPortal = Portal[Any]
AnyVisit = Visit[Any]

log = logging.getLogger(__name__)


def portal_routes(portal: AnyPortal, worlds: Worlds) -> list[Route]:
    """Give the addresses of a portal; all that it does not know leads to its own 404 page."""
    nowhere: AnyPage = Page("/{rest:path}", lambda visit: visit.error(404), signed_in=False)
    return [
        Route(portal.prefix + page.path, _endpoint(portal, page, worlds), methods=["GET", "POST"])
        for page in (*portal.pages, Page("", _home, signed_in=False), nowhere)
    ]


def _home(visit: AnyVisit) -> Response:
    return visit.go("/")


def _endpoint(
    portal: AnyPortal, page: AnyPage, worlds: Worlds
) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        chosen = worlds.chosen(request)
        if chosen is None:
            return RedirectResponse("/", 303)
        form = await request.form() if request.method == "POST" else None
        try:
            return await Reception(portal, page, chosen[1], request, form).answer()
        finally:
            await request.close()  # with the files that came with the form

    return endpoint


class Reception:
    """One request on its way. Nothing is awaited while the world is locked."""

    def __init__(
        self,
        portal: AnyPortal,
        page: AnyPage,
        hosted: Hosted,
        request: Request,
        form: FormData | None,
    ) -> None:
        self.portal = portal
        self.page = page
        self.hosted = hosted
        self.request = request
        self.form = form

    async def answer(self) -> Response:
        """Answer the request, or let the faults that it meets answer it."""
        method, path = self.request.method, self.request.url.path
        with self.hosted.lock:
            faults = met(self.hosted.world, method, path)
        answer: Callable[[], Awaitable[Response]] = self._proceed
        for fault in reversed(faults):
            struck = Struck(fault, self.hosted, path, answer, self._fail, self._expire)
            answer = partial(KINDS[fault.fault], struck)
        response = await answer()
        with self.hosted.lock:
            self.hosted.world.log(method, path, response.status_code)
        return response

    async def _proceed(self) -> Response:
        return self._within(lambda visit: serve(visit, self.page))

    def _fail(self, status: int) -> Response:
        return self._within(lambda visit: visit.error(status))

    def _expire(self) -> Response:
        at_login = self.request.url.path == self.portal.prefix + self.portal.login
        if at_login and self.form is None:
            return self._within(lambda visit: (visit.expire(), serve(visit, self.page))[1])
        return self._within(lambda visit: visit.expire())

    def _within(self, act: Callable[[AnyVisit], Response]) -> Response:
        response, variant = self._acted(act)
        if variant and response.media_type == "text/html":
            return _varied(response, variant)
        return response

    def _acted(self, act: Callable[[AnyVisit], Response]) -> tuple[Response, str | None]:
        """Act, and tell which variant of its pages the world has here."""
        with self.hosted.lock:
            # without the journal, which no page changes: it is as long as the visit
            before = self.hosted.world.model_dump_json(exclude={"requests"})
            requests = self.hosted.world.requests
            try:
                visit = self._visit()
                response = visit.seal(act(visit))
            except Exception:
                log.debug("%s failed", self.request.url.path, exc_info=True)
                # what was done so far is undone: no change is left half made
                self.hosted.world = World.model_validate_json(before)
                self.hosted.world.requests = requests
                visit = self._visit()
                response = visit.seal(visit.error(500))
            return response, self.hosted.world.settings.variant_at(self.request.url.path)

    def _visit(self) -> AnyVisit:
        return Visit(self.portal, self.hosted.world, self.request, self.form)


def _varied(response: Response, variant: str) -> Response:
    response.body = rewritten(bytes(response.body), variant)
    response.headers["Content-Length"] = str(len(response.body))
    return response


def serve(visit: AnyVisit, page: AnyPage) -> Response:
    """Show the page or act on its form, for a visitor who may."""
    if page.signed_in and not visit.signed_in:
        return visit.turn_away()
    if visit.form is None:
        return page.show(visit)
    if page.act is None:
        return visit.error(405)
    if not compare_digest(visit.text("csrf").encode(), visit.csrf.encode()):
        return visit.error(403)
    return page.act(visit)
