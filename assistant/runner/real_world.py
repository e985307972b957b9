"""The world of a project's site: its clock is the real one, and its state is its own."""

import datetime
from typing import Any, Self

from assistant.errors import AuthRefused, UsageError
from assistant.language import _
from assistant.procedures.given import text_of
from assistant.procedures.project import Project


class RealWorld:
    """What there is of a world where nothing can be moved, restored or looked into."""

    id = ""

    def __init__(self, project: Project, portal: str) -> None:
        self._project, self._portal = project, portal

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        """The site is ended elsewhere."""

    @property
    def now(self) -> str:
        """The time on this computer."""
        return datetime.datetime.now(datetime.UTC).isoformat()

    def advance(self, hours: float) -> None:
        """The checks refuse a step that waits; this is for who leaves them out."""
        raise UsageError(_("the clock of a site of your own cannot be moved"))

    def snapshot(self) -> dict[str, Any]:
        """Nothing of it can be read."""
        return {}

    @property
    def people(self) -> dict[str, dict[str, str]]:
        """The portal's test person, as ``tramite.yaml`` names it."""
        person = self._project.people.get(self._portal)
        if person is None:
            raise AuthRefused(
                _("nobody is named who can sign in to {portal}", portal=self._portal),
                _("Name one in tramite.yaml, under people: {portal}.",
                  portal=self._portal),
            )  # fmt: skip
        said = {"user": text_of(person.user), "password": text_of(person.password)}
        return {self._portal: said}

    def mail(self) -> list[dict[str, Any]]:
        """Nobody's mail can be read."""
        return []
