"""Every flow held against every locator, rule and source: all that does not fit, at once."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.language import _
from assistant.procedures.flow import Case, Flow
from assistant.procedures.library import Library
from assistant.procedures.locators import PortalLocators
from assistant.procedures.plan import all_inputs, all_steps
from assistant.procedures.sources import Source
from assistant.procedures.steps import Advise, Check, Click, Download, Fill, Open, Play, Read, Step
from assistant.procedures.templates import (
    CREDENTIAL_NAMES,
    SECRET_NAMES,
    TemplateMistake,
    names_in,
    names_in_condition,
    sole_name,
)
from assistant.procedures.yaml_files import Mistake, Mistakes, YamlFile, did_you_mean

Place = tuple[str | int, ...]
Findings = Iterator[tuple[Place, str]]


def check(library: Library, paths: Collection[Path] = ()) -> list[Mistake]:
    """All mistakes of the library, or of the files (or folders) named, in order."""
    mistakes: list[Mistake] = []
    mistakes += _collect(lambda: library.rules and library.documents and None)
    portals = sorted(path.stem for path in library.selectors_folder.glob("*.yaml"))
    for portal in portals:
        mistakes += _collect(lambda portal=portal: _check_locators(library, portal))
    for name in library.flow_paths:
        mistakes += _collect(lambda name=name: _check_flow(library, name))
    mistakes += _collect(lambda: _check_rules(library))
    wanted = [path.resolve() for path in paths]
    places = {file.shown: file.path.resolve() for file in library.files.values()}
    return sorted(one for one in set(mistakes) if not wanted or _named(places, one, wanted))


def _named(places: dict[str, Path], mistake: Mistake, wanted: list[Path]) -> bool:
    path = places.get(mistake.file, Path(mistake.file).resolve())
    return any(path == one or one in path.parents for one in wanted)


def _collect(work: Any) -> list[Mistake]:
    try:
        return list(work() or ())
    except Mistakes as error:
        return list(error.found)


def _check_flow(library: Library, name: str) -> Iterator[Mistake]:
    flow = library.flow(name)
    file = library.files[f"flow {name}"]
    try:
        for inner in _played(library, flow, (name,)):
            library.flow(inner)
    except _Cycle as cycle:
        yield file.mistake(("flow",), _("it plays itself: {ring}", ring=" → ".join(cycle.ring)))
        return
    except Mistakes:
        return  # the flow it plays is reported by itself
    except _UnknownFlow as unknown:
        text = _("there is no flow '{name}'", name=unknown.name)
        place: Place = ("steps", unknown.index, "flow")
        yield file.mistake(place, text + did_you_mean(unknown.name, library.flow_paths))
        return
    checker = _FlowChecker(library, flow, library.locators(flow.portal))
    for place, text in checker.findings():
        yield file.mistake(place, f"{_spoken(flow, place)}{text}")


def _spoken(flow: Flow, place: Place) -> str:
    if place[:1] == ("steps",) and len(place) > 1 and isinstance(place[1], int):
        words = _("step {number}", number=place[1] + 1) + f" ({flow.steps[place[1]].id}): "
        return words + (f"{place[2]}: " if len(place) > 2 else "")
    return "".join(f"{part}: " for part in place[:2])


class _Cycle(Exception):
    def __init__(self, ring: tuple[str, ...]) -> None:
        self.ring = ring


class _UnknownFlow(Exception):
    def __init__(self, name: str, index: int) -> None:
        self.name, self.index = name, index


def _played(library: Library, flow: Flow, ring: tuple[str, ...]) -> Iterator[str]:
    for index, step in enumerate(flow.steps):
        if not step.played:
            continue
        name = step.played.play
        if name in ring:
            raise _Cycle((*ring, name))
        if name not in library.flow_paths:
            raise _UnknownFlow(name, index)
        yield name
        yield from _played(library, library.flow(name), (*ring, name))


@dataclass
class _FlowChecker:
    library: Library
    flow: Flow
    locators: PortalLocators

    def __post_init__(self) -> None:
        self.inputs = all_inputs(self.library, self.flow)
        self.step_ids = [step_id for step_id, _step, _flow in all_steps(self.library, self.flow)]
        reads = {
            name
            for _id, step, _flow in all_steps(self.library, self.flow)
            for action in step.actions
            if isinstance(action, Read)
            for name in action.fields
        }
        self.names = set(self.flow.inputs) | reads

    def findings(self) -> Findings:
        yield from self._sources(("source",), self.flow.source)
        for name, asked in self.flow.inputs.items():
            yield from self._sources(("inputs", name, "source"), asked.source)
            yield from self._condition(("inputs", name, "when"), asked.when)
        for index, rule in enumerate(self.flow.rules):
            yield from self._rule(("rules", index), rule)
        for index, step in enumerate(self.flow.steps):
            yield from self._step(("steps", index), step)
        for name, case in self.flow.cases.items():
            yield from self._case(("cases", name), case)

    def _step(self, place: Place, step: Step) -> Findings:
        yield from self._sources((*place, "source"), step.source)
        yield from self._condition((*place, "when"), step.when)
        for key, page in (("arrives", step.arrives), ("if-at", step.if_at)):
            if page is not None:
                yield from self._page((*place, key), page)
        if step.amount:
            yield from self._element((*place, "amount"), step.amount, {})
        for action in step.actions:
            yield from self._action((*place, action.kind), action)

    def _action(self, place: Place, action: Any) -> Findings:
        if isinstance(action, Open):
            yield from self._page(place, action.page)
            yield from self._templates(place, action.values.values())
        elif isinstance(action, Click | Check | Download):
            yield from self._element(place, action.element, action.values)
            yield from self._templates(place, [*action.values.values(), _text(action)])
        elif isinstance(action, Read):
            for name, element in action.fields.items():
                yield from self._element((*place, name), element, {})
        elif isinstance(action, Advise):
            texts = [action.to or ""]
            for said in (action.text, action.subject):
                texts += [said.en, said.es, said.it] if said else []
            yield from self._templates(place, texts)
        elif isinstance(action, Play):
            yield from self._bindings(place, action)
        elif hasattr(action, "fields"):
            for element, value in action.fields.items():
                yield from self._element((*place, element), element, {})
                yield from self._value((*place, element), value, isinstance(action, Fill))

    def _value(self, place: Place, value: str, typed: bool) -> Findings:
        try:
            names = names_in(value)
        except TemplateMistake as mistake:
            yield place, str(mistake)
            return
        for name in names & CREDENTIAL_NAMES:
            if not typed or sole_name(value) != name:
                yield (
                    place,
                    _("'{name}' stands alone, as the whole value of a field in 'fill'", name=name),
                )
        if names & SECRET_NAMES:
            yield from self._secret_field(place, str(place[-1]))
        yield from self._names(place, names - CREDENTIAL_NAMES)

    def _secret_field(self, place: Place, reference: str) -> Findings:
        if reference in self.locators.references():
            if not self.locators.element(reference).secret:
                yield place, _("a secret is typed here: mark '{element}' with 'secret: true' "
                               "in the locators", element=reference)  # fmt: skip

    def _bindings(self, place: Place, action: Play) -> Findings:
        inner = all_inputs(self.library, self.library.flow(action.play))
        for name, value in action.values.items():
            if name not in inner:
                yield (
                    (*place, "with", name),
                    _("{flow} does not ask for '{name}'", flow=action.play, name=name)
                    + did_you_mean(name, inner),
                )
            if isinstance(value, str):
                yield from self._templates((*place, "with", name), [value])

    def _templates(self, place: Place, texts: Iterable[str]) -> Findings:
        for text in texts:
            try:
                yield from self._names(place, names_in(text))
            except TemplateMistake as mistake:
                yield place, str(mistake)

    def _names(self, place: Place, names: Iterable[str]) -> Findings:
        for name in sorted(set(names) - self.names):
            yield (
                place,
                _("unknown name '{name}' in a template", name=name)
                + (did_you_mean(name, self.names | CREDENTIAL_NAMES)),
            )

    def _condition(self, place: Place, condition: str | None) -> Findings:
        if condition is None:
            return
        try:
            names = names_in_condition(condition)
        except TemplateMistake as mistake:
            yield place, str(mistake)
            return
        for name in sorted(names - set(self.inputs)):
            yield (
                place,
                _("unknown input '{name}' in a condition", name=name)
                + (did_you_mean(name, self.inputs)),
            )

    def _page(self, place: Place, page: str) -> Findings:
        if page not in self.locators.pages:
            yield (
                place,
                _("unknown page '{page}'", page=page) + did_you_mean(page, self.locators.pages),
            )

    def _element(self, place: Place, reference: str, values: dict[str, str]) -> Findings:
        known = self.locators.references()
        if reference not in known:
            yield (
                place,
                _("unknown element '{element}'", element=reference)
                + (did_you_mean(reference, known) or _("; write page.element")),
            )
            return
        needed = set(self.locators.element(reference).parameters)
        for name in sorted(needed - set(values)):
            yield place, _("'{element}' needs '{name}' in 'with'", element=reference, name=name)
        for name in sorted(set(values) - needed):
            yield place, _("'{element}' takes no '{name}'", element=reference, name=name)

    def _rule(self, place: Place, rule: str) -> Findings:
        if rule not in self.library.rules:
            yield (
                place,
                _("unknown rule '{rule}'", rule=rule) + did_you_mean(rule, self.library.rules),
            )

    def _case(self, place: Place, case: Case) -> Findings:
        for name in case.inputs:
            if name not in self.inputs:
                yield (
                    (*place, "inputs", name),
                    _("the flow does not ask for '{name}'", name=name)
                    + did_you_mean(name, self.inputs),
                )
        for key, step_id in (("at", case.at), ("decline", case.decline)):
            if step_id is not None and step_id not in self.step_ids:
                yield (
                    (*place, key),
                    _("unknown step '{step}'", step=step_id) + did_you_mean(step_id, self.step_ids),
                )
        if case.rule:
            yield from self._rule((*place, "rule"), case.rule)

    def _sources(self, place: Place, sources: Iterable[Source]) -> Findings:
        yield from check_sources(self.library, place, sources)


def check_sources(library: Library, place: Place, sources: Iterable[Source]) -> Findings:
    """Documents that are not listed, and lines past their end."""
    for source in sources:
        if source.document is None:
            continue
        document = library.documents.get(source.document)
        if document is None:
            yield place, _("unknown document '{document}'", document=source.document)
        elif not 1 <= source.first <= source.last <= document.lines:
            yield place, _("{source}: the document has the lines 1 to {lines}",
                           source=source, lines=document.lines)  # fmt: skip


def _text(action: Any) -> str:
    return str(getattr(action, "on", "")) if isinstance(action, Check) else action_name(action)


def action_name(action: Any) -> str:
    """The file name a download asks for, or nothing."""
    return getattr(action, "name", None) or ""


def _check_locators(library: Library, portal: str) -> Iterator[Mistake]:
    locators = library.locators(portal)
    file = library.files[f"selectors {portal}"]
    yield from _portal_name(file, portal, locators)
    for page_id, page in locators.pages.items():
        for place, text in check_sources(library, ("pages", page_id, "source"), page.source):
            yield file.mistake(place, f"{page_id}: {text}")
        for name, element in page.elements.items():
            here: Place = ("pages", page_id, "elements", name)
            for place, text in _check_element(library, here, element):
                yield file.mistake(place, f"{page_id}.{name}: {text}")


def _portal_name(file: YamlFile, portal: str, locators: PortalLocators) -> Iterator[Mistake]:
    if locators.portal != portal:
        yield file.mistake(
            ("portal",), _("the file is called {name}, so this must be too", name=portal)
        )


def _check_element(library: Library, here: Place, element: Any) -> Findings:
    yield from check_sources(library, (*here, "source"), element.source)
    if element.primary in element.alternatives:
        yield (*here, "alternatives"), _("an alternative repeats the primary locator")
    for text in (
        one for locator in (element.primary, *element.alternatives) for one in locator.strings()
    ):
        try:
            unknown = names_in(text) - set(element.parameters)
        except TemplateMistake as mistake:
            yield here, str(mistake)
            continue
        for name in sorted(unknown):
            yield (
                here,
                _("unknown name '{name}' in a template", name=name)
                + did_you_mean(name, element.parameters),
            )


def _check_rules(library: Library) -> Iterator[Mistake]:
    for key, file in library.files.items():
        if not key.startswith("rules "):
            continue
        for name in file.data:
            rule = library.rules[name]
            for place, text in check_sources(library, (name, "source"), rule.source):
                yield file.mistake(place, f"{name}: {text}")
            try:
                names_in_condition(rule.expression or "true")
            except TemplateMistake as mistake:
                yield file.mistake((name, "expression"), f"{name}: {mistake}")
