"""``tramite replay`` and ``tramite checkpoints``: single steps, played from where they begin."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant import completion
from assistant.errors import AssistantError, Verdict
from assistant.language import _
from assistant.options import BrowserPath, Checkpoints, FlowName, Flows, Headed, Json, Lang, Out

if TYPE_CHECKING:
    from assistant.regression.replay import Replayed

SCHEMA = 1

checkpoints_app = typer.Typer(
    no_args_is_help=True, help="From where the steps of a flow are played alone."
)


@checkpoints_app.callback()
def checkpoints() -> None:
    """From where the steps of a flow are played alone."""


@checkpoints_app.command()
def build(
    flows: Flows = None,
    folder: Checkpoints = None,
    browser_path: BrowserPath = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Play flows once, and keep from where each of their steps can be played alone."""
    from assistant.procedures.library import Library
    from assistant.regression.checkpoints import default_folder, place
    from assistant.regression.recording import up_to_date
    from assistant.warm import warmed_up

    library, folder = Library.here(), folder or default_folder()
    library.needs_the_mock("tramite checkpoints")
    built: list[dict[str, Any]] = []
    failed: list[AssistantError] = []
    with warmed_up(browser_path=browser_path) as warm:
        for flow in library.chosen(flows or []):
            try:
                found = up_to_date(library, flow, folder, warm)
            except AssistantError as error:
                failed.append(error)
                typer.echo(f"{error.verdict}: {error.message}", err=True)
                continue
            path = place(folder, flow.flow)
            row = {"flow": flow.flow, "steps": len(found.steps), "cases": list(found.cases),
                   "bytes": path.stat().st_size, "path": str(path)}  # fmt: skip
            built.append(row)
            if not as_json:
                print(_("{flow}: {steps} steps, {bytes} bytes", **row))
    if as_json:
        told = [{"verdict": one.verdict, "message": one.message} for one in failed]
        print(json.dumps({"schema_version": SCHEMA, "built": built, "failed": told},
                         ensure_ascii=False))  # fmt: skip
    raise typer.Exit(failed[0].verdict.exit_code if failed else 0)


def replay(
    flow: FlowName,
    step: Annotated[
        str, typer.Argument(help="Its id, as in show --json.", autocompletion=completion.steps)
    ],
    folder: Checkpoints = None,
    out: Out = None,
    headed: Headed = False,
    browser_path: BrowserPath = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Play one step alone, from just before it, and compare it with the whole journey."""
    from assistant.procedures.library import Library
    from assistant.regression.checkpoints import default_folder
    from assistant.regression.recording import up_to_date
    from assistant.regression.replay import Replayer
    from assistant.reporters.run_folder import RunFolder
    from assistant.runner.runs import default_runs
    from assistant.warm import warmed_up

    library = Library.here()
    library.needs_the_mock(
        "tramite replay",
        _(
            "Play the journey up to that step: tramite run "
            "{flow} --case happy --until {step} --headed",
            flow=flow,
            step=step,
        ),
    )
    found = library.flow(flow)
    with warmed_up(headless=not headed, browser_path=browser_path) as warm:
        kept = up_to_date(library, found, folder or default_folder(), warm)
        player = Replayer(library, found, kept, warm, out or default_runs(), pictures=True)
        replayed = player.replay(step, [RunFolder()])
    _tell(replayed, as_json)
    raise typer.Exit(replayed.verdict.exit_code)


def _tell(replayed: "Replayed", as_json: bool) -> None:
    result, alone = replayed.result, replayed.alone
    if as_json:
        said = {
            "schema_version": SCHEMA, "flow": result.flow, "step": replayed.step,
            "case": replayed.case, "verdict": replayed.verdict, "message": replayed.message,
            "differences": list(replayed.differences), "seconds": result.seconds,
            "folder": result.folder,
        }  # fmt: skip
        print(json.dumps(said, ensure_ascii=False))
        return
    if alone:
        print(f"{alone.number}/{alone.of}  {alone.id}: {alone.sentence}")
    print(f"{replayed.verdict}: {replayed.message}")
    for one in replayed.differences:
        print(f"  {one}")
    if replayed.verdict is not Verdict.OK:
        print(_("its report: {path}", path=Path(result.folder) / "report.html"))
