"""The worlds that one server keeps apart."""

import threading
from dataclasses import dataclass, field

from starlette.requests import Request

from assistant.mock.refusal import Refusal
from assistant.mock.world import World

COOKIE = "mock_world"
HEADER = "X-Mock-World"


@dataclass
class Hosted:
    """A world and the lock under which every request to it is answered."""

    world: World
    lock: threading.RLock = field(default_factory=threading.RLock)


class Worlds:
    """All worlds by their id. The id is no part of a world, so it cannot leak into its pages.

    ``variant``: which variant of their pages the worlds have that are not told otherwise.
    """

    def __init__(self, variant: str | None = None) -> None:
        self._variant = variant
        self._hosted: dict[str, Hosted] = {}
        self._made = 0
        self._lock = threading.Lock()

    def add(self, world: World) -> str:
        """Take a new world in and name it."""
        world.settings.variant = world.settings.variant or self._variant
        with self._lock:
            self._made += 1
            name = f"{world.scenario}-{self._made}"
            self._hosted[name] = Hosted(world)
        return name

    def find(self, name: str) -> Hosted:
        """Give the world of that id, or refuse."""
        if name not in self._hosted:
            raise Refusal(
                f"There is no world '{name}': it has ended or was never made.", status=404
            )
        return self._hosted[name]

    def chosen(self, request: Request) -> tuple[str, Hosted] | None:
        """Give the world that a request asks for by header or cookie."""
        name = request.headers.get(HEADER) or request.cookies.get(COOKIE) or ""
        return (name, self._hosted[name]) if name in self._hosted else None

    def restore(self, name: str, world: World) -> None:
        """Put a saved world in the place of one; one that has ended begins again."""
        with self._lock:
            hosted = self._hosted.setdefault(name, Hosted(world))
        with hosted.lock:
            hosted.world = world

    def end(self, name: str) -> None:
        """Forget a world."""
        self.find(name)
        with self._lock:
            del self._hosted[name]
