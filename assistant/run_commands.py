"""The commands about runs that are kept: ``runs``, ``report``, ``resume``."""

import json
from typing import Annotated

import typer

from assistant import completion
from assistant.folding import tell
from assistant.language import _
from assistant.options import (
    TRACING_HELP,
    AcceptAmount,
    BrowserPath,
    Hands,
    Headed,
    Json,
    Lang,
    Out,
    Server,
    Tracing,
    Yes,
)


def runs(out: Out = None, as_json: Json = False, lang: Lang = None) -> None:
    """List the runs that are kept, the latest first."""
    from assistant.resuming import kept_runs

    kept = kept_runs(out)
    if as_json:
        rows = [one.model_dump() for one in kept]
        print(json.dumps({"schema_version": 1, "runs": rows}, ensure_ascii=False, indent=1))
        return
    for one in kept:
        state = _("damaged") if one.problem else one.verdict or _("cut off")
        mark = f"  → tramite resume {one.run}" if one.can_resume else one.problem or ""
        tell(f"{one.run}  {state:<12}{mark}".rstrip(), below=4)
    if not kept:
        print(_("no run is kept"))


def report(
    run: Annotated[
        str | None,
        typer.Argument(
            help="As tramite runs lists it, or its folder; the latest if left out.",
            autocompletion=completion.runs,
        ),
    ] = None,
    pdf: Annotated[bool, typer.Option("--pdf", help="As a PDF, too; print where that is.")] = False,
    out: Out = None,
    lang: Lang = None,
) -> None:
    """Write the report of a run anew and print where it is."""
    from assistant.resuming import pdf_of, report_of

    print(pdf_of(run, out) if pdf else report_of(run, out))


def resume(
    run: Annotated[
        str | None,
        typer.Argument(
            help="Which; the latest that can be resumed if left out.",
            autocompletion=completion.runs,
        ),
    ] = None,
    hands: Hands = "auto",
    yes: Yes = False,
    accept_amount: AcceptAmount = None,
    out: Out = None,
    headed: Headed = False,
    browser_path: BrowserPath = None,
    server: Server = None,
    tracing: Annotated[
        Tracing | None, typer.Option(help=f"{TRACING_HELP} As the run began, if left out.")
    ] = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Go on with a run that was cut off; nothing that was done is done again."""
    from assistant import resuming, terminal
    from assistant.reporters.console import Screen

    request = terminal.Request(
        flow="", hands=hands, yes=yes, accept_amount=tuple(accept_amount or ()), json=as_json,
        headed=headed, browser_path=browser_path, server=server,
    )  # fmt: skip
    wanted = resuming.ResumeRequest(run, out, request, tracing)
    console = Screen(highlight=False)
    result = resuming.resume(wanted, console, console.asked, speak=lang is None)
    raise typer.Exit(result.verdict.exit_code)
