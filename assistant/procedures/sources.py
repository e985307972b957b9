"""Where a step, rule or answer is documented: document and lines, and how sure we are."""

import re
from functools import lru_cache
from typing import Annotated, Literal, cast

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    ValidationInfo,
)
from pydantic_core import PydanticCustomError

from assistant.language import _
from assistant.procedures.leniency import of_a_project

Standing = Literal["documented", "inferred", "invented"]

_SOURCE = re.compile(
    r"(?P<document>S\d+):L(?P<first>\d+)(?:-L?(?P<last>\d+))?(?: (?P<standing>inferred|invented))?"
)


class Source(BaseModel):
    """Lines of a document (``S2:L14-17``); ``document`` is None for what is invented outright."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    document: str | None = None
    first: int = 0
    last: int = 0
    standing: Standing = "documented"

    def __str__(self) -> str:
        if self.document is None:
            return self.standing
        lines = f"{self.first}" if self.first == self.last else f"{self.first}-{self.last}"
        mark = "" if self.standing == "documented" else f" {self.standing}"
        return f"{self.document}:L{lines}{mark}"

    def meets(self, other: "Source") -> bool:
        """Whether both speak of a line of the same document."""
        same = self.document is not None and self.document == other.document
        return same and self.first <= other.last and other.first <= self.last


@lru_cache(maxsize=4096)
def parse_source(text: str) -> Source:
    """``S2:L14``, ``S2:L14-17``, ``S2:L163 inferred`` or ``invented``."""
    if text == "invented":
        return Source(standing="invented")
    found = _SOURCE.fullmatch(text.strip())
    if not found:
        raise PydanticCustomError(
            "source",
            _("'{text}' is no source; write S2:L14, S2:L14-17 inferred, or invented", text=text),
        )
    first = int(found["first"])
    last = int(found["last"] or first)
    if last < first:
        raise PydanticCustomError("source", _("'{text}' ends before it begins", text=text))
    return Source(
        document=found["document"],
        first=first,
        last=last,
        standing=cast(Standing, found["standing"] or "documented"),
    )


def _as_source(value: object) -> Source:
    if isinstance(value, Source):
        return value
    if not isinstance(value, str):
        raise PydanticCustomError(
            "source", _("a source is a text: S2:L14, S2:L14-17 inferred, or invented")
        )
    return parse_source(value)


def _as_sources(value: object) -> object:
    if value is None or value == []:
        raise PydanticCustomError("source", _("a source is needed: S2:L14, or invented"))
    return tuple(value) if isinstance(value, list | tuple) else (value,)


def _left_out(value: object, info: ValidationInfo) -> object:
    if value == () and not of_a_project(info):
        raise PydanticCustomError(
            "source", _("'source' is missing: document and lines (S2:L14), or invented")
        )
    return value


Sources = Annotated[
    tuple[Annotated[Source, BeforeValidator(_as_source)], ...],
    BeforeValidator(_as_sources),
    PlainSerializer(lambda sources: [str(source) for source in sources], return_type=list[str]),
]
Documented = Annotated[
    Sources,
    BeforeValidator(_left_out),
    Field(default=(), validate_default=True, json_schema_extra={"needed": True}),
]
"""Sources that only a project may leave out."""


class Document(BaseModel):
    """One source document; ``lines`` is its length, so that a reference can be held against it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    title: str
    publisher: str
    language: Literal["en", "es", "it"]
    lines: Annotated[int, Field(ge=1)]
