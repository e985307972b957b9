"""What a case begins with may have been played and recorded already: it goes on from there.

Every case of every flow is played in each run of the suite, and much of what they do is the same.
A case that is recorded has been played from its beginning to its end.
"""

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any

from assistant.errors import UsageError
from assistant.procedures.flow import Case, Flow
from assistant.procedures.library import Library
from assistant.regression.checkpoints import Checkpoints, Played, Rest
from assistant.regression.recording import planned
from assistant.runner.results import RunResult
from assistant.session import Session, hands_of
from assistant.warm import Warm

_Step = tuple[str, Any, Any, Any, Any]


def beginning(
    library: Library, flow: Flow, name: str, recorded: Checkpoints
) -> tuple[Played, Rest] | None:
    """The recorded case that has most in common with this one, and where they part."""
    ours = list(_steps(library, flow, flow.cases[name]))
    found: list[tuple[int, Played, Rest]] = []
    for other, played in recorded.cases.items():
        if _world(flow.cases[name]) == _world(flow.cases[other]):
            common = _in_common(ours, list(_steps(library, flow, flow.cases[other])))
            # The last one of ours is played in any case.
            rests = [one for one in played.rests if one.step in common and one.step != ours[-1][0]]
            found += [(common.index(one.step), played, one) for one in rests]
    return max(found, key=lambda one: one[0])[1:] if found else None


def _world(case: Case) -> Any:
    """Where a case is played; with faults it is like no other, for they may come anywhere."""
    if case.faults:
        return object()
    return case.scenario, case.at_time, case.world, case.sign_in


def _steps(library: Library, flow: Flow, case: Case) -> Iterator[_Step]:
    """The steps up to where the case ends, each with everything that it may depend on."""
    for one in planned(library, flow, case):
        told = one.step.model_dump_json()
        used = {name for name in one.values if re.search(rf"\b{re.escape(name)}\b", told)}
        yield (
            one.id, one.step, {name: one.values[name] for name in used},
            {name: case.files.get(name) for name in used},
            (case.accept, case.decline) if one.step.effect else (),
        )  # fmt: skip
        if one.id == case.at:
            return


def _in_common(ours: list[_Step], theirs: list[_Step]) -> list[str]:
    """The ids of the steps that both begin with."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(ours, theirs, strict=False))
    return [mine[0] for mine, _other in same]


def play_on(
    library: Library, flow: Flow, name: str, warm: Warm, runs: Path, recorded: Checkpoints
) -> RunResult | UsageError:
    """Play a case to its end, from where it parts with a recorded one."""
    case = flow.cases[name]
    session = Session.of_case(
        library, flow, name, runs, surroundings=warm.around(case), open_browser=warm.open_browser,
        pictures=False, kept=False,
    )  # fmt: skip
    try:
        if begun := beginning(library, flow, name, recorded):
            played, rest = begun
            return session.play_from(
                rest.checkpoint(warm.server), played.past(rest), played.contents(rest),
                hands_of(case), [],
            )  # fmt: skip
        return session.play(hands_of(case), [])
    except UsageError as error:
        return error
