"""Which procedures there are and what they are called, from the heads of their files alone.

A list of them need not read every step of every flow, nor import what would check it.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from assistant.language import current

OTHER_FOLDERS = ("answers", "deadlines", "register", "rules", "wordings")
"""What lies beside the folders of flows."""


def flow_paths(folder: Path) -> dict[str, Path]:
    """Flow name → its file, in order; parts included."""
    return {
        f"{path.parent.name}/{path.stem}": path
        for path in sorted(folder.glob("*/*.yaml"))
        if path.parent.name not in OTHER_FOLDERS
    }


def titles(folder: Path) -> dict[str, str] | None:
    """Procedure → title in the current language, parts left out.

    None if the head of a file is not as it should be: who reads all of it can say why.
    """
    found: dict[str, str] = {}
    for name, path in flow_paths(folder).items():
        head = _head(path)
        title = head["title"].get(current()) if isinstance(head.get("title"), dict) else None
        if head.get("flow") != name or not isinstance(title, str):
            return None
        if not head.get("part"):
            found[name] = title.strip()
    return found


def _head(path: Path) -> Mapping[str, Any]:
    """What stands before the steps; nothing, if it cannot be read."""
    try:
        text, steps, _rest = path.read_text(encoding="utf-8-sig").partition("\nsteps:")
        head = yaml.load(text, yaml.CSafeLoader) if steps else None
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return {}
    return head if isinstance(head, dict) else {}
