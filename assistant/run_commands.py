"""The commands about runs that are kept: ``runs``, ``report``, ``resume``."""

import json
from pathlib import Path
from typing import Annotated, Literal

import typer

from assistant.language import _
from assistant.options import BrowserPath, Json, Lang

Out = Annotated[Path | None, typer.Option(help="The folder that the runs are kept under.")]


def runs(out: Out = None, as_json: Json = False, lang: Lang = None) -> None:
    """List the runs that are kept, the latest first."""
    from assistant.resuming import kept_runs

    kept = kept_runs(out)
    if as_json:
        rows = [one.model_dump() for one in kept]
        print(json.dumps({"schema_version": 1, "runs": rows}, ensure_ascii=False, indent=1))
        return
    for one in kept:
        state = one.verdict or _("cut off")
        mark = f"  → tramite resume {one.run}" if one.can_resume else ""
        print(f"{one.run}  {state:<12}{mark}")
    if not kept:
        print(_("no run is kept"))


def report(
    run: Annotated[str, typer.Argument(help="A run, as tramite runs lists it, or its folder.")],
    out: Out = None,
    lang: Lang = None,
) -> None:
    """Write the report of a run anew and print where it is."""
    from assistant.resuming import report_of

    print(report_of(run, out))


def resume(
    run: Annotated[
        str | None, typer.Argument(help="Which; the latest that can be resumed if left out.")
    ] = None,
    hands: Annotated[
        Literal["auto", "guided"], typer.Option(help="guided: wait for your go at each step.")
    ] = "auto",
    yes: Annotated[bool, typer.Option("--yes", help="Say yes to what cannot be undone.")] = False,
    accept_amount: Annotated[
        str | None, typer.Option(help="The amount you accept to pay, as the page shows it.")
    ] = None,
    out: Out = None,
    headed: Annotated[bool, typer.Option("--headed", help="Show the browser.")] = False,
    browser_path: BrowserPath = None,
    server: Annotated[
        str | None, typer.Option(help="Use a mock server that runs already (its address).")
    ] = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Go on with a run that was cut off; nothing that was done is done again."""
    from assistant import resuming, terminal
    from assistant.reporters.console import Screen

    request = terminal.Request(
        flow="", hands=hands, yes=yes, accept_amount=accept_amount, json=as_json, headed=headed,
        browser_path=browser_path, server=server,
    )  # fmt: skip
    wanted = resuming.ResumeRequest(run, out, request)
    console = Screen(highlight=False)
    result = resuming.resume(wanted, console, console.asked, speak=lang is None)
    raise typer.Exit(result.verdict.exit_code)
