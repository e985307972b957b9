"""Where a run's sign-in comes from, if it is not the simulated portal's test person."""

import getpass
import os
import sys
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from assistant.errors import AuthRefused, EnvironmentProblem, UsageError
from assistant.language import _
from assistant.loopback import is_loopback
from assistant.procedures.locators import PortalLocators
from assistant.procedures.secret import Secret
from assistant.runner.credentials import SignIn
from assistant.runner.interruption import Interruption
from assistant.runner.keyring_store import Entry, open_keyring
from assistant.runner.origin import SIMULATED, bound_origin, origin_of

OwnSource = Literal["keyring", "prompt", "environment"]
Source = OwnSource | Literal["world"]


@dataclass(frozen=True)
class Prompts:
    """How a person is asked: openly, and without showing what is typed."""

    openly: Callable[[str], str]
    hidden: Callable[[str], str]


def variable(what: Literal["USER", "PASSWORD"], portal: str) -> str:
    """The environment variable for a portal: ``TRAMITE_PASSWORD_POLIMI``."""
    return f"TRAMITE_{what}_{portal.upper().replace('-', '_')}"


def chosen_sign_in(
    asked: Source | None,
    locators: PortalLocators,
    server: str | None,
    *,
    given: bool,
    environment: Mapping[str, str] = os.environ,
) -> SignIn | None:
    """What a run signs in with; None is the test person of the world.

    Nothing asked for, it is the environment if it has a password and the case gives no sign-in.
    """
    if asked is None:
        in_environment = bool(environment.get(variable("PASSWORD", locators.portal)))
        asked = "environment" if in_environment and not given else "world"
    if asked == "world":
        return None
    return sign_in_from(asked, entry_of(locators, server), environment, terminal_prompts())


def sign_in_from(
    source: OwnSource, entry: Entry, environment: Mapping[str, str], prompts: Prompts
) -> SignIn:
    """The sign-in of a source."""
    user = environment.get(variable("USER", entry.portal))
    match source:
        case "keyring":
            return _stored(entry)
        case "prompt":
            return SignIn(user, _hidden(prompts))
        case "environment":
            return SignIn(user, _in_environment(entry.portal, environment))


def asked_for(portal: str, prompts: Prompts) -> SignIn:
    """Ask for a name and a password."""
    user = prompts.openly(_("User name for {portal}", portal=portal)).strip()
    if not user:
        raise UsageError(_("the user name may not be empty"))
    return SignIn(user, _hidden(prompts))


def entry_of(locators: PortalLocators, address: str | None) -> Entry:
    """The keyring entry for a portal at an address; an address that is not its own is refused."""
    bound = bound_origin(address) if address else SIMULATED
    known = [entry.origin for entry in entries_of(locators)]
    if bound not in known and not _is_simulated(bound):
        raise UsageError(
            _("{origin} is no address of {portal}", origin=bound, portal=locators.portal),
            _("addresses: {known}", known=", ".join(known)),
        )
    return Entry(locators.portal, bound)


def entries_of(locators: PortalLocators) -> list[Entry]:
    """The entries a portal can have: for its simulation, and for each documented address."""
    live = [origin_of(site.live) for site in locators.sites.values() if site.live]
    return [Entry(locators.portal, origin) for origin in dict.fromkeys([SIMULATED, *live])]


def code_prompt(prompts: Prompts, interruption: Interruption) -> Callable[[], str]:
    """Asks for a one-time code in the middle of a run."""

    def ask() -> str:
        with interruption.listening():
            return prompts.hidden(_("One-time code (Enter takes the one in the simulated inbox)"))

    return ask


def terminal_prompts() -> Prompts:
    """Ask in the terminal; without one, lines are read from what is piped in."""
    return Prompts(_read_openly, _read_hidden)


def _stored(entry: Entry) -> SignIn:
    found = open_keyring().read(entry)
    if found is None:
        raise AuthRefused(
            _("the keyring has no sign-in for {portal} at {origin}",
              portal=entry.portal, origin=entry.origin),
            _("Store one: tramite auth login {portal}", portal=entry.portal),
        )  # fmt: skip
    return found


def _hidden(prompts: Prompts) -> Secret:
    password = prompts.hidden(_("Password (not shown while you type)"))
    if not password:
        raise UsageError(_("the password may not be empty"))
    return Secret(password)


def _in_environment(portal: str, environment: Mapping[str, str]) -> Secret:
    name = variable("PASSWORD", portal)
    if not environment.get(name):
        raise UsageError(_("the environment variable {name} is not set", name=name))
    return Secret(environment[name])


def _is_simulated(origin: str) -> bool:
    parts = urlsplit(origin)
    return parts.scheme == "http" and is_loopback(parts.hostname or "")


def _read_openly(question: str) -> str:
    """On stderr, since stdout may be for a program."""
    if sys.stdin.isatty():
        print(f"{question}: ", end="", file=sys.stderr, flush=True)
    return _line()


def _read_hidden(question: str) -> str:
    if not sys.stdin.isatty():
        return _line()
    with warnings.catch_warnings():
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            return getpass.getpass(f"{question}: ")
        except getpass.GetPassWarning:
            raise EnvironmentProblem(
                _("this terminal would show the password"), _("Use another terminal.")
            ) from None
        except EOFError:
            raise KeyboardInterrupt from None


def _line() -> str:
    """The next line, spaces and all; the end of the input is a no."""
    line = sys.stdin.readline()
    if not line:
        raise UsageError(
            _("there is nobody to ask: the input has ended"),
            _("Run it in a terminal, or pipe the answers in, one a line."),
        )
    return line.rstrip("\r\n")
