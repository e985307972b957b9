"""``tramite selectors audit``: whether all locators of an element find it, and only it."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from assistant import completion
from assistant.errors import Verdict
from assistant.language import _
from assistant.options import BrowserPath, Json, Lang

if TYPE_CHECKING:
    from assistant.locator_walk import Walked

selectors_app = typer.Typer(no_args_is_help=True, help="The locators of the portals.")


@selectors_app.callback()
def selectors() -> None:
    """The locators of the portals."""


@selectors_app.command()
def audit(
    portal: Annotated[
        str | None,
        typer.Argument(help="All that there are if left out.", autocompletion=completion.portals),
    ] = None,
    browser_path: BrowserPath = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Try every locator on the pages that the cases lead to; exit code 5 if one is wrong."""
    from rich.console import Console
    from rich.progress import Progress

    from assistant.locator_walk import walk
    from assistant.procedures.library import Library

    library = Library.here()
    screen = Console(stderr=True)
    with Progress(console=screen, transient=True, disable=not screen.is_terminal) as progress:
        task = progress.add_task("")
        walked = walk(
            library,
            [portal] if portal else library.portals,
            lambda done, of, case: progress.update(
                task, completed=done, total=of, description=case
            ),
            browser_path,
        )
    if as_json:
        more = {"otherwise": walked.otherwise} if walked.otherwise else {}
        print(json.dumps({**walked.audited.as_json(), **more}, ensure_ascii=False, indent=1))
    else:
        _print(walked)
    raise typer.Exit(0 if walked.audited.clean else Verdict.DRIFT.exit_code)


def _print(walked: "Walked") -> None:
    wrong = walked.audited.wrong
    for how, findings in wrong.items():
        for finding in findings:
            print(f"{_title(how)}: {finding}")
    for case in walked.otherwise:
        print(_("ended otherwise than it should: {case}", case=case))
    counts = {how: len(findings) for how, findings in wrong.items()}
    print(_("elements: {elements}, unprobed: {unprobed}, disagree: {disagree}, "
            "ambiguous: {ambiguous}, missing: {missing}",
            elements=walked.audited.elements, **counts))  # fmt: skip


def _title(how: str) -> str:
    return {
        "unprobed": _("unprobed"),
        "disagree": _("disagree"),
        "ambiguous": _("ambiguous"),
        "missing": _("missing"),
    }[how]
