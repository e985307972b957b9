"""Which procedure a person needs: from their own words, or from the list of a portal."""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from assistant.language import LANGUAGES, _
from assistant.procedures.flow import Flow
from assistant.procedures.library import Library
from assistant.wizard.dialogue import Dialogue

MOST = 6
"""How many procedures are offered for some words."""


def find(library: Library, words: str) -> list[Flow]:
    """The procedures whose title, summary or name speaks of these words, the best first."""
    wanted = _stems(words)
    scored = [(_score(wanted, flow), flow) for flow in library.flows()]
    found = sorted((one for one in scored if one[0]), key=lambda one: -one[0])
    return [flow for _score_, flow in found[:MOST]]


def _score(wanted: set[str], flow: Flow) -> float:
    titles = _stems(f"{flow.flow} " + " ".join(_said(flow.title)))
    summaries = _stems(" ".join(_said(flow.summary)))
    return sum(3 * (one in titles) + (one in summaries) for one in wanted)


def _said(sentence: object) -> Iterator[str]:
    return (str(getattr(sentence, language)) for language in LANGUAGES)


def _stems(text: str) -> set[str]:
    """The words without accents and endings, those of three letters or fewer left out."""
    plain = unicodedata.normalize("NFD", text.casefold())
    letters = "".join(one for one in plain if not unicodedata.combining(one))
    return {word[:6] for word in re.findall(r"[a-z0-9]+", letters) if len(word) > 3}


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
        found = find(library, words)
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
