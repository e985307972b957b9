"""Which procedures there are and what they are called, from the heads of their files alone.

A list of them need not read every step of every flow, nor import what would check it.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from assistant.language import LANGUAGES, current
from assistant.project_file import FLOWS, project_file
from assistant.shipped import shipped

OTHER_FOLDERS = ("answers", "deadlines", "register", "rules", "wordings")
"""What lies beside the folders of flows."""


def flow_paths(folder: Path) -> dict[str, Path]:
    """Flow name → its file, in order; parts included."""
    return {
        f"{path.parent.name}/{path.stem}": path
        for path in sorted(folder.glob("*/*.yaml"))
        if path.parent.name not in OTHER_FOLDERS
    }


def titles_here() -> dict[str, str] | None:
    """The titles of the project that the current folder belongs to, or of what ships."""
    path = project_file()
    if path is None:
        return titles(shipped("flows"))
    flows = _mapping(_text(path)).get("flows", FLOWS)
    folder = path.parent / flows if isinstance(flows, str) else None
    return titles(folder, lenient=True) if folder and folder.is_dir() else None


def titles(folder: Path, *, lenient: bool = False) -> dict[str, str] | None:
    """Procedure → title in the current language, parts left out.

    None if the head of a file is not as it should be: who reads all of it can say why. ``lenient``:
    as in a project, where one language will do.
    """
    found: dict[str, str] = {}
    for name, path in flow_paths(folder).items():
        head = _head(path)
        title = _title(head.get("title"), lenient)
        if head.get("flow") != name or title is None:
            return None
        if not head.get("part"):
            found[name] = title.strip()
    return found


def _title(said: Any, lenient: bool) -> str | None:
    if lenient and isinstance(said, str):
        return said
    each = said if isinstance(said, dict) else {}
    spoken = [current(), *LANGUAGES] if lenient else [current()]
    return next((each[one] for one in spoken if isinstance(each.get(one), str)), None)


def _head(path: Path) -> Mapping[str, Any]:
    """What stands before the steps; nothing, if it cannot be read."""
    text, steps, _rest = _text(path).partition("\nsteps:")
    return _mapping(text) if steps else {}


def _mapping(text: str) -> Mapping[str, Any]:
    try:
        data = yaml.load(text, yaml.CSafeLoader)
    except yaml.YAMLError:
        return {}
    return data if isinstance(data, dict) else {}


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return ""
