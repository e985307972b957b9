"""Ctrl-C is heard while a person is asked, whenever it comes."""

import os
import signal
import sys

import pexpect  # type: ignore[import-untyped]  # ships no types
import pytest

from assistant.runner.interruption import Interruption

# The kernel may give the signal to a thread that is not asleep in the terminal: here it must.
ASKING = """
import signal, threading
from assistant.runner.interruption import read_line
threading.Thread(target=threading.Event().wait, daemon=True).start()
signal.signal(signal.SIGINT, signal.default_int_handler)  # what starts the tests may ignore it
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
try:
    print("typed", read_line("Which? "))
except KeyboardInterrupt:
    print("heard")
"""


@pytest.fixture
def asking() -> pexpect.spawn:
    child = pexpect.spawn(sys.executable, ["-c", ASKING], encoding="utf-8", timeout=30)
    child.expect_exact("Which? ")
    return child


def test_ctrl_c_at_a_question_is_heard_even_where_the_terminal_sleeps_through_it(
    asking: pexpect.spawn,
) -> None:
    asking.sendintr()

    asking.expect("heard")
    asking.wait()


def test_a_line_typed_is_read_and_so_is_its_end(asking: pexpect.spawn) -> None:
    asking.sendline("the first, añadida")

    asking.expect("typed the first, añadida")
    asking.wait()


def test_a_question_is_not_asked_of_who_has_already_left() -> None:
    with Interruption() as interruption:
        os.kill(os.getpid(), signal.SIGINT)

        with pytest.raises(KeyboardInterrupt), interruption.listening():
            pytest.fail("it was asked")
