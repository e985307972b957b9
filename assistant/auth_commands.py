"""``tramite auth``: keep a portal's sign-in in the system's keyring, and try it."""

import json
import os
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant import completion
from assistant.errors import Verdict
from assistant.language import _
from assistant.options import BrowserPath, Headed, Json, Lang, Server

if TYPE_CHECKING:
    from assistant.runner.keyring_store import Entry

auth_app = typer.Typer(no_args_is_help=True, help="Your sign-in, kept in the system's keyring.")

Portal = Annotated[
    str, typer.Argument(help="For example polimi.", autocompletion=completion.portals)
]
Origin = Annotated[
    str | None, typer.Option(help="The address it is for; the simulated portal unless told.")
]


@auth_app.command()
def login(portal: Portal, origin: Origin = None, as_json: Json = False, lang: Lang = None) -> None:
    """Ask for your user name and password, and keep them in the keyring."""
    from assistant.runner.keyring_store import open_keyring
    from assistant.runner.sign_in import asked_for, terminal_prompts

    entry = _entry(portal, origin)
    store = open_keyring()  # before anything is typed in vain
    store.write(entry, asked_for(portal, terminal_prompts()))
    if as_json:
        _print_json(entry, keyring=store.name, stored=True)
        return
    print(_("Stored in {keyring} as {service}", keyring=store.name, service=entry.service))
    print(_("Try it: tramite auth test {portal}", portal=portal))


@auth_app.command()
def status(portal: Portal, as_json: Json = False, lang: Lang = None) -> None:
    """Say where the sign-in of a portal is kept. It is never shown."""
    from assistant.procedures.library import Library
    from assistant.runner.keyring_store import full_name, open_keyring
    from assistant.runner.sign_in import entries_of, variable

    entries = entries_of(Library.here().locators(portal))
    store = open_keyring()
    kept = {entry: store.read(entry) is not None for entry in entries}
    variables = {name: name in os.environ for name in (variable("USER", portal),
                                                       variable("PASSWORD", portal))}  # fmt: skip
    if as_json:
        rows = [{**_named(entry), "stored": stored} for entry, stored in kept.items()]
        where = {"keyring": store.name, "backend": full_name(store.backend)}
        told = {"schema_version": 1, "portal": portal, **where, "entries": rows}
        print(json.dumps({**told, "environment": variables}, ensure_ascii=False, indent=1))
        return
    for entry, stored in kept.items():
        place = {"origin": entry.origin, "keyring": store.name, "service": entry.service}
        said = _("{origin}: stored in {keyring} as {service}", **place) if stored else _(
            "{origin}: nothing stored", origin=entry.origin
        )  # fmt: skip
        print(said)
    for name in (name for name, there in variables.items() if there):
        print(_("{name} is set in the environment", name=name))
    print(_("One-time codes are asked for and never stored."))


@auth_app.command()
def logout(portal: Portal, origin: Origin = None, as_json: Json = False, lang: Lang = None) -> None:
    """Take your sign-in out of the keyring."""
    from assistant.runner.keyring_store import open_keyring

    entry = _entry(portal, origin)
    store = open_keyring()
    removed = store.remove(entry)
    if as_json:
        _print_json(entry, keyring=store.name, stored=False, removed=removed)
        return
    place = {"keyring": store.name, "service": entry.service}
    print(
        _("Removed from {keyring}: {service}", **place)
        if removed
        else _("{keyring} has no {service}", **place)
    )


@auth_app.command("test")
def try_stored(
    portal: Portal,
    headed: Headed = False,
    browser_path: BrowserPath = None,
    server: Server = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Sign in with what is stored, in a browser, and say whether it worked."""
    from assistant.runner.sign_in import sign_in_from, terminal_prompts
    from assistant.sign_in_trial import try_sign_in
    from assistant.staging import Surroundings

    entry, prompts = _entry(portal, server), terminal_prompts()
    own = sign_in_from("keyring", entry, os.environ, prompts)
    around = Surroundings(server=server, headless=not headed, browser_path=browser_path, own=own)
    result = try_sign_in(portal, around, prompts if sys.stdin.isatty() else None)
    if as_json:
        said = {"verdict": result.verdict, "message": result.message, "next": result.next}
        _print_json(entry, **said)
    elif result.verdict is Verdict.OK:
        print(_("ok: signed in with {service}", service=entry.service))
    else:
        typer.echo(f"{result.verdict}: {result.message}\n{result.next or ''}".rstrip(), err=True)
    raise typer.Exit(result.verdict.exit_code)


def _entry(portal: str, address: str | None) -> "Entry":
    from assistant.procedures.library import Library
    from assistant.runner.sign_in import entry_of

    return entry_of(Library.here().locators(portal), address)


def _named(entry: "Entry") -> dict[str, str]:
    return {"origin": entry.origin, "service": entry.service}


def _print_json(entry: "Entry", **told: Any) -> None:
    said = {"schema_version": 1, "portal": entry.portal, **_named(entry), **told}
    print(json.dumps(said, ensure_ascii=False))
