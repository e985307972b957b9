"""A value that must not be seen: it cannot be printed, formatted or pickled by accident."""

from typing import NoReturn, Self


class Secret:
    """A password or one-time code; only ``reveal()`` gives it away."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The value itself: call this only where it is typed into the portal's own page."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(•••)"

    def __str__(self) -> str:
        return "•••"

    def __format__(self, spec: str) -> str:
        return "•••"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._value == other._value

    def __hash__(self) -> int:
        return hash((Secret, self._value))

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self  # as secret as before, wherever the copy of its surroundings goes

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Secret is never written down")

    def __getstate__(self) -> NoReturn:
        raise TypeError("a Secret is never written down")
