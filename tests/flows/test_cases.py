"""Every case of every flow file, in a real browser: a new flow is tested by being there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.procedures.library import Library
from assistant.regression.checkpoints import Checkpoints
from assistant.runner.judging import differences
from assistant.warm import Warm
from tests.beginnings import beginning, play_on

LIBRARY = Library()
# The first cases of all flows, then the second: workers do not wait for each other to record.
CASES = [
    (name, case)
    for place in range(max(len(LIBRARY.flow(name).cases) for name in LIBRARY.flow_paths))
    for name in LIBRARY.flow_paths
    for case in list(LIBRARY.flow(name).cases)[place : place + 1]
]


@pytest.mark.browser
@pytest.mark.parametrize(("flow", "case"), CASES, ids=[f"{flow}::{case}" for flow, case in CASES])
def test_case_ends_as_its_flow_says(
    flow: str, case: str, checkpoints: Callable[[str], Checkpoints], warm: Warm, tmp_path: Path
) -> None:
    recorded = checkpoints(flow)  # these were played to their ends, which were as their flow says
    if case in recorded.cases:
        return

    ended = play_on(LIBRARY, LIBRARY.flow(flow), case, warm, tmp_path, recorded)

    assert differences(LIBRARY.flow(flow).cases[case], ended) == []


@pytest.mark.browser
def test_cases_go_on_from_what_they_have_in_common(
    checkpoints: Callable[[str], Checkpoints],
) -> None:
    name = "polimi/degree-certificate"

    def parts_at(case: str) -> str | None:
        begun = beginning(LIBRARY, LIBRARY.flow(name), case, checkpoints(name))
        return begun[1].step if begun else None

    assert parts_at("two-copies") == "reserve.degree-award"
    assert parts_at("no-delivery") == "cart.open"
    assert parts_at("wrong-password") is None  # nobody else has signed in so
    assert parts_at("declined") is None  # the portal has a fault


@pytest.mark.parametrize("flow", sorted(LIBRARY.flow_paths))
def test_every_procedure_has_a_happy_case_first(flow: str) -> None:
    loaded = LIBRARY.flow(flow)

    assert loaded.part or next(iter(loaded.cases)) == "happy"
