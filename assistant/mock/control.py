"""The control plane under /_mock/: worlds, clocks, faults, journals and mail, as JSON."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from assistant.mock.opening import move_clock, new_fault, new_world, people, saved_world
from assistant.mock.portals import PORTALS
from assistant.mock.refusal import Refusal
from assistant.mock.scenarios import scenarios
from assistant.mock.world import Mail, World
from assistant.mock.worlds import COOKIE, Hosted, Worlds

JSON = "application/json"


class Control:
    """Answers the control plane's requests."""

    def __init__(self, worlds: Worlds) -> None:
        self.worlds = worlds

    def routes(self) -> list[Route]:
        """Give the addresses of the control plane."""
        world = "/_mock/worlds/{world}"
        table: list[tuple[str, dict[str, Callable[[Request], Awaitable[Response]]]]] = [
            ("/_mock/ready", {"GET": self.ready}),
            ("/_mock/scenarios", {"GET": self.scenarios}),
            ("/_mock/worlds", {"POST": self.make}),
            (world, {"GET": self.state, "PUT": self.restore, "DELETE": self.end}),
            (f"{world}/clock", {"POST": self.clock}),
            (f"{world}/faults", {"POST": self.add_fault, "DELETE": self.clear_faults}),
            (f"{world}/journal", {"GET": self.journal}),
            (f"{world}/mail", {"GET": self.mail}),
            (f"{world}/mail/{{n:int}}/{{name}}", {"GET": self.attachment}),
            ("/_mock/enter/{world}", {"GET": self.enter}),
        ]
        return [
            Route(path, _refusing(answer), methods=[method])
            for path, answers in table
            for method, answer in answers.items()
        ]

    def _hosted(self, request: Request) -> Hosted:
        return self.worlds.find(request.path_params["world"])

    async def ready(self, request: Request) -> Response:
        """Say that the server answers."""
        return PlainTextResponse("ok")

    async def scenarios(self, request: Request) -> Response:
        """List the scenarios with their people."""
        return JSONResponse(
            [
                {"name": s.name, "title": s.title, "story": s.story, "people": people(s.world())}
                for s in scenarios()
            ]
        )

    async def make(self, request: Request) -> Response:
        """Begin a world."""
        world = new_world(await _json(request))
        made = {"world": self.worlds.add(world), "now": _now(world), "people": people(world)}
        return JSONResponse(made, 201)

    async def state(self, request: Request) -> Response:
        """Give the whole state of a world."""
        hosted = self._hosted(request)
        with hosted.lock:
            return Response(hosted.world.model_dump_json(indent=1), media_type=JSON)

    async def restore(self, request: Request) -> Response:
        """Put a world back to a saved state."""
        name = request.path_params["world"]
        self.worlds.restore(name, saved_world(await request.body()))
        return JSONResponse({"world": name, "now": _now(self.worlds.find(name).world)})

    async def end(self, request: Request) -> Response:
        """Forget a world."""
        self.worlds.end(request.path_params["world"])
        return Response(status_code=204)

    async def clock(self, request: Request) -> Response:
        """Move a world's clock."""
        hosted, written = self._hosted(request), await _json(request)
        with hosted.lock:
            move_clock(hosted.world, written)
            return JSONResponse({"now": _now(hosted.world)})

    async def add_fault(self, request: Request) -> Response:
        """Tell a world to do something wrong."""
        hosted, fault = self._hosted(request), new_fault(await _json(request))
        with hosted.lock:
            hosted.world.faults.append(fault)
        return JSONResponse(fault.model_dump(), 201)

    async def clear_faults(self, request: Request) -> Response:
        """Let a world do everything right again."""
        hosted = self._hosted(request)
        with hosted.lock:
            hosted.world.faults.clear()
        return Response(status_code=204)

    async def journal(self, request: Request) -> Response:
        """Give what was asked of the portals and what cannot be undone."""
        hosted = self._hosted(request)
        with hosted.lock:
            kept = hosted.world.model_dump(mode="json", include={"requests", "effects"})
        return JSONResponse(kept)

    async def mail(self, request: Request) -> Response:
        """Give the mails of a world."""
        hosted = self._hosted(request)
        at = f"/_mock/worlds/{request.path_params['world']}/mail"
        with hosted.lock:
            return JSONResponse([_listed(mail, at) for mail in hosted.world.mail])

    async def attachment(self, request: Request) -> Response:
        """Open a document that came with a mail."""
        hosted = self._hosted(request)
        with hosted.lock:
            return attachment(hosted.world, **_place(request))

    async def enter(self, request: Request) -> Response:
        """Send a browser into a world."""
        name, onward = request.path_params["world"], request.query_params.get("next", "/")
        self.worlds.find(name)
        return enter(name, onward)


def enter(name: str, onward: str) -> Response:
    """Send a browser into a world."""
    if not onward.startswith("/") or onward.startswith(("//", "/\\")):
        raise Refusal(f"'next' must be a path of this server, not '{onward}'.")
    response = RedirectResponse(onward, 303)
    response.set_cookie(COOKIE, name, httponly=True, samesite="lax")
    return response


def attachment(world: World, n: int, name: str) -> Response:
    """Open a document that came with a mail."""
    mails = (mail for mail in world.mail if mail.n == n)
    for found in (each for mail in mails for each in mail.attachments if each.name == name):
        pdf = PORTALS[found.portal].document(world, found.document, found.key)
        return Response(pdf, media_type="application/pdf")
    raise Refusal(f"Mail {n} has no attachment '{name}'.", status=404)


def _listed(mail: Mail, at: str) -> dict[str, Any]:
    listed = mail.model_dump(mode="json")
    listed["attachments"] = [
        {"name": each.name, "url": f"{at}/{mail.n}/{each.name}"} for each in mail.attachments
    ]
    return listed


def _place(request: Request) -> dict[str, Any]:
    return {"n": request.path_params["n"], "name": request.path_params["name"]}


def _now(world: World) -> str:
    return world.now.isoformat()


async def _json(request: Request) -> Any:
    try:
        written = json.loads(await request.body() or b"{}")
        # what could not be written down again (NaN, 1e400, half a letter) is no JSON either
        json.dumps(written, ensure_ascii=False, allow_nan=False).encode()
        return written
    except (ValueError, RecursionError) as error:
        raise Refusal(f"This is not JSON: {error}.") from None


def _refusing(
    answer: Callable[[Request], Awaitable[Response]],
) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            return await answer(request)
        except Refusal as refusal:
            body = {"error": refusal.error, "known": refusal.known}
            return JSONResponse(body, refusal.status)

    return endpoint
