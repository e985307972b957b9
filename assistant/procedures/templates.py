"""Templates and conditions: Jinja2's sandbox, names and comparisons only."""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from jinja2 import StrictUndefined, TemplateSyntaxError, meta, nodes
from jinja2.sandbox import SandboxedEnvironment

SECRET_NAMES = frozenset({"password", "code"})
CREDENTIAL_NAMES = SECRET_NAMES | {"user"}

_FORBIDDEN = (nodes.Getattr, nodes.Getitem, nodes.Call, nodes.Import, nodes.FromImport,
              nodes.Include, nodes.Extends, nodes.Macro, nodes.Assign, nodes.For)  # fmt: skip


class TemplateMistake(ValueError):
    """A template that cannot be used; the message says why."""


@cache
def _environment() -> SandboxedEnvironment:
    return SandboxedEnvironment(undefined=StrictUndefined, keep_trailing_newline=True)


def is_template(text: str) -> bool:
    """Whether ``text`` has anything to fill in."""
    return "{{" in text or "{%" in text


def names_in(text: str) -> frozenset[str]:
    """The names a template uses; raises ``TemplateMistake`` if it does more than use names."""
    return _names(text) if is_template(text) else frozenset()


def names_in_condition(expression: str) -> frozenset[str]:
    """The names a condition uses; raises ``TemplateMistake`` if it does more than compare."""
    return _names("{{ (" + expression + ") }}")


@lru_cache(maxsize=4096)
def _names(text: str) -> frozenset[str]:
    try:
        tree = _environment().parse(text)
    except TemplateSyntaxError as error:
        raise TemplateMistake(f"not a template: {error.message}") from None
    for node in tree.find_all(_FORBIDDEN):
        reach = getattr(node, "attr", None)
        what = f"'.{reach}'" if reach else type(node).__name__.lower()
        raise TemplateMistake(f"a template may only use names and compare them, not {what}")
    return frozenset(meta.find_undeclared_variables(tree))


def sole_name(text: str) -> str | None:
    """``password`` for ``{{ password }}``: the name, if the template is nothing but one."""
    inner = text.strip().removeprefix("{{").removesuffix("}}").strip()
    return inner if inner.isidentifier() and is_template(text) else None


def fill_in(text: str, values: Mapping[str, Any]) -> str:
    """``text`` with its names filled in; a name without a value is an error of ours."""
    return _compiled(text).render(values) if is_template(text) else text


@lru_cache(maxsize=4096)
def _compiled(text: str) -> Any:
    return _environment().from_string(text)


@lru_cache(maxsize=4096)
def _compiled_condition(expression: str) -> Any:
    return _environment().compile_expression(expression, undefined_to_none=True)


def holds(expression: str, values: Mapping[str, Any]) -> bool:
    """Whether a condition is true; a name without a value counts as none."""
    known = {name: values.get(name) for name in names_in_condition(expression)}
    return bool(_compiled_condition(expression)(**known))
