"""One flow held against the locators, rules, documents and flows it speaks of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.language import _
from assistant.procedures.deadlines import Deadline
from assistant.procedures.flow import Case, Flow
from assistant.procedures.inclusion import ring, whole
from assistant.procedures.inputs import KEPT
from assistant.procedures.library import Library
from assistant.procedures.locators import PortalLocators
from assistant.procedures.plan import all_inputs, all_steps
from assistant.procedures.portal_checks import Documents, Findings, Place, check_sources
from assistant.procedures.rule_checks import check_asked
from assistant.procedures.rules import Rule
from assistant.procedures.sentences import Sentence
from assistant.procedures.steps import (
    Advise,
    Check,
    Click,
    Download,
    Fill,
    Open,
    Play,
    Read,
    SettledBy,
    Step,
    Wait,
)
from assistant.procedures.templates import (
    CREDENTIAL_NAMES,
    SECRET_NAMES,
    TemplateMistake,
    is_template,
    names_in,
    names_in_condition,
    sole_name,
)
from assistant.procedures.yaml_files import did_you_mean

ONLY_IN_THE_MOCK = frozenset({"scenario", "clock", "world", "faults"})
"""What a case says about the world of the mock portals."""


@dataclass(frozen=True)
class Known:
    """The rules and documents there are; None if their file cannot be read."""

    rules: Mapping[str, Rule] | None
    deadlines: Mapping[str, Deadline] | None
    documents: Documents


class FlowCheck:
    """Finds what does not fit in one flow; as much as possible if a flow it plays is broken."""

    def __init__(
        self, library: Library, flow: Flow, locators: PortalLocators, known: Known
    ) -> None:
        self.library, self.flow, self.locators, self.known = library, flow, locators, known
        self.ring = ring(library, flow)
        self.whole = not self.ring and whole(library, flow)
        self.inputs = all_inputs(library, flow) if self.whole else dict(flow.inputs)
        steps = list(all_steps(library, flow)) if self.whole else []
        self.step_ids = [step_id for step_id, _step, _flow in steps]
        actions = [action for _id, step, _flow in steps for action in step.actions]
        self.reads = {
            name for action in actions if isinstance(action, Read) for name in action.fields
        }
        self.kept = {action.name for action in actions if isinstance(action, Download)}

    def findings(self) -> Findings:
        """Place and text of everything that does not fit."""
        yield from self._sources(("source",), self.flow.source)
        yield from self._sources(("fee", "source"), self.flow.fee.source)
        for key in ("warnings", "contact"):
            for index, remark in enumerate(getattr(self.flow, key)):
                yield from self._sources((key, index, "source"), remark.source)
        yield from self._inputs()
        for index, rule in enumerate(self.flow.rules):
            yield from self._rule(("rules", index), rule)
            if self.whole and self.known.rules and rule in self.known.rules:
                yield from check_asked(("rules", index), rule, self.known.rules[rule], self.inputs)
        for index, step in enumerate(self.flow.steps):
            yield from self._step(("steps", index), step)
        for name, case in self.flow.cases.items():
            yield from self._case(("cases", name), case)

    def _inputs(self) -> Findings:
        above: set[str] = set()
        for name, asked in self.flow.inputs.items():
            place: Place = ("inputs", name)
            if name in CREDENTIAL_NAMES:
                yield place, _("'{name}' is built in; give the input another name", name=name)
            yield from self._sources((*place, "source"), asked.source)
            yield from self._condition((*place, "when"), asked.when, above)
            above.add(name)

    def _step(self, place: Place, step: Step) -> Findings:
        yield from self._sources((*place, "source"), step.source)
        yield from self._condition((*place, "when"), step.when, self.flow.inputs)
        for key, sentence in (("say", step.say), ("why", step.why)):
            yield from self._plain((*place, key), sentence)
        for key, page in (("arrives", step.arrives), ("if-at", step.if_at)):
            if page is not None:
                yield from self._shown((*place, key), page)
        if step.amount:
            yield from self._element((*place, "amount"), step.amount, {})
        if step.settled_by:
            yield from self._settled_by((*place, "settled_by"), step.settled_by)
        for action in step.actions:
            yield from self._action((*place, action.kind), action)

    def _settled_by(self, place: Place, asked: SettledBy) -> Findings:
        yield from self._shown((*place, "open"), asked.open)
        for key in ("done", "gone", "pending"):
            if reference := getattr(asked, key):
                yield from self._element((*place, key), reference, asked.values)
        yield from self._templates((*place, "with"), asked.values.values())

    def _action(self, place: Place, action: Any) -> Findings:
        match action:
            case Open():
                yield from self._open(place, action)
            case Click() | Check() | Download():
                yield from self._element(place, action.element, action.values)
                texts = [*action.values.values()]
                texts += [str(action.on)] if isinstance(action, Check) else []
                texts += [action.name or ""] if isinstance(action, Download) else []
                yield from self._templates(place, texts)
            case Read():
                for name, element in action.fields.items():
                    yield from self._element((*place, name), element, {})
                    if name in self.flow.inputs or name in CREDENTIAL_NAMES:
                        yield (*place, name), _("'{name}' has a meaning already; read it under "
                                                "another name", name=name)  # fmt: skip
            case Advise():
                yield from self._sources((*place, "source"), action.source)
                yield from self._templates((*place, "to"), [action.to or ""])
                yield from self._templates((*place, "text"), _said(action.text))
                yield from self._templates((*place, "subject"), _said(action.subject))
            case Wait() if self.library.project:
                yield place, _("the clock of a site of your own cannot be moved: end the flow "
                               "here, and let another begin after the wait")  # fmt: skip
            case Wait(deadline=str(name)):
                yield from self._deadline((*place, "deadline"), name)
            case Play():
                yield from self._play(place, action)
            case _ if hasattr(action, "fields"):
                for element, value in action.fields.items():
                    yield from self._element((*place, element), element, {})
                    yield from self._value((*place, element), value, isinstance(action, Fill))

    def _open(self, place: Place, action: Open) -> Findings:
        yield from self._shown(place, action.page)
        yield from self._templates((*place, "with"), action.values.values())
        if page := self.locators.pages.get(action.page):
            yield from _with(place, action.page, page.parameters, action.values)

    def _value(self, place: Place, value: str, typed: bool) -> Findings:
        try:
            names = names_in(value)
        except TemplateMistake as mistake:
            yield place, str(mistake)
            return
        for name in sorted(names & CREDENTIAL_NAMES):
            if not typed or sole_name(value) != name:
                yield place, _whole_value(name)
        element = str(place[-1])
        if names & SECRET_NAMES and element in self.locators.references:
            if not self.locators.element(element).secret:
                yield place, _("a secret is typed here: mark '{element}' with 'secret: true' "
                               "in the locators", element=element)  # fmt: skip
        yield from self._names(place, names - CREDENTIAL_NAMES)

    def _play(self, place: Place, action: Play) -> Findings:
        if action.play not in self.library.flow_paths:
            yield (
                place,
                _("there is no flow '{name}'", name=action.play)
                + did_you_mean(action.play, self.library.flow_paths),
            )
        elif self.ring[:2] == (self.flow.flow, action.play):
            yield place, _("the flow plays itself: {ring}", ring=" → ".join(self.ring))
        elif self.whole and self.library.flow(action.play).portal != self.flow.portal:
            yield place, _("'{name}' is a flow of another portal", name=action.play)
        elif self.whole:
            inner = all_inputs(self.library, self.library.flow(action.play))
            for name in action.values:
                if name not in inner:
                    yield (*place, "with", name), _("{flow} does not ask for '{name}'",
                        flow=action.play, name=name) + did_you_mean(name, inner)  # fmt: skip
        for name, value in action.values.items():
            if isinstance(value, str):
                yield from self._templates((*place, "with", name), [value])
                yield from self._keeps((*place, "with", name), value)

    def _keeps(self, place: Place, value: str) -> Findings:
        kept = value.removeprefix(KEPT)
        if self.whole and kept != value and kept not in self.kept:
            yield place, _("no step keeps a file as '{name}'", name=kept)

    def _templates(self, place: Place, texts: Iterable[str]) -> Findings:
        for text in texts:
            try:
                yield from self._names(place, names_in(text))
            except TemplateMistake as mistake:
                yield place, str(mistake)

    def _names(self, place: Place, names: Iterable[str]) -> Findings:
        known = {*self.flow.inputs, *self.reads}
        for name in sorted(set(names) - known):
            if name in CREDENTIAL_NAMES:
                yield place, _whole_value(name)
            elif self.whole:
                yield (
                    place,
                    _("unknown name '{name}' in a template", name=name)
                    + did_you_mean(name, known | CREDENTIAL_NAMES),
                )

    def _condition(self, place: Place, condition: str | None, known: Iterable[str]) -> Findings:
        if condition is None:
            return
        try:
            names = names_in_condition(condition)
        except TemplateMistake as mistake:
            yield place, str(mistake)
            return
        for name in sorted(names - set(known)):
            if name in self.flow.inputs:
                yield place, _("'{name}' is asked only later; move it above", name=name)
            else:
                yield (
                    place,
                    _("unknown input '{name}' in a condition", name=name)
                    + did_you_mean(name, known),
                )

    def _plain(self, place: Place, sentence: Sentence | None) -> Findings:
        if any(is_template(text) for text in _said(sentence)):
            yield place, _("a sentence is the same in every run: write it without {{ ... }}")

    def _shown(self, place: Place, page: str) -> Findings:
        known = self.locators.pages
        if page not in known or known[page].everywhere:
            pages = [name for name, one in known.items() if not one.everywhere]
            yield place, _("unknown page '{page}'", page=page) + did_you_mean(page, pages)

    def _element(self, place: Place, reference: str, values: Mapping[str, str]) -> Findings:
        known = self.locators.references
        if reference in known:
            needed = self.locators.element(reference).parameters
            yield from _with(place, reference, needed, values)
        else:
            yield (
                place,
                _("unknown element '{element}'", element=reference)
                + (did_you_mean(reference, known) or _("; write page.element")),
            )

    def _rule(self, place: Place, rule: str) -> Findings:
        if self.known.rules is not None and rule not in self.known.rules:
            yield (
                place,
                _("unknown rule '{rule}'", rule=rule) + did_you_mean(rule, self.known.rules),
            )

    def _deadline(self, place: Place, name: str) -> Findings:
        known = self.known.deadlines
        if known is None:
            return
        if name not in known:
            text = _("unknown deadline '{name}'", name=name)
            yield place, text + did_you_mean(name, known)
        elif known[name].most is None or known[name].unit == "periods":
            yield place, _("{name} has no length that can be waited for", name=name)

    def _case(self, place: Place, case: Case) -> Findings:
        if self.library.project:
            for key in sorted(ONLY_IN_THE_MOCK & case.keys):
                yield (*place, key), _("'{key}' is about Trámite's own portals; leave it out for "
                                       "a site of your own", key=key)  # fmt: skip
        if self.whole:
            for key, given in (("inputs", case.inputs), ("files", case.files)):
                for name in sorted(set(given) - set(self.inputs)):
                    yield (*place, key, name), _("the flow does not ask for '{name}'",
                        name=name) + did_you_mean(name, self.inputs)  # fmt: skip
            for key, step in (("at", case.at), ("decline", case.decline)):
                if step is not None and step not in self.step_ids:
                    yield (
                        (*place, key),
                        _("unknown step '{step}'", step=step) + did_you_mean(step, self.step_ids),
                    )
        if case.rule:
            yield from self._rule((*place, "rule"), case.rule)

    def _sources(self, place: Place, sources: Iterable[Any]) -> Findings:
        yield from check_sources(self.known.documents, place, sources)


def _with(place: Place, what: str, needed: Iterable[str], given: Mapping[str, str]) -> Findings:
    for name in sorted(set(needed) - set(given)):
        yield place, _("'{what}' needs '{name}' in 'with'", what=what, name=name)
    for name in sorted(set(given) - set(needed)):
        yield (*place, "with", name), _("'{what}' takes no '{name}'", what=what, name=name)


def _whole_value(name: str) -> str:
    return _("'{name}' can only be the whole value of a field in 'fill'", name=name)


def _said(sentence: Sentence | None) -> list[str]:
    return [sentence.en, sentence.es, sentence.it] if sentence else []
