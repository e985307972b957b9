"""``tramite audit``: look whether a secret is in what a run has written."""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer

from assistant import completion
from assistant.errors import UsageError
from assistant.language import _
from assistant.options import Json, Lang
from assistant.procedures.secret import Secret


def audit(
    run: Annotated[
        str,
        typer.Argument(
            help="A run, as tramite runs lists it, or any path.", autocompletion=completion.runs
        ),
    ],
    secret_from_keyring: Annotated[
        list[str] | None,
        typer.Option(metavar="PORTAL", help="Look for the password of a portal."),
    ] = None,
    secret_from_env: Annotated[
        list[str] | None,
        typer.Option(metavar="VARIABLE", help="Look for what an environment variable holds."),
    ] = None,
    out: Annotated[Path | None, typer.Option(help="The folder that the runs are kept under.")] = (
        None
    ),
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Search what a run has written for a secret; exit code 1 if it is there."""
    from assistant.runner import audit as auditing
    from assistant.runner.runs import default_runs, find_run

    given = Path(run)
    folder = given if given.exists() else find_run(out or default_runs(), run)
    secrets = [*in_keyring(secret_from_keyring or []), *in_environment(secret_from_env or [])]
    found = auditing.audit(folder, secrets)
    if as_json:
        print(json.dumps(found.as_json(), ensure_ascii=False))
        raise typer.Exit(found.verdict.exit_code)
    for hit in found.hits:
        print(f"{hit.file}: {hit.place} ({hit.encoding})")
    for name in found.unread:
        print(_("{file}: could not be searched", file=name))
    print(_("{files} files, {hits} hits", files=found.files, hits=len(found.hits)))
    raise typer.Exit(found.verdict.exit_code)


def in_environment(
    names: Sequence[str], environment: Mapping[str, str] = os.environ
) -> Iterator[Secret]:
    """What the variables hold. A secret is no argument, since anybody can list those (``ps``)."""
    for name in names:
        if not environment.get(name):
            raise UsageError(_("the environment variable {name} is not set", name=name))
        yield Secret(environment[name])


def in_keyring(portals: Sequence[str]) -> Iterator[Secret]:
    """The passwords that the keyring has for these portals, whatever their origin."""
    if not portals:
        return
    from assistant.procedures.library import Library
    from assistant.runner.keyring_store import open_keyring
    from assistant.runner.sign_in import entries_of

    library, store = Library.here(), open_keyring()
    for portal in portals:
        stored = [store.read(entry) for entry in entries_of(library.locators(portal))]
        if not any(stored):
            raise UsageError(
                _("the keyring has no sign-in for {portal}", portal=portal),
                _("Store one: tramite auth login {portal}", portal=portal),
            )
        yield from (one.password for one in stored if one)
