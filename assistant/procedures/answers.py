"""Answers to questions that no procedure has to be played for, each with its source."""

from pydantic import BaseModel, ConfigDict

from assistant.language import Language, current
from assistant.procedures.register import ProcedureId
from assistant.procedures.sentences import Words
from assistant.procedures.sources import Documented


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(_Data):
    """A text in English and Spanish, and in Italian where the university is an Italian one."""

    en: Words
    es: Words
    it: Words | None = None

    def __str__(self) -> str:
        return self.said_in(current())

    def said_in(self, language: Language) -> str:
        """The text in ``language``, or in English if it is not there."""
        return str(getattr(self, language) or self.en)


class Answer(_Data):
    """What a document says about one topic, in our own words, and the procedures it helps with."""

    topic: Text
    text: Text
    source: Documented
    procedures: tuple[ProcedureId, ...] = ()
