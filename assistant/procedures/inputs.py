"""What a flow asks for, and how an answer becomes a value."""

import datetime
import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator
from pydantic_core import PydanticCustomError

from assistant.language import _
from assistant.procedures.sentences import Sentence
from assistant.procedures.sources import Sources

Value = str | int | bool
Kind = Literal["text", "choice", "number", "date", "file", "yes-no"]

_YES = {"yes", "y", "true", "1", "sí", "si", "s", "sì"}
_NO = {"no", "n", "false", "0"}


class Refused(ValueError):
    """An answer that does not fit its question; the message says why."""


def _listed(value: object) -> object:
    return dict.fromkeys(value) if isinstance(value, list) else value


class Input(BaseModel):
    """One datum the flow asks for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Kind
    label: Sentence
    help: Sentence | None = None
    example: str | None = None
    default: Value | None = None
    optional: bool = False
    options: Annotated[dict[str, Sentence | None], BeforeValidator(_listed)] = {}
    """Value → what it is called; the portal's own labels need no other name."""
    pattern: str | None = None
    minimum: int | None = None
    maximum: int | None = None
    when: str | None = None
    source: Sources

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        if (self.kind == "choice") != bool(self.options):
            raise PydanticCustomError("input", "'options' go with kind 'choice', and only there")
        if self.default is not None:
            try:
                self.value_of(self.default)
            except Refused as refused:
                raise PydanticCustomError(
                    "input", "the default does not fit: {why}", {"why": str(refused)}
                ) from None
        return self

    def option_called(self, value: Value) -> str:
        """What an answer is called, in the person's language."""
        return str(self.options.get(str(value)) or value)

    @property
    def required(self) -> bool:
        """Whether a run cannot begin without an answer."""
        return self.default is None and not self.optional

    def value_of(self, answer: Value) -> Value:
        """The typed value of an answer; raises ``Refused``."""
        return _READERS[self.kind](self, str(answer).strip())


def _text(asked: Input, answer: str) -> Value:
    if asked.pattern and answer and not re.fullmatch(asked.pattern, answer):
        raise Refused(_("'{answer}' does not look like {example}", answer=answer,
                        example=asked.example or asked.pattern))  # fmt: skip
    if not answer and asked.required:
        raise Refused(_("an answer is needed"))
    return answer


def _choice(asked: Input, answer: str) -> Value:
    for option in asked.options:
        if option.casefold() == answer.casefold():
            return option
    raise Refused(
        _("'{answer}' is none of: {options}", answer=answer, options=", ".join(asked.options))
    )


def _number(asked: Input, answer: str) -> Value:
    try:
        number = int(answer)
    except ValueError:
        raise Refused(_("'{answer}' is not a whole number", answer=answer)) from None
    if asked.minimum is not None and number < asked.minimum:
        raise Refused(_("{number} is less than {minimum}", number=number, minimum=asked.minimum))
    if asked.maximum is not None and number > asked.maximum:
        raise Refused(_("{number} is more than {maximum}", number=number, maximum=asked.maximum))
    return number


def _date(asked: Input, answer: str) -> Value:
    try:
        return datetime.date.fromisoformat(answer).isoformat()
    except ValueError:
        raise Refused(_("'{answer}' is not a date like 2026-03-31", answer=answer)) from None


def _file(asked: Input, answer: str) -> Value:
    path = Path(answer).expanduser()
    if not path.is_file():
        raise Refused(_("there is no file {path}", path=path))
    return str(path)


def _yes_no(asked: Input, answer: str) -> Value:
    if answer.casefold() in _YES | _NO:
        return answer.casefold() in _YES
    raise Refused(_("'{answer}' is neither yes nor no", answer=answer))


_READERS: dict[Kind, Callable[[Input, str], Value]] = {
    "text": _text,
    "choice": _choice,
    "number": _number,
    "date": _date,
    "file": _file,
    "yes-no": _yes_no,
}
