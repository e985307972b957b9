"""What the program says to people, in all its languages, looked through."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from assistant.mock.server import MockServer
from assistant.procedures.checking import check
from assistant.procedures.library import Library
from assistant.procedures.yaml_files import Mistake
from assistant.regression.labels import TOURS, Sights, Tour, take_tour
from assistant.regression.messages import said, wrong_help, wrong_messages
from assistant.regression.quotations import wrong_quotations


@dataclass(frozen=True)
class Linted:
    """How much was looked at, and what is wrong, in order."""

    sentences: int
    messages: int
    mistakes: tuple[Mistake, ...]


def lint(
    library: Library, helps: Collection[str] = (), tours: Mapping[str, Tour] = TOURS
) -> Linted:
    """Look through the messages, and the sentences of a library, as the mock portals show them.

    ``helps`` are the texts of ``--help``.

    Of a project, what its files say: its site is not looked at.

    Files with mistakes (a language that is missing is one) are told first: what they quote can
    only be looked at when they can be read.
    """
    messages = [] if library.project else list(said())
    mistakes = [*wrong_messages(messages), *check(library)]
    sentences = 0
    if not any(one.file.endswith(".yaml") for one in mistakes):
        sights = {} if library.project else _sights(library, tours)
        mistakes += wrong_quotations(library, sights)
        sentences = sum(
            step.say is not None for name in library.flow_paths for step in library.flow(name).steps
        )
    mistakes += wrong_help(helps)
    return Linted(sentences, len(messages) + len(helps), tuple(sorted(set(mistakes))))


def _sights(library: Library, tours: Mapping[str, Tour]) -> dict[str, Sights]:
    with MockServer() as server:
        return {
            portal: take_tour(tours[portal], server.url)
            for portal in library.portals
            if portal in tours
        }
