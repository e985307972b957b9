"""What a browser would send when a button of a form is pressed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from bs4.element import Tag

from assistant.regression.naming import attribute, seen

BOUNDARY = "tramite-boundary-7MA4YWxkTrZu0gW"


@dataclass(frozen=True)
class Upload:
    """A file to attach."""

    name: str
    content: bytes
    kind: str = "application/pdf"


NO_FILE = Upload("", b"", "application/octet-stream")


@dataclass(frozen=True)
class Sending:
    """One request that a form makes."""

    method: str
    action: str
    content: bytes = b""
    kind: str = ""


def sending(form: Tag, pressed: Tag, uploads: Mapping[str, Upload]) -> Sending:
    """The request that the pressed button makes of its form."""
    method = (attribute(pressed, "formmethod") or attribute(form, "method") or "get").upper()
    action = attribute(pressed, "formaction") or attribute(form, "action")
    entries = list(_entries(form, pressed, uploads))
    texts = [(name, each if isinstance(each, str) else each.name) for name, each in entries]
    if method == "GET":
        return Sending(method, f"{action.partition('?')[0]}?{urlencode(texts)}")
    if attribute(form, "enctype") == "multipart/form-data":
        kind = f"multipart/form-data; boundary={BOUNDARY}"
        return Sending(method, action, _multipart(entries), kind)
    return Sending(method, action, urlencode(texts).encode(), "application/x-www-form-urlencoded")


def form_of(pressed: Tag) -> Tag | None:
    """The form that a button or field belongs to."""
    if owner := attribute(pressed, "form"):
        page = list(pressed.parents)[-1]
        found = page.find("form", id=owner)
    else:
        found = pressed.find_parent("form")
    return found if isinstance(found, Tag) else None


def _entries(
    form: Tag, pressed: Tag, uploads: Mapping[str, Upload]
) -> Iterator[tuple[str, str | Upload]]:
    page = list(form.parents)[-1]
    for tag in page.select("input, select, textarea, button"):
        name = attribute(tag, "name")
        if name and form_of(tag) is form and not _disabled(tag):
            for value in _values(tag, pressed, uploads):
                yield name, value


def _disabled(tag: Tag) -> bool:
    return tag.has_attr("disabled") or tag.find_parent("fieldset", disabled=True) is not None


def _values(tag: Tag, pressed: Tag, uploads: Mapping[str, Upload]) -> list[str | Upload]:
    kind = attribute(tag, "type").lower()
    if tag.name == "button" or kind in ("submit", "button", "reset", "image"):
        return [attribute(tag, "value")] if tag is pressed else []
    if tag.name == "textarea":
        return [tag.get_text().removeprefix("\n").replace("\n", "\r\n")]
    if tag.name == "select":
        return [*_selected(tag)]
    if kind in ("checkbox", "radio"):
        return [attribute(tag, "value") or "on"] if tag.has_attr("checked") else []
    if kind == "file":
        return [uploads.get(attribute(tag, "name"), NO_FILE)]
    return [attribute(tag, "value")]


def _selected(select: Tag) -> Iterator[str]:
    """The chosen options; of a plain list that has none, the first one."""
    options = select.select("option")
    chosen = [option for option in options if option.has_attr("selected")]
    if not chosen and not select.has_attr("multiple"):
        chosen = [option for option in options if not option.has_attr("disabled")][:1]
    for option in chosen:
        yield attribute(option, "value") if option.has_attr("value") else seen(option)


def _multipart(entries: list[tuple[str, str | Upload]]) -> bytes:
    """Written by hand: httpx leaves out the empty file that browsers send for no file."""
    parts = []
    for name, value in entries:
        about = f'Content-Disposition: form-data; name="{name}"'
        if isinstance(value, Upload):
            about += f'; filename="{value.name}"\r\nContent-Type: {value.kind}'
        content = value.content if isinstance(value, Upload) else value.encode()
        parts.append(f"--{BOUNDARY}\r\n{about}\r\n\r\n".encode() + content + b"\r\n")
    return b"".join(parts) + f"--{BOUNDARY}--\r\n".encode()
