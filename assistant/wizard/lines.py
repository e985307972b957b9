"""Lines from a person at a terminal: edited where that is possible, plain where it is not."""

import os
from collections.abc import Callable, Mapping

from assistant.runner.interruption import read_line
from assistant.wizard.dialogue import Check

Read = Callable[[str, Check], str]


def reader(environment: Mapping[str, str] = os.environ) -> Read:
    """How lines are read; ``TRAMITE_PLAIN=1`` or a dumb terminal has them read without editing."""
    if environment.get("TRAMITE_PLAIN") or environment.get("TERM", "") in ("dumb", ""):
        return _plain
    return _edited


def _plain(question: str, check: Check) -> str:
    return read_line(question)


def _edited(question: str, check: Check) -> str:
    """With a line editor: what is refused stays, to be put right."""
    from prompt_toolkit import prompt
    from prompt_toolkit.document import Document
    from prompt_toolkit.validation import ValidationError, Validator

    class Checked(Validator):
        def validate(self, document: Document) -> None:
            if wrong := check(document.text):
                raise ValidationError(len(document.text), wrong)

    return prompt(question, validator=Checked(), validate_while_typing=False)
