"""The pages for people: which portals and scenarios there are, the inbox and the clock."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, get_args

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from assistant.mock.control import attachment, enter
from assistant.mock.opening import move_clock, new_world, people
from assistant.mock.portals import PORTALS
from assistant.mock.refusal import Refusal
from assistant.mock.scenarios import changed, scenarios
from assistant.mock.world import Settings
from assistant.mock.worlds import COOKIE, Worlds

PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
CARDS: tuple[str, ...] = get_args(Settings.model_fields["card"].annotation)
STEPS = (
    ("2 minutes", 120),
    ("1 hour", 3600),
    ("1 day", 86400),
    ("1 week", 7 * 86400),
)


class Index:
    """Answers people who look around."""

    def __init__(self, worlds: Worlds) -> None:
        self.worlds = worlds

    def routes(self) -> list[Route]:
        """Give the addresses of the index."""
        table: list[tuple[str, str, Callable[[Request], Awaitable[Response]]]] = [
            ("GET", "/", self.index),
            ("POST", "/worlds", self.make),
            ("POST", "/clock", self.clock),
            ("POST", "/card", self.card),
            ("POST", "/leave", self.leave),
            ("GET", "/inbox", self.inbox),
            ("GET", "/inbox/{n:int}/{name}", self.attachment),
        ]
        return [Route(path, _refusing(answer), methods=[method]) for method, path, answer in table]

    async def index(self, request: Request) -> Response:
        """Show the scenarios, and the world one is in."""
        listed = [(each, people(each.world())) for each in scenarios()]
        return self._page(request, "index.html", scenarios=listed, steps=STEPS, cards=CARDS)

    async def inbox(self, request: Request) -> Response:
        """Show the mails of the world."""
        if self.worlds.chosen(request) is None:
            return RedirectResponse("/", 303)
        return self._page(request, "inbox.html")

    async def make(self, request: Request) -> Response:
        """Begin a world and go in."""
        form = await request.form()
        name = self.worlds.add(new_world({"scenario": form.get("scenario")}))
        return enter(name, str(form.get("next", "/")))

    async def clock(self, request: Request) -> Response:
        """Move the clock on."""
        form, chosen = await request.form(), self.worlds.chosen(request)
        if chosen:
            with chosen[1].lock:
                move_clock(chosen[1].world, {"by": form.get("by")})
        return RedirectResponse("/", 303)

    async def card(self, request: Request) -> Response:
        """Choose how payments end."""
        form, chosen = await request.form(), self.worlds.chosen(request)
        if chosen:
            with chosen[1].lock:
                world = chosen[1].world
                world.settings = changed(world.settings, {"card": form.get("card")})
        return RedirectResponse("/", 303)

    async def leave(self, request: Request) -> Response:
        """Forget the world."""
        chosen = self.worlds.chosen(request)
        if chosen:
            self.worlds.end(chosen[0])
        response = RedirectResponse("/", 303)
        response.delete_cookie(COOKIE)
        return response

    async def attachment(self, request: Request) -> Response:
        """Open a document that came with a mail."""
        chosen, place = self.worlds.chosen(request), request.path_params
        if chosen is None:
            return RedirectResponse("/", 303)
        with chosen[1].lock:
            return attachment(chosen[1].world, place["n"], place["name"])

    def _page(self, request: Request, template: str, **context: Any) -> Response:
        chosen = self.worlds.chosen(request)
        world = chosen[1].world if chosen else None
        known = people(world) if world else {}
        html = PAGES.get_template(template).render(
            world=world, portals=PORTALS.values(), people=known, **context
        )
        return HTMLResponse(html, headers={"Cache-Control": "no-store"})


def _refusing(
    answer: Callable[[Request], Awaitable[Response]],
) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            return await answer(request)
        except Refusal as refusal:
            html = PAGES.get_template("refused.html").render(world=None, refusal=refusal)
            return HTMLResponse(html, refusal.status)

    return endpoint
