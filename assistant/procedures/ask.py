"""Which procedure or answer a question is about, by the words it shares with our wordings.

Each word of a question counts the more the fewer procedures and answers use it (TF-IDF). An entry
is compared as a whole and by its nearest wording. What its wordings speak of most, its focus,
should be in the question, too.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from assistant.language import current
from assistant.procedures.readings import Reader, Reading

WHOLE, NEAREST = 1.0, 0.3  # how much the entry as a whole counts, and how much its nearest wording
WITHOUT_FOCUS = 0.3  # what is lost when the question has nothing of an entry's focus
OTHER_PORTAL = 0.4  # what is left for the entries of a portal that is not meant
UNKNOWN = 0.7  # the weight of a word that nobody uses
ENOUGH, ENOUGH_IF_NAMED = 0.14, 0.1  # below, a question is about nothing in the documents
TRUST = 0.3  # what a score is worth if the entry has no word for what the question is about
ELSEWHERE = 1.2  # how much a topic that is elsewhere counts beside the best entry


@dataclass(frozen=True)
class Entry:
    """A procedure or an answer; ``flow`` is the one to show, if there is one."""

    id: str
    kind: str
    portal: str
    title: dict[str, str]
    text: dict[str, str]
    source: list[str]
    flow: str | None

    def said(self, texts: Mapping[str, str]) -> str | None:
        """One of its texts in the person's language, or in English if it is not there."""
        return texts.get(current()) or texts.get("en")


@dataclass(frozen=True)
class Hit:
    """An entry, and how well it fits: from 0 to 1."""

    entry: Entry
    score: float


@dataclass(frozen=True)
class Reply:
    """The best hits, best first. Not in scope: the documents do not answer, these are nearest."""

    in_scope: bool
    hits: tuple[Hit, ...]


@dataclass
class Index:
    """Everything that a question is compared with; all of it fits into JSON.

    Who uses a word is kept as a text (``uses_written``): a question looks at a few of thousands,
    and reading them all would take longer than anything else.
    """

    entries: list[dict[str, Any]]
    names: list[str]  # ids of the entries, then the topics that are elsewhere
    weights: dict[str, float]
    whole: dict[str, str]
    wordings: dict[str, str]
    owners: list[int]
    focus: list[list[str]]
    vocabulary: dict[str, Any]
    spelt: list[str]

    def __post_init__(self) -> None:
        self._reader = Reader(**self.vocabulary, spelt=set(self.spelt))
        self._entries = [Entry(**one) for one in self.entries]
        self._unknown = UNKNOWN * math.log(1 + len(self.names))

    def ask(self, question: str, portal: str | None = None, most: int = 3) -> Reply:
        """The entries that are nearest to a question, of one portal or of all."""
        reading = self._reader.question(question)
        meant = {portal} if portal else reading.portals
        weights = self._weights(reading)
        scores = self._scores(weights)
        hits, elsewhere = [], 0.0
        for place, score in scores.items():
            if place >= len(self._entries):
                elsewhere = max(elsewhere, ELSEWHERE * score)
            elif portal in (None, self._entries[place].portal):
                right = not meant or self._entries[place].portal in meant
                hits.append((score if right else score * OTHER_PORTAL, place))
        hits.sort(key=lambda hit: (-hit[0], hit[1]))
        return Reply(
            bool(hits)
            and (bool(meant) or not reading.others)
            and elsewhere < hits[0][0]
            and self._is_near(reading, weights, hits[0]),
            tuple(
                Hit(self._entries[place], round(min(score, 1), 2)) for score, place in hits[:most]
            ),
        )

    def _is_near(
        self, reading: Reading, weights: Mapping[str, float], best: tuple[float, int]
    ) -> bool:
        """Whether the best entry is near enough to be an answer."""
        enough = ENOUGH_IF_NAMED if reading.portals else ENOUGH
        return best[0] * self._trust(reading, weights, best[1]) >= enough

    def _weights(self, reading: Reading) -> dict[str, float]:
        """What each feature of the question counts; one that nobody uses counts as unknown."""
        found = {}
        for word in reading.words:
            known = {one: self.weights[one] for one in word if one in self.weights}
            found.update(known or dict.fromkeys(word, self._unknown))
        return found

    def _scores(self, weights: Mapping[str, float]) -> dict[int, float]:
        """How near each entry and each topic is."""
        length = math.hypot(*weights.values()) or 1
        nearest: dict[int, float] = defaultdict(float)
        for place, near in _sums(weights, self.wordings).items():
            nearest[self.owners[place]] = max(nearest[self.owners[place]], near)
        return {
            place: self._focused(place, weights)
            * (WHOLE * whole + NEAREST * nearest[place])
            / length
            for place, whole in _sums(weights, self.whole).items()
        }

    def _focused(self, place: int, weights: Mapping[str, float]) -> float:
        """Less than 1 the more of an entry's focus a question leaves out."""
        focus = {one: self.weights[one] for one in self.focus[place]}
        missing = sum(weight for one, weight in focus.items() if one not in weights)
        return 1 - WITHOUT_FOCUS * missing / sum(focus.values()) if focus else 1

    def _trust(self, reading: Reading, weights: Mapping[str, float], place: int) -> float:
        """Up to 1: of how much that the question is about the entry has a word."""
        everything = covered = 0.0
        for word in self._reader.of_things(reading):
            used = {one: weights[one] for one in word if one in weights}
            everything += max(used.values())
            covered += max(
                (weight for one, weight in used.items() if self._uses(place, one)), default=0
            )
        return TRUST + (1 - TRUST) * covered / (everything or 1)

    def _uses(self, place: int, feature: str) -> bool:
        return any(user == place for user, _share in _uses(self.whole.get(feature, "")))

    def as_json(self) -> dict[str, Any]:
        """What the same index can be made of again."""
        return {one.name: getattr(self, one.name) for one in fields(self)}


def uses_written(uses: Iterable[tuple[int, float]]) -> str:
    """Who uses a word, and with which share of a length of 1."""
    return " ".join(f"{place} {share:.4f}" for place, share in uses)


def _uses(written: str) -> Iterator[tuple[int, float]]:
    numbers = written.split()
    return zip(map(int, numbers[::2]), map(float, numbers[1::2]), strict=True)


def _sums(weights: Mapping[str, float], uses: Mapping[str, str]) -> dict[int, float]:
    found: dict[int, float] = defaultdict(float)
    for feature, weight in weights.items():
        for place, share in _uses(uses.get(feature, "")):
            found[place] += weight * share
    return found
