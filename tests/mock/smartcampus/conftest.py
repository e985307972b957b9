"""Visitors of SmartCampus who each get a world of their own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from assistant.mock.server import MockServer
from tests.mock.smartcampus.learner import Learner

Arrive = Callable[..., Learner]


@pytest.fixture
def arrive(mock_server: MockServer) -> Iterator[Arrive]:
    """Somebody who has just signed in, in the world of a scenario."""
    with ExitStack() as learners:

        def arrive(scenario: str = "enrolled-student", **order: Any) -> Learner:
            learner = learners.enter_context(Learner(mock_server.url, scenario, **order))
            learner.sign_in()
            return learner

        yield arrive


@pytest.fixture
def student(arrive: Arrive) -> Learner:
    """A student with subjects who has just signed in."""
    return arrive()
