"""One small function a step kind. The registry stands here, once; an unknown kind raises."""

import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from assistant.errors import DataRefused, PortalFailed
from assistant.language import _
from assistant.procedures.steps import (
    ACTIONS,
    Advise,
    Check,
    Choose,
    Click,
    Download,
    Fill,
    Open,
    Play,
    Read,
    Upload,
    Wait,
)
from assistant.procedures.templates import fill_in, is_template
from assistant.runner.browser import NoOption
from assistant.runner.results import Advice, KeptFile
from assistant.runner.stage import Stage
from assistant.runner.waiting import hours_until, wait_for

Kind = TypeVar("Kind", bound=Any)
_PLAYERS: dict[type, Callable[[Stage, Any], None]] = {}


def plays(kind: type[Kind]) -> Callable[[Callable[[Stage, Kind], None]], Any]:
    """Register the function that plays a step kind."""

    def register(function: Callable[[Stage, Kind], None]) -> Callable[[Stage, Kind], None]:
        _PLAYERS[kind] = function
        return function

    return register


def play(stage: Stage, action: Any) -> None:
    """Play one action; a kind that nobody registered is a bug and raises KeyError."""
    _PLAYERS[type(action)](stage, action)


@plays(Open)
def _open(stage: Stage, action: Open) -> None:
    stage.browser.open(stage.address(action.page, action.values))


@plays(Click)
def _click(stage: Stage, action: Click) -> None:
    stage.act(action.element, stage.browser.click, action.values)


@plays(Fill)
def _fill(stage: Stage, action: Fill) -> None:
    for element, value in action.fields.items():
        origin = stage.bound_to(value)
        # A credential is fetched only when there is a field for it, on its own origin.
        typed = partial(stage.value, value) if origin else stage.value(value)
        stage.act(element, partial(stage.browser.fill, value=typed, only_at=origin))


@plays(Choose)
def _choose(stage: Stage, action: Choose) -> None:
    for element, template in action.fields.items():
        option = fill_in(template, stage.values)
        if not option:  # an empty answer leaves the list as the portal shows it
            continue
        try:
            stage.act(element, partial(stage.browser.choose, option=option))
        except NoOption as missing:
            if not is_template(template):  # the flow's own option: the page has changed
                raise
            raise DataRefused(
                _("the page does not offer what was answered: {why}", why=missing),
                _("Change that answer and run it again."),
            ) from None


@plays(Check)
def _check(stage: Stage, action: Check) -> None:
    on = action.on
    if isinstance(on, str):
        on = fill_in(on, stage.values) in ("True", "true", "yes")
    stage.act(action.element, partial(stage.browser.check, on=on), action.values)


@plays(Upload)
def _upload(stage: Stage, action: Upload) -> None:
    for element, template in action.fields.items():
        stage.act(element, partial(stage.browser.upload, path=stage.file(template)))


@plays(Read)
def _read(stage: Stage, action: Read) -> None:
    for name, element in action.fields.items():
        stage.notes.read[name] = stage.act(element, stage.browser.read, alone=False)


@plays(Download)
def _download(stage: Stage, action: Download) -> None:
    folder = stage.folder / "files"
    folder.mkdir(parents=True, exist_ok=True)
    download = partial(stage.browser.download, folder=folder)
    got = stage.act(action.element, download, action.values)
    if action.name:
        wanted = stage.redactor.text(Path(fill_in(action.name, stage.values)).name)
        got = got.replace(_free(folder / wanted))
    content = got.read_bytes()
    if action.expect == "pdf" and not content.startswith(b"%PDF-"):
        raise PortalFailed(
            _("the file {name} that the portal gave is no PDF", name=got.name),
            _("It is kept in {folder}: look at it, and ask the portal's help desk.", folder=folder),
        )
    stage.notes.files.append(
        KeptFile(
            name=got.name,
            path=str(got.relative_to(stage.folder)),
            kind=action.expect,
            bytes=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
        )
    )


def _free(path: Path) -> Path:
    """``path``, or the first of ``name-2``, ``name-3`` ... that is not taken."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_stem(f"{path.stem}-{number}")
    return free


@plays(Wait)
def _wait(stage: Stage, action: Wait) -> None:
    hours = hours_until(stage, wait_for(stage, action).latest)
    stage.world.advance(hours)


@plays(Advise)
def _advise(stage: Stage, action: Advise) -> None:
    text = stage.redactor.text(fill_in(str(action.text), stage.values).strip())
    folder = stage.folder / "advice"
    folder.mkdir(parents=True, exist_ok=True)
    path = _free(folder / f"{action.form}.txt")
    to = fill_in(action.to, stage.values) if action.to else None
    subject = fill_in(str(action.subject), stage.values) if action.subject else None
    head = stage.redactor.text("".join(f"{line}\n" for line in (to, subject) if line))
    path.write_text(f"{head}\n{text}\n" if head else f"{text}\n", encoding="utf-8")
    stage.notes.advice.append(
        Advice(
            form=action.form,
            to=to,
            subject=subject,
            text=text,
            path=str(path.relative_to(stage.folder)),
        )
    )


missing = set(ACTIONS) - set(_PLAYERS) - {Play}  # the planner puts a flow's steps in its place
assert not missing, f"step kinds nobody plays: {missing}"
