"""Why a procedure asks something: the rules that look at the answer, and what is done with it."""

from collections.abc import Iterator
from typing import Any

from assistant.procedures.flow import Flow
from assistant.procedures.library import Library
from assistant.procedures.steps import Step
from assistant.procedures.templates import names_in, names_in_condition


def reasons(library: Library, flow: Flow, name: str) -> list[str]:
    """Why a flow, or one that it plays, asks for ``name``: sentences, each once, rules first."""
    return list(dict.fromkeys((*_looked_at(library, flow, name), *_used(library, flow, name))))


def _looked_at(library: Library, flow: Flow, name: str) -> Iterator[str]:
    for rule in map(library.rules.__getitem__, flow.rules):
        if name in rule.values:
            yield str(rule.stated)
    for inner, known_as in _played(library, flow, name):
        yield from _looked_at(library, inner, known_as)


def _used(library: Library, flow: Flow, name: str) -> Iterator[str]:
    for step in flow.steps:
        decides = bool(step.when) and name in names_in_condition(step.when or "")
        if not step.played and (decides or name in _names(step)):
            yield str(step.say)
        elif step.played and decides:
            yield str(library.flow(step.played.play).title)
    for inner, known_as in _played(library, flow, name):
        yield from _used(library, inner, known_as)


def _played(library: Library, flow: Flow, name: str) -> Iterator[tuple[Flow, str]]:
    """The flows that are played with the answer, and what they call it."""
    for played in filter(None, (step.played for step in flow.steps)):
        inner = library.flow(played.play)
        if name not in played.values:
            yield inner, name
        for known_as, value in played.values.items():
            if isinstance(value, str) and name in names_in(value):
                yield inner, known_as


def _names(step: Step) -> set[str]:
    """Whatever the actions of a step take from the answers."""
    actions = (action.model_dump() for action in step.actions)
    return {name for action in actions for text in _texts(action) for name in names_in(text)}


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list | tuple):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)
