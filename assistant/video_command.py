"""``tramite video``: a flow as a video, or as a slideshow where none can be encoded."""

import json
from pathlib import Path
from typing import Annotated

import typer

from assistant import completion
from assistant.errors import UsageError, Verdict
from assistant.language import _
from assistant.options import BrowserPath, FlowName, Json, Lang

SCHEMA = 1
SUFFIXES = (".mp4", ".webm", ".html")


def video(
    flow: FlowName,
    case: Annotated[
        str, typer.Option(help="The case that is played.", autocompletion=completion.cases)
    ] = "happy",
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            help="An .mp4 or .webm file, or .html for slides; named like the flow if left out.",
        ),
    ] = None,
    captions: Annotated[bool, typer.Option(help="Each step's sentence in the picture.")] = True,
    browser_path: BrowserPath = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Film a procedure, with subtitles beside it; a slideshow where no video can be made."""
    from assistant.procedures.library import Library
    from assistant.training.video import make_video
    from assistant.warm import warmed_up

    library = Library.here()
    library.needs_the_mock("tramite video")
    found, path = library.flow(flow), output or Path(flow.replace("/", "-") + ".mp4")
    if path.suffix not in SUFFIXES:
        raise UsageError(
            _("{path} is no video file", path=path),
            _("Name an .mp4, .webm or .html file with -o."),
        )
    with warmed_up(browser_path=browser_path) as warm:
        made = make_video(library, found, case, path, warm, captions=captions)
    result = made.result
    if as_json:
        told = {
            "schema_version": SCHEMA, "flow": flow, "case": case, "verdict": result.verdict,
            "message": result.message, "kind": "video" if made.is_video else "slideshow",
            "seconds": round(made.seconds, 1), "files": [str(one) for one in made.paths],
        }  # fmt: skip
        print(json.dumps(told, ensure_ascii=False))
    else:
        for one in made.paths:
            print(one)
        if not made.is_video and path.suffix != ".html":
            print(_("This is a slideshow: to make videos, install PyAV (pipx inject tramite av)."))
        if result.verdict is not Verdict.OK:
            print(f"{result.verdict}: {result.message}")
    raise typer.Exit(result.verdict.exit_code)
