"""A leaflet to hand out: what a procedure needs, each step with a picture, what comes after it.

The same flow, portal and language give the same bytes, as a PDF too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from pathlib import Path

import segno
from markupsafe import Markup

from assistant.language import _, current
from assistant.procedures.flow import Flow
from assistant.procedures.library import Library
from assistant.reporters.flow_sheet import FlowSheet, sheet_of
from assistant.runner.dating import date_in_words
from assistant.staging import launch_for
from assistant.training.cropping import Part, part_of
from assistant.training.paper import Paper, environment, on_paper
from assistant.training.storyboard import Scene, Storyboard
from assistant.warm import Warm

_ADDRESS = re.compile(r"https://[^\s)>\]]*[^\s)>\].,;]")
_LABEL = re.compile(r"«[^»]+»")


@dataclass(frozen=True)
class Leaf:
    """One step on the handout; ``place``: the number of its chapter."""

    number: int
    place: int
    chapter: str
    sentence: str
    effect: str | None
    part: Part | None
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Handout:
    """Everything that is on it."""

    sheet: FlowSheet
    site: str | None
    leaves: tuple[Leaf, ...]
    dates: tuple[str, ...]

    @property
    def effects(self) -> tuple[str, ...]:
        """What cannot be undone: the steps that are shown with their numbers, then any others."""
        here = {leaf.number: leaf.sentence for leaf in self.leaves if leaf.effect}
        others = [one for one in self.sheet.effects if one not in here.values()]
        return *(f"{number}. {said}" for number, said in here.items()), *dict.fromkeys(others)


def handout_of(board: Storyboard, library: Library) -> Handout:
    """The handout of a storyboard, in the current language."""
    sheet = sheet_of(library, board.flow)
    undated = (
        one.model_copy(update={"start": None, "earliest": None, "latest": None})
        for one in board.result.dates
    )
    titles = [one.chapter for one in board.scenes]
    places = accumulate(one != other for one, other in pairwise([None, *titles]))
    leaves = tuple(
        _leaf(number, place, one)
        for number, (place, one) in enumerate(zip(places, board.scenes, strict=True), 1)
    )
    dates = tuple(dict.fromkeys(map(date_in_words, undated)))
    return Handout(sheet, _site(library, sheet), leaves, dates)


def _leaf(number: int, place: int, scene: Scene) -> Leaf:
    picture = scene.picture if scene.planned.step.in_browser else None
    part = part_of(picture, scene.marks) if picture else None
    texts = tuple(one.text for one in scene.result.advice)
    return Leaf(
        number, place, scene.chapter, scene.result.sentence, scene.result.effect, part, texts
    )


def _site(library: Library, sheet: FlowSheet) -> str | None:
    """The documented address of the portal, or one at which one can ask."""
    if sheet.portal in library.portals:
        for site in library.locators(sheet.portal).sites.values():
            if site.live:
                return site.live
    return next((found[0] for one in sheet.contact if (found := _ADDRESS.search(one))), None)


def as_html(handout: Handout, paper: Paper = "A4") -> str:
    """One self-contained page."""
    code = _code(handout.site) if handout.site else None
    template = environment().get_template("handout.html.j2")
    return template.render(it=handout, language=current(), code=code, paper=paper)


def _code(address: str) -> Markup:
    """A QR code as SVG."""
    return Markup(segno.make(address, error="m").svg_inline(scale=3, border=2, omitsize=True))


def as_markdown(handout: Handout, pictures: str) -> str:
    """As text; its pictures are in the folder of that name."""
    return "\n".join(_lines(handout, pictures)) + "\n"


def _lines(handout: Handout, pictures: str) -> Iterator[str]:
    sheet = handout.sheet
    yield f"# {sheet.title}\n"
    yield f"{sheet.summary}\n"
    for heading, items in _lists(handout):
        yield f"## {heading}\n"
        yield from (f"- {item}" for item in items)
        yield ""
    yield f"## {_('Steps')}\n"
    for leaf in handout.leaves:
        yield f"{leaf.number}. {_LABEL.sub(_bold, leaf.sentence)}\n"
        if leaf.part:
            yield f"   ![{leaf.number}]({pictures}/{leaf.number:02}.jpg)\n"
        for text in leaf.texts:
            yield "\n".join(f"   > {line}" for line in text.splitlines()) + "\n"
    for heading, items in _after(handout):
        yield f"## {heading}\n"
        yield from (f"- {item}" for item in items)
        yield ""
    if handout.site:
        yield handout.site


def _bold(label: re.Match[str]) -> str:
    return f"**{label[0]}**"


def _lists(handout: Handout) -> list[tuple[str, tuple[str, ...]]]:
    sheet = handout.sheet
    lists = [
        (_("What you need"), sheet.needs),
        (_("Cost"), (sheet.fee,)),
        (_("Cannot be undone"), handout.effects),
        (_("Keep in mind"), sheet.warnings),
    ]
    return [one for one in lists if one[1]]


def _after(handout: Handout) -> list[tuple[str, tuple[str, ...]]]:
    sheet = handout.sheet
    lists = [
        (_("In the end"), (sheet.outcome,) if sheet.outcome else ()),
        (_("Dates"), handout.dates),
        (_("Whom to ask"), sheet.contact),
        (_("Documented in"), sheet.documented),
    ]
    return [one for one in lists if one[1]]


def as_pdf(handout: Handout, paper: Paper, warm: Warm, folder: Path) -> bytes:
    """Tagged, on that paper; ``folder`` is for the page that is printed."""
    with warm.open_browser(launch_for(warm.server), lambda: None) as browser:
        return on_paper(as_html(handout, paper), folder, browser, paper)


def index_of(library: Library, flows: Sequence[Flow], written: Sequence[Path], folder: Path) -> str:
    """A page that lists handouts by their portals."""
    files = {path.stem: path.relative_to(folder).as_posix() for path in written}
    rows = [
        {"portal": one.portal, "title": str(one.title), "file": files[name]}
        for one in flows
        if (name := one.flow.replace("/", "-")) in files
    ]
    return environment().get_template("handouts.html.j2").render(rows=rows, language=current())
