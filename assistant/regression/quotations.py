"""The labels that the sentences of steps quote, held against what their pages show."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from assistant.language import LANGUAGES, Language, _
from assistant.procedures.library import Library
from assistant.procedures.plan import all_steps
from assistant.procedures.steps import (
    Action,
    Check,
    Choose,
    Click,
    Download,
    Fill,
    Open,
    Read,
    Step,
    Upload,
)
from assistant.procedures.yaml_files import Mistake
from assistant.regression.labels import Sights, path_of

_QUOTED = re.compile("«([^»]+)»")


class Placed(NamedTuple):
    """A step of a flow: its number there, and the pages that it is done on or leads to."""

    flow: str
    number: int
    step: Step
    pages: frozenset[str]


def quoted(step: Step, language: Language) -> set[str]:
    """The labels that the sentence of a step quotes in a language."""
    return set(_QUOTED.findall(step.say.said_in(language))) if step.say else set()


def wrong_quotations(library: Library, sights: Mapping[str, Sights]) -> Iterator[Mistake]:
    """Labels that are not quoted in each language, or that no page of the step shows.

    ``sights``: portal → what a tour through it has seen.
    """
    for placed in _placed(library):
        everywhere = set.union(*(quoted(placed.step, language) for language in LANGUAGES))
        for language in LANGUAGES:
            theirs = quoted(placed.step, language)
            for label in sorted(everywhere - theirs):
                yield _mistake(library, placed, language, _(
                    "«{label}» is quoted in another language, and not here", label=label
                ))  # fmt: skip
        portal = library.flow(placed.flow).portal
        if portal in sights and placed.pages:
            shown = "\n".join(_shown(library, portal, sights[portal], placed.pages))
            for label in sorted(one for one in everywhere if not _stands_in(one, shown)):
                language = next(one for one in LANGUAGES if label in quoted(placed.step, one))
                pages = ", ".join(sorted(placed.pages))
                yield _mistake(library, placed, language, _(
                    "no page of this step shows «{label}» ({pages})", label=label, pages=pages
                ))  # fmt: skip


def _placed(library: Library) -> Iterator[Placed]:
    """Every step that is done in the browser, each once, with its pages."""
    for name in library.flow_paths:
        flow, here = library.flow(name), frozenset[str]()
        for _id, step, owner in all_steps(library, flow):
            used = frozenset(page for action in step.actions for page in _pages(action))
            if owner is flow and step.in_browser:
                arrived = {step.arrives} if step.arrives else set()
                yield Placed(name, flow.steps.index(step), step, used | here | arrived)
            here = frozenset({step.arrives}) if step.arrives else used or here


def _pages(action: Action) -> Iterator[str]:
    match action:
        case Open():
            yield action.page
        case Click() | Check() | Download():
            yield action.element.partition(".")[0]
        case Fill() | Choose() | Upload():
            yield from (element.partition(".")[0] for element in action.fields)
        case Read():
            yield from (element.partition(".")[0] for element in action.fields.values())


def _shown(library: Library, portal: str, sights: Sights, pages: frozenset[str]) -> Iterator[str]:
    """All that was seen at the addresses of some pages; of one without any, all that there is."""
    paths = [path_of(library.locators(portal), page) for page in pages]
    for place, labels in sights.labels.items():
        if any(path is None or path.fullmatch(place) for path in paths):
            yield from labels


def _stands_in(label: str, texts: str) -> bool:
    """Whether a label is a text or whole words of one: «Comprobante» in «Comprobante: 4711»."""
    return re.search(rf"(?<!\w){re.escape(label)}(?!\w)", texts) is not None


def _mistake(library: Library, placed: Placed, language: Language, text: str) -> Mistake:
    place = ("steps", placed.number, "say", language)
    return library.files[f"flow {placed.flow}"].mistake(place, text)
