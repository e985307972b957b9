"""Visitors of SmartCampus who each get a world of their own."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.mock.conftest import Enter
from tests.mock.smartcampus.learner import Learner

Arrive = Callable[..., Learner]


@pytest.fixture
def arrive(enter: Enter) -> Arrive:
    """Somebody who has just signed in, in the world of a scenario."""

    def arrive(scenario: str = "enrolled-student", **order: Any) -> Learner:
        learner = enter(scenario, kind=Learner, **order)
        assert isinstance(learner, Learner)
        learner.sign_in()
        return learner

    return arrive


@pytest.fixture
def student(arrive: Arrive) -> Learner:
    """A student with subjects who has just signed in."""
    return arrive()
