"""A learner does a procedure; what would do harm is held back before it reaches the portal."""

from collections.abc import Callable
from typing import Any

import pytest

from assistant.mock.client import WorldClient
from assistant.procedures.library import Library
from assistant.training.learner import Deed
from assistant.training.practice import Practice
from assistant.training.score import PracticeResult
from assistant.training.scripted import Scripted
from assistant.warm import Warm

pytestmark = pytest.mark.browser
Learn = Callable[..., PracticeResult]


@pytest.fixture
def journal(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The requests and effects of the last world, once it has ended."""
    found: dict[str, Any] = {}
    end = WorldClient.__exit__

    def read_and_end(world: WorldClient, kind: type[BaseException] | None, *more: object) -> None:
        found.update(world.journal())
        end(world, kind, *more)

    monkeypatch.setattr(WorldClient, "__exit__", read_and_end)
    return found


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def learn(library: Library, warm: Warm, said: list[str]) -> Learn:
    """Practise a flow with a scripted learner: ``learn(flow, "right", {"click": ...})``."""

    def practise(flow_name: str, *deeds: Any, case: str = "happy", **more: Any) -> PracticeResult:
        flow = library.flow(flow_name)
        learner = Scripted([Deed.model_validate(one) for one in deeds])
        practice = Practice(library, flow, case, learner, said.append, **more)
        return practice.run(warm.around(flow.cases[case]), warm.open_browser)

    return practise


def posts(journal: dict[str, Any]) -> list[str]:
    return [one["path"] for one in journal["requests"] if one["method"] == "POST"]


def test_who_does_all_right_gets_all_points(learn: Learn, journal: dict[str, Any]) -> None:
    result = learn("polimi/degree-certificate", *["right"] * 40)

    assert (result.ended, result.score) == ("finished", 100), result.message
    assert {one.tries for one in result.steps} == {1}
    assert [one["kind"] for one in journal["effects"]] == ["pay"]
