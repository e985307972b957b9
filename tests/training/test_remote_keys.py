"""Single keys as commands."""

from collections.abc import Iterator

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from assistant.training.commands import Command, Order
from assistant.training.notes import View
from assistant.training.remote_keys import Keys

VIEW = View("", "", "", "")


@pytest.fixture
def pressed() -> Iterator[PipeInput]:
    """A keyboard."""
    with create_pipe_input() as keyboard, create_app_session(keyboard, DummyOutput()):
        yield keyboard


@pytest.mark.parametrize(
    ("keys", "command"),
    [
        ("n", Command(Order.NEXT)),
        ("N", Command(Order.NEXT)),
        (" ", Command(Order.NEXT)),
        ("\r", Command(Order.NEXT)),
        ("\x1b[C", Command(Order.NEXT)),
        ("\x1b[6~", Command(Order.NEXT)),
        ("\x1b[5~", Command(Order.BACK)),
        ("\x1b[D", Command(Order.BACK)),
        (".", Command(Order.BLANK)),
        ("g12\r", Command(Order.JUMP, step=12)),
        ("f1\x7f7\r", Command(Order.FAST, step=7)),
        ("g12xq", Command(Order.QUIT)),  # x: not to a step, after all
        ("g99\rl", Command(Order.LANGUAGE)),  # there is no such step
        ("zo", Command(Order.OVERVIEW)),  # z does nothing
    ],
)
def test_a_key_is_a_command(pressed: PipeInput, keys: str, command: Command) -> None:
    remote = Keys(25)
    with remote.running():
        remote.show(VIEW)
        pressed.send_text(keys)

        assert remote.next(None) == command


def test_by_itself_it_goes_on(pressed: PipeInput) -> None:
    remote = Keys(25)
    with remote.running():
        remote.show(VIEW)

        assert remote.next(0.0) == Command(Order.NEXT)


def test_a_terminal_that_is_gone_ends_it(pressed: PipeInput) -> None:
    remote = Keys(25)
    with remote.running():
        pressed.close()

        assert remote.next(None) == Command(Order.QUIT)
