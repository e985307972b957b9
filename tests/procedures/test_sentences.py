"""Texts for people."""

import pytest
from pydantic import ValidationError

from assistant.language import Language, use
from assistant.procedures.sentences import Sentence

SENTENCE = Sentence(en="Certificate", es="Certificado", it="Certificato")


@pytest.mark.parametrize(
    ("language", "text"), [("en", "Certificate"), ("es", "Certificado"), ("it", "Certificato")]
)
def test_it_is_said_in_the_persons_language(language: Language, text: str) -> None:
    use(language)
    try:
        assert str(SENTENCE) == SENTENCE.said_in(language) == text
    finally:
        use("en")


@pytest.mark.parametrize(
    "texts",
    [{"en": "a", "es": "b"}, {"en": "a", "es": "b", "it": " "}, {"en": "a", "es": "b", "it": 1},
     {"en": "a", "es": "b", "it": "c", "de": "d"}, "a"],
)  # fmt: skip
def test_it_is_said_in_every_language(texts: object) -> None:
    with pytest.raises(ValidationError):
        Sentence.model_validate(texts)


def test_blanks_around_it_do_not_count() -> None:
    assert Sentence(en=" a\n", es="b", it="c").en == "a"
