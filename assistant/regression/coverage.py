"""The project held against its documents: what they hold and the project has not."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.errors import UsageError
from assistant.language import _
from assistant.mock.server import MockServer
from assistant.procedures.inclusion import ring, whole
from assistant.procedures.library import Library
from assistant.procedures.plan import all_steps
from assistant.procedures.register import DocumentedStep, Label, Procedure
from assistant.procedures.sources import Sources
from assistant.regression.ids import each, ids_of
from assistant.regression.labels import TOURS, Sights, Tour, shows, take_tour

Findings = Iterator[tuple[str, str]]
"""Each thing that the documents hold, and why it is missing; an empty text if it is not."""


@dataclass(frozen=True)
class Kind:
    """One kind of thing: how many there are, and what is missing, each with where to look."""

    total: int
    missing: list[tuple[str, str]]
    there: tuple[str, ...] = ()
    """What the project has."""

    @property
    def covered(self) -> int:
        """How many the project has."""
        return self.total - len(self.missing)

    def as_json(self) -> dict[str, Any]:
        """Its part of what ``--json`` prints."""
        missing = [one for one, _why in self.missing]
        return {"covered": self.covered, "total": self.total, "missing": missing}


@dataclass(frozen=True)
class Coverage:
    """How far the project covers its documents."""

    kinds: dict[str, Kind] = field(default_factory=dict)

    @property
    def complete(self) -> bool:
        """Whether nothing is missing."""
        return not any(kind.missing for kind in self.kinds.values())

    def as_json(self) -> dict[str, Any]:
        """What ``--json`` prints."""
        return {
            "schema_version": 1,
            **{name: kind.as_json() for name, kind in self.kinds.items()},
        }


def coverage(library: Library, tours: Mapping[str, Tour] = TOURS) -> Coverage:
    """Hold a library and the mock portals against the register."""
    ids = ids_of(library)
    with MockServer() as server:
        sights = {
            portal: take_tour(tours[portal], server.url)
            for portal in library.register
            if portal in tours
        }
    return Coverage(
        {
            "procedures": _kind(procedures(library)),
            "steps": _kind(steps(library)),
            "labels": _kind(labels(library, sights)),
            "rules": _kind(written(_spread(ids.rules), library.rules, "rules")),
            "deadlines": _kind(written(_spread(ids.deadlines), library.deadlines, "deadlines")),
            "answers": _kind(written(_spread(ids.answers), library.answers, "answers")),
        }
    )


def _kind(findings: Findings) -> Kind:
    found = list(findings)
    missing = [(name, why) for name, why in found if why]
    return Kind(len(found), missing, tuple(name for name, why in found if not why))


def _spread(spans: Collection[str]) -> list[str]:
    return [name for span in spans for name in each(span)]


def _documented(library: Library) -> Iterator[tuple[str, Procedure]]:
    for register in library.register.values():
        yield from register.procedures.items()


def procedures(library: Library) -> Findings:
    """Each documented procedure: a flow of its name that loads."""
    for name, procedure in _documented(library):
        yield name, _no_flow(library, name, procedure.source)


def _no_flow(library: Library, name: str, source: Sources) -> str:
    if name not in library.flow_paths:
        return _("there is no flows/{name}.yaml ({source})", name=name, source=_said(source))
    try:
        flow = library.flow(name)
    except UsageError:
        return _("the flow has mistakes: tramite validate flows/{name}.yaml", name=name)
    if flow.part or ring(library, flow) or not whole(library, flow):
        return _("the flow cannot be played: tramite validate flows/{name}.yaml", name=name)
    return ""


def steps(library: Library) -> Findings:
    """Each documented step: steps of the flow that do it, one of them from the same lines."""
    for name, procedure in _documented(library):
        there = not _no_flow(library, name, procedure.source)
        sources = _sources(library, name) if there else None
        for number, step in enumerate(procedure.steps, 1):
            yield f"{name}#{number}", _not_done(name, step, sources)


def _sources(library: Library, name: str) -> dict[str, Sources]:
    """Full id of each step of a flow → where it is documented."""
    flow = library.flow(name)
    return {step_id: step.source for step_id, step, _flow in all_steps(library, flow)}


def _not_done(name: str, step: DocumentedStep, sources: Mapping[str, Sources] | None) -> str:
    said = _said(step.source)
    if sources is None:
        return _("«{does}» ({source}): there is no such flow", does=step.does, source=said)
    if not step.done_by:
        return _("«{does}» ({source}): no step is named for it", does=step.does, source=said)
    unknown = [one for one in step.done_by if one not in sources]
    if unknown:
        return _("«{does}» ({source}): {flow} has no step {steps}",
                 does=step.does, source=said, flow=name, steps=", ".join(unknown))  # fmt: skip
    theirs = [one for each_step in step.done_by for one in sources[each_step]]
    if not any(mine.meets(other) for mine in step.source for other in theirs):
        return _("«{does}» ({source}): {steps} is from other lines ({others})",
                 does=step.does, source=said, steps=", ".join(step.done_by),
                 others=", ".join(map(str, theirs)))  # fmt: skip
    return ""


def labels(library: Library, sights: Mapping[str, Sights]) -> Findings:
    """Each documented label: seen on a page of the mock portal, on the one that it belongs to."""
    for portal, register in library.register.items():
        for label in register.labels:
            place = f"{portal}/{label.page}" if label.page else portal
            yield f"{place}: {label.label}", _not_shown(library, portal, label, sights.get(portal))


def _not_shown(library: Library, portal: str, label: Label, sights: Sights | None) -> str:
    if sights is None:
        return _("there is no tour through {portal}", portal=portal)
    locators = library.locators(portal) if portal in library.portals else None
    if shows(sights, label, locators):
        return ""
    if places := sights.where(label.on_screen or label.label):
        return _("shown on another page: {places}", places=", ".join(sorted(places)))
    return _("no page shows it ({source})", source=_said(label.source))


def written(ids: Collection[str], there: Collection[str], folder: str) -> Findings:
    """Each id: there is an entry for it. What an entry needs is known when it is read."""
    for name in ids:
        yield name, "" if name in there else _("no file in flows/{folder} has it", folder=folder)


def _said(source: Sources) -> str:
    return ", ".join(map(str, source))
