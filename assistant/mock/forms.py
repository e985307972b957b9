"""Forms: one description of the fields serves the page and the checks of what was entered."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "password", "email", "number", "long", "choice", "radio", "tick", "file"]

MOST_BYTES = 512 * 1024
"""How large a file may be that is attached to a form."""


@dataclass(frozen=True)
class Field:
    """One thing a form asks for."""

    name: str
    label: str
    kind: Kind = "text"
    options: tuple[str, ...] = ()
    required: bool = True
    minimum: int = 1
    maximum: int = 9
    autocomplete: str = "off"

    @property
    def id(self) -> str:
        """What the page calls the field."""
        return self.name.replace("_", "-")

    @property
    def title(self) -> str:
        """The label as a message quotes it: without star and stop."""
        return self.label.rstrip(" *:.")


@dataclass(frozen=True)
class Upload:
    """A file that came with a form, under the name it had where it came from."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Messages:
    """What a portal says about a field that it refuses, in its own language."""

    required: str
    option: str
    number: str
    email: str
    pdf: str = "{field}: attach a PDF file."
    size: str = "{field}: the file may have 512 Kb at most."


def refusals(
    fields: Iterable[Field],
    entered: Mapping[str, str],
    say: Messages,
    files: Mapping[str, Upload] = {},
) -> list[str]:
    """List what is wrong with the entries; each message names its field."""
    checked = (
        (
            field,
            _file_refusal(field, files.get(field.name), say)
            if field.kind == "file"
            else _refusal(field, entered.get(field.name, ""), say),
        )
        for field in fields
    )
    return [
        message.format(field=field.title, minimum=field.minimum, maximum=field.maximum)
        for field, message in checked
        if message
    ]


def _refusal(field: Field, value: str, say: Messages) -> str:
    if not value:
        return say.required if field.required else ""
    if field.options and value not in field.options:
        return say.option
    if field.kind == "number" and not _in_range(field, value):
        return say.number
    if field.kind == "email" and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value):
        return say.email
    return ""


def _file_refusal(field: Field, file: Upload | None, say: Messages) -> str:
    """Judge a file by what is in it, whatever it is called."""
    if file is None:
        return say.required if field.required else ""
    if not file.content.startswith(b"%PDF-"):
        return say.pdf
    return say.size if len(file.content) > MOST_BYTES else ""


def _in_range(field: Field, value: str) -> bool:
    return value.isascii() and value.isdigit() and field.minimum <= int(value) <= field.maximum
