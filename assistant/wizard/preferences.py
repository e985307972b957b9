"""What the wizard remembers: the language a person has chosen."""

import json
from pathlib import Path

from assistant import language


def _file() -> Path:
    import platformdirs

    return Path(platformdirs.user_config_dir("tramite", appauthor=False)) / "settings.json"


def remembered_language() -> language.Language | None:
    """The language that was chosen once; None if none was, or the file cannot be read."""
    try:
        chosen = json.loads(_file().read_text(encoding="utf-8")).get("language")
    except (OSError, ValueError, AttributeError):
        return None
    return next((one for one in language.LANGUAGES if one == chosen), None)


def remember_language(chosen: language.Language) -> None:
    """Keep it for the next time; where that is not possible it is asked again."""
    try:
        _file().parent.mkdir(parents=True, exist_ok=True)
        _file().write_text(json.dumps({"language": chosen}), encoding="utf-8")
    except OSError:
        return
