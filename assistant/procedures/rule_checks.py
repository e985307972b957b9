"""Rules and deadlines held against the documents, and rules against their own examples."""

from collections.abc import Mapping
from typing import Any

from assistant.language import _
from assistant.procedures.calendars import Calendar
from assistant.procedures.deadlines import Deadline
from assistant.procedures.inputs import Input, Kind, Refused
from assistant.procedures.portal_checks import Documents, Findings, Place, check_sources
from assistant.procedures.rules import NOW, TAKES, Rule, ValueKind
from assistant.procedures.templates import TemplateMistake
from assistant.procedures.yaml_files import did_you_mean

FITS: Mapping[ValueKind, tuple[Kind, ...]] = {
    "text": ("text", "choice", "file"),
    "number": ("number",),
    "yes-no": ("yes-no",),
    "date": ("date",),
    "moment": ("moment", "date"),
    "list": (),
}
"""What a rule takes → the inputs that give it."""


def check_deadline(name: str, deadline: Deadline, documents: Documents) -> Findings:
    """Everything that does not fit in one deadline."""
    yield from check_sources(documents, (name, "source"), deadline.source)


def check_rule(name: str, rule: Rule, documents: Documents, calendar: Calendar | None) -> Findings:
    """Everything that does not fit in one rule; its examples too, if its calendar is known."""
    yield from check_sources(documents, (name, "source"), rule.source)
    mistakes = list(_expression(name, rule))
    yield from mistakes
    if calendar and not mistakes:
        yield from _example((name, "passes"), rule, rule.passing, calendar, says=True)
        yield from _example((name, "fails"), rule, rule.failing, calendar, says=False)


def check_asked(place: Place, name: str, rule: Rule, inputs: Mapping[str, Input]) -> Findings:
    """A flow asks for all that a rule looks at, and checks it; or for nothing of it."""
    asked = sorted(rule.values.keys() & inputs.keys())
    missing = sorted(rule.values.keys() - inputs.keys())
    if asked and missing:
        yield place, _("{rule} looks at {asked}, which the flow asks for, and at {missing}, "
                       "which it does not: ask for all or for none", rule=name,
                       asked=", ".join(asked), missing=", ".join(missing))  # fmt: skip
    for one in asked:
        if inputs[one].kind not in FITS[rule.values[one]]:
            yield place, _("{rule} takes '{name}' as {kind}; the flow asks for a {got}",
                           rule=name, name=one, kind=rule.values[one],
                           got=inputs[one].kind)  # fmt: skip


def _expression(name: str, rule: Rule) -> Findings:
    place: Place = (name, "expression")
    if NOW in rule.values:
        yield (name, "values", NOW), _("'{name}' is built in: leave it out of the values", name=NOW)
    try:
        names, calls = rule.read()
    except TemplateMistake as mistake:
        yield place, str(mistake)
        return
    known = {**rule.values, NOW: "moment"}
    for one in sorted(names - known.keys()):
        text = _("'{name}' is none of the values", name=one) + did_you_mean(one, known)
        yield place, text
    for one in rule.values:
        if one not in names:
            yield (name, "values", one), _("the expression does not look at '{name}'", name=one)
    for function, one in sorted(calls):
        if one in known and known[one] not in TAKES[function]:
            yield place, _("'{function}' is about a {kinds}, and '{name}' is a {kind}",
                           function=function, kinds=" / ".join(TAKES[function]), name=one,
                           kind=known[one])  # fmt: skip


def _example(
    place: Place, rule: Rule, example: Mapping[str, Any], calendar: Calendar, *, says: bool
) -> Findings:
    mistakes = [
        ((*place, name), text.removeprefix(f"{name}: "))  # the place has the name already
        for name, text in unfit(rule, example, calendar)
    ]
    yield from mistakes
    if mistakes:
        return
    now = calendar.moment(str(example[NOW])) if NOW in example else calendar.now()
    if rule.allows(example, now, calendar) != says:
        yield (
            place,
            (
                _("the expression does not pass with these values")
                if says
                else _("the expression passes with these values")
            ),
        )


def unfit(rule: Rule, given: Mapping[str, Any], calendar: Calendar) -> list[tuple[str, str]]:
    """What is wrong with given values, by name: unknown, missing, or not of their kind."""
    known = {**rule.values, NOW: "moment"}
    found = [
        (name, _("the rule does not look at '{name}'", name=name) + did_you_mean(name, known))
        for name in given
        if name not in known
    ]
    wanted = [*rule.values, NOW] if rule.looks_at_the_clock else [*rule.values]
    found += [
        (name, _("'{name}' is missing ({kind})", name=name, kind=known[name]))
        for name in wanted
        if name not in given
    ]
    for name in (name for name in given if name in known):
        try:
            if name == NOW:
                calendar.moment(str(given[name]))
            else:
                rule.value(name, given[name], calendar)
        except Refused as refused:
            found.append((name, f"{name}: {refused}"))
    return found
