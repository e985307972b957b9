"""Which procedure a person needs: from their own words, or from the list of a portal."""

from collections.abc import Sequence

from assistant.language import _
from assistant.procedures.ask import Entry
from assistant.procedures.ask_cache import shipped_index
from assistant.procedures.flow import Flow
from assistant.procedures.library import Library
from assistant.procedures.words import bare
from assistant.wizard.dialogue import Dialogue

MOST = 6
"""How many procedures are offered for some words."""


def find(library: Library, words: str) -> tuple[list[Flow], str | None]:
    """The procedures that these words are about, and what the documents say to them, if they do."""
    if library.project:
        return _of_project(library, words)[:MOST], None
    reply = shipped_index().ask(words)
    entries = [hit.entry for hit in reply.hits] if reply.in_scope else []
    names = [name for one in entries for name in (one.flow, *_helped(library, one.id)) if name]
    flows = [library.flow(name) for name in dict.fromkeys(names)]
    return [flow for flow in flows if not flow.part][:MOST], _said(entries)


def _of_project(library: Library, words: str) -> list[Flow]:
    """The procedures whose title or summary holds one of the words: nothing more is known."""
    wanted = set(bare(words).split())

    def names(flow: Flow) -> bool:
        return not wanted.isdisjoint(bare(f"{flow.title} {flow.summary}").split())

    return list(filter(names, library.flows()))


def _helped(library: Library, name: str) -> tuple[str, ...]:
    """The procedures that an answer helps with."""
    answer = library.answers.get(name)
    known = library.flow_paths
    return tuple(one for one in answer.procedures if one in known) if answer else ()


def _said(entries: Sequence[Entry]) -> str | None:
    """What the best entry says, if it is an answer and no procedure."""
    if not entries or entries[0].kind != "answer":
        return None
    return f"{entries[0].said(entries[0].text)} ({', '.join(entries[0].source)})"


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
    portals = list(dict.fromkeys(flow.portal for flow in library.flows()))
    dialogue.tell(_("On which portal?"))
    titles = [library.locators(portal).title for portal in portals]
    chosen = dialogue.choose(_("Number, or Enter to go back"), titles)
    if chosen is None:
        return None
    return _one_of([one for one in library.flows() if one.portal == portals[chosen]], dialogue)


def _one_of(flows: Sequence[Flow], dialogue: Dialogue) -> Flow | None:
    titles = [f"{flow.title} ({flow.flow})" for flow in flows]
    chosen = dialogue.choose(_("Number, or Enter if it is none of them"), titles)
    return None if chosen is None else flows[chosen]
