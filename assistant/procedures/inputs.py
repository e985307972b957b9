"""What a flow asks for, and how an answer becomes a value."""

import datetime
import re
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from assistant.language import _
from assistant.procedures.files import problem_of
from assistant.procedures.sentences import Sentence
from assistant.procedures.sources import Documented

Value = str | int | float | bool
KEPT = "kept:"
"""Stands before the name of a file that the run has kept by then; only ``with`` answers so."""

Kind = Literal["text", "choice", "number", "date", "moment", "file", "yes-no"]

_YES = {"yes", "y", "true", "1", "sí", "si", "s", "sì"}
_NO = {"no", "n", "false", "0"}


class Refused(ValueError):
    """An answer that does not fit its question; the message says why."""


def _listed(value: object) -> object:
    if not isinstance(value, list):
        return value
    if not all(isinstance(option, str) for option in value):
        raise _wrong(_("an option is a text (a number goes in quotes); to name it, write "
                       "value: {en: ..., es: ..., it: ...}"))  # fmt: skip
    return dict.fromkeys(value)


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
    decimals: int = Field(default=0, ge=0, le=2)
    content: Literal["pdf"] | None = None
    """What must be in a file, whatever it is called."""
    largest: int | None = Field(default=None, ge=1)
    """How many bytes a file may have."""
    when: str | None = None
    source: Documented

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        if (self.kind == "choice") != bool(self.options):
            if self.options:
                raise _wrong(_("only kind 'choice' has options"), "options")
            raise _wrong(_("kind 'choice' needs 'options'"), "kind")
        if self.pattern is not None:
            self._check_pattern(self.pattern)
        if self.kind != "number" and (self.minimum, self.maximum) != (None, None):
            where = "maximum" if self.minimum is None else "minimum"
            raise _wrong(_("only kind 'number' has a minimum and a maximum"), where)
        for key in ("decimals", "content", "largest"):
            kind = "number" if key == "decimals" else "file"
            if key in self.model_fields_set and self.kind != kind:
                raise _wrong(_("only kind '{kind}' has '{key}'", kind=kind, key=key), key)
        if self.default is not None and self.kind != "file":  # the file may be on another computer
            try:
                self.value_of(self.default)
            except Refused as refused:
                raise _wrong(_("the default does not fit: {why}", why=refused), "default") from None
        return self

    def _check_pattern(self, pattern: str) -> None:
        if self.kind != "text":
            raise _wrong(_("only kind 'text' has a pattern"), "pattern")
        try:
            re.compile(pattern)
        except re.error as error:
            raise _wrong(_("this pattern cannot be read: {why}", why=error), "pattern") from None
        if self.example is not None and not re.fullmatch(pattern, self.example):
            raise _wrong(_("the example does not fit the pattern"), "example")

    def in_words(self, value: Value | None) -> str:
        """An answer in the person's language."""
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        return str(self.options.get(str(value)) or value)

    def meant(self, answer: str) -> str:
        """The option with that number in the list of them, or the answer itself."""
        numbers = dict(enumerate(self.options, 1))
        return numbers.get(int(answer), answer) if answer.isdecimal() else answer

    @property
    def required(self) -> bool:
        """Whether a run cannot begin without an answer."""
        return self.default is None and not self.optional

    def value_of(self, answer: Value) -> Value:
        """The typed value of an answer; raises ``Refused``. Empty is fine if it is optional."""
        text = str(answer).strip()
        return _READERS[self.kind](self, text) if text or not self.optional else ""


def _wrong(message: str, *at: str) -> PydanticCustomError:
    return PydanticCustomError("input", message, {"at": at})


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
    if asked.decimals:
        number: int | float = _decimal(asked, answer)
    elif re.fullmatch(r"[-+]?[0-9]{1,18}", answer):
        number = int(answer)
    else:
        raise Refused(_("'{answer}' is not a whole number", answer=answer))
    if asked.minimum is not None and number < asked.minimum:
        raise Refused(_("{number} is less than {minimum}", number=number, minimum=asked.minimum))
    if asked.maximum is not None and number > asked.maximum:
        raise Refused(_("{number} is more than {maximum}", number=number, maximum=asked.maximum))
    return number


def _decimal(asked: Input, answer: str) -> float:
    text = answer.replace(",", ".")
    if not re.fullmatch(rf"[-+]?[0-9]{{1,12}}(\.[0-9]{{1,{asked.decimals}}})?", text):
        raise Refused(_("'{answer}' is not a number like {example}", answer=answer,
                        example=asked.example or "2.5"))  # fmt: skip
    return float(text)


def _moment(asked: Input, answer: str) -> Value:
    try:
        return datetime.datetime.fromisoformat(answer).isoformat(timespec="minutes")
    except ValueError:
        text = _("'{answer}' is not a moment like 2026-03-31 14:30", answer=answer)
        raise Refused(text) from None


def _date(asked: Input, answer: str) -> Value:
    try:
        return datetime.date.fromisoformat(answer).isoformat()
    except ValueError:
        raise Refused(_("'{answer}' is not a date like 2026-03-31", answer=answer)) from None


def _file(asked: Input, answer: str) -> Value:
    try:
        path = Path(answer).expanduser()
        found = path.is_file()
    except (OSError, RuntimeError):  # a name too long, or a home that nobody has
        found = False
    if not found:
        raise Refused(_("there is no file {path}", path=answer))
    if problem := problem_of(path, pdf=asked.content == "pdf", largest=asked.largest):
        raise Refused(problem)
    return str(path)


def yes_or_no(answer: str) -> bool:
    """What a yes or a no in any of our languages means; raises ``Refused``."""
    if answer.casefold() in _YES | _NO:
        return answer.casefold() in _YES
    raise Refused(_("'{answer}' is neither yes nor no", answer=answer))


_READERS: dict[Kind, Callable[[Input, str], Value]] = {
    "text": _text,
    "choice": _choice,
    "number": _number,
    "date": _date,
    "moment": _moment,
    "file": _file,
    "yes-no": lambda _asked, answer: yes_or_no(answer),
}
