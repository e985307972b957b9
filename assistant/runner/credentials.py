"""Who signs in: the name, the password and the one-time code, asked for only when typed."""

from typing import Protocol

from assistant.errors import AuthRefused
from assistant.language import _
from assistant.procedures.secret import Secret


class Credentials(Protocol):
    """Where a run gets its sign-in from."""

    def user(self) -> str:
        """The name or code a person signs in with."""

    def password(self) -> Secret:
        """The password."""

    def code(self) -> Secret:
        """A fresh one-time code."""


class NoCredentials:
    """For flows that never sign in."""

    def user(self) -> str:
        """Refuse."""
        raise AuthRefused(_("this run has no sign-in"), _("say whose with --scenario"))

    def password(self) -> Secret:
        """Refuse."""
        raise AuthRefused(_("this run has no sign-in"), _("say whose with --scenario"))

    def code(self) -> Secret:
        """Refuse."""
        raise AuthRefused(_("this run has no sign-in"), _("say whose with --scenario"))
