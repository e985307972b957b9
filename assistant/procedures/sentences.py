"""A text for people, in every language the program speaks."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationInfo, model_validator

from assistant.language import LANGUAGES, Language, current
from assistant.procedures.leniency import of_a_project

Words = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class Sentence(BaseModel):
    """One text in Spanish, English and Italian; portal labels in it are quoted exactly."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    en: Words
    es: Words
    it: Words

    @model_validator(mode="before")
    @classmethod
    def _one_will_do(cls, value: Any, info: ValidationInfo) -> Any:
        """In a project, a plain text or one language stands for those that are not there."""
        if not of_a_project(info):
            return value
        said = {"en": value} if isinstance(value, str) else value
        if not isinstance(said, dict):
            return value
        first = next((said[one] for one in LANGUAGES if one in said), None)
        return said if first is None else {**dict.fromkeys(LANGUAGES, first), **said}

    def __str__(self) -> str:
        return self.said_in(current())

    def said_in(self, language: Language) -> str:
        """The text in ``language``."""
        return str(getattr(self, language))
