"""What counts as a yes or a no of a portal."""

import pytest

from assistant.errors import PortalFailed
from assistant.regression.trial import accepted, given
from tests.regression.pages import shown

ARRIVED = "<h1>Summary</h1>"
REFUSED = "<h1>Form</h1><div role=alert><p>Copies: one only.</p></div>"


def test_the_page_that_should_come_is_a_yes() -> None:
    assert accepted(shown(ARRIVED), arrives="Summary", or_says="one only")


def test_a_refusal_on_the_page_itself_is_a_no() -> None:
    page = shown(ARRIVED + "<div role=alert>Copies: one only.</div>")

    assert not accepted(page, arrives="Summary", or_says="one only")


def test_the_refusal_that_should_come_is_a_no() -> None:
    assert not accepted(shown(REFUSED), arrives="Summary", or_says="one only")


def test_anything_else_is_no_answer() -> None:
    with pytest.raises(PortalFailed, match="it should be «Summary», or say «too late»") as caught:
        accepted(shown(REFUSED), arrives="Summary", or_says="too late")

    assert caught.value.hint == "It says: Copies: one only."


def test_a_world_that_is_not_as_the_example_says_stops_the_trial() -> None:
    given(shown(ARRIVED), "egresado", "egresado")

    with pytest.raises(PortalFailed, match="it should show «egresado», as in the example"):
        given(shown(ARRIVED), None, "egresado")
