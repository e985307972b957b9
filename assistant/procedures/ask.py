"""Which procedure or answer a question is about, by the words it shares with our wordings.

Each word of a question counts the more the fewer procedures and answers use it (TF-IDF). An entry is compared as a whole and by
its nearest wording. What its wordings speak of most (its focus) should be in the question, too.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from assistant.procedures.library import Library
from assistant.procedures.readings import Reader, Reading

WHOLE, NEAREST = 1.0, 0.35  # how much the entry as a whole counts, and how much its nearest wording
TEXT = 0.2  # a word of the answer itself, or of a step, beside one of a wording
FOCUS, WITHOUT_FOCUS = 0.3, 0.3  # in that share of the wordings; what is lost without it
OTHER_PORTAL = 0.4  # what is left for the entries of a portal that is not meant
UNKNOWN = 0.7  # the weight of a word that nobody uses
ENOUGH = 0.25  # below, a question is not about anything in the documents


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
    """Everything that a question is compared with; all of it fits into JSON."""

    entries: list[dict[str, Any]]
    names: list[str]  # ids of the entries, then the topics that are elsewhere
    weights: dict[str, float]
    whole: dict[str, list[tuple[int, float]]]
    wordings: dict[str, list[tuple[int, float]]]
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
                elsewhere = max(elsewhere, score)
            elif portal in (None, self._entries[place].portal):
                right = not meant or self._entries[place].portal in meant
                hits.append((score if right else score * OTHER_PORTAL, place))
        hits.sort(key=lambda hit: (-hit[0], hit[1]))
        return Reply(
            in_scope=bool(hits)
            and (bool(meant) or not reading.others)
            and elsewhere < hits[0][0]
            and hits[0][0] * self._trust(reading, weights, hits[0][1]) >= ENOUGH,
            hits=tuple(
                Hit(self._entries[place], round(min(score, 1), 2)) for score, place in hits[:most]
            ),
        )

    def _weights(self, reading: Reading) -> dict[str, float]:
        """What each feature of the question counts; one that nobody uses counts as unknown."""
        found = {}
        for word in reading.words:
            known = {one: self.weights[one] for one in word if one in self.weights}
            found.update(known or dict.fromkeys(word, self._unknown))
        return found

    def _scores(self, weights: Mapping[str, float]) -> dict[int, float]:
        length = math.hypot(*weights.values()) or 1
        whole = _sums(weights, self.whole)
        nearest: dict[int, float] = defaultdict(float)
        for place, near in _sums(weights, self.wordings).items():
            owner = self.owners[place]
            nearest[owner] = max(nearest[owner], near)
        return {
            place: (WHOLE * sum_ + NEAREST * nearest[place]) / length * self._focused(place, weights)
            for place, sum_ in whole.items()
        }

    def _focused(self, place: int, weights: Mapping[str, float]) -> float:
        """Less than 1 the more of an entry's focus a question leaves out."""
        focus = {one: self.weights[one] for one in self.focus[place]}
        missing = sum(weight for one, weight in focus.items() if one not in weights)
        return 1 - WITHOUT_FOCUS * missing / sum(focus.values()) if focus else 1

    def _trust(self, reading: Reading, weights: Mapping[str, float], place: int) -> float:
        """From a half to 1: how much of the question the entry has a word for."""
        used = {one for one in weights if any(owner == place for owner, _ in self.whole.get(one, ()))}
        heavy = [max(weights.get(one, 0) for one in word) for word in reading.words]
        covered = [
            max((weights[one] for one in word & used), default=0.0) for word in reading.words
        ]
        return 0.5 + 0.5 * sum(covered) / (sum(heavy) or 1)


def _sums(
    weights: Mapping[str, float], uses: Mapping[str, Iterable[tuple[int, float]]]
) -> dict[int, float]:
    found: dict[int, float] = defaultdict(float)
    for feature, weight in weights.items():
        for place, share in uses.get(feature, ()):
            found[place] += weight * share
    return found


def build(library: Library) -> Index:
    """The index of a library's procedures and answers, and of what is not in the documents."""
    vocabulary = library.vocabulary.model_dump()
    elsewhere = vocabulary.pop("elsewhere")
    reader = Reader(**vocabulary)
    entries = list(_entries(library))
    said = [(entry.id, [*library.wordings[entry.id].all(), *entry.title.values()],
             list(_texts(library, entry))) for entry in entries]  # fmt: skip
    said += [(topic, list(phrases), []) for topic, phrases in elsewhere.items()]
    wordings = [[reader.wording(one).features for one in phrases] for _, phrases, _ in said]
    counted = [_counted(reader, one, texts) for one, (_, _, texts) in zip(wordings, said, strict=True)]
    used = Counter(feature for one in counted for feature in one)
    weights = {one: math.log(1 + len(said) / (1 + times)) for one, times in used.items()}
    flat = [(place, one) for place, each in enumerate(wordings) for one in each]
    return Index(
        entries=[asdict(entry) for entry in entries],
        names=[name for name, _, _ in said],
        weights={one: round(weight, 4) for one, weight in weights.items()},
        whole=_uses({one: weights[one] * math.log(1 + 3 * n) for one, n in each.items()}
                    for each in counted),
        wordings=_uses({one: weights[one] for one in features} for _, features in flat),
        owners=[place for place, _ in flat],
        focus=[_focus(each) for each in wordings],
        vocabulary=vocabulary,
        spelt=sorted(reader.spelt),
    )  # fmt: skip


def _entries(library: Library) -> Iterator[Entry]:
    for portal, register in library.register.items():
        for name, one in register.procedures.items():
            flow = library.flow(name) if name in library.flow_paths else None
            title = flow.title.model_dump() if flow else {"en": one.title}
            text = flow.summary.model_dump() if flow else {}
            source = [str(each) for each in one.source]
            yield Entry(name, "procedure", portal, title, text, source, name if flow else None)
    for portal, answers in library.answers_of.items():
        for name, answer in answers.items():
            title = answer.topic.model_dump(exclude_none=True)
            text = answer.text.model_dump(exclude_none=True)
            source = [str(each) for each in answer.source]
            flow_name = next((one for one in answer.procedures if one in library.flow_paths), None)
            yield Entry(name, "answer", portal, title, text, source, flow_name)


def _texts(library: Library, entry: Entry) -> Iterator[str]:
    yield from entry.text.values()
    if entry.kind == "procedure":
        yield from (step.does for step in library.register[entry.portal].procedures[entry.id].steps)


def _counted(
    reader: Reader, wordings: Iterable[frozenset[str]], texts: Iterable[str]
) -> dict[str, float]:
    """How often an entry's wordings have each feature, and its texts, which count less."""
    found: dict[str, float] = defaultdict(float)
    for features in wordings:
        for one in features:
            found[one] += 1
    for text in texts:
        for one in reader.wording(text).features:
            found[one] += TEXT
    return found


def _focus(wordings: list[frozenset[str]]) -> list[str]:
    times = Counter(one for features in wordings for one in features)
    return sorted(one for one, n in times.items() if n >= FOCUS * len(wordings))


def _uses(vectors: Iterable[Mapping[str, float]]) -> dict[str, list[tuple[int, float]]]:
    """Feature → who uses it, and with which share of a length of 1."""
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, vector in enumerate(vectors):
        length = math.hypot(*vector.values()) or 1
        for one, weight in vector.items():
            found[one].append((place, round(weight / length, 4)))
    return found
