"""Trámite's commands: parse, call, print, exit code. No logic; heavy imports stay inside."""

import gc
import json
import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

import typer
from typer.core import TyperGroup

from assistant import __version__, completion, coverage_commands, run_commands
from assistant.ask_commands import ask
from assistant.audit_command import audit
from assistant.auth_commands import auth_app
from assistant.check_commands import check
from assistant.command_help import retell, speak
from assistant.deadlines_commands import deadlines
from assistant.errors import AssistantError, EnvironmentProblem, Stopped, Verdict
from assistant.folding import tell
from assistant.handout_command import fresh, handout
from assistant.i18n_commands import i18n_app
from assistant.language import _
from assistant.matrix_command import matrix
from assistant.options import (
    TRACING_HELP,
    AcceptAmount,
    Answers,
    BrowserPath,
    FlowName,
    Hands,
    Headed,
    Json,
    Lang,
    Out,
    Server,
    Tracing,
    Variant,
    Yes,
)
from assistant.practice_command import practice
from assistant.present_command import present
from assistant.replay_commands import checkpoints_app, replay
from assistant.rules_commands import rules_app
from assistant.selectors_commands import selectors_app
from assistant.serve_command import serve
from assistant.suite_command import suite
from assistant.video_command import video

# Nearly all that a command makes is needed until its end; looking for garbage as often as Python
# does took a sixth of the program's own time.
gc.set_threshold(50_000)

USAGE_ERROR: Any = typer.BadParameter.__bases__[0]
"""What Typer raises when a command line is wrong."""


class Catching(TyperGroup):
    """The one place where what a person can put right becomes a message and an exit code."""

    def make_context(self, info_name: Any, args: Any, *more: Any, **extra: Any) -> Any:
        """Read the command line; help and mistakes are in the person's language."""
        speak(self, args, completing=extra.get("resilient_parsing", False))
        try:
            return super().make_context(info_name, args, *more, **extra)
        except USAGE_ERROR as mistake:
            retell(mistake)
            raise

    def invoke(self, ctx: Any) -> Any:
        """Run the command; no traceback for anything a person can put right."""
        try:
            return super().invoke(ctx)
        except USAGE_ERROR as mistake:
            retell(mistake)
            raise
        except KeyboardInterrupt:
            error: AssistantError = Stopped(_("stopped by you"))
        except AssistantError as caught:
            error = caught
        except BrokenPipeError:  # as with | head: what was wanted has been read
            from assistant.reporters.console import nobody_reads

            nobody_reads()
            raise typer.Exit(0) from None
        except OSError as caught:  # a disk that is full, an output that is closed
            error = EnvironmentProblem(str(caught))
        _print_error(error, as_json=ctx.meta.get("json", False))
        raise typer.Exit(error.verdict.exit_code)


app = typer.Typer(
    cls=Catching,
    invoke_without_command=True,
    help="Takes you through your university's self-service procedures, step by step.",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
browser_app = typer.Typer(no_args_is_help=True, help="The browser that Trámite uses.")
app.add_typer(browser_app, name="browser")
app.add_typer(auth_app, name="auth")
app.add_typer(rules_app, name="rules")
app.add_typer(i18n_app, name="i18n")
app.add_typer(checkpoints_app, name="checkpoints")
app.add_typer(selectors_app, name="selectors")
rules_app.command()(coverage_commands.crosscheck)
for command in (
    ask,
    check,
    deadlines,
    run_commands.runs,
    run_commands.report,
    run_commands.resume,
    audit,
    coverage_commands.coverage,
    replay,
    practice,
    matrix,
    serve,
    handout,
    fresh,
    video,
    present,
):
    app.command()(command)
app.command("test")(suite)


def _print_error(error: AssistantError, *, as_json: bool) -> None:
    if as_json:
        said = {"verdict": error.verdict, "message": error.message, "next": error.hint}
        print(json.dumps({"event": "error", "schema_version": 1, **said}, ensure_ascii=False))
        return
    typer.echo(f"{error.verdict}: {error.message}", err=True)
    if error.hint:
        typer.echo(error.hint, err=True)


def _version(value: bool) -> None:
    if value:
        print(f"tramite {__version__}")
        raise typer.Exit


class SchemaName(StrEnum):
    """The files that have a schema."""

    FLOW = "flow"
    SELECTORS = "selectors"
    PROJECT = "project"
    EVENTS = "events"


@app.callback()
def main(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print it.")
    ] = False,
) -> None:
    """Takes you through your university's self-service procedures, step by step."""
    if ctx.invoked_subcommand is None:
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            typer.echo(ctx.get_help())
            raise typer.Exit(Verdict.USAGE.exit_code)
        from assistant.wizard_command import wizard

        raise typer.Exit(wizard())


@app.command("list")
def list_flows(as_json: Json = False, lang: Lang = None) -> None:
    """List the procedures there are."""
    from assistant.procedures.titles import titles_here

    # Their heads alone: reading all of every flow takes three times as long.
    listed = None if as_json else titles_here()
    if listed is None:
        from assistant.procedures.library import Library

        library = Library.here()
        flows = library.flows()
        if as_json:
            from assistant.reporters.flow_sheet import SCHEMA, sheet_of

            kept = {"flow", "portal", "title", "summary", "automation", "fee"}
            rows = [sheet_of(library, flow).model_dump(include=kept) for flow in flows]
            about = {"schema_version": SCHEMA, "flows": rows}
            print(json.dumps(about, ensure_ascii=False, indent=1))
            return
        listed = {flow.flow: str(flow.title) for flow in flows}
    width = max(map(len, listed), default=0)
    for name, title in listed.items():
        tell(f"{name:<{width}}  {title}", below=width + 2)


@app.command()
def show(
    flow: FlowName,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Show a procedure: what you need, what it costs, what cannot be undone, its steps."""
    from assistant.procedures.library import Library
    from assistant.reporters.flow_sheet import sheet_lines, sheet_of

    library = Library.here()
    sheet = sheet_of(library, library.flow(flow))
    if as_json:
        print(sheet.model_dump_json(indent=1))
        return
    from rich.console import Console

    console = Console(highlight=False)
    for line in sheet_lines(sheet):
        console.print(line)


@app.command()
def run(
    flow: FlowName,
    answer: Answers = None,
    inputs: Annotated[Path | None, typer.Option(help="A YAML file with answers.")] = None,
    case: Annotated[
        str | None,
        typer.Option(help="Play one of the flow's cases.", autocompletion=completion.cases),
    ] = None,
    scenario: Annotated[str | None, typer.Option(help="Who and what is in the mock.")] = None,
    variant: Variant = None,
    hands: Hands = "auto",
    yes: Yes = False,
    accept_amount: AcceptAmount = None,
    out: Out = None,
    headed: Headed = False,
    browser_path: BrowserPath = None,
    server: Server = None,
    pictures: Annotated[bool, typer.Option(help="Keep a picture of every step.")] = True,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Go up to what cannot be undone, and tell it.")
    ] = False,
    until: Annotated[
        str | None, typer.Option(help="Stop before this step.", autocompletion=completion.steps)
    ] = None,
    anyway: Annotated[
        bool, typer.Option("--anyway", help="Begin even if a rule of the university says no.")
    ] = False,
    junit: Annotated[
        Path | None, typer.Option(help="Write the result as JUnit XML into this file, too.")
    ] = None,
    tracing: Annotated[Tracing, typer.Option(help=TRACING_HELP)] = "off",
    credentials: Annotated[
        Literal["world", "keyring", "prompt", "environment"] | None,
        typer.Option(help="Who signs in; world is the simulated portal's test person."),
    ] = None,
    prompt_password: Annotated[
        bool, typer.Option("--prompt-password", help="Ask for the password, for this run only.")
    ] = False,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Play a procedure in a browser, against the mock portals."""
    from assistant import terminal
    from assistant.reporters.console import Screen

    request = terminal.Request(
        flow=flow,
        answers=terminal.read_answers(answer or [], inputs),
        case=case,
        scenario=scenario,
        variant=variant,
        hands=hands,
        yes=yes,
        accept_amount=tuple(accept_amount or ()),
        out=out,
        json=as_json,
        headed=headed,
        browser_path=browser_path,
        server=server,
        pictures=pictures,
        dry_run=dry_run,
        until=until,
        junit=junit,
        anyway=anyway,
        tracing=tracing,
        credentials="prompt" if prompt_password else credentials,
    )
    console = Screen(highlight=False)
    result = terminal.run(request, console, console.asked)
    raise typer.Exit(result.verdict.exit_code)


@app.command()
def validate(
    paths: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders; all that there are if left out.")
    ] = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Check every flow against every locator file, without a browser."""
    from dataclasses import asdict

    from assistant.procedures.checking import check
    from assistant.procedures.library import Library

    library = Library.here()
    mistakes = check(library, paths or [])
    if as_json:
        found = [asdict(mistake) for mistake in mistakes]
        counted = {"schema_version": 1, "flows": len(library.flow_paths), "mistakes": found}
        print(json.dumps(counted, ensure_ascii=False))
    else:
        for mistake in mistakes:
            print(mistake)
        if not mistakes:
            print(
                _("no mistakes (flow files that were read: {count})", count=len(library.flow_paths))
            )
    raise typer.Exit(Verdict.USAGE.exit_code if mistakes else 0)


@app.command()
def schema(what: Annotated[SchemaName, typer.Argument(help="Which kind of file.")]) -> None:
    """Print the JSON Schema of flow, locator or project files, or of what run --json prints."""
    from assistant.procedures.schema import schema_of
    from assistant.project_file import project_file
    from assistant.runner.results import events_schema

    lenient = project_file() is not None
    made = {
        SchemaName.FLOW: lambda: schema_of("flow", lenient=lenient),
        SchemaName.SELECTORS: lambda: schema_of("selectors", lenient=lenient),
        SchemaName.PROJECT: lambda: schema_of("project"),
        SchemaName.EVENTS: events_schema,
    }[what]()
    print(json.dumps(made, indent=1, ensure_ascii=False))


@app.command()
def doctor(as_json: Json = False, browser_path: BrowserPath = None, lang: Lang = None) -> None:
    """Look whether everything that a run needs is there."""
    from dataclasses import asdict

    from assistant.runner import doctor as doctors

    findings = doctors.examine(given=browser_path)
    if as_json:
        rows = [asdict(finding) for finding in findings]
        print(json.dumps({"schema_version": 1, "findings": rows}, ensure_ascii=False, indent=1))
    else:
        for finding in findings:
            mark = {"ok": "✓", "warning": "!", "problem": "✗"}[finding.state]
            print(f"{mark} {finding.title}: {finding.found}")
            if finding.advice:
                print(f"    → {finding.advice}")
    raise typer.Exit(doctors.verdict(findings).exit_code)


@browser_app.command()
def install(lang: Lang = None) -> None:
    """Install a browser, if none is there."""
    from assistant.runner.browser_install import install_browser

    found = install_browser(lambda line: print(line, flush=True))
    print(_("Ready: {browser}", browser=found))


if __name__ == "__main__":
    sys.exit(app())
