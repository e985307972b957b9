"""Visitors who each get a world of their own on the running mock server."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from assistant.mock.server import MockServer
from tests.mock.visitor import Visitor

Enter = Callable[..., Visitor]


@pytest.fixture
def enter(mock_server: MockServer) -> Iterator[Enter]:
    with ExitStack() as visitors:

        def enter(
            scenario: str = "no-second-factor", kind: type[Visitor] = Visitor, **order: Any
        ) -> Visitor:
            return visitors.enter_context(kind(mock_server.url, scenario, **order))

        yield enter


@pytest.fixture
def student(enter: Enter) -> Visitor:
    """Somebody who has just signed in."""
    visitor = enter()
    visitor.sign_in()
    return visitor
