"""Pages that are not as they were: a run goes on where it may, and never presses the wrong thing."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from assistant.errors import Verdict
from assistant.mock.client import WorldClient
from assistant.mock.variants import VARIANTS
from assistant.procedures.library import Library
from assistant.runner.results import RunResult
from assistant.runner.stage import Patience
from assistant.staging import surroundings_of
from tests.conftest import PlayCase

pytestmark = pytest.mark.browser
IMPATIENT = Patience(element=0.5, page=3)
LIBRARY = Library()
FLOWS = [
    "polimi/delivery-download",
    "smartcampus/certificado-primer-nivel",
    "unad/pago-en-linea",
]


@dataclass
class Seen:
    """What the portals of one world were asked for, and what could not be undone."""

    requests: list[tuple[str, str]] = field(default_factory=list)
    effects: list[tuple[str, str, str | None]] = field(default_factory=list)


@pytest.fixture
def worlds(monkeypatch: pytest.MonkeyPatch) -> list[Seen]:
    """What happened in the worlds of this test, one by one, once they have ended."""
    found: list[Seen] = []
    end = WorldClient.__exit__

    def read_and_end(world: WorldClient, kind: type[BaseException] | None, *more: object) -> None:
        journal = world.journal()
        found.append(
            Seen(
                [(one["method"], one["path"]) for one in journal["requests"]],
                [(one["kind"], one["what"], one["amount"]) for one in journal["effects"]],
            )
        )
        end(world, kind, *more)

    monkeypatch.setattr(WorldClient, "__exit__", read_and_end)
    return found


def played(play_case: PlayCase, flow: str, settings: Mapping[str, Any]) -> RunResult:
    """The happy case in a world with these settings, too."""
    around = surroundings_of(LIBRARY.flow(flow).cases["happy"])
    around = replace(around, settings={**around.settings, **settings}, patience=IMPATIENT)
    ended = play_case(flow, "happy", surroundings=around, pictures=False)
    assert isinstance(ended, RunResult)
    return ended


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("flow", FLOWS)
def test_x(flow, variant, play_case, worlds) -> None:
    plain = played(play_case, flow, {})
    ended = played(play_case, flow, {"variant": variant})
    p, e = worlds
    n = 0
    while n < min(len(p.requests), len(e.requests)) and p.requests[n] == e.requests[n]: n += 1
    print("RESULT", flow, variant, VARIANTS[variant].sort, ended.verdict, ended.at, len(e.requests), "/", len(p.requests), "same", n, e.requests[n:], e.effects == p.effects, len(e.effects), [l.element for s in ended.steps for l in s.locators if l.used=="alternative"], "|", ended.message[:150])
