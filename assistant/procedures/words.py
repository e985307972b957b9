"""A question's words: without accents and endings, with what they mean and what they sound like."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

_WORD = re.compile(r"\d[.,]\d+|[a-z0-9]+")
_ENDINGS = (
    *("amiento", "imiento", "aciones", "iciones", "azione", "azioni", "izione", "izioni"),
    *("acion", "icion", "mente", "ation", "ando", "iendo", "endo", "arme", "erme", "irme"),
    *("arse", "erse", "irse", "armi", "ermi", "irmi", "arsi", "ersi", "irsi", "arla", "arlo"),
    *("ados", "adas", "idos", "idas", "aron", "ment", "ado", "ada", "ido", "ida", "are", "ere"),
    *("ire", "ato", "ata", "ati", "ate", "uto", "uta", "ing", "aba", "ar", "er", "ir", "ed"),
    *("es", "os", "as", "s", "a", "e", "i", "o"),
)
_SOUNDS = (
    *(("qu", "k"), ("ch", "x"), ("h", ""), ("v", "b"), ("z", "s"), ("ce", "se"), ("ci", "si")),
    *(("c", "k"), ("ll", "y"), ("ge", "je"), ("gi", "ji"), ("w", "u"), ("m", "n")),
)


def bare(text: str) -> str:
    """A text in small letters and without accents."""
    parts = unicodedata.normalize("NFKD", text.lower())
    return "".join(one for one in parts if not unicodedata.combining(one))


def plain(text: str) -> list[str]:
    """The words of a text, in small letters and without accents; apostrophes part them."""
    return _WORD.findall(bare(text))


def stem(word: str) -> str:
    """A word without its ending, at least four letters of it."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def sound(word: str) -> str:
    """What a word sounds like: ``kuanto`` is ``cuanto``, ``avilitasion`` is ``habilitacion``."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return re.sub(r"(.)\1+", r"\1", word)


class Meanings:
    """Finds the names of what words and expressions stand for (a star: any ending)."""

    def __init__(self, meanings: Mapping[str, Iterable[str]]) -> None:
        self._words: dict[str, set[str]] = {}
        self._starts: dict[str, set[str]] = {}
        self._expressions: dict[str, list[tuple[list[str], str]]] = {}
        for name, patterns in meanings.items():
            for pattern in patterns:
                first, *rest = pattern.split("_")
                if rest:
                    self._expressions.setdefault(first, []).append((rest, name))
                elif pattern.endswith("*"):
                    self._starts.setdefault(pattern[:-1], set()).add(name)
                else:
                    self._words.setdefault(pattern, set()).add(name)

    def of_word(self, word: str) -> set[str]:
        """What one word stands for."""
        found = set(self._words.get(word, ()))
        for length in range(2, len(word) + 1):
            found |= self._starts.get(word[:length], set())
        return found

    def of_expressions(self, words: list[str]) -> dict[int, set[str]]:
        """Place of the first word of each expression → what it stands for."""
        found: dict[int, set[str]] = {}
        for place, word in enumerate(words):
            for rest, name in self._expressions.get(word, ()):
                there = words[place + 1 : place + 1 + len(rest)]
                if len(there) == len(rest) and all(map(_fits, there, rest)):
                    found.setdefault(place, set()).add(name)
        return found

    def of_text(self, words: list[str]) -> set[str]:
        """Everything that the words and expressions of a text stand for."""
        return set().union(*map(self.of_word, words), *self.of_expressions(words).values())


def _fits(word: str, pattern: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern
