"""How people ask: the wordings of each procedure and answer, and the vocabulary of questions."""

from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field


def _split(separator: str | None) -> BeforeValidator:
    def split(value: object) -> object:
        if not isinstance(value, str):
            return value
        return tuple(one.strip() for one in value.split(separator) if one.strip())

    return BeforeValidator(split)


Phrases = Annotated[tuple[str, ...], _split(";"), Field(min_length=1)]
Tokens = Annotated[tuple[str, ...], _split(None), Field(min_length=1)]


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Wordings(_Data):
    """How people ask for one procedure or answer, in each language."""

    es: Phrases
    en: Phrases
    it: Phrases

    def all(self) -> tuple[str, ...]:
        """Every wording, of all languages."""
        return self.es + self.en + self.it


class Vocabulary(_Data):
    """``flows/vocabulary.yaml``: which words mean the same, and what is not in the documents.

    ``asking`` are meanings like price or place, which alone are about nothing, ``cues`` say which
    portal is meant, ``others`` name universities that are none of ours, and
    ``elsewhere`` holds topics that people ask about though no document answers.
    """

    meanings: dict[str, Tokens]
    asking: Tokens
    cues: dict[str, Tokens]
    unimportant: Tokens
    others: Tokens
    elsewhere: dict[str, Phrases]
