"""What the control plane says no to, with what it does know."""

from collections.abc import Iterable
from difflib import get_close_matches


class Refusal(Exception):
    """An instruction that the mock does not understand."""

    def __init__(self, error: str, known: Iterable[str] = (), status: int = 422) -> None:
        super().__init__(error)
        self.error = error
        self.known = sorted(known)
        self.status = status


def unknown(kind: str, name: str, known: Iterable[str]) -> Refusal:
    """Refuse a name that is on no list, and guess which one was meant."""
    names = sorted(known)
    near = get_close_matches(name, names, n=1)
    guess = f" Did you mean '{near[0]}'?" if near else f" Known: {', '.join(names)}."
    return Refusal(f"There is no {kind} '{name}'.{guess}", names)
