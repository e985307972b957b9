"""The system's own keyring: the only place where a sign-in is ever stored.

There is no second place: without a working keyring the program stops and says what to do.
"""

import json
import os
import platform
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from assistant.errors import EnvironmentProblem
from assistant.language import _
from assistant.procedures.secret import Secret
from assistant.runner.credentials import SignIn

if TYPE_CHECKING:  # importing keyring takes a while, and most commands need none
    from keyring.backend import KeyringBackend

_CHOSEN_BY = "PYTHON_KEYRING_BACKEND"
# An entry's key; name and password are one value, so that there is never one without the other.
_KEY = "sign-in"
# Those that encrypt, and come with the system. A third one may keep plain text.
_SAFE = frozenset(
    f"keyring.backends.{name}"
    for name in ("SecretService", "libsecret", "kwallet", "macOS", "Windows")
)


@dataclass(frozen=True)
class Entry:
    """One place in a keyring, for one portal at one origin and no other."""

    portal: str
    origin: str

    @property
    def service(self) -> str:
        """What the keyring lists it as."""
        return f"tramite:{self.portal}@{self.origin}"


@dataclass(frozen=True)
class KeyringStore:
    """The sign-ins in one keyring."""

    backend: "KeyringBackend"

    @property
    def name(self) -> str:
        """What the keyring is called."""
        return str(self.backend.name)

    def read(self, entry: Entry) -> SignIn | None:
        """What is stored there."""
        with _working():
            kept = self.backend.get_password(entry.service, _KEY)
        return None if kept is None else _parsed(kept, entry)

    def write(self, entry: Entry, sign_in: SignIn) -> None:
        """Store it, in place of what was there; it is kept exactly, or not at all."""
        kept = json.dumps({"user": sign_in.user, "password": sign_in.password.reveal()})
        with _working():
            self.backend.set_password(entry.service, _KEY, kept)
            if self.backend.get_password(entry.service, _KEY) == kept:
                return
        self.remove(entry)
        _unusable(_("it did not keep what it was given"))

    def remove(self, entry: Entry) -> bool:
        """Take it out; whether there was anything."""
        with _working():
            if self.backend.get_password(entry.service, _KEY) is None:
                return False
            self.backend.delete_password(entry.service, _KEY)
        return True


def open_keyring(system: str | None = None) -> KeyringStore:
    """This system's keyring; raises ``EnvironmentProblem`` if there is none that is safe."""
    with _working():
        backend = current_backend()
    if not is_safe(backend):
        raise EnvironmentProblem(
            _("no safe place for passwords ({backend})", backend=full_name(backend)),
            what_to_do(system),
        )
    return KeyringStore(backend)


def current_backend() -> "KeyringBackend":
    """What the keyring library would use now; of a chain, its first safe link."""
    import keyring.core
    from keyring.backends.chainer import ChainerBackend

    keyring.core.init_backend()
    backend = keyring.core.get_keyring()
    if isinstance(backend, ChainerBackend):
        return next(filter(is_safe, backend.backends), backend)
    return backend


def is_safe(backend: object) -> bool:
    """Whether it is a keyring of the system, and not a file of plain text or nothing at all."""
    return type(backend).__module__ in _SAFE


def full_name(backend: object) -> str:
    """A backend as ``PYTHON_KEYRING_BACKEND`` names it."""
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def what_to_do(system: str | None = None, environment: Mapping[str, str] = os.environ) -> str:
    """How to get a working keyring on this system, or do without."""
    if environment.get(_CHOSEN_BY):
        advice = _("{variable} chooses a keyring that cannot be used: unset it.",
                   variable=_CHOSEN_BY)  # fmt: skip
    else:
        advice = {
            "Darwin": _("Unlock the Keychain: security unlock-keychain"),
            "Windows": _(
                "It comes with Windows; start its service 'Credential Manager':"
                " sc.exe start VaultSvc"
            ),
        }.get(
            system or platform.system(),
            _(
                "Debian, Ubuntu: sudo apt-get install -y gnome-keyring dbus-user-session, then log"
                " in again. Without a desktop: dbus-run-session -- bash, and in it"
                " gnome-keyring-daemon --unlock --components=secrets (it reads the keyring's"
                " password up to Ctrl-D)."
            ),
        )
    return advice + "\n" + _("For one run only, nothing stored: tramite run --prompt-password")


def _parsed(kept: str, entry: Entry) -> SignIn:
    try:
        fields = json.loads(kept)
        return SignIn(str(fields["user"]), Secret(str(fields["password"])))
    except (ValueError, TypeError, KeyError):
        raise EnvironmentProblem(
            _("what the keyring has as {service} was not stored by this program",
              service=entry.service),
            _("Store it anew: tramite auth login {portal}", portal=entry.portal),
        ) from None  # fmt: skip


@contextmanager
def _working() -> Iterator[None]:
    """Whatever a keyring raises, and each does it its own way, as one problem."""
    from keyring.errors import KeyringError, KeyringLocked

    try:
        yield
    except KeyringLocked:
        _unusable(_("it is locked"))
    except KeyringError as error:
        _unusable(str(error) or type(error).__name__)
    except Exception as error:
        # Only its kind: what a foreign library says might quote what it was given.
        _unusable(type(error).__name__)


def _unusable(why: str) -> NoReturn:
    raise EnvironmentProblem(
        _("the keyring cannot be used: {why}", why=why), what_to_do()
    ) from None
