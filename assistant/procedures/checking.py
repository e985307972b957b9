"""Every file of a library held against every other: all that does not fit, at once."""

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import ParamSpec, TypeVar

from assistant.errors import UsageError
from assistant.language import _
from assistant.procedures.due import check_counts
from assistant.procedures.flow import Flow
from assistant.procedures.flow_checks import FlowCheck, Known
from assistant.procedures.inclusion import played
from assistant.procedures.library import Library
from assistant.procedures.locators import PortalLocators
from assistant.procedures.parsing import parse, spoken
from assistant.procedures.portal_checks import Findings, check_locators
from assistant.procedures.register_checks import (
    check_answer,
    check_register,
    check_vocabulary,
    check_wordings,
)
from assistant.procedures.rule_checks import check_deadline, check_rule
from assistant.procedures.yaml_files import Mistake, Mistakes, YamlFile, read_yaml

Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")


def check(library: Library, paths: Collection[Path] = ()) -> list[Mistake]:
    """All mistakes of the library, or of the files (or folders) named, in order."""
    found: set[Mistake] = set(_misplaced(library))
    known = _known(library, found)
    portals = {
        portal: locators
        for portal in library.portals
        if (locators := _load(found, library.locators, portal))
    }
    for portal, locators in portals.items():
        file = library.files[f"selectors {portal}"]
        found |= _placed(file, check_locators(locators, portal, known.documents))
    for name in library.flow_paths:
        flow = _load(found, library.flow, name)
        if flow and flow.portal not in library.portals:
            text = _("there is no selectors/{portal}.yaml, so no portal '{portal}'",
                     portal=flow.portal)  # fmt: skip
            found.add(_about(library, library.flow_paths[name], text))
        elif flow and flow.portal in portals:
            checked = FlowCheck(library, flow, portals[flow.portal], known)
            found |= _placed(library.files[f"flow {name}"], checked.findings())
    _check_rules(library, known, found)
    for portal, deadlines in (_load(found, lambda: library.deadlines_of) or {}).items():
        for name, deadline in deadlines.items():
            findings = check_deadline(name, deadline, known.documents)
            counts = check_counts(library, name, deadline)
            found |= _placed(library.files[f"deadlines {portal}"], chain(findings, counts))
    found |= _registered(library, portals, known)
    found |= _worded(library)
    for path in _outside(library, paths):
        found |= _check_outside(library, path, known)
    return sorted(_asked_for(library, found, paths))


def _registered(
    library: Library, portals: Mapping[str, PortalLocators], known: Known
) -> set[Mistake]:
    """What does not fit in the register, and in the answers, which name its procedures."""
    found: set[Mistake] = set()
    registers = _load(found, lambda: library.register)
    procedures = None if registers is None else {
        name for register in registers.values() for name in register.procedures
    }  # fmt: skip
    for portal, register in (registers or {}).items():
        pages = portals[portal].pages if portal in portals else None
        findings = check_register(library, register, pages, known.documents)
        found |= _placed(library.files[f"register {portal}"], findings)
    for name, answer in (_load(found, lambda: library.answers) or {}).items():
        file = next(file for key, file in library.files.items()
                    if key.startswith("answers ") and name in file.data)  # fmt: skip
        found |= _placed(file, check_answer(name, answer, procedures, known.documents))
    return found


def _worded(library: Library) -> set[Mistake]:
    """What does not fit in the wordings and the vocabulary that questions are read with."""
    found: set[Mistake] = set()
    registers = _load(found, lambda: library.register)
    answers = _load(found, lambda: library.answers_of)
    for portal, wordings in (_load(found, lambda: library.wordings_of) or {}).items():
        if registers is not None and answers is not None:
            procedures = registers[portal].procedures if portal in registers else {}
            findings = check_wordings(wordings, [*procedures, *answers.get(portal, {})])
            found |= _placed(library.files[f"wordings {portal}"], findings)
    if library.vocabulary_path.is_file() and (
        vocabulary := _load(found, lambda: library.vocabulary)
    ):
        findings = check_vocabulary(vocabulary, library.portals)
        found |= _placed(library.files["vocabulary"], findings)
    return found


def check_flow(library: Library, name: str) -> list[Mistake]:
    """All mistakes of one flow and of the flows it plays: what a run must not begin with."""
    if name in library.sound:
        return []
    found: set[Mistake] = set()
    known = _known(library, found)
    names, checked = [name], set[str]()
    while names:
        flow = _load(found, library.flow, names.pop())
        if flow and flow.flow not in checked:
            checked.add(flow.flow)
            names += [one for one in played(flow) if one in library.flow_paths]
            if locators := _load(found, library.locators, flow.portal):
                findings = FlowCheck(library, flow, locators, known).findings()
                found |= _placed(library.files[f"flow {flow.flow}"], findings)
            _check_rules(library, known, found, flow.rules)
    if not found:
        library.sound.add(name)
    return sorted(found)


def _check_rules(
    library: Library, known: Known, found: set[Mistake], names: Collection[str] | None = None
) -> None:
    """All mistakes of the rules, or of those named."""
    for portal, rules in library.rules_of.items() if known.rules else ():
        calendar = _load(found, library.calendar, portal)
        for name, rule in rules.items():
            if names is None or name in names:
                findings = check_rule(name, rule, known.documents, calendar)
                found |= _placed(library.files[f"rules {portal}"], findings)


def _known(library: Library, found: set[Mistake]) -> Known:
    _load(found, lambda: library.terms)
    return Known(
        rules=_load(found, lambda: library.rules),
        deadlines=_load(found, lambda: library.deadlines),
        documents=_load(found, lambda: library.documents),
    )


def _load(
    found: set[Mistake],
    load: Callable[Arguments, Result],
    *args: Arguments.args,
    **kwargs: Arguments.kwargs,
) -> Result | None:
    """What ``load`` gives, or None and its mistakes in ``found``."""
    try:
        return load(*args, **kwargs)
    except Mistakes as error:
        found.update(error.found)
        return None


def _placed(file: YamlFile, findings: Findings) -> set[Mistake]:
    return {file.mistake(place, spoken(place, file.data) + text) for place, text in findings}


def _misplaced(library: Library) -> Iterator[Mistake]:
    """Files that nobody would ever read."""
    for folder in (library.flows_folder, library.selectors_folder):
        for path in folder.rglob("*.yml"):
            yield _about(library, path, _("only files that end in .yaml are read: rename it"))


def _about(library: Library, path: Path, text: str) -> Mistake:
    inside = path.is_relative_to(library.root)
    return Mistake((path.relative_to(library.root) if inside else path).as_posix(), 1, 1, text)


def _outside(library: Library, paths: Collection[Path]) -> Iterator[Path]:
    """The YAML files among ``paths`` that do not belong to the library."""
    for given in paths:
        path = given.resolve()
        if not path.exists():
            raise UsageError(_("there is no file {path}", path=given))
        if library.owns(path):
            continue
        files = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
        if not files:
            raise UsageError(_("there is no YAML file in {path}", path=given))
        yield from (file for file in files if not library.owns(file))


def _check_outside(library: Library, path: Path, known: Known) -> set[Mistake]:
    """A flow or locator file that lies elsewhere, held against this library."""
    found: set[Mistake] = set()
    file = _load(found, read_yaml, path)
    data = file.data if file and isinstance(file.data, dict) else {}
    if file and "flow" in data:
        flow = _load(found, parse, file, Flow, library.context)
        locators = _load(found, library.locators, flow.portal) if flow else None
        if flow and locators:
            found |= _placed(file, FlowCheck(library, flow, locators, known).findings())
    elif file and "portal" in data:
        locators = _load(found, parse, file, PortalLocators, library.context)
        if locators:
            found |= _placed(file, check_locators(locators, locators.portal, known.documents))
    elif file:
        found.add(file.mistake((), _("this is neither a flow nor a locator file")))
    return found


def _asked_for(library: Library, found: set[Mistake], paths: Collection[Path]) -> Iterator[Mistake]:
    wanted = [path.resolve() for path in paths]
    for mistake in found:
        path = (library.root / mistake.file).resolve()
        if not wanted or any(path == one or one in path.parents for one in wanted):
            yield mistake
