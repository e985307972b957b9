"""Every step of every flow is played alone, in any order, and goes as in its whole journey."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest

from assistant.errors import UsageError, Verdict
from assistant.procedures.library import Library
from assistant.procedures.plan import all_steps
from assistant.procedures.steps import Step
from assistant.regression.checkpoints import Checkpoints
from assistant.regression.recording import planned
from assistant.regression.replay import Replayer

pytestmark = pytest.mark.browser
LIBRARY = Library()
FLOWS = [
    flow.flow
    for flow in LIBRARY.flows()
    if any(step.in_browser for _id, step, _flow in all_steps(LIBRARY, flow))
]


def played_in(name: str) -> dict[str, Step]:
    """The steps of all cases by their full ids, as far as each case comes."""
    flow = LIBRARY.flow(name)
    steps: dict[str, Step] = {}
    for case in flow.cases.values():
        ids = {one.id: one.step for one in planned(LIBRARY, flow, case)}
        if case.at:
            until = list(ids)[: list(ids).index(case.at) + 1]
            ids = {one: ids[one] for one in until}
        if case.at or case.ends is Verdict.OK:
            steps |= ids
    return steps


def test_each_step_that_is_written_is_played_by_some_case_of_some_flow() -> None:
    written = {
        id(step): f"{within.flow}: {step.id}"
        for flow in FLOWS
        for _id, step, within in all_steps(LIBRARY, LIBRARY.flow(flow))
        if step.in_browser
    }
    played = {id(step) for flow in FLOWS for step in played_in(flow).values()}

    assert {name for one, name in written.items() if one not in played} == set()


def first_played_in() -> dict[str, list[str]]:
    """Flow → its steps that no flow before it plays: each step that is written comes once."""
    seen: set[int] = set()
    found: dict[str, list[str]] = {}
    for flow in FLOWS:
        steps = played_in(flow)
        found[flow] = [name for name, step in steps.items() if id(step) not in seen]
        seen |= set(map(id, steps.values()))
    return found


def go_alone(player: Replayer, steps: list[str]) -> None:
    """Replay steps in any order: each goes as in its journey."""
    random.Random(player.flow.flow).shuffle(steps)

    went = {step: player.replay(step) for step in steps}

    assert {step: one.differences for step, one in went.items() if one.differences} == {}
    assert {one.verdict for one in went.values()} <= {Verdict.OK}


@pytest.mark.parametrize(("flow", "steps"), first_played_in().items(), ids=FLOWS)
def test_each_written_step_goes_alone_as_in_its_journey(
    flow: str, steps: list[str], replayer: Callable[[str], Replayer]
) -> None:
    player, known = replayer(flow), played_in(flow)

    assert {name for name, step in known.items() if not step.if_at} <= set(player.checkpoints.steps)
    go_alone(player, [one for one in steps if one in player.checkpoints.steps])


@pytest.mark.exhaustive
@pytest.mark.parametrize("flow", FLOWS)
def test_each_step_of_each_flow_goes_alone_as_in_its_journey(
    flow: str, replayer: Callable[[str], Replayer]
) -> None:
    player = replayer(flow)

    go_alone(player, player.checkpoints.steps)


def test_it_plays_the_step_and_what_was_typed_in_its_page_before_it(
    replayer: Callable[[str], Replayer],
) -> None:
    player = replayer("unad/fus-cambio-programa")
    played = player.checkpoints.cases["happy"]

    went = player.replay("send.file")

    behind = {rest.step for rest in played.rests}
    typed = [one.id for one in went.result.steps if one.id not in behind]
    assert went.result.steps[-1].id == "send.file"
    assert went.result.steps[-1].effect == "submit"
    assert typed
    assert len(typed) < len(played.steps)


def test_another_outcome_than_in_the_journey_is_told(replayer: Callable[[str], Replayer]) -> None:
    player = replayer("unad/fus-estado-tramite")
    played = player.checkpoints.cases["happy"]
    read = next(one for one in played.steps if one.read)
    otherwise = read.model_copy(update={"read": dict.fromkeys(read.read, "something else")})
    steps = tuple(otherwise if one is read else one for one in played.steps)
    tampered = Checkpoints(
        flow=player.flow.flow,
        belongs=player.checkpoints.belongs,
        cases={"happy": played.model_copy(update={"steps": steps})},
    )

    went = replace(player, checkpoints=tampered).replay(read.id)

    assert went.result.verdict is Verdict.OK
    assert went.verdict is Verdict.ERROR
    assert [one.split(":")[0] for one in went.differences] == ["read"]


def test_a_step_outside_the_browser_goes_alone_too(replayer: Callable[[str], Replayer]) -> None:
    player = replayer("unad/pago-en-banco")

    went = [player.replay(step) for step in reversed(player.checkpoints.steps)]

    assert len(went) > 2
    assert {one.verdict for one in went} == {Verdict.OK}


def test_an_unknown_step_is_told_with_the_nearest(replayer: Callable[[str], Replayer]) -> None:
    player = replayer("unad/fus-estado-tramite")

    with pytest.raises(UsageError) as told:
        player.replay(player.checkpoints.steps[0] + "x")

    assert f"did you mean '{player.checkpoints.steps[0]}'?" in told.value.message
