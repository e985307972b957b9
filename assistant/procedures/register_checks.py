"""Register, answers and wordings held against the documents, the flows, the pages, each other."""

from collections.abc import Collection

from assistant.language import _
from assistant.procedures.answers import Answer
from assistant.procedures.inclusion import ring, whole
from assistant.procedures.library import Library
from assistant.procedures.plan import all_steps
from assistant.procedures.portal_checks import Documents, Findings, Place, check_sources
from assistant.procedures.register import DocumentedStep, Procedure, Register
from assistant.procedures.sources import Sources
from assistant.procedures.wordings import Vocabulary
from assistant.procedures.yaml_files import Mistakes, did_you_mean


def check_answer(
    name: str, answer: Answer, procedures: Collection[str] | None, documents: Documents
) -> Findings:
    """Everything that does not fit in one answer; ``procedures`` is None if they are unknown."""
    yield from check_sources(documents, (name, "source"), answer.source)
    for index, one in enumerate(answer.procedures):
        if procedures is not None and one not in procedures:
            yield (
                (name, "procedures", index),
                _("unknown procedure '{name}'", name=one) + did_you_mean(one, procedures),
            )


def check_register(
    library: Library, register: Register, pages: Collection[str] | None, documents: Documents
) -> Findings:
    """Everything that does not fit in one register; ``pages`` is None if they are unknown."""
    for name, procedure in register.procedures.items():
        here: Place = ("procedures", name)
        yield from check_sources(documents, (*here, "source"), procedure.source)
        for index, step in enumerate(procedure.steps):
            yield from check_sources(documents, (*here, "steps", index, "source"), step.source)
        yield from _check_flow(library, name, procedure, documents)
    yield from _check_labels(register, pages, documents)


def check_wordings(worded: Collection[str], all_ids: Collection[str]) -> Findings:
    """What has wordings and does not exist, and what nobody could ask for."""
    for name in worded:
        if name not in all_ids:
            yield (
                (name,),
                _("there is no procedure or answer '{name}'", name=name)
                + did_you_mean(name, all_ids),
            )
    for name in all_ids:
        if name not in worded:
            yield (), _("'{name}' is missing: nobody can ask for it", name=name)


def check_vocabulary(vocabulary: Vocabulary, portals: Collection[str]) -> Findings:
    """Whether the cues speak of portals that there are."""
    for portal in vocabulary.cues:
        if portal not in portals:
            yield (
                ("cues", portal),
                _("there is no portal '{portal}'", portal=portal) + did_you_mean(portal, portals),
            )


def _check_flow(
    library: Library, name: str, procedure: Procedure, documents: Documents
) -> Findings:
    """Whether the steps that are said to do what is documented are there, and from its lines."""
    there = name in library.flow_paths
    steps = _steps_of(library, name) if there else None
    for index, documented in enumerate(procedure.steps):
        place: Place = ("procedures", name, "steps", index, "step")
        if documented.done_by and not there:
            yield place, _("there is no flow '{name}'", name=name)
        elif steps is not None:
            yield from _check_step(place, documented, steps, documents)


def _steps_of(library: Library, name: str) -> dict[str, Sources] | None:
    """Full id of each step of a flow → its sources; None if it or one that it plays is broken."""
    try:
        flow = library.flow(name)
    except Mistakes:
        return None  # said of the flow itself
    if ring(library, flow) or not whole(library, flow):
        return None
    return {step_id: step.source for step_id, step, _flow in all_steps(library, flow)}


def _check_step(
    place: Place, documented: DocumentedStep, steps: dict[str, Sources], documents: Documents
) -> Findings:
    for one in documented.done_by:
        if one not in steps:
            yield place, _("unknown step '{step}'", step=one) + did_you_mean(one, steps)
        elif any(check_sources(documents, (), steps[one])):
            continue  # said of the flow itself
        elif not any(mine.meets(its) for mine in documented.source for its in steps[one]):
            yield place, _("'{step}' is from other lines: {source}", step=one,
                           source=", ".join(map(str, steps[one])))  # fmt: skip


def _check_labels(
    register: Register, pages: Collection[str] | None, documents: Documents
) -> Findings:
    seen = set()
    for index, label in enumerate(register.labels):
        place: Place = ("labels", index)
        yield from check_sources(documents, (*place, "source"), label.source)
        if label.page and pages is not None and label.page not in pages:
            yield (
                (*place, "page"),
                _("unknown page '{page}'", page=label.page) + did_you_mean(label.page, pages),
            )
        if (one := (label.label, label.page, label.source)) in seen:
            yield place, _("«{label}» already stands above", label=label.label)
        seen.add(one)
