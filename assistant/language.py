"""Messages in the person's language: English in the code, Spanish and Italian beside it."""

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, cast, get_args

Language = Literal["en", "es", "it"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
NAMES: dict[str, str] = {"en": "English", "es": "español", "it": "italiano"}
"""What each language calls itself."""

_CATALOGUES = Path(__file__).resolve().parent / "languages"
_current: list[Language] = ["en"]


def use(language: Language) -> None:
    """Print every message from now on in ``language``."""
    _current[0] = language


def current() -> Language:
    """The language messages are printed in."""
    return _current[0]


def from_environment(environment: Mapping[str, str] = os.environ) -> Language:
    """The language of ``TRAMITE_LANG`` or the locale, if it is one of ours; else English."""
    for name in ("TRAMITE_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        code = environment.get(name, "")[:2].lower()
        for language in LANGUAGES:
            if code == language:
                return language
        if environment.get(name):
            return "en"
    return "en"


def _(message: str, /, **values: object) -> str:
    """``message`` in the current language, with its ``{names}`` filled in."""
    if _current[0] != "en":
        message = catalogue(_current[0]).get(message, message)
    return message.format(**values) if values else message


@cache
def catalogue(name: str) -> dict[str, str]:
    """English text → translation; ``name``: of the file, that of messages is a language's code."""
    import yaml

    text = (_CATALOGUES / f"{name}.yaml").read_text(encoding="utf-8")
    return cast(dict[str, str], yaml.load(text, yaml.CSafeLoader) or {})


def grouped(number: str) -> str:
    """A number with its thousands marked off, as the language writes them: 28,000 or 28.000."""
    whole, mark, cents = number.partition(".")
    text = f"{int(whole):,}{mark}{cents}" if whole.isdecimal() else number
    return text if _current[0] == "en" else text.translate(str.maketrans(",.", ".,"))


def labelled(label: str, value: object) -> str:
    """A label and what belongs to it; a question needs no colon."""
    return f"{label}{'' if label.endswith(('?', '.', ':')) else ':'} {value}"
