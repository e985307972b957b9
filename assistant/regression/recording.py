"""Makes the checkpoints of a flow: plays its cases until each of its steps has been played."""

import tempfile
from base64 import b64encode
from pathlib import Path

from assistant.errors import BY_VERDICT, AssistantError, Verdict
from assistant.language import _
from assistant.procedures.flow import Case, Flow
from assistant.procedures.library import Library
from assistant.procedures.plan import PlannedStep, make_plan
from assistant.regression.checkpoints import (
    Checkpoints,
    Played,
    Rest,
    belonging,
    changed,
    load,
    rest_of,
    save,
    steady,
)
from assistant.runner.checkpoint import Checkpoint
from assistant.runner.judging import differences
from assistant.runner.results import RunResult
from assistant.session import Session, hands_of
from assistant.warm import Warm


def up_to_date(library: Library, flow: Flow, folder: Path, warm: Warm) -> Checkpoints:
    """The flow's checkpoints, made anew if the flow, its locators or its portal has changed."""
    kept = load(folder, flow.flow)
    if kept and not changed(kept, belonging(library, flow)):
        return kept
    made = record(library, flow, warm)
    save(made, folder)
    return made


def record(library: Library, flow: Flow, warm: Warm) -> Checkpoints:
    """Play what must be played; raises the error of a case that does not end as it must."""
    cases: dict[str, Played] = {}
    done: set[str] = set()
    # A step that is always refused is only in cases that do not end well.
    for name, case in sorted(flow.cases.items(), key=lambda one: one[1].ends is not Verdict.OK):
        if {one.id for one in planned(library, flow, case)} - done:
            played = _play(library, flow, name, warm)
            new = {one.id for one in played.steps if one.status != "skipped"} - done
            if new:
                cases[name] = played
                done |= new
    return Checkpoints(flow=flow.flow, belongs=belonging(library, flow), cases=cases)


def planned(library: Library, flow: Flow, case: Case) -> list[PlannedStep]:
    """The steps that a case may play."""
    given = {**case.inputs, **{name: file.name for name, file in case.files.items()}}
    return make_plan(library, flow, given, lenient=True).steps


def _play(library: Library, flow: Flow, name: str, warm: Warm) -> Played:
    case, rests = flow.cases[name], list[Rest]()

    def rested(checkpoint: Checkpoint) -> None:
        rests.append(rest_of(checkpoint))

    with tempfile.TemporaryDirectory(prefix="tramite-") as runs:
        session = Session.of_case(
            library, flow, name, Path(runs), surroundings=warm.around(case), pictures=False,
            open_browser=warm.open_browser, rested=rested,
        )  # fmt: skip
        result = session.play(hands_of(case), [])
        if wrong := differences(case, result):
            raise _not_played(flow, name, result, wrong[0])
        contents = {file.name: result.path_of(file.path).read_bytes() for file in result.files}
    return Played(
        steps=tuple(map(steady, result.steps)),
        rests=tuple(rests),
        files={name: b64encode(content).decode() for name, content in contents.items()},
    )


def _not_played(flow: Flow, case: str, result: RunResult, why: str) -> AssistantError:
    error = BY_VERDICT.get(result.verdict, AssistantError)
    at = f"::{result.at}" if result.at else ""
    return error(
        f"{flow.flow}{at}: {why}",
        _("Play it as a whole: tramite run {flow} --case {case} --yes", flow=flow.flow, case=case),
    )
