"""Every case of every flow file, in a real browser: a new flow is tested by being there."""

import pytest

from assistant.procedures.library import Library
from assistant.runner.judging import differences
from tests.conftest import PlayCase

LIBRARY = Library()
CASES = [(name, case) for name in LIBRARY.flow_paths for case in LIBRARY.flow(name).cases]


@pytest.mark.browser
@pytest.mark.parametrize(("flow", "case"), CASES, ids=[f"{flow}::{case}" for flow, case in CASES])
def test_case_ends_as_its_flow_says(flow: str, case: str, play_case: PlayCase) -> None:
    ended = play_case(flow, case, pictures=False)

    assert differences(LIBRARY.flow(flow).cases[case], ended) == []


@pytest.mark.parametrize("flow", sorted(LIBRARY.flow_paths))
def test_every_procedure_has_a_happy_case_first(flow: str) -> None:
    loaded = LIBRARY.flow(flow)

    assert loaded.part or next(iter(loaded.cases)) == "happy"
