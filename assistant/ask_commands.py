"""``tramite ask``: from a question in everyday words to the procedure or answer it is about."""

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant import completion
from assistant.errors import UsageError
from assistant.folding import tell
from assistant.language import _
from assistant.options import Json, Lang

if TYPE_CHECKING:
    from assistant.procedures.ask import Entry, Index, Reply

SCHEMA = 1


def ask(
    question: Annotated[
        str, typer.Argument(help="In your own words, in Spanish, English or Italian.")
    ],
    portal: Annotated[
        str | None,
        typer.Option(help="Only what is about one portal.", autocompletion=completion.portals),
    ] = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Find the procedure or the answer that a question is about."""
    from assistant.procedures.ask_cache import shipped_index
    from assistant.project_file import NAME, project_file

    if not question.strip():
        raise UsageError(_("nothing is asked"), _('ask like: tramite ask "I lost my diploma"'))
    if project_file():
        raise UsageError(
            _("tramite ask knows the documents that Trámite brings, and here {file} names flows "
              "of your own", file=NAME),
            _("see them all: tramite list"),
        )  # fmt: skip
    index = shipped_index()
    if portal is not None:
        _check_portal(index, portal)
    reply = index.ask(question, portal)
    if as_json:
        print(json.dumps(_told(reply), ensure_ascii=False, indent=1))
    else:
        _print(reply)


def _check_portal(index: "Index", portal: str) -> None:
    known = sorted({entry["portal"] for entry in index.entries})
    if portal not in known:
        raise UsageError(
            _("there is no portal '{portal}'", portal=portal),
            _("portals: {known}", known=", ".join(known)),
        )


def _told(reply: "Reply") -> dict[str, Any]:
    return {
        "schema_version": SCHEMA,
        "in_scope": reply.in_scope,
        "results": [
            {
                "id": hit.entry.id,
                "kind": hit.entry.kind,
                "portal": hit.entry.portal,
                "score": hit.score,
                "title": hit.entry.said(hit.entry.title),
                "text": hit.entry.said(hit.entry.text),
                "source": hit.entry.source,
                "next": _next(hit.entry),
            }
            for hit in reply.hits
        ],
    }


def _next(entry: "Entry") -> str | None:
    return f"tramite show {entry.flow}" if entry.flow else None


def _print(reply: "Reply") -> None:
    entries = [hit.entry for hit in reply.hits]
    if not reply.in_scope:
        tell(_("That is not in the documents."))
        if entries:
            tell(_("The nearest thing that is: {title}", title=_line(entries[0])))
        else:
            tell(_("see them all: tramite list"))
        return
    best, *others = entries
    tell(_line(best))
    if text := best.said(best.text):
        tell(text)
    tell(_("source: {source}", source=", ".join(best.source)))
    if command := _next(best):
        tell(f"→ {command}")
    if others:
        tell(_("Or did you mean:"))
    for other in others:
        tell(f"  {_line(other)}")


def _line(entry: "Entry") -> str:
    return f"{entry.said(entry.title)} ({entry.id})"
