"""Named situations to start a world from, one YAML file each."""

import hashlib
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import Field, ValidationError

from assistant.errors import AssistantError
from assistant.mock.polimi.records import PolimiRecords
from assistant.mock.records import Count, Moment, Strict
from assistant.mock.refusal import misread, unknown
from assistant.mock.smartcampus.records import SmartcampusRecords
from assistant.mock.unad.records import UnadRecords
from assistant.mock.world import Settings, World

FOLDER = Path(__file__).parent / "scenarios"
USUAL = {
    "polimi": "master-student",
    "smartcampus": "enrolled-student",
    "unad": "unad-student",
}
"""Portal → the scenario whose people it has where nothing else is said of it."""


class Scenario(Strict):
    """A situation: who there is, what has happened so far, and what time it is.

    ``about``: the portals that it speaks of. In the others are their usual people.
    """

    name: str
    about: tuple[str, ...]
    like: str = ""
    title: str
    story: str
    at: Moment
    timezone: str = "Europe/Rome"
    settings: Settings = Settings()
    counters: dict[str, Count] = Field(default_factory=dict)
    polimi: PolimiRecords
    smartcampus: SmartcampusRecords
    unad: UnadRecords

    def world(self, at: datetime | None = None, settings: dict[str, Any] | None = None) -> World:
        """Start a world; what happened before moves along with its clock."""
        world = World(
            scenario=self.name,
            title=self.title,
            seed=hashlib.sha256(self.name.encode()).hexdigest()[:16],
            timezone=self.timezone,
            now=self.at,
            settings=changed(self.settings, settings or {}),
            counters=dict(self.counters),
            polimi=self.polimi.model_copy(deep=True),
            smartcampus=self.smartcampus.model_copy(deep=True),
            unad=self.unad.model_copy(deep=True),
        )
        world.move_clock(to=world.local(at or self.at))
        for kept in (world.polimi, world.smartcampus, world.unad):
            kept.shift(world.now - self.at)
        return world


def changed(settings: Settings, changes: dict[str, Any]) -> Settings:
    """Give the settings with some of them changed, or say what is wrong with the change."""
    for name in changes:
        if name not in Settings.model_fields:
            raise unknown("setting", name, Settings.model_fields)
    try:
        return Settings.model_validate(settings.model_dump() | changes)
    except ValidationError as error:
        raise misread("Settings", error, Settings.model_fields) from None


def scenario_names() -> list[str]:
    """List the scenarios there are."""
    return sorted(file.stem for file in FOLDER.glob("*.yaml"))


def scenarios() -> list[Scenario]:
    """Read all scenarios, by portal: first those that stand alone, then the variations of them."""
    portals = list(USUAL)
    return sorted(
        map(scenario, scenario_names()),
        key=lambda each: (portals.index(each.about[0]), each.like != "", each.name),
    )


@cache
def scenario(name: str) -> Scenario:
    """Read one scenario."""
    if name not in scenario_names():
        raise unknown("scenario", name, scenario_names())
    try:
        written = _written(name)
        about = [portal for portal in USUAL if portal in written]
        others = {
            portal: _written(USUAL[portal])[portal] for portal in USUAL if portal not in about
        }
        return Scenario.model_validate({"name": name, "about": about, **others, **written})
    except (ValidationError, yaml.YAMLError) as error:
        raise AssistantError(f"{FOLDER / name}.yaml: {error}") from error


def _written(name: str) -> dict[str, Any]:
    """Read a scenario's file on top of the one that it says it is like."""
    written: dict[str, Any] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    like = written.get("like")
    return _merged(_written(like), written) if like else written


def _merged(base: dict[str, Any], change: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in change.items():
        both = isinstance(value, dict) and isinstance(base.get(key), dict)
        merged[key] = _merged(base[key], value) if both else value
    return merged
