"""``tramite handout`` and ``tramite fresh``: leaflets, and whether they still show what is so."""

import json
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from assistant import completion
from assistant.errors import UsageError, Verdict
from assistant.language import _
from assistant.options import BrowserPath, Json, Lang, Workers

SCHEMA = 1


def handout(
    flows: Annotated[
        list[str] | None,
        typer.Argument(help="A flow; with --all also portals.", autocompletion=completion.flows),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="One for each procedure, into the folder of -o.")
    ] = False,
    case: Annotated[
        str, typer.Option(help="The case that is shown.", autocompletion=completion.cases)
    ] = "happy",
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="A .pdf, .html or .md file; with --all a folder."),
    ] = None,
    paper: Annotated[Literal["a4", "letter"], typer.Option(help="For PDF.")] = "a4",
    workers: Workers = 1,
    browser_path: BrowserPath = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Write a leaflet: what is needed, a picture of each step, what comes after."""
    from assistant.procedures.library import Library
    from assistant.training.leaflets import Order, write_all, write_one

    library = Library.here()
    library.needs_the_mock("tramite handout")
    order = Order(case, "Letter" if paper == "letter" else "A4", browser_path)
    if everything:
        if output is None:
            raise UsageError(_("--all needs a folder"), _("Name it: -o handouts"))
        written, failed = write_all(library, flows or [], output, order, workers, bar=not as_json)
    else:
        if len(flows or []) != 1:
            raise UsageError(_("name one flow, or --all"), _("see them all: tramite list"))
        flow = library.flow((flows or [])[0])
        path = output or Path(flow.flow.replace("/", "-") + ".pdf")
        written, failed = write_one(library, flow, path, order)
    if as_json:
        told = [
            {"flow": one.flow, "verdict": one.verdict, "message": one.message} for one in failed
        ]
        print(json.dumps({"schema_version": SCHEMA, "files": [str(one) for one in written],
                          "failed": told}, ensure_ascii=False))  # fmt: skip
    else:
        for path in written:
            print(path)
        for one in failed:
            print(f"{one.flow}: {one.verdict}: {one.message}")
    raise typer.Exit(failed[0].verdict.exit_code if failed else 0)


def fresh(
    folder: Annotated[Path, typer.Argument(help="With handouts or videos.")],
    browser_path: BrowserPath = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Say which handouts and videos show what is no longer so; exit code 5 if any does."""
    from assistant.procedures.library import Library
    from assistant.training.freshness import kept_in
    from assistant.training.leaflets import stale_ones

    stale = stale_ones(Library.here(), kept_in(folder), browser_path)
    if as_json:
        rows: list[dict[str, Any]] = [
            {"file": str(path), "steps": steps} for path, steps in stale.items()
        ]
        print(json.dumps({"schema_version": SCHEMA, "stale": rows}, ensure_ascii=False))
    else:
        for path, steps in stale.items():
            print(f"{path}: {', '.join(steps)}")
        if not stale:
            print(_("all of it still shows what is so"))
    raise typer.Exit(Verdict.DRIFT.exit_code if stale else 0)
