"""What the control plane says no to, with what it does know."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError


class Refusal(Exception):
    """An instruction that the mock does not understand."""

    def __init__(self, error: str, known: Iterable[str] = (), status: int = 422) -> None:
        super().__init__(error)
        self.error = error
        self.known = sorted(known)
        self.status = status


def unknown(kind: str, name: str, known: Iterable[str], alike: float = 0.6) -> Refusal:
    """Refuse a name that is on no list, and guess which one was meant."""
    names = sorted(known)
    near = get_close_matches(name, names, n=1, cutoff=alike)
    guess = f" Did you mean '{near[0]}'?" if near else ""
    return Refusal(f"There is no {kind} '{name}'.{guess}", names)


def misread(what: str, error: ValidationError, known: Iterable[str] = ()) -> Refusal:
    """Refuse what does not fit its model: the first thing wrong and its place, in a sentence."""
    first = error.errors(include_url=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    said = f"'{place}' {_words(first)}" if place else _words(first)
    return Refusal(f"{what}: {said}.", known)


def _words(wrong: Any) -> str:
    match wrong["type"]:
        case "missing":
            return "is missing"
        case "extra_forbidden":
            return "is not known here"
        case "value_error":
            return str(wrong["ctx"]["error"])
        case "json_invalid":
            return f"this is not JSON ({wrong['ctx']['error']})"
        case "model_type" | "model_attributes_type" | "dict_type":
            return "should be a JSON object"
    message: str = wrong["msg"]
    return message.removeprefix("Input ")
