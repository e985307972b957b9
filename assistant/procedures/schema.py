"""JSON Schema of the files, so that editors complete them; and the keys allowed at a place."""

import types
from collections.abc import Sequence
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from assistant.procedures.flow import Flow
from assistant.procedures.locators import PortalLocators
from assistant.procedures.project import ProjectFile
from assistant.procedures.steps import ACTIONS, KINDS, Step

FILES: dict[str, type[BaseModel]] = {
    "flow": Flow,
    "selectors": PortalLocators,
    "project": ProjectFile,
}
USUAL = ("title", "language", "timezone", "sites")
"""What a project's locator file may leave out."""


def schema_of(
    what: Literal["flow", "selectors", "project"], *, lenient: bool = False
) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a kind of file, as written in YAML.

    ``lenient``: as in somebody's own project.
    """
    schema = FILES[what].model_json_schema(by_alias=True)
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    definitions = schema.get("$defs", {})
    _sources_as_text(definitions | {"": schema}, needed=not lenient)
    if lenient:
        _one_language_will_do(definitions)
        schema["required"] = [one for one in schema.get("required", ()) if one not in USUAL]
    _only_such_keys(definitions | {"": schema})
    if what == "flow":
        _actions_as_keys(definitions)
        _options_as_list(definitions["Input"]["properties"])
    return schema


def _one_language_will_do(definitions: dict[str, Any]) -> None:
    if sentence := definitions.get("Sentence"):
        sentence.pop("required")
        each = {**sentence, "minProperties": 1}
        sentence.clear()
        sentence["anyOf"] = [{"type": "string"}, each]


def _sources_as_text(definitions: dict[str, Any], *, needed: bool) -> None:
    text = {"type": "string", "pattern": r"^(S\d+:L\d+(-L?\d+)?( inferred| invented)?|invented)$"}
    for definition in definitions.values():
        if "source" in definition.get("properties", {}):
            if needed and definition["properties"]["source"].get("needed"):
                definition.setdefault("required", []).append("source")
            definition["properties"]["source"] = {
                "anyOf": [text, {"type": "array", "items": text}],
                "description": "Document and lines (S2:L14-17), or 'invented'.",
            }
    definitions.pop("Source", None)


def _only_such_keys(definitions: dict[str, Any]) -> None:
    """Names that do not fit their pattern are refused, as they are when a file is read."""
    for definition in definitions.values():
        for one in definition.get("properties", {}).values():
            if "patternProperties" in one:
                one["additionalProperties"] = False


def _options_as_list(properties: dict[str, Any]) -> None:
    described = properties["options"]
    listed = {"type": "array", "items": {"type": "string"}}
    properties["options"] = {"anyOf": [listed, described]}


def _actions_as_keys(definitions: dict[str, Any]) -> None:
    step = definitions["Step"]
    step["properties"].pop("actions")
    step["required"] = [name for name in step["required"] if name != "actions"]
    for kind, model in zip(KINDS, ACTIONS, strict=True):
        definition = definitions[model.__name__]
        definition["properties"].pop("kind")
        definition["required"] = [one for one in definition["required"] if one != "kind"]
        step["properties"][kind] = _spellings(definition, model)
    advise = definitions["Advise"]
    advise["properties"]["kind"] = advise["properties"].pop("form")
    advise["required"] = ["kind" if one == "form" else one for one in advise["required"]]


def _spellings(definition: dict[str, Any], model: Any) -> dict[str, Any]:
    long = {"$ref": f"#/$defs/{model.__name__}"}
    described = {"description": definition.get("description", "")}
    if model.shorthand == "fields":
        return {**definition["properties"]["fields"], **described}
    if not model.shorthand:
        return {**long, **described}
    short = {"type": ["string", "number"]}
    return {"anyOf": [short, long], **described}


def keys_at(model: Any, loc: Sequence[str | int]) -> list[str]:
    """The keys a file may have at a place of the model (as pydantic names places)."""
    here = model
    for part in loc:
        here = _inside(here, part)
    if get_origin(here) in (Union, types.UnionType):  # a model, or nothing
        here = next((one for one in get_args(here) if isinstance(one, type)), None)
    if not (isinstance(here, type) and issubclass(here, BaseModel)):
        return []
    names = [field.alias or name for name, field in here.model_fields.items()]
    hidden = {"actions", "kind"} if here is Step or here in ACTIONS else set()
    return [name for name in names if name not in hidden]


def _inside(annotation: Any, part: str | int) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        for name, field in annotation.model_fields.items():
            if part in (name, field.alias):
                return field.annotation
        return None
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is dict:
        return arguments[1]
    if origin is tuple:
        return arguments[0]
    if origin in (Union, types.UnionType):
        tagged = dict(zip(KINDS, ACTIONS, strict=True)).get(str(part))
        if tagged in arguments:
            return tagged
        return next((_inside(one, part) for one in arguments if _inside(one, part)), None)
    if hasattr(annotation, "__metadata__"):
        return _inside(arguments[0], part)
    return None
