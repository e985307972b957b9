"""``tramite present``: a procedure shown to a room, with the terminal as remote control."""

import json
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant import completion
from assistant.errors import EnvironmentProblem, UsageError
from assistant.language import _
from assistant.options import BrowserPath, FlowName, Json, Lang

if TYPE_CHECKING:
    from assistant.runner.results import RunResult
    from assistant.training.remote import Remote

SCHEMA = 1


def present(
    flow: FlowName,
    case: Annotated[
        str, typer.Option(help="The case whose answers are given.", autocompletion=completion.cases)
    ] = "happy",
    keys_from: Annotated[
        str | None,
        typer.Option(help="Take the keys from a file, one command a line (-: standard input)."),
    ] = None,
    captions: Annotated[
        bool, typer.Option("--captions/--no-captions", help="Show the sentence of each step.")
    ] = True,
    browser_path: BrowserPath = None,
    headless: Annotated[bool, typer.Option("--headless", hidden=True)] = False,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Show a procedure to a room, step by step: the terminal is your remote control."""
    from assistant.procedures.library import Library
    from assistant.runner.playwright_browser import one_window
    from assistant.staging import launch_for, own_server, shows_windows
    from assistant.training.presentation import Presentation

    library, began = Library.here(), time.monotonic()
    library.needs_the_mock("tramite present")
    found = library.flow(flow)
    if found.part:
        raise UsageError(
            _("'{flow}' is only a part of other procedures", flow=flow),
            _("see them all: tramite list"),
        )
    with tempfile.TemporaryDirectory(prefix="tramite-") as runs:
        presentation = Presentation(
            library, found, case, Path(runs), _print_json if as_json else _tell_nobody, captions
        )
        with _remote(keys_from, presentation.of, as_json=as_json) as remote:
            if not (headless or shows_windows()):
                raise EnvironmentProblem(
                    _("there is no display to show the browser on"),
                    _("Present on a computer with a screen. To hand out instead: tramite handout."),
                )
            with own_server() as url:
                launch = launch_for(url, headless=headless, browser_path=browser_path)
                with one_window(launch, f"{url}/_mock/") as opening:
                    result = presentation.play(url, opening, remote)
    _tell_end(result, case, time.monotonic() - began, as_json=as_json)
    raise typer.Exit(result.verdict.exit_code)


@contextmanager
def _remote(keys_from: str | None, of: int, *, as_json: bool) -> Iterator["Remote"]:
    """Single keys at a terminal, else lines; what is written in a file is read to its end first."""
    from assistant.training.commands import commands_of
    from assistant.training.remote import Lines, Written

    say = _tell_nobody if as_json else _print
    plain = os.environ.get("TRAMITE_PLAIN") or os.environ.get("TERM", "") in ("dumb", "")
    if keys_from is not None:
        yield Written(list(commands_of(_written(keys_from), keys_from, of)), say)
    elif as_json or plain or not (sys.stdin.isatty() and sys.stdout.isatty()):
        yield Lines(of, say)
    else:
        from assistant.training.remote_keys import Keys

        keys = Keys(of)
        with keys.running():
            yield keys


def _written(name: str) -> str:
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UsageError(_("cannot read {file}: {why}", file=name, why=why)) from None


def _print(line: str) -> None:
    print(line, flush=True)


def _tell_nobody(_said: object) -> None:
    """For whoever reads the other of the two."""


def _print_json(event: dict[str, Any]) -> None:
    print(json.dumps(event, ensure_ascii=False), flush=True)


def _tell_end(result: "RunResult", case: str, seconds: float, *, as_json: bool) -> None:
    if as_json:
        _print_json(
            {
                "event": "presentation-ended", "schema_version": SCHEMA, "flow": result.flow,
                "case": case, "verdict": result.verdict, "message": result.message,
                "next": result.next, "at": result.at, "seconds": round(seconds, 3),
            }
        )  # fmt: skip
        return
    print(f"{result.verdict}: {result.message}")
    if result.next:
        print(result.next)
