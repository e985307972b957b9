"""Where each of a trainer's commands leads."""

from collections.abc import Iterator

import pytest

from assistant.language import current, use
from assistant.training.commands import Command, Order
from assistant.training.presenter import Move, Presenter

NEXT, BACK, QUIT = Command(Order.NEXT), Command(Order.BACK), Command(Order.QUIT)
BLANK = Command(Order.BLANK)


@pytest.fixture
def at() -> Presenter:
    """Two chapters, of two steps and of three; at the card of the first."""
    first, second = object(), object()
    presenter = Presenter([first, first, second, second, second])
    assert presenter.arrive(1)
    return presenter


def to_step(at: Presenter, number: int) -> Presenter:
    """Go on to a step with ``next``."""
    while (at.number, at.card) != (number, False):
        if at.obey(NEXT) is Move.GO:
            assert at.arrive(at.number + 1)
    return at


def test_a_chapter_begins_with_its_card(at: Presenter) -> None:
    places = [(at.number, at.card)]
    while not at.at_end:
        if at.obey(NEXT) is Move.GO:
            at.arrive(at.number + 1)
        places.append((at.number, at.card))

    assert places == [
        (1, True), (1, False), (2, False), (3, True), (3, False), (4, False), (5, False),
        (6, False),
    ]  # fmt: skip
    assert at.obey(NEXT) is Move.LEAVE


def test_back_is_the_card_and_then_the_step_before(at: Presenter) -> None:
    to_step(at, 3)

    assert at.obey(BACK) is Move.SHOW
    assert at.card
    assert at.obey(BACK) is Move.RETURN
    assert not at.arrive(1)  # played again on the way
    assert at.arrive(2)
    assert (at.number, at.card, at.passed) == (2, False, [1])


def test_there_is_nothing_before_the_beginning(at: Presenter) -> None:
    assert at.obey(BACK) is Move.SHOW
    assert at.remark == "This is the beginning."


def test_a_step_ahead_is_played_up_to_behind_a_curtain(at: Presenter) -> None:
    assert at.obey(Command(Order.JUMP, step=4)) is Move.GO
    assert at.hidden
    assert [at.arrive(number) for number in (2, 3, 4)] == [False, False, True]
    assert (at.card, at.hidden, at.passed) == (False, False, [1, 2, 3])


def test_fast_is_seen(at: Presenter) -> None:
    assert at.obey(Command(Order.FAST, step=3)) is Move.GO
    assert not at.hidden
    assert not at.arrive(2)
    assert at.arrive(3)
    assert at.obey(Command(Order.FAST, step=2)) is Move.SHOW
    assert "g 2" in at.remark


def test_a_step_that_is_not_played_gives_way_to_the_one_after(at: Presenter) -> None:
    at.obey(Command(Order.JUMP, step=3))

    assert not at.arrive(2)
    assert at.arrive(4)
    assert at.obey(BACK) is Move.SHOW  # its chapter's card, though the chapter began with 3
    assert at.obey(BACK) is Move.RETURN
    assert at.until == 2


def test_in_the_dark_nothing_is_done_unseen(at: Presenter) -> None:
    to_step(at, 2).obey(BLANK)

    assert at.obey(NEXT) is Move.SHOW
    assert not at.blank
    at.obey(BLANK)
    assert at.obey(BACK) is Move.SHOW
    assert (at.number, at.blank) == (2, False)


def test_back_from_the_end_is_the_last_step(at: Presenter) -> None:
    to_step(at, 5).obey(NEXT)
    at.arrive(6)

    assert at.obey(BACK) is Move.RETURN
    assert at.until == 5
    assert at.obey(QUIT) is Move.LEAVE


@pytest.fixture
def language() -> Iterator[None]:
    """The language as it was, afterwards."""
    before = current()
    yield
    use(before)


@pytest.mark.usefixtures("language")
def test_what_is_switched_stays_where_it_is(at: Presenter) -> None:
    for order in (Order.CAPTIONS, Order.AUTO, Order.HELP, Order.LANGUAGE):
        assert at.obey(Command(order)) is Move.SHOW

    assert (at.captions, at.by_itself, at.panel) == (False, True, "")
    assert current() == "es"
    at.obey(Command(Order.LANGUAGE, language="it"))
    assert current() == "it"


def test_the_overview_turns_its_pages(at: Presenter) -> None:
    for page in (0, 1, 2):
        at.obey(Command(Order.OVERVIEW))
        assert (at.panel, at.page) == ("overview", page)
    at.obey(NEXT)

    assert at.panel == ""
