"""Which procedure a person needs: from their own words, or from the list of a portal."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.language import _
from assistant.procedures.ask import Entry
from assistant.procedures.ask_cache import shipped_index
from assistant.procedures.flow import Flow
from assistant.procedures.library import Library
from assistant.procedures.words import bare
from assistant.wizard.dialogue import Back, Dialogue

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
    best = entries[0]
    return _("{topic}: {text} ({source})", topic=best.said(best.title), text=best.said(best.text),
             source=", ".join(best.source))  # fmt: skip


@dataclass
class Choosing:
    """Lets a person say what they need in their own words, or choose from lists.

    What was offered last is offered again to who comes back from a procedure's page.
    """

    library: Library
    dialogue: Dialogue
    offered: Sequence[Flow] = ()

    def choose(self) -> Flow:
        """The procedure they want; raises ``Back`` from a list to the question before it."""
        while True:
            self.offered = self.offered or self._wanted()
            try:
                flow = self._one_of_them()
            except Back:
                self.offered = ()
                raise
            if flow:
                return flow
            self.offered = ()

    def _wanted(self) -> Sequence[Flow]:
        while True:
            self.dialogue.tell()
            words = self.dialogue.ask(
                _("What do you need? Say it in your words, or press Enter for the list"),
                about=[_("For example: I need a certificate of enrolment")],
            )
            if found := self._found(words) if words else self._of_a_portal():
                return found

    def _found(self, words: str) -> Sequence[Flow]:
        found, said = find(self.library, words)
        if said:
            self.dialogue.tell(said)
        if found:
            self.dialogue.tell(_("It may be:"))
        else:
            self.dialogue.tell(_("Nothing here is about that. Try other words, or the list."))
        return found

    def _of_a_portal(self) -> Sequence[Flow]:
        flows = self.library.flows()
        portals = list(dict.fromkeys(flow.portal for flow in flows))
        self.dialogue.tell(_("On which portal?"))
        titles = [self.library.locators(portal).title for portal in portals]
        chosen = self.dialogue.choose(_("Number, or Enter to go back"), titles)
        if chosen is None:
            return ()
        return [flow for flow in flows if flow.portal == portals[chosen]]

    def _one_of_them(self) -> Flow | None:
        titles = [f"{flow.title} ({flow.flow})" for flow in self.offered]
        chosen = self.dialogue.choose(_("Number, or Enter if it is none of them"), titles)
        return None if chosen is None else self.offered[chosen]
