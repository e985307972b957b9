"""What a word means, by the documents."""

from collections.abc import Sequence

from assistant.language import _
from assistant.procedures.answers import Answer
from assistant.procedures.library import Library
from assistant.procedures.words import plain

MOST = 2


def explained(library: Library, word: str, portal: str = "") -> list[str]:
    """What the documents say about a word: the nearest answers that have it.

    Those of the portal that the person is about to use go before all others, those whose topic has
    it before those that only mention it.
    """
    having = [
        (distance, name, answer)
        for name, answer in library.answers.items()
        if (distance := _distance(answer, plain(word), portal)) is not None
    ]
    nearest = sorted(having, key=lambda one: one[0])[:MOST]
    return [
        _("{topic}: {text} ({source})", topic=answer.topic, text=answer.text,
          source=f"{name}, {', '.join(map(str, answer.source))}")
        for distance, name, answer in nearest if distance[0] == nearest[0][0][0]
    ]  # fmt: skip


def _distance(answer: Answer, words: Sequence[str], portal: str) -> tuple[bool, bool] | None:
    elsewhere = not any(one.startswith(f"{portal}/") for one in answer.procedures)
    for is_text, said in enumerate((answer.topic, answer.text)):
        if words and all(_begins(word, said) for word in words):
            return elsewhere, bool(is_text)
    return None


def _begins(word: str, said: object) -> bool:
    """Whether a word of a text begins so; "period" has to find "periods", too."""
    return any(one.startswith(word) for one in plain(str(said)))
