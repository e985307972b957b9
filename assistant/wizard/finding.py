"""Which procedure a person needs: from their own words, or from the list of a portal."""

from collections.abc import Sequence

from assistant.language import _
from assistant.procedures.ask import Entry
from assistant.procedures.ask_cache import cache_folder, index_of
from assistant.procedures.flow import Flow
from assistant.procedures.library import Library
from assistant.shipped import shipped
from assistant.wizard.dialogue import Dialogue

MOST = 6
"""How many procedures are offered for some words."""


def find(library: Library, words: str) -> tuple[list[Flow], str | None]:
    """The procedures that these words are about, and what the documents say to them, if they do."""
    index = index_of(shipped("flows"), shipped("selectors"), cache_folder())
    reply = index.ask(words)
    entries = [hit.entry for hit in reply.hits] if reply.in_scope else []
    names = [name for one in entries for name in (one.flow, *_helped(library, one.id)) if name]
    flows = [library.flow(name) for name in dict.fromkeys(names)]
    return [flow for flow in flows if not flow.part][:MOST], _said(library, entries[:1])


def _helped(library: Library, name: str) -> tuple[str, ...]:
    """The procedures that an answer helps with."""
    answer = library.answers.get(name)
    known = library.flow_paths
    return tuple(one for one in answer.procedures if one in known) if answer else ()


def _said(library: Library, best: Sequence[Entry]) -> str | None:
    for one in best:
        if answer := library.answers.get(one.id):
            return f"{answer.text} ({', '.join(map(str, answer.source))})"
    return None


def choose_procedure(library: Library, dialogue: Dialogue) -> Flow:
    """Let the person say it in their own words, or choose from lists."""
    while True:
        dialogue.tell()
        words = dialogue.ask(
            _("What do you need? Say it in your words, or press Enter for the list"),
            about=[_("For example: I need a certificate of enrolment")],
        )
        if not words:
            if flow := _from_list(library, dialogue):
                return flow
            continue
        found, said = find(library, words)
        if said:
            dialogue.tell(said)
        if not found:
            dialogue.tell(_("Nothing here is about that. Try other words, or the list."))
            continue
        dialogue.tell(_("It may be one of these:"))
        if flow := _one_of(found, dialogue):
            return flow


def _from_list(library: Library, dialogue: Dialogue) -> Flow | None:
    portals = list(dict.fromkeys(flow.flow.partition("/")[0] for flow in library.flows()))
    dialogue.tell(_("At which university?"))
    chosen = dialogue.choose(_("Number, or Enter to go back"), [_name(one) for one in portals])
    if chosen is None:
        return None
    flows = [one for one in library.flows() if one.flow.startswith(f"{portals[chosen]}/")]
    return _one_of(flows, dialogue)


def _name(portal: str) -> str:
    return {
        "polimi": "Politecnico di Milano (Online Services)",
        "smartcampus": "Politécnico Grancolombiano (SmartCampus)",
        "soporte": _("Politécnico Grancolombiano, support desk"),
        "unad": "UNAD, Universidad Nacional Abierta y a Distancia",
    }.get(portal, portal)


def _one_of(flows: Sequence[Flow], dialogue: Dialogue) -> Flow | None:
    titles = [f"{flow.title} ({flow.flow})" for flow in flows]
    chosen = dialogue.choose(_("Number, or Enter if it is none of them"), titles)
    return None if chosen is None else flows[chosen]
