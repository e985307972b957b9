"""Begins worlds, for programs and for people alike."""

from datetime import datetime, timedelta
from typing import Any, TypeVar

from pydantic import BaseModel, Field, ValidationError, model_validator

from assistant.mock.faults import read_fault
from assistant.mock.portals import PORTALS
from assistant.mock.records import Strict
from assistant.mock.refusal import Refusal
from assistant.mock.scenarios import scenario
from assistant.mock.world import World

M = TypeVar("M", bound=BaseModel)


class Order(Strict):
    """What kind of world is wanted."""

    scenario: str
    at: datetime | None = None
    settings: dict[str, Any] = Field(default_factory=dict)
    faults: list[Any] = Field(default_factory=list)


class Move(Strict):
    """Where the clock is to go."""

    to: datetime | None = None
    by: float | None = None

    @model_validator(mode="after")
    def _one_of_both(self) -> "Move":
        if (self.to is None) == (self.by is None):
            raise ValueError('give either "to" or "by"')
        return self


def new_world(written: Any) -> World:
    """Make the world that was asked for."""
    order = read(Order, written)
    world = scenario(order.scenario).world(order.at, order.settings)
    world.faults = [read_fault(fault) for fault in order.faults]
    return world


def move_clock(world: World, written: Any) -> None:
    """Move a world's clock as asked."""
    move = read(Move, written)
    to = world.local(move.to) if move.to else None
    world.move_clock(to, timedelta(seconds=move.by or 0))


def people(world: World) -> dict[str, dict[str, str]]:
    """Tell who can sign in where."""
    return {name: portal.person(world) for name, portal in PORTALS.items()}


def read(model: type[M], written: Any) -> M:
    """Check an instruction against its model, and say what is wrong in one line."""
    try:
        return model.model_validate(written)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or model.__name__.lower()
        raise Refusal(f"{place}: {first['msg']}.", model.model_fields) from None
