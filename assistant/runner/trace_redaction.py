"""Takes the secrets out of a Playwright trace, which still opens afterwards.

A trace is a zip of JSON lines (actions, DOM snapshots, network) and of the bodies of requests and
responses, each named after the SHA-1 of its content. Replacing text in the zip would spoil it.
"""

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import parse_qsl

from assistant.runner.redaction import MARK, Redactor, decoded

SENSITIVE = re.compile(
    r"cookie|authori[sz]ation|csrf|xsrf|token|nonce|session|secret|passw|otp|one-time",
    re.IGNORECASE,
)
"""Names of headers, fields and parameters whose value is hidden whatever it is."""

_RESOURCES = "resources/"
_SHA1 = re.compile(r"\b[0-9a-f]{40}(?=\.)")
_VALUES = ("value", "__playwright_value_", "content")


def redact_trace(raw: Path, clean: Path, redactor: Redactor) -> None:
    """Write to ``clean`` what ``raw`` holds, without secrets; raises if anything is left over."""
    with zipfile.ZipFile(raw) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    resources = {name: data for name, data in contents.items() if name.startswith(_RESOURCES)}
    lines = {
        name: [json.loads(line) for line in data.splitlines() if line.strip()]
        for name, data in contents.items()
        if name not in resources
    }
    knowing = redactor.copy()
    for value in _found([lines, list(map(_body, resources.values()))]):
        knowing.learn_token(value)
    written, renamed = _resources(resources, knowing)
    for name, data in lines.items():
        redacted = (_line(one, knowing, renamed) for one in data)
        written[knowing.text(name)] = b"".join(one.encode() + b"\n" for one in redacted)
    _refuse_leaks(written, knowing)
    with zipfile.ZipFile(clean, "x", zipfile.ZIP_DEFLATED) as archive:
        for name, content in written.items():
            archive.writestr(name, content)


def _refuse_leaks(written: dict[str, bytes], redactor: Redactor) -> None:
    for name, content in written.items():
        if redactor.finds(decoded(content)) or redactor.finds(name):
            raise ValueError(PurePosixPath(name).suffix or name)


def _resources(
    resources: dict[str, bytes], redactor: Redactor
) -> tuple[dict[str, bytes], dict[str, str]]:
    """The bodies, redacted; and old SHA-1 → new one, since the old would betray the old body."""
    written, renamed = {}, {}
    for name, content in resources.items():
        clean = redactor.content(content)
        if clean != content:
            old = PurePosixPath(name)
            # Not for security: it is how Playwright names a body.
            renamed[old.stem] = hashlib.sha1(clean, usedforsecurity=False).hexdigest()
            name = str(old.with_name(renamed[old.stem] + old.suffix))
        written[name] = clean
    return written, renamed


def _line(data: Any, redactor: Redactor, renamed: dict[str, str]) -> str:
    """One line of JSON, with the new names of the bodies put in last: they hold no secrets."""
    hidden = _hidden(data)
    clean = _dumped(hidden)
    if redactor.finds(clean):
        clean = _dumped(redactor.data(hidden))
    return _SHA1.sub(lambda found: renamed.get(found[0], found[0]), clean)


def _dumped(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _hidden(data: Any) -> Any:
    """The same without cookies and the values of sensitive fields, known or not."""
    if isinstance(data, list):
        return [_hidden(one) for one in data]
    if not isinstance(data, dict):
        return data
    hidden = {key: _hidden(value) for key, value in data.items()}
    if _is_sensitive(data):
        hidden |= {key: MARK for key in _VALUES if data.get(key)}
    if isinstance(data.get("cookies"), list):
        hidden["cookies"] = [
            one | {"value": MARK} if isinstance(one, dict) else one for one in data["cookies"]
        ]
    if "postData" in data:  # its length would tell the length of a password
        hidden["bodySize"] = -1
        hidden["headers"] = [
            one | {"value": "0"} if str(one.get("name")).lower() == "content-length" else one
            for one in hidden.get("headers", [])
        ]
    return hidden


def _is_sensitive(named: dict[str, Any]) -> bool:
    """Whether it is a header, field or cookie that holds a secret."""
    kinds = (named.get(key) for key in ("name", "type", "autocomplete"))
    return any(isinstance(kind, str) and SENSITIVE.search(kind) for kind in kinds)


def _found(data: Any) -> Iterator[str]:
    """The cookies, tokens and values of sensitive fields that are in a trace."""
    if isinstance(data, list):
        for one in data:
            yield from _found(one)
    elif isinstance(data, dict):
        if _is_sensitive(data):
            for key in _VALUES:
                if isinstance(value := data.get(key), str):
                    yield from _parts(value)
        for one in data["cookies"] if isinstance(data.get("cookies"), list) else ():
            yield str(one.get("value", ""))
        for one in data.values():
            yield from _found(one)


def _parts(value: str) -> Iterator[str]:
    """The value of a field or header, and each that a Cookie or Authorization header holds."""
    yield value
    for part in value.replace("\n", ";").split(";"):
        yield part.partition("=")[2].strip()
        yield part.rpartition(" ")[2].strip()


def _body(content: bytes) -> Any:
    """The fields of a body, whether it is a page, a form that was sent, or JSON."""
    text = decoded(content)
    if text.lstrip().startswith(("{", "[")):
        try:
            return _pairs(json.loads(text))
        except ValueError:
            pass
    fields = _Fields()
    fields.feed(text if "<" in text else "")
    sent = parse_qsl(text) if "=" in text and "\n" not in text else []
    return [*fields.found, *({"name": name, "value": value} for name, value in sent)]


def _pairs(data: Any) -> Any:
    """JSON with each member as a name and a value, as fields are."""
    if isinstance(data, list):
        return list(map(_pairs, data))
    if isinstance(data, dict):
        named = [{"name": key, "value": value} for key, value in data.items()]
        return [*named, *map(_pairs, data.values())]
    return None


class _Fields(HTMLParser):
    """Collects the attributes of inputs and metas of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An opening tag."""
        if tag in ("input", "meta"):
            self.found.append(dict(attrs))
