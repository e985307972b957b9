"""Plain data → models, with every mistake named in words a writer of YAML understands."""

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from assistant.language import LANGUAGES, _
from assistant.procedures.schema import keys_at
from assistant.procedures.steps import KINDS
from assistant.procedures.yaml_files import Mistake, Mistakes, YamlFile, did_you_mean

Model = TypeVar("Model", bound=BaseModel)
Place = tuple[str | int, ...]


Context = dict[str, bool] | None
"""How strictly it is read; see ``leniency``."""


def parse(file: YamlFile, model: type[Model], context: Context = None) -> Model:
    """The file's data as ``model``; raises ``Mistakes`` with all that does not fit."""
    return _parse_part(file, (), file.data, model, context)


def parse_each(file: YamlFile, model: type[Model], context: Context = None) -> dict[str, Model]:
    """Every value of a file of ``name: {...}``; raises ``Mistakes`` with all that does not fit."""
    if not isinstance(file.data, dict):
        expected = _("expected {what}, got {got}", what=_("lines of 'key: value'"),
                     got=_shown(file.data))  # fmt: skip
        raise Mistakes([file.mistake((), expected)])
    parts: dict[str, Model] = {}
    mistakes: list[Mistake] = []
    for name, data in file.data.items():
        try:
            parts[name] = _parse_part(file, (name,), data, model, context)
        except Mistakes as error:
            mistakes += error.found
    if mistakes:
        raise Mistakes(mistakes)
    return parts


def _parse_part(
    file: YamlFile, place: Place, data: Any, model: type[Model], context: Context
) -> Model:
    try:
        return model.model_validate(data, by_alias=True, by_name=False, context=context)
    except ValidationError as error:
        raise Mistakes(_mistakes(file, place, error, model)) from None


def spoken(place: Place, data: Any) -> str:
    """``step 2 (sign-in): click: `` for ``("steps", 1, "click")``; everything counts from 1."""
    words: list[str] = []
    parts = list(_existing(place, data))
    match parts:
        case ["steps", int(index), *rest]:
            step = data["steps"][index]
            name = step.get("id") if isinstance(step, dict) else None
            named = f" ({name})" if name and isinstance(name, str) else ""
            words.append(_("step {number}", number=index + 1) + named)
            parts = rest
        case ["pages", page, "elements", element, *rest]:
            words.append(f"{page}.{element}")
            parts = rest
    if parts:
        words.append(".".join(str(one + 1 if isinstance(one, int) else one) for one in parts))
    return "".join(f"{word}: " for word in words)


def _existing(place: Place, data: Any) -> Place:
    """As much of ``place`` as the file really has."""
    for depth, part in enumerate(place):
        if isinstance(data, dict) and part in data:
            data = data[part]
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
        else:
            return place[:depth]
    return place


def _mistakes(
    file: YamlFile, place: Place, error: ValidationError, model: type[BaseModel]
) -> Iterator[Mistake]:
    for detail in error.errors(include_url=False):
        where = place + _in_yaml(detail)
        text = _in_words(detail, where, model)
        named = where[:-1] if detail["type"] in ("extra_forbidden", "missing") else where
        yield file.mistake(where, f"{spoken(named, file.data)}{text}")


def _in_yaml(detail: ErrorDetails) -> Place:
    """A place in the model → the place in the file: ``actions, 0, click`` is just ``click``."""
    place: list[str | int] = []
    parts = [*detail["loc"], *detail.get("ctx", {}).get("at", ())]
    while parts:
        part = parts.pop(0)
        if part == "actions" and parts and isinstance(parts[0], int):
            kind = str(parts[1]) if len(parts) > 1 else ""
            place += [kind] if kind else []
            parts = parts[2:]
            if parts[:1] in (["fields"], ["form"]):
                parts = [*(["kind"] if parts[0] == "form" else []), *parts[1:]]
        elif part != "[key]":
            place.append(part)
    return tuple(place[:-1] if _one_of_several(detail) else place)


def _one_of_several(detail: ErrorDetails) -> bool:
    """Whether it is said once for each of text, number and truth value (``default: [1]``)."""
    return detail["type"] in _plain_kinds() and detail["loc"][-1:] in (
        ("str",),
        ("int",),
        ("float",),
        ("bool",),
    )


def _in_words(detail: ErrorDetails, place: Place, model: type[BaseModel]) -> str:
    kind, context, got = detail["type"], detail.get("ctx", {}), detail["input"]
    match kind:
        case "extra_forbidden":
            return _unknown_key(str(place[-1]), place, keys_at(model, detail["loc"][:-1]))
        case "missing":
            return _missing(str(place[-1]))
        case "literal_error" | "enum":
            return _none_of(got, str(context.get("expected", "")))
        case "string_pattern_mismatch":
            return _("'{got}' is not written in {form}", got=got, form=_form(context["pattern"]))
        case "dict_type" | "model_type" | "model_attributes_type":
            what = _mapping_of(place, keys_at(model, detail["loc"]))
        case "string_type" if isinstance(got, int | float) and not _one_of_several(detail):
            return _("this is not read as text; put it in quotes")
        case _ if _one_of_several(detail):
            what = _("text, a number, true or false")
        case _ if kind in _plain_kinds():
            what = _plain_kinds()[kind]
        case _:
            return detail["msg"]
    return _("expected {what}, got {got}", what=what, got=_shown(got))


def _unknown_key(last: str, place: Place, allowed: list[str]) -> str:
    if place[:1] == ("steps",) and len(place) == 3:
        guess = did_you_mean(last, [*KINDS, *allowed])
        if not guess:
            guess = _("; a step does one of: {kinds}", kinds=", ".join(KINDS))
        elif not did_you_mean(last, KINDS):
            return _("unknown key '{key}'", key=last) + guess
        return _("unknown step kind '{key}'", key=last) + guess
    return _("unknown key '{key}'", key=last) + (
        did_you_mean(last, allowed) or _("; known here: {keys}", keys=", ".join(allowed))
    )


def _missing(last: str) -> str:
    if last in LANGUAGES:
        return _("'{key}' is missing; every sentence is said in en, es and it", key=last)
    if last == "alternatives":
        return _("'alternatives' is missing: at least one other way to find the element")
    return _("'{key}' is missing", key=last)


def _none_of(got: Any, expected: str) -> str:
    options = expected.replace("'", "").replace(" or ", ", ").split(", ")
    return _("{got} is none of: {options}", got=_shown(got), options=", ".join(options)) + (
        did_you_mean(str(got), options)
    )


def _form(pattern: str) -> str:
    """What a name must look like, without showing a pattern to anybody."""
    if "/" in pattern:
        return _("small letters, digits and hyphens, like portal/name-of-flow")
    if "_" in pattern:
        return _("small letters, digits and underscores, like first_name")
    return _("small letters, digits and hyphens, like sign-in")


def _mapping_of(place: Place, keys: list[str]) -> str:
    if place[-1:] == ("read",):
        return _("lines of 'name: page.element'")
    if place[-1:] in (("fill",), ("choose",), ("upload",)):
        return _("lines of 'page.element: value'")
    if keys == list(LANGUAGES):
        return _("a sentence in each language, {en: ..., es: ..., it: ...}")
    if keys:
        return _("lines of 'key: value' with {keys}", keys=", ".join(keys))
    return _("lines of 'key: value'")


def _plain_kinds() -> dict[str, str]:
    truth, whole, number = _("true or false"), _("a whole number"), _("a number")
    return {
        "string_type": _("text"),
        "string_too_short": _("some text"),
        "int_type": whole,
        "int_parsing": whole,
        "int_from_float": whole,
        "float_type": number,
        "float_parsing": number,
        "greater_than": _("a number greater than 0"),
        "greater_than_equal": _("a number not less than 1"),
        "bool_type": truth,
        "bool_parsing": truth,
        "tuple_type": _("a list"),
        "too_short": _("at least one entry"),
    }


def _shown(value: Any) -> str:
    match value:
        case None | "" | [] | ():
            return _("nothing")
        case dict():
            return _("lines of 'key: value'")
        case list() | tuple():
            return _("a list")
        case bool():
            return str(value).lower()
        case int() | float():
            return _("the number {number}", number=value)
    return f"'{value}'"
