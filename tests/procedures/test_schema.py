"""The JSON Schema says the same as the program."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from assistant.procedures.flow import Flow
from assistant.procedures.library import Library
from assistant.procedures.locators import PortalLocators
from assistant.procedures.schema import keys_at, schema_of
from assistant.procedures.yaml_files import read_yaml
from tests.procedures.conftest import DEMO, SAID, flow

FLOWS = Draft202012Validator(schema_of("flow"))
SELECTORS = Draft202012Validator(schema_of("selectors"))
SHIPPED = Library()


def said(validator: Draft202012Validator, data: Any) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(data)]


def test_the_schemas_are_schemas() -> None:
    Draft202012Validator.check_schema(FLOWS.schema)
    Draft202012Validator.check_schema(SELECTORS.schema)


@pytest.mark.parametrize("name", [*SHIPPED.flow_paths, None])
def test_every_shipped_flow_is_accepted(name: str | None) -> None:
    path = SHIPPED.flow_paths[name] if name else DEMO / "flows/demo/certificate.yaml"

    assert said(FLOWS, read_yaml(path).data) == []


@pytest.mark.parametrize("portal", SHIPPED.portals)
def test_all_shipped_locators_are_accepted(portal: str) -> None:
    assert said(SELECTORS, read_yaml(SHIPPED.selectors_folder / f"{portal}.yaml").data) == []


@pytest.mark.parametrize(
    "action",
    [
        {"open": "home"},
        {"open": {"page": "documents", "with": {"career": "{{ career }}"}}},
        {"click": "a.b"},
        {"click": {"element": "a.b", "with": {"number": "1"}}},
        {"fill": {"a.b": "{{ user }}"}},
        {"choose": {"a.b": "x"}},
        {"check": {"element": "a.b", "on": "{{ stay }}"}},
        {"upload": {"a.b": "{{ paper }}"}},
        {"download": {"element": "a.b", "as": "x.pdf", "expect": "pdf"}},
        {"read": {"total": "a.b"}},
        {"wait": 24},
        {"wait": {"hours": 24, "for": SAID}},
        {"advise": {"kind": "e-mail", "to": "x@y.example", "text": SAID}},
    ],
    ids=lambda action: repr(action)[:40],
)
def test_every_kind_is_accepted_by_both(action: dict[str, Any]) -> None:
    data = flow("demo/x", {"steps": [{"id": "go", **action}]})

    Flow.model_validate(data)
    assert said(FLOWS, data) == []


@pytest.mark.parametrize(
    "broken",
    [
        {"titel": "x"},
        {"source": "S2 line 4"},
        {"title": {"en": "a", "es": "b"}},
        {"steps": [{"id": "go", "clik": "a.b"}]},
        {"steps": [{"id": "Go", "click": "a.b"}]},
        {"steps": [{"id": "go", "click": {"elemnt": "a.b"}}]},
        {"steps": [{"id": "go", "fill": "a.b"}]},
        {"steps": [{"id": "go", "click": "a.b", "effect": "delete"}]},
        {"steps": [{"id": "go", "advise": {"form": "letter", "text": SAID}}]},
        {"steps": []},
        {"inputs": {"x": {"kind": "phone"}}},
        {"inputs": {"Bad-Name": {"kind": "text"}}},
        {"cases": {"happy": {"scenario": "s", "ends": "fine"}}},
    ],
    ids=lambda broken: repr(broken)[:40],
)
def test_what_is_broken_is_refused_by_both(broken: dict[str, Any]) -> None:
    data = flow("demo/x", broken)

    assert said(FLOWS, data)
    with pytest.raises(ValueError, match="validation error"):
        Flow.model_validate(data)


def test_the_keys_that_may_stand_at_a_place() -> None:
    step = keys_at(Flow, ("steps", 0))
    click = keys_at(Flow, ("steps", 0, "actions", 0, "click"))

    assert {"id", "say", "if-at", "arrives"} <= set(step)
    assert {"actions", "kind", "if_at"}.isdisjoint(step)
    assert click == ["element", "with"]
    assert "with" in keys_at(PortalLocators, ("pages", "home", "elements", "sign-in"))
    assert keys_at(Flow, ("inputs", "use", "label")) == ["en", "es", "it"]
    assert keys_at(Flow, ("nothing",)) == []
