"""The options that several commands have."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from assistant import completion, language


def _remember_json(ctx: typer.Context, value: bool) -> bool:
    ctx.meta["json"] = value
    return value


def _use_language(value: str | None) -> str | None:
    if value:
        for known in language.LANGUAGES:
            if value == known:
                language.use(known)
                return value
        raise typer.BadParameter(f"'{value}' is none of {', '.join(language.LANGUAGES)}")
    return value


Json = Annotated[
    bool, typer.Option("--json", callback=_remember_json, is_eager=True, help="Print JSON.")
]
Lang = Annotated[
    str | None,
    typer.Option("--lang", callback=_use_language, is_eager=True, help="en, es or it."),
]
FlowName = Annotated[
    str,
    typer.Argument(help="For example polimi/degree-certificate.", autocompletion=completion.flows),
]
Flows = Annotated[
    list[str] | None,
    typer.Argument(
        help="Flows or portals; everything if left out.", autocompletion=completion.flows
    ),
]
Workers = Annotated[
    int, typer.Option("-n", "--workers", min=1, help="How many browsers play at a time.")
]
Checkpoints = Annotated[
    Path | None, typer.Option("--checkpoints", help="The folder that checkpoints are kept in.")
]
Answers = Annotated[
    list[str] | None,
    typer.Option("-i", "--input", help="An answer: name=value.", autocompletion=completion.inputs),
]
BrowserPath = Annotated[
    Path | None, typer.Option("--browser-path", help="Use this Chrome, Chromium or Edge.")
]
Hands = Annotated[
    Literal["auto", "guided"],
    typer.Option(help="guided: the program waits for your go at each step."),
]
Yes = Annotated[bool, typer.Option("--yes", help="Say yes to what cannot be undone.")]
AcceptAmount = Annotated[
    list[str] | None,
    typer.Option(help="An amount you accept to pay, as the page shows it. One for each payment."),
]
Out = Annotated[Path | None, typer.Option(help="The folder that the runs are kept under.")]
Headed = Annotated[bool, typer.Option("--headed", help="Show the browser.")]
Server = Annotated[
    str | None, typer.Option(help="Use a mock server that runs already (its address).")
]
Variant = Annotated[
    str | None,
    typer.Option(
        help="Show the mock's pages in this variant: docs/testing.md lists them.",
        autocompletion=completion.variants,
    ),
]
Tracing = Literal["off", "on", "retain-on-failure"]
TRACING_HELP = "Keep a Playwright trace, without the secrets."
VIDEO_HELP = "Keep a video, in slow motion and without the secrets."
