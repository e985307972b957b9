"""A learner that does what a file says: to try a practice out, and to test it."""

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, model_validator

from assistant.language import _
from assistant.procedures.yaml_files import Mistake, Mistakes, did_you_mean, read_yaml

WORDS = ("right", "hint", "do-it", "stop")
_WITH_MORE = ("click", "fill", "choose", "check", "wait")


class Deed(BaseModel):
    """One thing that the learner does: exactly one of these."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    word: str | None = None
    click: str | None = None
    fill: dict[str, str] | None = None
    choose: dict[str, str] | None = None
    check: str | None = None
    wait: float | None = Field(default=None, gt=0)

    @model_validator(mode="before")
    @classmethod
    def _a_word(cls, value: Any) -> Any:
        known = (*WORDS, *_WITH_MORE)
        if isinstance(value, str):
            if value not in WORDS:
                said = _("'{word}' is none of: {known}", word=value, known=", ".join(known))
                raise ValueError(said + did_you_mean(value, known))
            return {"word": value}
        if isinstance(value, dict) and (len(value) != 1 or "word" in value):
            raise ValueError(_("write one thing in each line: {known}", known=", ".join(known)))
        return value


def read_learner(path: Path) -> list[Deed]:
    """The list of a file; raises ``Mistakes`` with file and line."""
    file = read_yaml(path)
    try:
        return TypeAdapter(list[Deed]).validate_python(file.data)
    except ValidationError as error:
        raise Mistakes(_mistake(file, one) for one in error.errors()) from None


def _mistake(file: Any, one: Any) -> Mistake:
    text = str(one["msg"]).removeprefix("Value error, ")
    mistake: Mistake = file.mistake(one["loc"], text)
    return mistake
