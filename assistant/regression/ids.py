"""The ids that rules, deadlines and answers go by, whether they are written or not."""

import re
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict
from pydantic_core import PydanticCustomError

from assistant.language import _
from assistant.procedures.library import Library
from assistant.procedures.parsing import parse
from assistant.procedures.yaml_files import read_yaml

_RANGE = re.compile(r"(?P<stem>[A-Z-]+-)(?P<first>\d\d)\.\.(?P<last>\d\d)")


def _is_range(text: str) -> str:
    if not _RANGE.fullmatch(text):
        raise PydanticCustomError("ids", _("'{text}' is no range like R-SC-01..14", text=text))
    return text


Range = Annotated[str, AfterValidator(_is_range)]


class Ids(BaseModel):
    """What ``flows/ids.yaml`` holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rules: tuple[Range, ...]
    deadlines: tuple[Range, ...]
    answers: tuple[Range, ...]


def ids_of(library: Library) -> Ids:
    """The ids that a library must have."""
    path = library.flows_folder / "ids.yaml"
    return parse(read_yaml(path, path.relative_to(library.root).as_posix()), Ids)


def each(span: str) -> list[str]:
    """``D-01..03`` → D-01, D-02, D-03."""
    found = _RANGE.fullmatch(span)
    assert found is not None  # _is_range
    numbers = range(int(found["first"]), int(found["last"]) + 1)
    return [f"{found['stem']}{number:02}" for number in numbers]
