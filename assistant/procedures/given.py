"""What a test person signs in with: a text, or the name of the variable that holds it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from assistant.errors import UsageError
from assistant.language import _


@dataclass(frozen=True)
class FromEnvironment:
    """``{env: SHOP_PASSWORD}``: whatever that variable holds when it is needed."""

    env: str


def _as_given(value: object) -> object:
    match value:
        case str() | FromEnvironment():
            return value
        case {"env": str(name), **more} if name and not more:
            return FromEnvironment(name)
    raise PydanticCustomError(
        "given", _("expected text, or {env: NAME}: what the environment variable NAME holds")
    )


Given = Annotated[str | FromEnvironment, BeforeValidator(_as_given)]


def text_of(given: str | FromEnvironment, environment: Mapping[str, str] = os.environ) -> str:
    """The text itself; raises ``UsageError`` for a variable that is not set."""
    if isinstance(given, str):
        return given
    if not environment.get(given.env):
        raise UsageError(_("the environment variable {name} is not set", name=given.env))
    return environment[given.env]
