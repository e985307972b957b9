"""Templates and conditions: Jinja2's sandbox, names and comparisons only."""

from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

from assistant.language import _
from assistant.procedures.yaml_files import did_you_mean

SECRET_NAMES = frozenset({"password", "code"})
CREDENTIAL_NAMES = SECRET_NAMES | {"user"}

FILTERS = frozenset({"lower", "upper", "capitalize", "title", "trim", "replace", "default"})

_ALLOWED = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.List,
            nodes.Tuple, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Neg,
            nodes.Add, nodes.Sub, nodes.Concat, nodes.CondExpr, nodes.Filter)  # fmt: skip
_RULES_ALLOWED = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const,
                  nodes.List, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not,
                  nodes.Neg, nodes.Add, nodes.Sub, nodes.Mul, nodes.Call)  # fmt: skip
_SIGNS: dict[type[nodes.Node], str] = {
    nodes.Getitem: "'[...]'",
    nodes.Call: "'(...)'",
    nodes.Mul: "'*'",
    nodes.Pow: "'**'",
    nodes.Div: "'/'",
    nodes.FloorDiv: "'//'",
    nodes.Mod: "'%'",
    nodes.Test: "'is'",
    nodes.Dict: "'{...}'",
    nodes.Tuple: "'(..., ...)'",
    nodes.Filter: "'|'",
    nodes.Concat: "'~'",
    nodes.CondExpr: "'... if ...'",
    nodes.Keyword: "'name=...'",
}


class TemplateMistake(ValueError):
    """A template that cannot be used; the message says why."""


@cache
def _environment() -> SandboxedEnvironment:
    environment = SandboxedEnvironment(
        undefined=StrictUndefined, keep_trailing_newline=True,
        optimized=False,  # the optimizer would work out 9 ** 9 ** 9 before it can be refused
    )  # fmt: skip
    environment.globals.clear()
    return environment


def is_template(text: str) -> bool:
    """Whether ``text`` has anything to fill in."""
    return "{{" in text or "{%" in text


def names_in(text: str) -> frozenset[str]:
    """The names a template uses; raises ``TemplateMistake`` if it does more than use names."""
    return _names(text) if is_template(text) else frozenset()


def names_in_condition(expression: str) -> frozenset[str]:
    """The names a condition uses; raises ``TemplateMistake`` if it does more than compare."""
    _readable(expression)
    return _names("{{ (" + expression + ") }}")


class Expression(NamedTuple):
    """What the expression of a rule is made of: names, and functions called with one of them."""

    names: frozenset[str]
    calls: frozenset[tuple[str, str]]


def read_expression(
    expression: str, functions: Collection[str], numbers: Collection[str]
) -> Expression:
    """Read the expression of a rule, which may also reckon and call ``functions``.

    ``numbers`` are the names and functions that one can reckon with. Raises ``TemplateMistake``.
    """
    return _read_expression(expression, tuple(functions), tuple(sorted(numbers)))


@lru_cache(maxsize=4096)
def _read_expression(
    expression: str, functions: tuple[str, ...], numbers: tuple[str, ...]
) -> Expression:
    _readable(expression)
    tree = _environment().parse("{{ (" + expression + ") }}")
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, _RULES_ALLOWED):
            raise TemplateMistake(_("a rule may compare, join with and, or, not, in, reckon with "
                                    "+ - * and call functions; it has no {what}",
                                    what=_called(node)))  # fmt: skip
        if isinstance(node, nodes.Add | nodes.Sub | nodes.Mul | nodes.Neg):
            _check_reckoning(node, numbers)
    calls = frozenset(_call(node, functions) for node in tree.find_all(nodes.Call))
    used = {node.name for node in tree.find_all(nodes.Name)}
    return Expression(frozenset(used - {function for function, _name in calls}), calls)


def _readable(expression: str) -> None:
    try:
        _compiled_condition(expression)
    except TemplateSyntaxError as error:
        raise TemplateMistake(
            _("this condition cannot be read: {why}; write it like: use == 'Auto' and copies > 1",
              why=_why(error))
        ) from None  # fmt: skip


def _call(node: nodes.Call, functions: Collection[str]) -> tuple[str, str]:
    function = node.node.name if isinstance(node.node, nodes.Name) else ""
    if function not in functions:
        known = ", ".join(functions)
        text = _("'{name}' is none of the functions: {known}", name=function, known=known)
        raise TemplateMistake(text + did_you_mean(function, functions))
    match node.args:
        case [nodes.Name(name=name)] if not (node.dyn_args or node.dyn_kwargs):
            return function, name
    raise TemplateMistake(_("'{name}' takes the name of one value", name=function))


def _check_reckoning(node: nodes.Node, numbers: Collection[str]) -> None:
    for one in node.iter_child_nodes():
        match one:
            case nodes.Const(value=bool()):
                pass
            case nodes.Const(value=int() | float()):
                continue
            case nodes.Name(name=name) | nodes.Call(node=nodes.Name(name=name)) if name in numbers:
                continue
            case nodes.Add() | nodes.Sub() | nodes.Mul() | nodes.Neg():
                continue
        raise TemplateMistake(_("'+', '-' and '*' are for numbers only"))


@lru_cache(maxsize=4096)
def _names(text: str) -> frozenset[str]:
    try:
        tree = _environment().parse(text)
    except TemplateSyntaxError as error:
        raise TemplateMistake(_("this template cannot be read: {why}", why=_why(error))) from None
    for node in tree.find_all(nodes.Node):
        if not isinstance(node, _ALLOWED):
            raise TemplateMistake(_("a template may use names, compare and join them, not {what}",
                                    what=_called(node)))  # fmt: skip
        if isinstance(node, nodes.Filter) and node.name not in FILTERS:
            raise TemplateMistake(_("'{name}' is none of the filters: {known}",
                                    name=node.name, known=", ".join(sorted(FILTERS))))  # fmt: skip
    return frozenset(node.name for node in tree.find_all(nodes.Name))


def _why(error: TemplateSyntaxError) -> str:
    """Jinja2's reason, without its own words for things."""
    if error.message == "chunk after expression":
        return _("something follows that does not belong to it")
    why = str(error.message).replace("end of print statement", "}}")
    return why.replace("end of template", "end").rstrip(".")


def _called(node: nodes.Node) -> str:
    """What a person wrote, for the parts of Jinja2 that are not for them."""
    if isinstance(node, nodes.Getattr):
        return f"'.{node.attr}'"
    return _SIGNS.get(type(node), f"'{type(node).__name__.lower()}'")


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
    """Whether a condition is true; a name without a value counts as none.

    A comparison that makes no sense (``none > 1``) does not hold.
    """
    return _true({name: values.get(name) for name in names_in_condition(expression)}, expression)


def passes(expression: str, values: Mapping[str, Any]) -> bool:
    """Whether the expression of a rule is true of values and functions, by name."""
    return _true(values, expression)


def _true(known: Mapping[str, Any], expression: str) -> bool:
    try:
        return bool(_compiled_condition(expression)(known))
    except TypeError:
        return False
