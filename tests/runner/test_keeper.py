"""What a step leaves in the page, and is lost when the run is cut off."""

from typing import Any

import pytest

from assistant.runner.keeper import types_in
from tests.runner.conftest import flow_of


@pytest.mark.parametrize(
    ("step", "lost"),
    [
        ({"fill": {"home.name": "ada"}}, True),
        ({"click": "home.menu"}, True),  # it has opened something
        ({"click": "home.enter", "arrives": "sign-in"}, False),
        ({"click": "home.send", "effect": "submit"}, False),  # never again
        ({"open": "home"}, False),
    ],
)
def test_what_a_step_leaves_in_the_page(step: dict[str, Any], lost: bool) -> None:
    assert types_in(flow_of(step).steps[0]) is lost
