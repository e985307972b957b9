"""A text for people, in every language the program speaks."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

from assistant.language import Language, current

Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Sentence(BaseModel):
    """One text in Spanish, English and Italian; portal labels in it are quoted exactly."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    en: Words
    es: Words
    it: Words

    def __str__(self) -> str:
        return self.said_in(current())

    def said_in(self, language: Language) -> str:
        """The text in ``language``."""
        return str(getattr(self, language))
