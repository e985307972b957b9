"""Plain data → models, with every mistake named in words a writer of YAML understands."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from assistant.language import _
from assistant.procedures.steps import KINDS
from assistant.procedures.yaml_files import Mistake, Mistakes, YamlFile, did_you_mean

Model = TypeVar("Model", bound=BaseModel)
Place = tuple[str | int, ...]


def parse(file: YamlFile, model: type[Model]) -> Model:
    """The file's data as ``model``; raises ``Mistakes`` with all that does not fit."""
    return parse_part(file, (), file.data, model)


def parse_part(file: YamlFile, place: Place, data: Any, model: type[Model]) -> Model:
    """One part of the file as ``model``; ``place`` is where the part stands."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise Mistakes(_mistakes(file, place, error, model)) from None


def _mistakes(
    file: YamlFile, place: Place, error: ValidationError, model: type[BaseModel]
) -> Iterator[Mistake]:
    for detail in error.errors(include_url=False):
        where = place + _in_yaml(detail["loc"])
        text = _in_words(detail, where, _siblings(model, detail["loc"]))
        yield file.mistake(where, f"{_spoken(where, file.data)}{text}")


def _in_yaml(loc: Sequence[str | int]) -> Place:
    """A place in the model → the place in the file: ``actions, 0, click`` is just ``click``."""
    place: list[str | int] = []
    parts = list(loc)
    while parts:
        part = parts.pop(0)
        if part == "actions" and parts and isinstance(parts[0], int):
            parts.pop(0)
        elif part not in ("fields", "values", "[key]"):
            place.append(part)
    return tuple(place)


def _spoken(place: Place, data: Any) -> str:
    """``step 2 (sign-in): click: `` for ``("steps", 1, "click")``; steps count from 1."""
    words: list[str] = []
    parts = list(place)
    if len(parts) > 1 and parts[0] == "steps" and isinstance(parts[1], int):
        words.append(_("step {number}", number=parts[1] + 1) + _step_id(data, parts[1]))
        parts = parts[2:]
    parts = parts[:-1] if parts and words and not data else parts
    words += [".".join(str(one + 1 if isinstance(one, int) else one) for one in parts)]
    return "".join(f"{word}: " for word in words if word)


def _step_id(data: Any, index: int) -> str:
    try:
        return f" ({data['steps'][index]['id']})"
    except (KeyError, TypeError, IndexError):
        return ""


def _siblings(model: Any, loc: Sequence[str | int]) -> list[str]:
    """The keys that are allowed where an unknown one was found."""
    from assistant.procedures.schema import keys_at

    return keys_at(model, loc[:-1])


def _in_words(detail: ErrorDetails, place: Place, allowed: list[str]) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    last = str(place[-1]) if place else ""
    if kind == "extra_forbidden":
        return _unknown_key(last, place, allowed)
    if kind == "missing":
        return _("is missing")
    if kind in ("literal_error", "enum"):
        expected = str(context.get("expected", "")).replace("'", "")
        got = str(detail["input"])
        options = expected.replace(" or ", ", ").split(", ")
        return _("'{got}' is none of: {options}", got=got, options=", ".join(options)) + (
            did_you_mean(got, options)
        )
    if kind == "string_pattern_mismatch":
        return _("'{got}' does not have the form {pattern}", got=detail["input"],
                 pattern=context["pattern"])  # fmt: skip
    if kind in _EXPECTED:
        return _("expected {what}, got {got}", what=_(_EXPECTED[kind]), got=_shown(detail["input"]))
    message = detail["msg"]
    return message[:1].lower() + message[1:]


def _unknown_key(last: str, place: Place, allowed: list[str]) -> str:
    if place[:1] == ("steps",) and len(place) == 3:
        known = [*KINDS, *allowed]
        return _("unknown step kind '{key}'", key=last) + (
            did_you_mean(last, known) or _("; a step does one of: {kinds}", kinds=", ".join(KINDS))
        )
    return _("unknown key '{key}'", key=last) + (
        did_you_mean(last, allowed) or _("; known here: {keys}", keys=", ".join(allowed))
    )


_EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "dict_type": "a mapping",
    "model_type": "a mapping",
    "tuple_type": "a list",
    "list_type": "a list",
    "too_short": "at least one item",
    "string_too_short": "some text",
    "model_attributes_type": "a mapping",
    "union_tag_invalid": "a known kind",
}


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return _("a mapping")
    if isinstance(value, list | tuple):
        return _("a list of {count}", count=len(value))
    return f"'{value}'"
