"""Whether what was made of a flow (a handout, a video) still shows it as it is.

Beside each such file lies a small one that says what it was made from: fingerprints of the flow,
its locators and its portal, and of each step as it is shown. If the first three are as they were,
nothing has changed and no browser is needed; else the case is played again and compared step by
step, so that a change of what is not shown leaves the file fresh.
"""

import hashlib
import json
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant.errors import UsageError, Verdict
from assistant.language import _, current
from assistant.procedures.library import Library
from assistant.procedures.locators import Element
from assistant.regression.checkpoints import belonging
from assistant.reporters.flow_sheet import sheet_of
from assistant.training.marks import elements_of
from assistant.training.storyboard import Scene, Storyboard

SCHEMA = 1
SUFFIX = ".fresh.json"
ABOUT = "(about)"
"""Stands for a step where what is said about the whole has changed: no id looks like it."""

Kind = Literal["handout", "video"]


class Freshness(BaseModel):
    """What a file was made from. ``about`` and ``steps`` are fingerprints of what it shows."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    schema_version: int = SCHEMA
    kind: Kind
    flow: str
    case: str
    language: Literal["en", "es", "it"]
    belongs: dict[str, str]
    about: str
    steps: dict[str, str]
    ended_at: str | None = None
    """Where the case ended before its end, if it did: what comes then is not known."""


def fingerprint(board: Storyboard, library: Library, kind: Kind = "handout") -> Freshness:
    """What a file that shows this storyboard, in the current language, is made from."""
    last = board.scenes[-1] if board.scenes else None
    return Freshness(
        kind=kind, flow=board.flow.flow, case=board.case, language=current(),
        belongs=belonging(library, board.flow), about=_sha(_about(board, library, kind)),
        steps={
            one.result.id: _sha(_shown(one, board, library, last=one is last))
            for one in board.scenes
        },
        ended_at=board.result.at if board.result.verdict is not Verdict.OK else None,
    )  # fmt: skip


def write(freshness: Freshness, beside: Path) -> Path:
    """Keep it beside the file that it is about; the same inputs give the same bytes."""
    path = beside.with_name(beside.name + SUFFIX)
    path.write_bytes((freshness.model_dump_json(indent=1) + "\n").encode())
    return path


def kept_in(folder: Path) -> dict[Path, Freshness]:
    """Every file in a folder, and in those inside it, that was made so; raises ``UsageError``."""
    found: dict[Path, Freshness] = {}
    for path in sorted(folder.rglob(f"*{SUFFIX}")):
        made = path.with_name(path.name.removesuffix(SUFFIX))
        if made.exists():
            found[made] = _read(path)
    if not found:
        raise UsageError(
            _("there is nothing in {folder} that Trámite made", folder=folder),
            _("Make handouts: tramite handout --all -o {folder}", folder=folder),
        )
    return found


def _read(path: Path) -> Freshness:
    try:
        return Freshness.model_validate_json(path.read_bytes())
    except ValidationError:
        raise UsageError(
            _("{path} cannot be read", path=path), _("Make the file that it is about once more.")
        ) from None


def untouched(kept: Freshness, library: Library) -> bool:
    """Whether flow, locators and portal are as they were, so that nothing can have changed.

    Of a project's own site nobody knows that without looking. Raises ``UsageError`` or
    ``Mistakes`` if the flow is not there any more, or is wrong.
    """
    return not library.project and kept.belongs == belonging(library, library.flow(kept.flow))


def stale_steps(kept: Freshness, now: Freshness) -> list[str]:
    """The ids of the steps that are shown otherwise than they are now; empty: it is fresh.

    First those that are there now, then those that are there no more. ``ABOUT`` stands for what is
    said about the whole.
    """
    found = [ABOUT] if kept.about != now.about else []
    found += [one for one, shown in now.steps.items() if kept.steps.get(one) != shown]
    if now.ended_at in (None, kept.ended_at):
        return found + [one for one in kept.steps if one not in now.steps]
    return list(dict.fromkeys([*found, now.ended_at]))


def _about(board: Storyboard, library: Library, kind: Kind) -> Any:
    """What is said about the whole; a video has no room for more than its titles."""
    if kind == "video":
        return [str(board.flow.title), [one.chapter for one in board.scenes]]
    sheet = sheet_of(library, board.flow)
    # What the steps say is theirs; what it asks and which cases there are is not told.
    told = sheet.model_dump(exclude={"steps", "effects", "inputs", "cases", "rules"})
    dates = [[one.starts, one.then, one.least, one.most, one.unit] for one in board.result.dates]
    sites = library.locators(board.flow.portal).sites
    return [told, dates, {name: site.live for name, site in sites.items()}]


def _shown(scene: Scene, board: Storyboard, library: Library, *, last: bool) -> Any:
    """What concerns one step: its words and actions, how its elements are found, its picture.

    Of the last also what it leads to: of the others, the next shows that.
    """
    step, result = scene.planned.step, scene.result
    locators = library.locators(board.flow.portal)
    elements = {name: locators.element(name) for name, _values in elements_of(scene.planned)}
    return {
        "sentence": str(step.say),
        "effect": step.effect,
        "status": result.status,
        "actions": _spoken(
            [one.model_dump(mode="json", exclude={"source"}) for one in step.actions]
        ),
        "advice": [[one.form, one.to, one.subject, one.text] for one in result.advice],
        "elements": {name: _ways(one) for name, one in elements.items()},
        "pictures": [
            hashlib.sha256(one).hexdigest()
            for one in (scene.picture, scene.after if last else None)
            if one
        ],
    }


def _ways(element: Element) -> Any:
    return element.model_dump(mode="json", include={"parameters", "primary", "alternatives"})


def _spoken(data: Any) -> Any:
    """The same data with what is said in every language said in the current one alone."""
    if isinstance(data, dict):
        if data.keys() == {"en", "es", "it"}:
            return data[current()]
        return {key: _spoken(value) for key, value in data.items()}
    return [_spoken(one) for one in data] if isinstance(data, list) else data


def _sha(data: Any) -> str:
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()
