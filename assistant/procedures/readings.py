"""Reads a question or a wording: its words that count, what they mean, whom they are about."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property

from assistant.procedures.words import Meanings, plain, sound, stem

Plain = Mapping[str, Mapping[str, Iterable[str]] | Iterable[str]]


@dataclass(frozen=True)
class Reading:
    """What was read: for each word that counts its features, and who is spoken of.

    A feature is the stem of a word (``habilit``) or a meaning (``=resit``).
    """

    words: tuple[frozenset[str], ...]
    portals: frozenset[str] = frozenset()
    others: bool = False

    @cached_property
    def features(self) -> frozenset[str]:
        """All features together."""
        return frozenset[str]().union(*self.words)


@dataclass
class Reader:
    """Reads with a vocabulary; ``spelt`` are the words that need no correction."""

    meanings: Mapping[str, Iterable[str]]
    asking: Iterable[str]
    cues: Mapping[str, Iterable[str]]
    unimportant: Iterable[str]
    others: Iterable[str]
    spelt: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._meanings = Meanings(self.meanings)
        self._cues = Meanings(self.cues)
        self._others = Meanings({"others": self.others})
        self._unimportant = set(self.unimportant)
        self._asking = {f"={name}" for name in self.asking}

    def wording(self, text: str) -> Reading:
        """What a text of ours means; its words become known."""
        words = plain(text)
        self.spelt.update(words)
        return Reading(self._features(words))

    def question(self, text: str) -> Reading:
        """What somebody asks, however it is spelt."""
        words = [self._corrected(word) for word in plain(text)]
        return Reading(
            self._features(words),
            frozenset(self._cues.of_text(words)),
            bool(self._others.of_text(words)),
        )

    def of_things(self, reading: Reading) -> list[frozenset[str]]:
        """The words that say what a question is about, not only what is asked of it."""
        return [word for word in reading.words if not word & self._asking]

    def _features(self, words: list[str]) -> tuple[frozenset[str], ...]:
        expressions = self._meanings.of_expressions(words)
        found = []
        for place, word in enumerate(words):
            features = {f"={name}" for name in expressions.get(place, ())}
            if word not in self._unimportant:
                features |= {stem(word), *(f"={name}" for name in self._meanings.of_word(word))}
            found.append(frozenset(features))
        return tuple(filter(None, found))

    def _corrected(self, word: str) -> str:
        """The known word that sounds the same or is spelt almost the same, if there is one."""
        if len(word) < 4 or word in self.spelt or word in self._unimportant or self._says(word):
            return word
        if sound(word) in self._sounds:
            return self._sounds[sound(word)]
        near = [known for known in self._long if abs(len(known) - len(word)) <= 2]
        return next(iter(get_close_matches(word, near, n=1, cutoff=0.82)), word)

    def _says(self, word: str) -> bool:
        everything = (self._meanings, self._cues, self._others)
        return any(meanings.of_word(word) for meanings in everything)

    @cached_property
    def _long(self) -> list[str]:
        return sorted(word for word in self.spelt if len(word) >= 4)

    @cached_property
    def _sounds(self) -> dict[str, str]:
        return {sound(word): word for word in reversed(self._long)}
