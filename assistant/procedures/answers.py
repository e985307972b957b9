"""Answers to questions that no procedure has to be played for, each with its source."""

from pydantic import BaseModel, ConfigDict

from assistant.procedures.register import ProcedureId
from assistant.procedures.sentences import Sentence
from assistant.procedures.sources import Documented


class Answer(BaseModel):
    """What a document says about one topic, in our own words, and the procedures it helps with."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    topic: Sentence
    text: Sentence
    source: Documented
    procedures: tuple[ProcedureId, ...] = ()
