"""The index of questions, kept in the user's cache folder until a file changes."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from assistant import __version__
from assistant.procedures.ask import Index
from assistant.procedures.cache import cache_folder, write_whole
from assistant.shipped import shipped

FORM = 2
"""Grows when the index is written otherwise."""


def shipped_index() -> Index:
    """The index of the shipped procedures and answers."""
    return index_of(shipped("flows"), shipped("selectors"), cache_folder())


def index_of(flows: Path, selectors: Path, folder: Path) -> Index:
    """The index of a library; it is read from ``folder`` if nothing in ``flows`` has changed."""
    state = _state(flows)
    path = folder / f"ask-{hashlib.sha256(str(flows).encode()).hexdigest()[:12]}.json"
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        if kept["state"] == state:
            return Index(**kept["index"])
    except (OSError, ValueError, TypeError, KeyError):
        pass  # there is none, or it is damaged: it is made anew
    from assistant.procedures.ask_build import build
    from assistant.procedures.library import Library

    index = build(Library(flows, selectors))
    text = json.dumps({"state": state, "index": index.as_json()}, ensure_ascii=False)
    try:
        write_whole(path, text.encode())
    except OSError:
        pass  # without a place to keep it, it is only slower
    return index


def _state(flows: Path) -> str:
    """A fingerprint of every file there is; names, sizes and moments, since it must be quick."""
    return hashlib.sha256("\n".join(_files(flows)).encode()).hexdigest()


def _files(flows: Path) -> Iterator[str]:
    yield f"{__version__} {FORM}"
    for path in sorted(flows.rglob("*.yaml")):
        seen = path.stat()
        yield f"{path} {seen.st_size} {seen.st_mtime_ns}"
