"""Commands from a file and as lines."""

import io

import pytest

from assistant.training.commands import Command, Order
from assistant.training.notes import View
from assistant.training.remote import Lines, Written

VIEW = View(
    "Title", "step 2 of 9", "A part", "A sentence.", ["1. press «Go»"], ["Why."], "3. More."
)


def test_after_what_is_written_it_ends() -> None:
    said: list[str] = []
    remote = Written([Command(Order.NEXT)], said.append)
    remote.show(VIEW)

    assert said == ["step 2 of 9  A sentence."]
    assert [remote.next(None), remote.next(None)] == [Command(Order.NEXT), Command(Order.QUIT)]


def test_only_enter_is_next_and_what_is_wrong_is_asked_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []
    monkeypatch.setattr("sys.stdin", io.StringIO("\nnxt\njump 12\ng 3\n"))
    remote = Lines(9, said.append)

    assert remote.next(None) == Command(Order.NEXT)
    assert remote.next(None) == Command(Order.JUMP, step=3)
    assert [one.splitlines()[0] for one in said] == [
        "there is no command 'nxt'; did you mean 'next'?",
        "'12' is not the number of a step (1 to 9)",
    ]
    assert remote.next(None) == Command(Order.QUIT)


def test_the_notes_are_told_line_by_line() -> None:
    said: list[str] = []
    Lines(9, said.append).show(VIEW)

    assert "A sentence." in said
    assert "· Why." in said
    assert "  3. More." in said
