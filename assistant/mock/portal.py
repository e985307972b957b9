"""A portal as a list of pages, and one visit to one of them."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from http import HTTPStatus
from pathlib import Path
from typing import Any, Generic, TypeVar

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from assistant.mock.forms import Messages, Upload
from assistant.mock.records import Flash, Records, Session
from assistant.mock.world import World

SHARED_TEMPLATES = Path(__file__).parent / "templates"

S = TypeVar("S", bound=Session)


@dataclass(frozen=True)
class Page(Generic[S]):
    """One address of a portal: what it shows, and what it does with a form sent to it."""

    path: str
    show: "Callable[[Visit[S]], Response]"
    act: "Callable[[Visit[S]], Response] | None" = None
    signed_in: bool = True


@dataclass(frozen=True)
class Portal(Generic[S]):
    """A site: its pages, its records and its own words."""

    name: str
    title: str
    language: str
    folder: Path
    login: str
    pages: tuple[Page[S], ...]
    records: Callable[[World], Records[S]]
    new_session: Callable[..., S]
    document: Callable[[World, str, str], bytes]
    person: Callable[[World], dict[str, str]]
    messages: Messages
    sign_in_first: str
    expired: str
    filters: Mapping[str, Callable[..., str]]
    time_passed: Callable[[World, datetime], None]

    @property
    def prefix(self) -> str:
        """Where the portal's addresses begin."""
        return f"/{self.name}"

    @property
    def cookie(self) -> str:
        """What the portal's session cookie is called."""
        return f"{self.name}_session"

    @cached_property
    def templates(self) -> Environment:
        """The portal's own pages and the parts that all portals share."""
        environment = Environment(
            loader=FileSystemLoader([self.folder / "templates", SHARED_TEMPLATES]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,  # a server shows the templates that it began with
        )
        environment.filters.update(self.filters)
        return environment


class Visit(Generic[S]):
    """One request to a portal, with the session it belongs to."""

    def __init__(
        self, portal: Portal[S], world: World, request: Request, form: FormData | None
    ) -> None:
        self.portal = portal
        self.world = world
        self.request = request
        self.form = form
        self.sessions = portal.records(world).sessions
        self._shown = request.cookies.get(portal.cookie, "")
        self._forget_expired()
        self.visitor: S | None = self.sessions.get(self._shown)
        self._arrive()

    def _forget_expired(self) -> None:
        for session in list(self.sessions.values()):
            if session.expired(self.world.now):
                del self.sessions[session.token]

    def _arrive(self) -> None:
        if self.visitor is None:
            return
        self.visitor.seen = self.world.now
        flash = self.visitor.flash
        if flash and (self.form is not None or flash.page != self.path):
            self.visitor.flash = None

    @property
    def path(self) -> str:
        """The address asked for."""
        return self.request.url.path

    @property
    def session(self) -> S:
        """The visitor's session, begun if there is none yet."""
        if self.visitor is None:
            self.begin()
        assert self.visitor is not None
        return self.visitor

    @property
    def signed_in(self) -> bool:
        """Whether the portal knows who is visiting."""
        return self.visitor is not None and self.visitor.person is not None

    def begin(self) -> S:
        """Start a new session in place of the present one."""
        self.end()
        session = self.portal.new_session(
            token=self.world.secret(f"{self.portal.name}-session"), seen=self.world.now
        )
        self.sessions[session.token] = session
        self.visitor = session
        return session

    def end(self) -> None:
        """End the present session, with all that hangs on it."""
        if self.visitor is not None:
            del self.sessions[self.visitor.token]
            self.visitor = None

    @property
    def csrf(self) -> str:
        """What a form of this session must bring back."""
        return hashlib.sha256(f"form/{self.session.token}".encode()).hexdigest()[:32]

    def text(self, name: str) -> str:
        """Give what was entered in a field, without surrounding blanks."""
        value = self.form.get(name, "") if self.form is not None else ""
        return value.replace("\r\n", "\n").strip() if isinstance(value, str) else ""

    def texts(self, name: str) -> list[str]:
        """Give all that was ticked under one name."""
        values = self.form.getlist(name) if self.form is not None else []
        return [value for value in values if isinstance(value, str)]

    def upload(self, name: str) -> Upload | None:
        """Give the file that was attached under a name; an empty field sends one without a name."""
        sent = self.form.get(name) if self.form is not None else None
        if not isinstance(sent, UploadFile) or not sent.filename:
            return None
        sent.file.seek(0)
        whole = self.world.settings.uploads == "whole"
        return Upload(sent.filename, sent.file.read() if whole else b"")

    @property
    def flash(self) -> Flash:
        """What is to be said about the form sent before this page."""
        return (self.visitor and self.visitor.flash) or self._nothing_said

    @cached_property
    def _nothing_said(self) -> Flash:
        return Flash(page=self.path)

    def entered(self, name: str, otherwise: str = "") -> str:
        """Give what was entered in a field that was refused."""
        return next(iter(self.flash.entered.get(name, [])), otherwise)

    def page(self, template: str, status: int = 200, **context: Any) -> Response:
        """Show a page."""
        template_file = self.portal.templates.get_template(template)
        html = template_file.render(visit=self, portal=self.portal, flash=self.flash, **context)
        return HTMLResponse(html, status)

    def error(self, status: int) -> Response:
        """Show the portal's own page for a failure."""
        return self.page("error.html", status, code=status, phrase=HTTPStatus(status).phrase)

    def go(
        self,
        path: str,
        alerts: list[str] | None = None,
        status: str = "",
        entered: dict[str, list[str]] | None = None,
    ) -> Response:
        """Send the visitor on to a page of this portal, with something to be said there."""
        page = self.portal.prefix + path
        if alerts or status or entered:
            self.session.flash = Flash(
                page=page, alerts=alerts or [], status=status, entered=entered or {}
            )
        return RedirectResponse(page, 303)

    def refuse(self, alerts: list[str], *forget: str) -> Response:
        """Show the same form again with what was entered, except for what must be forgotten."""
        names = (self.form.keys() if self.form is not None else set()) - {"csrf", *forget}
        page = self.path.removeprefix(self.portal.prefix)
        return self.go(page, alerts, entered={name: self.texts(name) for name in sorted(names)})

    def file(self, content: bytes, name: str) -> Response:
        """Hand over a PDF to be kept."""
        headers = {"Content-Disposition": f'attachment; filename="{name}"'}
        return Response(content, media_type="application/pdf", headers=headers)

    def expire(self) -> Response:
        """End the session as if it had been idle for too long."""
        self.end()
        return self.go(self.portal.login, [self.portal.expired])

    def turn_away(self) -> Response:
        """Send a visitor who is not signed in to the sign-in page."""
        lost = self._shown and self.visitor is None
        return self.go(
            self.portal.login, [self.portal.expired if lost else self.portal.sign_in_first]
        )

    def seal(self, response: Response) -> Response:
        """Give the visitor the cookie of a session that began or ended in this visit."""
        token = self.visitor.token if self.visitor is not None else ""
        if token and token != self._shown:
            response.set_cookie(
                self.portal.cookie,
                token,
                path=self.portal.prefix,
                httponly=True,
                samesite="lax",
            )
        elif self._shown and not token:
            response.delete_cookie(self.portal.cookie, path=self.portal.prefix)
        response.headers["Cache-Control"] = "no-store"
        return response
