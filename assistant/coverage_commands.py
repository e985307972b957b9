"""``tramite coverage`` and ``tramite rules crosscheck``: Trámite held against what it is about."""

import json
from typing import Annotated

import typer

from assistant.language import _
from assistant.options import Json, Lang


def coverage(
    where: Annotated[
        bool, typer.Option("--where", help="Say of all that is there where it is, too.")
    ] = False,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Say what the documents hold and Trámite has not; exit code 1 if anything is missing."""
    from assistant.procedures.library import Library
    from assistant.regression.coverage import coverage
    from assistant.regression.whereabouts import place_of

    library = Library.here()
    library.needs_the_mock("tramite coverage")
    found = coverage(library)
    if as_json:
        print(json.dumps(found.as_json(), ensure_ascii=False, indent=1))
    else:
        for name, kind in found.kinds.items():
            print(f"{_title(name)}: {kind.covered} / {kind.total}")
            for one, why in kind.missing:
                print(f"  {one}  {why}")
            for one in kind.there if where else ():
                print(f"  {one}  → {place_of(library, name, one)}")
    raise typer.Exit(0 if found.complete else 1)


def crosscheck(as_json: Json = False, lang: Lang = None) -> None:
    """Give every rule's examples to the rule and to the portal; exit code 1 if they differ."""
    from assistant.procedures.library import Library
    from assistant.regression.crosscheck import crosscheck

    library = Library.here()
    library.needs_the_mock("tramite rules crosscheck")
    found = crosscheck(library)
    if as_json:
        print(json.dumps(found.as_json(), ensure_ascii=False, indent=1))
        raise typer.Exit(0 if found.sound else 1)
    print(_("rule and portal agree: {count}", count=len(found.agreed)))
    for one in found.disagreed:
        print(_("{rule} ({example}): the rule says {rules}, the portal says {portal}",
                rule=one.id, example=one.example, rules=_yes(one.rules),
                portal=_yes(one.portal)))  # fmt: skip
    for name in found.untried:
        print(_("{rule}: no portal was asked, and nothing says why", rule=name))
    print(_("not for the portal to enforce: {count}", count=len(found.not_enforced)))
    for unasked in found.not_enforced:
        print(f"  {unasked.id}  {unasked.reason}")
    raise typer.Exit(0 if found.sound else 1)


def _yes(said: bool) -> str:
    return _("yes") if said else _("no")


def _title(kind: str) -> str:
    return {
        "procedures": _("procedures"),
        "steps": _("steps"),
        "labels": _("labels"),
        "rules": _("rules"),
        "deadlines": _("deadlines"),
        "answers": _("answers"),
    }[kind]
