"""``tramite coverage``: the project held against the documents."""

import json

import typer

from assistant.language import _
from assistant.options import Json, Lang


def coverage(as_json: Json = False, lang: Lang = None) -> None:
    """Say what the documents hold and Trámite has not; exit code 1 if anything is missing."""
    from assistant.procedures.library import Library
    from assistant.regression.coverage import coverage

    found = coverage(Library())
    if as_json:
        print(json.dumps(found.as_json(), ensure_ascii=False, indent=1))
    else:
        for name, kind in found.kinds.items():
            print(f"{_title(name)}: {kind.covered} / {kind.total}")
            for one, why in kind.missing:
                print(f"  {one}  {why}")
    raise typer.Exit(0 if found.complete else 1)


def _title(kind: str) -> str:
    return {
        "procedures": _("procedures"),
        "steps": _("steps"),
        "labels": _("labels"),
        "rules": _("rules"),
        "deadlines": _("deadlines"),
        "answers": _("answers"),
    }[kind]
