"""What counts as a yes or a no of a portal."""

import pytest

from assistant.errors import PortalFailed
from assistant.regression.trial import accepted
from tests.regression.pages import shown

ARRIVED = "<h1>Summary</h1>"
REFUSED = "<h1>Form</h1><div role=alert><p>Copies: one only.</p></div>"


def test_the_page_that_should_come_is_a_yes() -> None:
    assert accepted(shown(ARRIVED), arrives="Summary", or_says="one only")


def test_the_refusal_that_should_come_is_a_no() -> None:
    assert not accepted(shown(REFUSED), arrives="Summary", or_says="one only")


def test_anything_else_is_no_answer() -> None:
    with pytest.raises(PortalFailed, match="it should be «Summary», or say «too late»") as caught:
        accepted(shown(REFUSED), arrives="Summary", or_says="too late")

    assert caught.value.hint == "It says: Copies: one only."
