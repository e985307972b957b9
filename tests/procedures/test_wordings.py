"""How people ask: every procedure and answer can be asked for, in every language."""

from assistant.procedures.library import Library
from assistant.procedures.wordings import Vocabulary, Wordings

LIBRARY = Library()


def test_semicolons_end_wordings() -> None:
    worded = Wordings.model_validate({"es": "uno; dos ;", "en": "one", "it": "uno"})

    assert worded.es == ("uno", "dos")
    assert worded.all() == ("uno", "dos", "one", "uno")


def test_spaces_end_words() -> None:
    data = {
        "meanings": {"a": "b  c*"},
        "asking": "a",
        "cues": {"unad": "unad"},
        "unimportant": "x y",
    }
    vocabulary = Vocabulary.model_validate(
        {**data, "others": "z", "elsewhere": {"food": "lunch; pizza"}}
    )

    assert vocabulary.meanings == {"a": ("b", "c*")}
    assert vocabulary.unimportant == ("x", "y")
    assert vocabulary.elsewhere == {"food": ("lunch", "pizza")}


def test_each_procedure_and_answer_has_wordings() -> None:
    procedures = {name for one in LIBRARY.register.values() for name in one.procedures}

    assert set(LIBRARY.wordings) == procedures | set(LIBRARY.answers)
    assert len(LIBRARY.wordings) == 84 + 107


def test_no_wording_stands_twice() -> None:
    twice = [
        (name, phrase)
        for name, worded in LIBRARY.wordings.items()
        for phrases in (worded.es, worded.en, worded.it)
        for phrase in set(phrases)
        if phrases.count(phrase) > 1
    ]

    assert twice == []


def test_words_of_the_vocabulary_are_written_plainly() -> None:
    vocabulary = LIBRARY.vocabulary
    groups = [*vocabulary.meanings.values(), *vocabulary.cues.values(), vocabulary.unimportant]
    words = [word for group in [*groups, vocabulary.others] for word in group]

    assert [word for word in words if word != word.lower() or not word.isascii()] == []
