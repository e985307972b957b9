"""What a word means, by the documents."""

from collections.abc import Sequence

from assistant.language import _
from assistant.procedures.answers import Answer
from assistant.procedures.library import Library
from assistant.procedures.words import plain

MOST = 2
"""How many answers are told for a word."""


def explained(library: Library, word: str, portal: str = "") -> list[str]:
    """What the documents say about a word: the nearest answers that have it.

    Those of the portal that the person is about to use come alone, if there are any; those whose
    topic has it before those that only mention it.
    """
    words = plain(word)
    having = [name for name, one in library.answers.items() if words and _has(one, words)]
    here = [name for name in having if _is_about(library.answers[name], portal)]
    nearest = sorted(here or having, key=lambda name: not _says(library.answers[name].topic, words))
    return [_told(name, library.answers[name]) for name in nearest[:MOST]]


def _told(name: str, answer: Answer) -> str:
    source = ", ".join((name, *map(str, answer.source)))
    return _("{topic}: {text} ({source})", topic=answer.topic, text=answer.text, source=source)


def _is_about(answer: Answer, portal: str) -> bool:
    return any(one.startswith(f"{portal}/") for one in answer.procedures)


def _has(answer: Answer, words: Sequence[str]) -> bool:
    return _says(answer.topic, words) or _says(answer.text, words)


def _says(text: object, words: Sequence[str]) -> bool:
    """Whether each word begins one of the text's: "period" has to find "periods", too."""
    said = plain(str(text))
    return all(any(one.startswith(word) for one in said) for word in words)
