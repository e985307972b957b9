"""The checkpoints of a flow: from where each of its steps can be played alone, and how it went.

They are made by playing the flow's cases against the mock, once; see ``recording``. The same flow,
locators and portal give the same bytes. Worlds hold the passwords of the mock's people, so the
files are readable by their owner only.
"""

import gzip
import hashlib
from base64 import b64decode
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, ValidationError

from assistant import __version__, mock
from assistant.errors import UsageError
from assistant.language import _
from assistant.procedures.cache import cache_folder, write_whole
from assistant.procedures.digest import digests
from assistant.procedures.flow import Flow
from assistant.procedures.library import Library
from assistant.procedures.yaml_files import did_you_mean
from assistant.runner.checkpoint import Checkpoint
from assistant.runner.journal import Past
from assistant.runner.results import Failure, StepResult

VERSION = 1
WORLD_COOKIE = "mock_world"


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Rest(_Data):
    """A place from which one can go on: right after a step, with nothing typed in the page."""

    step: str
    page: str | None
    path: str
    read: dict[str, str]
    storage: dict[str, Any]
    world: dict[str, Any]

    def checkpoint(self, base: str = "") -> Checkpoint:
        """As a run can go on from it."""
        url = base + self.path if self.path else ""  # no page had been opened by then
        return Checkpoint(self.step, self.page, url, self.read, self.storage, self.world)


class Played(_Data):
    """One case, played to its end: its steps, its rests, the files it kept (base64)."""

    steps: tuple[StepResult, ...]
    rests: tuple[Rest, ...]
    files: dict[str, str] = {}

    def before(self, step: str) -> Rest | None:
        """The last rest before a step; None if that is played from the beginning."""
        ids = [one.id for one in self.steps]
        place = ids.index(step)
        return next((rest for rest in reversed(self.rests) if ids.index(rest.step) < place), None)

    def result(self, step: str) -> StepResult:
        """How that step went."""
        return next(one for one in self.steps if one.id == step)

    def after(self, step: str) -> str | None:
        """The step that came next."""
        ids = [one.id for one in self.steps]
        return next(iter(ids[ids.index(step) + 1 :]), None)

    def past(self, rest: Rest) -> Past:
        """What was done by then, as a run that goes on must know it."""
        return Past({}, steps={one.id: one for one in self._up_to(rest)})

    def contents(self, rest: Rest) -> dict[str, bytes]:
        """The files that were kept by then."""
        names = [file.name for step in self._up_to(rest) for file in step.files]
        return {name: b64decode(self.files[name]) for name in names if name in self.files}

    def _up_to(self, rest: Rest) -> tuple[StepResult, ...]:
        ids = [one.id for one in self.steps]
        return self.steps[: ids.index(rest.step) + 1]


class Checkpoints(_Data):
    """Those of one flow, and what they belong to."""

    version: int = VERSION
    flow: str
    belongs: dict[str, str]
    cases: dict[str, Played]

    def case_of(self, step: str) -> str:
        """The case in which a step is played; raises ``UsageError``."""
        for name, played in self.cases.items():
            if any(one.id == step and one.status != "skipped" for one in played.steps):
                return name
        known = dict.fromkeys(one.id for played in self.cases.values() for one in played.steps)
        raise UsageError(
            _("there is no step '{step}'", step=step) + did_you_mean(step, known),
            _("See them with: tramite show {flow} --json", flow=self.flow),
        )

    @property
    def steps(self) -> list[str]:
        """Every step that is played in some case."""
        done = (one for played in self.cases.values() for one in played.steps)
        return list(dict.fromkeys(one.id for one in done if one.status != "skipped"))


def steady(result: StepResult) -> StepResult:
    """What is the same whenever, wherever and in whatever language a step is played."""
    return result.model_copy(
        update={
            "sentence": "",
            "started": "",
            "seconds": 0.0,
            "picture": None,
            "url": urlsplit(result.url).path if result.url else None,
            "locators": tuple(one.model_copy(update={"locator": ""}) for one in result.locators),
            "failure": result.failure and Failure(verdict=result.failure.verdict, message=""),
            "advice": tuple(
                one.model_copy(update={"text": "", "subject": None, "path": None})
                for one in result.advice
            ),
        }
    )


def rest_of(checkpoint: Checkpoint) -> Rest:
    """A run's checkpoint, without the address of its server and the id of its world."""
    kept = [one for one in checkpoint.storage["cookies"] if one["name"] != WORLD_COOKIE]
    there = urlsplit(checkpoint.url)
    return Rest(
        step=checkpoint.step, page=checkpoint.page, path=there.path if there.netloc else "",
        read=checkpoint.read, storage={**checkpoint.storage, "cookies": kept},
        world=checkpoint.world,
    )  # fmt: skip


def belonging(library: Library, flow: Flow) -> dict[str, str]:
    """What checkpoints of the flow belong to: what it is, and a fingerprint of it."""
    return {**digests(library, flow), "portal": _portal(flow.portal), "program": __version__}


def _portal(portal: str) -> str:
    """A fingerprint of the mock, the other portals' own folders left out."""
    root = Path(next(iter(mock.__path__)))
    others = {one.parent.name for one in root.glob("*/portal.py")} - {portal}
    found = hashlib.sha256()
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root)
        if path.is_file() and path.suffix != ".pyc" and inside.parts[0] not in others:
            found.update(f"{inside.as_posix()}\0".encode() + path.read_bytes())
    return found.hexdigest()


def default_folder() -> Path:
    """Where checkpoints are kept, if nothing else is said."""
    return cache_folder() / "checkpoints"


def place(folder: Path, flow: str) -> Path:
    """The file of a flow's checkpoints."""
    return folder / f"{flow}.json.gz"


def save(checkpoints: Checkpoints, folder: Path) -> Path:
    """Write them, whole or not at all."""
    path = place(folder, checkpoints.flow)
    write_whole(path, gzip.compress(checkpoints.model_dump_json().encode(), mtime=0))
    return path


def load(folder: Path, flow: str) -> Checkpoints | None:
    """Those that are kept; None if there are none that can be read."""
    try:
        content = gzip.decompress(place(folder, flow).read_bytes())
        found = Checkpoints.model_validate_json(content)
    except (OSError, EOFError, ValidationError):
        return None
    return found if found.version == VERSION else None


def changed(checkpoints: Checkpoints | None, belongs: dict[str, str]) -> list[str]:
    """What has changed since they were made (``flow``, ``locators``, ...); empty: they hold."""
    if checkpoints is None:
        return ["nothing"]
    kept = checkpoints.belongs
    return [name for name, fingerprint in belongs.items() if kept.get(name) != fingerprint]
