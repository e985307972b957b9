"""Who signs in: the name, the password and the one-time code, asked for only when typed."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from assistant.errors import AuthRefused
from assistant.language import _
from assistant.procedures.secret import Secret


class Credentials(Protocol):
    """Where a run gets its sign-in from; it is typed on pages of ``origin`` only."""

    @property
    def origin(self) -> str:
        """The one origin that may get it: ``http://127.0.0.1:8765``."""

    def user(self) -> str:
        """The name or code a person signs in with."""

    def password(self) -> Secret:
        """The password."""

    def code(self) -> Secret:
        """A fresh one-time code."""


@dataclass(frozen=True)
class SignIn:
    """A person's own name and password; without a name it is the test person's."""

    user: str | None
    password: Secret


class People(Protocol):
    """The test people of a world, and the mail they got."""

    @property
    def people(self) -> dict[str, dict[str, str]]:
        """Portal → name, user, password."""

    def mail(self) -> list[dict[str, Any]]:
        """The mails, the oldest first."""


@dataclass
class WorldCredentials:
    """The sign-in of the world's test person; ``given`` replaces parts of it."""

    world: People
    portal: str
    given: Mapping[str, str]
    origin: str

    def user(self) -> str:
        """What the person signs in with."""
        return self.given["user"] if "user" in self.given else self._person()["user"]

    def password(self) -> Secret:
        """The person's password."""
        return Secret(
            self.given["password"] if "password" in self.given else self._person()["password"]
        )

    def code(self) -> Secret:
        """The one-time code of the last mail that has one."""
        if "code" in self.given:
            return Secret(self.given["code"])
        for mail in reversed(self.world.mail()):
            found = re.search(r"\b\d{6}\b", mail["text"])
            if found:
                return Secret(found[0])
        raise AuthRefused(
            _("no one-time code has come by mail"), _("Sign in again to have a new one sent.")
        )

    def _person(self) -> dict[str, str]:
        person: dict[str, str] | None = self.world.people.get(self.portal)
        if person is None:
            raise AuthRefused(
                _("nobody in this scenario can sign in to {portal}", portal=self.portal),
                _("Choose another scenario with --scenario."),
            )
        return person


@dataclass
class OwnCredentials:
    """The sign-in a person brought. A one-time code is asked for, and never stored."""

    own: SignIn
    world: Credentials
    ask_code: Callable[[], str] | None = None

    @property
    def origin(self) -> str:
        """The one origin that may get it."""
        return self.world.origin

    def user(self) -> str:
        """What the person signs in with."""
        return self.own.user or self.world.user()

    def password(self) -> Secret:
        """The person's password."""
        return self.own.password

    def code(self) -> Secret:
        """The code the person types; if there is nobody to ask, or no answer, the world's mail."""
        typed = self.ask_code().strip() if self.ask_code else ""
        return Secret(typed) if typed else self.world.code()
