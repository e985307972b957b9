"""Makes the index of questions from the wordings, titles and texts of a library."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict

from assistant.procedures.ask import Entry, Index, uses_written
from assistant.procedures.library import Library
from assistant.procedures.readings import Reader

TEXT = 0.2  # a word of an answer or a step counts that much beside one of a wording
FOCUS = 0.25  # what is in that share of its wordings is what an entry is about


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
    counted = [
        _counted(reader, one, texts) for one, (_, _, texts) in zip(wordings, said, strict=True)
    ]
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
            title = answer.topic.model_dump()
            text = answer.text.model_dump()
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


def _uses(vectors: Iterable[Mapping[str, float]]) -> dict[str, str]:
    """Feature → who uses it."""
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for place, vector in enumerate(vectors):
        length = math.hypot(*vector.values()) or 1
        for one, weight in vector.items():
            found[one].append((place, weight / length))
    return {one: uses_written(uses) for one, uses in found.items()}
