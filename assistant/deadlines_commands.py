"""``tramite deadlines``: the dates that follow from a run, also for a calendar program."""

import json
from pathlib import Path
from typing import Annotated

import typer

from assistant import completion
from assistant.folding import tell
from assistant.language import _
from assistant.options import Json, Lang, Out

SCHEMA = 1


def deadlines(
    run: Annotated[
        str | None,
        typer.Argument(help="Which; the latest if left out.", autocompletion=completion.runs),
    ] = None,
    ics: Annotated[
        Path | None, typer.Option(help="Write them into this iCalendar file, with alarms.")
    ] = None,
    out: Out = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Say which dates follow from a run, and write them into a calendar file."""
    from assistant.reporters.calendar_file import calendar_of
    from assistant.resuming import result_of
    from assistant.runner.dating import date_in_words
    from assistant.runner.keeper import written

    result = result_of(run, out)
    if ics:
        with written(ics):
            ics.write_bytes(calendar_of(result))
    if as_json:
        dates = [date.model_dump(mode="json") for date in result.dates]
        told = {"schema_version": SCHEMA, "run": result.run, "flow": result.flow, "dates": dates}
        print(json.dumps({**told, "ics": str(ics) if ics else None}, ensure_ascii=False))
        return
    tell(f"{result.title} ({result.run})")
    for date in result.dates:
        tell(f"  {date_in_words(date)} ({date.id}, {', '.join(date.source)})")
    if not result.dates:
        tell("  " + _("The documents name no dates that follow from it."))
    if ics:
        print(_("written: {path}", path=ics))
