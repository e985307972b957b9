"""Somebody's own project: its flows and locators, and the site that they are about, as data."""

import re
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from assistant.language import _
from assistant.loopback import is_loopback
from assistant.procedures.given import Given
from assistant.procedures.yaml_files import did_you_mean
from assistant.project_file import FLOWS, SELECTORS

FILLED_IN = ("port", "data")
"""What may stand in braces in a command."""


def _wrong(message: str, *at: str | int) -> PydanticCustomError:
    return PydanticCustomError("project", message, {"at": at})


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


Text = Annotated[str, Field(min_length=1)]


def _command(text: str, *at: str | int) -> str:
    """The command, if it can be understood; ``{port}`` and ``{data}`` are filled in later."""
    try:
        words = shlex.split(text)
    except ValueError:
        raise _wrong(_("a quotation mark is not closed"), *at) from None
    if not words:
        raise _wrong(_("a command is missing"), *at)
    for name in re.findall(r"{(\w+)}", text):
        if name not in FILLED_IN:
            known = _("{port} and {data} are filled in, and nothing else")
            raise _wrong(known + did_you_mean(name, FILLED_IN), *at)
    return text


class Site(_Data):
    """The site: how it is started, where it is then, and how one sees that it is up."""

    address: Text
    start: str | None = None
    prepare: tuple[str, ...] = ()
    ready: Annotated[str, Field(pattern="^/")] = "/"
    seconds: Annotated[float, Field(gt=0)] = 30
    fresh: bool = True

    @field_validator("address")
    @classmethod
    def _on_this_computer(cls, address: str) -> str:
        parts = urlsplit(address.replace("{port}", "1"))
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/"):
            raise _wrong(_("expected an address like http://127.0.0.1:8000, without a path"))
        if not is_loopback(parts.hostname):
            raise _wrong(_("only a site on this computer is played on (127.0.0.1, localhost)"))
        return address.rstrip("/")

    @model_validator(mode="after")
    def _commands(self) -> Self:
        for index, command in enumerate(self.prepare):
            _command(command, "prepare", index)
        if self.start is None:
            if self.prepare:
                raise _wrong(_("this goes with 'start', and only there"), "prepare")
            if "{port}" in self.address:
                raise _wrong(_("'{port}' goes with 'start', and only there"), "address")
        elif ("{port}" in _command(self.start, "start")) != ("{port}" in self.address):
            raise _wrong(_("'{port}' stands in both of 'start' and 'address', or in none"))
        return self

    @property
    def keeps_data(self) -> bool:
        """Whether what was done on the site is still there when it is started anew."""
        return not any("{data}" in one for one in (self.start or "", *self.prepare))


class Person(_Data):
    """A test person of the site; the password may be taken from the environment."""

    user: Given = ""
    password: Given


class ProjectFile(_Data):
    """Everything ``tramite.yaml`` holds."""

    flows: Text = FLOWS
    selectors: Text = SELECTORS
    site: Site
    people: dict[Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")], Person] = {}


@dataclass(frozen=True)
class Project:
    """A project, in its folder."""

    folder: Path
    flows: Path
    selectors: Path
    site: Site
    people: Mapping[str, Person]
