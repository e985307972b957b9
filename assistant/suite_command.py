"""``tramite test``: plays the cases of flows, and says which did not end as they must."""

import json
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from assistant.language import _
from assistant.options import (
    TRACING_HELP,
    VIDEO_HELP,
    Checkpoints,
    Flows,
    Headed,
    Json,
    Lang,
    Tracing,
    Workers,
)

if TYPE_CHECKING:
    from assistant.regression.suite import Played

SCHEMA = 1


def suite(
    flows: Flows = None,
    workers: Workers = 1,
    steps: Annotated[bool, typer.Option("--steps", help="Play each step alone, too.")] = False,
    junit: Annotated[
        Path | None, typer.Option(help="Write a JUnit file; its types are verdicts.")
    ] = None,
    html: Annotated[Path | None, typer.Option(help="Write a page about all of it.")] = None,
    output: Annotated[
        Path,
        typer.Option(help="Its folder flows is emptied, and what failed is kept there."),
    ] = Path("test-results"),
    checkpoints: Checkpoints = None,
    screenshot: Annotated[
        Literal["off", "on", "only-on-failure"], typer.Option(help="A picture of each step.")
    ] = "off",
    tracing: Annotated[Tracing, typer.Option(help=TRACING_HELP)] = "off",
    video: Annotated[Tracing, typer.Option(help=VIDEO_HELP)] = "off",
    headed: Headed = False,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Play every case of flows and say which broke, at which step, and how."""
    from assistant.procedures.library import Library
    from assistant.regression.suite import Wanted, play
    from assistant.regression.suite_page import suite_page
    from assistant.runner.encoding import require_encoder

    library = Library.here()
    if steps:
        library.needs_the_mock("--steps")
    if video != "off":
        require_encoder()
    options = [f"--screenshot={screenshot}", f"--tracing={tracing}", f"--video={video}",
               *["--headed"][: int(headed)]]  # fmt: skip
    wanted = Wanted(
        library.chosen(flows or []), workers, steps, output, checkpoints, tuple(options)
    )
    with redirect_stdout(sys.stderr if as_json else sys.stdout):
        played = play(library, wanted)
    if junit:
        junit.write_bytes(played.junit())
    if html:
        html.write_text(suite_page(played, html.parent), encoding="utf-8")
    _tell(played, as_json)
    raise typer.Exit(played.exit_code)


def _tell(played: "Played", as_json: bool) -> None:
    if as_json:
        print(json.dumps({
            "schema_version": SCHEMA, "items": len(played.items), "passed": played.passed,
            "failed": [one.failure for one in played.failed], "seconds": played.seconds,
        }, ensure_ascii=False))  # fmt: skip
        return
    for one in played.failed:
        print(f"{one.verdict:<12} {one.flow}::{one.name}  {one.step}  {one.message}")
    print(_("{passed} of {items} ended as they must",
            passed=played.passed, items=len(played.items)))  # fmt: skip
