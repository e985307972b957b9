"""Pages that are not as they were: a run goes on where it may, and presses nothing wrong."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from assistant.errors import Verdict
from assistant.mock.client import WorldClient
from assistant.mock.variants import VARIANTS
from assistant.procedures.library import Library
from assistant.procedures.plan import all_steps
from assistant.runner.results import RunResult
from assistant.runner.stage import Patience
from assistant.staging import surroundings_of
from tests.conftest import PlayCase

pytestmark = pytest.mark.browser
IMPATIENT = Patience(element=0.5, page=3)
LIBRARY = Library()
SURVIVABLE = [name for name, one in VARIANTS.items() if one.sort == "survivable"]
TREACHEROUS = [name for name, one in VARIANTS.items() if one.sort == "treacherous"]
FLOWS = [
    "polimi/delivery-download",
    "smartcampus/certificado-primer-nivel",
    "unad/pago-en-linea",
]
EVERY_FLOW = [
    flow.flow
    for flow in LIBRARY.flows()
    if any(step.in_browser for _id, step, _flow in all_steps(LIBRARY, flow))
]
EFFECT_PAGES: list[tuple[str, str | None]] = [
    ("smartcampus/certificado-primer-nivel", "/smartcampus/solicitudes/4101/pago"),
    ("unad/pago-en-linea", "/unad/pago"),
]
WHERE = [*((flow, None) for flow in FLOWS), *EFFECT_PAGES]
DO_NOT_CONCERN_THE_PRIMARY = {"hidden-twins", "swapped-labels"}
"""Variants that may be passed by: what a person sees is still what is meant, or nothing changed."""

Changed = Callable[..., RunResult]

PLAIN: dict[str, "Seen"] = {}
"""Flow → what its plain journey does; the same each time, so it is played once."""


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


@pytest.fixture
def plain(play_case: PlayCase, worlds: list[Seen]) -> Callable[[str], Seen]:
    """What a flow's happy case asks of the pages as they are."""

    def seen(flow: str) -> Seen:
        if flow not in PLAIN:
            assert played(play_case, flow, {}).verdict is Verdict.OK
            PLAIN[flow] = worlds.pop()
        return PLAIN[flow]

    return seen


def asked_afterwards(flow: str, ended: RunResult) -> list[tuple[str, str]]:
    """The page on which the portal is asked about an effect that was not seen to end."""
    failed = ended.steps[-1]
    if failed.settled is None:
        return []
    steps = {name: step for name, step, _flow in all_steps(LIBRARY, LIBRARY.flow(flow))}
    settled_by = steps[failed.id].settled_by
    if settled_by is None:
        return []  # there is nothing that it could be asked
    pages = LIBRARY.locators(LIBRARY.flow(flow).portal).pages
    return [("GET", str(pages[settled_by.open].path))]


def nothing_wrong_was_done(flow: str, ended: RunResult, seen: Seen, plain: Seen) -> None:
    """It went as the plain journey goes, as far as it went; then at most the portal was asked."""
    if ended.at is None:
        assert (seen.requests, seen.effects) == (plain.requests, plain.effects)
    else:
        asked = asked_afterwards(flow, ended)
        made = seen.requests[: -len(asked)] if asked else seen.requests
        assert seen.requests == made + asked
        assert made == plain.requests[: len(made)]
        assert len(made) < len(plain.requests)
        assert seen.effects == plain.effects[: len(seen.effects)]


@pytest.fixture
def changed(play_case: PlayCase, worlds: list[Seen], plain: Callable[[str], Seen]) -> Changed:
    """Plays a flow on changed pages, where nothing wrong may be done; gives how it ended."""

    def play(flow: str, variant: str, page: str | None = None) -> RunResult:
        as_it_is = plain(flow)
        ended = played(play_case, flow, {"variant": variant, "variant_page": page})
        nothing_wrong_was_done(flow, ended, worlds.pop(), as_it_is)
        return ended

    return play


def healed(ended: RunResult) -> list[str]:
    """The elements that were not found as they should be."""
    found = [one for step in ended.steps for one in step.locators]
    return [one.element for one in found if one.used == "alternative"]


def in_turn(variants: list[str], places: list[Any], of_each: int = 1) -> Iterator[Any]:
    """Each variant in some of the places, by turns; in the others on demand."""
    for turn, variant in enumerate(variants):
        now = {(turn * of_each + one) % len(places) for one in range(of_each)}
        for number, place in enumerate(places):
            flow = place if isinstance(place, str) else place[0]
            marks = [pytest.mark.xdist_group(f"drift of {flow}")]  # its plain journey serves all
            marks += [] if number in now else [pytest.mark.exhaustive]
            yield pytest.param(variant, place, marks=marks)


def stopped_at_an_effect(ended: RunResult) -> bool:
    """Whether the last step is one that cannot be undone, and not because of something wrong."""
    return ended.verdict is Verdict.DRIFT and ended.steps[-1].effect is not None


@pytest.mark.parametrize(("variant", "flow"), [*in_turn(SURVIVABLE, FLOWS)])
def test_what_has_changed_a_little_is_survived(
    variant: str,
    flow: str,
    changed: Changed,
) -> None:
    ended = changed(flow, variant)

    assert ended.at is None or stopped_at_an_effect(ended)
    assert ended.verdict is (Verdict.DRIFT if ended.at or healed(ended) else Verdict.OK)
    assert bool(ended.patch) == bool(healed(ended))
    assert all(
        one.used == "primary" for step in ended.steps if step.effect for one in step.locators
    )


@pytest.mark.parametrize(("variant", "where"), [*in_turn(TREACHEROUS, WHERE, 2)])
def test_where_the_page_deceives_nothing_wrong_is_pressed(
    variant: str,
    where: tuple[str, str | None],
    changed: Changed,
) -> None:
    flow, page = where

    ended = changed(flow, variant, page)

    if ended.at is None:
        assert (ended.verdict, healed(ended)) == (Verdict.OK, [])
        assert variant in DO_NOT_CONCERN_THE_PRIMARY
    else:
        failure = ended.steps[-1].failure
        assert ended.verdict is Verdict.DRIFT
        assert failure is not None
        assert failure.found or "did not let it be done" in failure.message


@pytest.mark.exhaustive
@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("flow", EVERY_FLOW)
def test_no_flow_does_anything_wrong_on_changed_pages(
    flow: str,
    variant: str,
    changed: Changed,
) -> None:
    ended = changed(flow, variant)

    assert ended.verdict is not Verdict.OK or not healed(ended)
