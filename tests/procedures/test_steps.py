"""How a step may be written."""

from typing import Any

import pytest
from pydantic import ValidationError

from assistant.procedures.steps import (
    ACTIONS,
    KINDS,
    Advise,
    Check,
    Choose,
    Click,
    Download,
    Fill,
    Open,
    Play,
    Read,
    Step,
    Upload,
    Wait,
)
from tests.procedures.conftest import SAID


def step(**parts: Any) -> Step:
    return Step.model_validate({"id": "go", "say": SAID, "source": "invented", **parts})


@pytest.mark.parametrize(
    ("kind", "short", "long", "model"),
    [
        ("open", "home", {"page": "home"}, Open),
        ("click", "a.b", {"element": "a.b"}, Click),
        ("check", "a.b", {"element": "a.b"}, Check),
        ("download", "a.b", {"element": "a.b"}, Download),
        ("wait", 24, {"hours": 24}, Wait),
    ],
)
def test_the_short_and_the_long_spelling_are_the_same(
    kind: str, short: object, long: object, model: type
) -> None:
    assert step(**{kind: short}) == step(**{kind: long})
    assert isinstance(step(**{kind: short}).actions[0], model)


@pytest.mark.parametrize(
    ("kind", "model"), [("fill", Fill), ("choose", Choose), ("upload", Upload), ("read", Read)]
)
def test_the_kinds_that_take_fields(kind: str, model: type) -> None:
    (action,) = step(**{kind: {"a.b": "c.d"}}).actions

    assert isinstance(action, model)
    assert getattr(action, "fields") == {"a.b": "c.d"}  # noqa: B009  # not all actions have fields


def test_everything_a_download_can_say() -> None:
    (action,) = step(
        download={"element": "a.b", "with": {"n": "1"}, "as": "x.pdf", "expect": "any"}
    ).actions

    assert isinstance(action, Download)
    assert (action.values, action.name, action.expect) == ({"n": "1"}, "x.pdf", "any")


def test_an_advice_has_a_kind_of_its_own() -> None:
    (action,) = step(advise={"kind": "letter", "to": "The office", "text": SAID}).actions

    assert isinstance(action, Advise)
    assert (action.kind, action.form) == ("advise", "letter")


def test_the_actions_keep_their_order() -> None:
    forth = step(fill={"a.b": "1"}, click="a.c", choose={"a.d": "2"})
    back = step(choose={"a.d": "2"}, click="a.c", fill={"a.b": "1"})

    assert [one.kind for one in forth.actions] == ["fill", "click", "choose"]
    assert [one.kind for one in back.actions] == ["choose", "click", "fill"]


def test_a_step_that_plays_a_flow() -> None:
    short = Step.model_validate({"id": "login", "flow": "demo/login"})
    bound = Step.model_validate({"id": "login", "flow": {"play": "demo/login", "with": {"a": 1}}})

    assert short.played == Play(kind="flow", play="demo/login")
    assert bound.played is not None
    assert bound.played.values == {"a": 1}
    assert step(click="a.b").played is None


def test_what_happens_in_the_browser() -> None:
    assert step(click="a.b").in_browser
    assert step(wait=1, click="a.b").in_browser
    assert not step(wait=1, advise={"kind": "visit", "text": SAID}).in_browser


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"click": "a.b", "say": None},
        {"click": "a.b", "source": []},
        {"click": "a.b", "id": "Go there"},
        {"click": "a.b", "amount": "a.c"},
        {"click": "a.b", "effect": "pay"},
        {"click": "a.b", "effect": "delete"},
        {"click": {"element": "a.b", "kind": "click"}},
        {"advise": {"form": "letter", "text": SAID}},
        {"actions": [{"kind": "click", "element": "a.b"}]},
        {"flow": "demo/login"},
        {"wait": 0},
        {"clik": "a.b"},
    ],
)
def test_what_is_no_step(parts: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        step(**parts)


def test_the_kinds_are_those_of_the_actions() -> None:
    assert len(KINDS) == len(set(KINDS)) == len(ACTIONS)
    assert "click" in KINDS
