"""Begins worlds and changes them from outside, for programs and for people alike."""

import json
from datetime import timedelta
from typing import Any, TypeVar

from pydantic import BaseModel, Field, ValidationError, model_validator

from assistant.mock.faults import KINDS, ONLY_FORMS
from assistant.mock.portals import PORTALS, is_page, page_paths
from assistant.mock.records import Asked, Strict
from assistant.mock.refusal import Refusal, misread, unknown
from assistant.mock.scenarios import scenario
from assistant.mock.variants import VARIANTS
from assistant.mock.world import Fault, Settings, World

M = TypeVar("M", bound=BaseModel)


class Order(Strict):
    """What kind of world is wanted; with a ``state``, that one, whatever else is asked."""

    scenario: str
    at: Asked | None = None
    settings: dict[str, Any] = Field(default_factory=dict)
    faults: list[Any] = Field(default_factory=list)
    state: dict[str, Any] | None = None


class Move(Strict):
    """Where the clock is to go."""

    to: Asked | None = None
    by: float | None = Field(default=None, ge=-(10**10), le=10**10, allow_inf_nan=False)

    @model_validator(mode="after")
    def _one_of_both(self) -> "Move":
        if (self.to is None) == (self.by is None):
            raise ValueError('give either "to" or "by"')
        return self


def new_world(written: Any) -> World:
    """Make the world that was asked for."""
    order = read(Order, written, "World")
    if order.state is not None:
        return saved_world(json.dumps(order.state).encode())
    world = scenario(order.scenario).world(order.at, order.settings)
    _shown(world.settings)
    world.faults = [new_fault(fault) for fault in order.faults]
    return world


def move_clock(world: World, written: Any) -> None:
    """Move a world's clock as asked, and let the portals do what was due meanwhile."""
    move, before = read(Move, written, "Clock"), world.now
    to = world.local(move.to) if move.to else None
    world.move_clock(to, timedelta(seconds=move.by or 0))
    for portal in PORTALS.values():
        portal.time_passed(world, before)


def new_fault(written: Any) -> Fault:
    """Make the fault that was asked for."""
    fault = read(Fault, written, "Fault")
    if fault.method is None and fault.fault in ONLY_FORMS:
        fault.method = "POST"
    return _possible(fault)


def _possible(fault: Fault) -> Fault:
    if fault.fault not in KINDS:
        raise unknown("fault", fault.fault, KINDS)
    _there_is(fault.page)
    if fault.method == "GET" and fault.fault in ONLY_FORMS:
        raise Refusal(f"Fault: '{fault.fault}' strikes forms; their method is POST.")
    return fault


def _there_is(page: str | None) -> None:
    if page is not None and not is_page(page):
        # all addresses begin alike, so a guess needs more than that
        raise unknown("page", page, page_paths(), alike=0.75)


def _shown(settings: Settings) -> None:
    if settings.variant is not None and settings.variant not in VARIANTS:
        raise unknown("variant", settings.variant, VARIANTS)
    _there_is(settings.variant_page)


def saved_world(state: bytes) -> World:
    """Read the state of a world."""
    try:
        world = World.model_validate_json(state)
    except ValidationError as error:
        raise misread("State of a world", error) from None
    for fault in world.faults:
        _possible(fault)
    _shown(world.settings)
    return world


def people(world: World) -> dict[str, dict[str, str]]:
    """Tell who can sign in where."""
    return {name: portal.person(world) for name, portal in PORTALS.items()}


def read(model: type[M], written: Any, what: str) -> M:
    """Check an instruction against its model, and say what is wrong in one line."""
    try:
        return model.model_validate(written)
    except ValidationError as error:
        raise misread(what, error, model.model_fields) from None
