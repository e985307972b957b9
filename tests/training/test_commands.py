"""How a trainer's commands are written."""

import pytest

from assistant.errors import UsageError
from assistant.training.commands import Command, Order, command_of, commands_of

WRITTEN = """\
# how it begins
next
n
jump 7   # the interesting one
g 3

language es
q
"""


def test_words_and_keys_are_the_same() -> None:
    assert list(commands_of(WRITTEN, "keys.txt", 9)) == [
        Command(Order.NEXT), Command(Order.NEXT), Command(Order.JUMP, step=7),
        Command(Order.JUMP, step=3), Command(Order.LANGUAGE, language="es"), Command(Order.QUIT),
    ]  # fmt: skip


def test_what_is_wrong_is_told_with_its_line() -> None:
    with pytest.raises(UsageError) as wrong:
        list(commands_of("next\n\nnxt\n", "keys.txt", 9))

    assert wrong.value.message == "keys.txt:3: there is no command 'nxt'; did you mean 'next'?"
    assert wrong.value.hint
    assert "captions" in wrong.value.hint


@pytest.mark.parametrize("text", ["jump", "jump 0", "jump 10", "jump x", "fast ²", "next 3"])
def test_a_step_is_one_that_there_is(text: str) -> None:
    with pytest.raises(UsageError):
        command_of(text, 9)
    with pytest.raises(UsageError):
        command_of("language fr", 9)
