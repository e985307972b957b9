"""What is needed to go on at a step in another process: page, browser state, world."""

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

STATES = ".states"


@dataclass(frozen=True)
class Checkpoint:
    """The state right after a step. It holds cookies, so it is kept apart from the run's folder."""

    step: str
    page: str | None
    url: str
    read: dict[str, str]
    storage: dict[str, Any]
    world: dict[str, Any]

    def save(self, run: Path) -> None:
        """Write it in place of the one before, whole or not at all; readable by the owner only."""
        path = state_path(run)
        path.parent.mkdir(mode=0o700, exist_ok=True)
        fresh = path.with_suffix(".new")
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as out:
            out.write(json.dumps(vars(self)))  # json.dump would not use the encoder in C
            out.flush()
            os.fsync(out.fileno())
        fresh.replace(path)


def state_path(run: Path) -> Path:
    """Where the checkpoint of a run is kept: beside the runs, not in what may be handed on."""
    return run.parent / STATES / f"{run.name}.json"


def load_checkpoint(run: Path) -> Checkpoint | None:
    """The last checkpoint of a run; None if there is none that can be read."""
    try:
        return Checkpoint(**json.loads(state_path(run).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def forget_checkpoint(run: Path) -> None:
    """Remove it: a run that is over needs none."""
    state_path(run).unlink(missing_ok=True)
