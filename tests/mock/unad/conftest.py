"""Visitors of UNAD's sites, each in a world of its own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from assistant.mock.server import MockServer
from tests.mock.unad.person import Person

Enter = Callable[..., Person]


@pytest.fixture
def enter(mock_server: MockServer) -> Iterator[Enter]:
    with ExitStack() as people:

        def enter(scenario: str = "unad-student", **order: Any) -> Person:
            return people.enter_context(Person(mock_server.url, scenario, **order))

        yield enter


@pytest.fixture
def student(enter: Enter) -> Person:
    """Somebody who has just signed in to the Campus Virtual."""
    person = enter()
    person.sign_in()
    return person
