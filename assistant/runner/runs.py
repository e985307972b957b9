"""Where runs are kept: a folder each, named after its moment and its flow."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from assistant.errors import UsageError
from assistant.language import _
from assistant.procedures.yaml_files import did_you_mean
from assistant.runner.journal import JOURNAL


def default_runs() -> Path:
    """The platform's folder for user data."""
    import platformdirs

    return Path(platformdirs.user_data_dir("tramite", appauthor=False)) / "runs"


def run_folder(root: Path, flow: str, moment: datetime.datetime) -> Path:
    """A new folder for one run under ``root``; its name is the run's id."""
    stem = f"{moment:%Y%m%d-%H%M%S}-{flow.replace('/', '-')}"
    number, folder = 1, root / stem
    while True:
        try:
            folder.mkdir(parents=True, mode=0o700)
            return folder
        except FileExistsError:
            number += 1
            folder = root / f"{stem}-{number}"


def all_runs(root: Path) -> list[Path]:
    """Every run under ``root``, the latest first."""
    folders = [path.parent for path in root.glob(f"*/{JOURNAL}")]
    return sorted(folders, key=lambda folder: (folder / JOURNAL).stat().st_mtime, reverse=True)


def find_run(root: Path, name: str) -> Path:
    """The run called so, or in that folder; raises ``UsageError``."""
    for folder in (Path(name), root / name):
        if (folder / JOURNAL).is_file():
            return folder
    known = [folder.name for folder in all_runs(root)]
    raise UsageError(
        _("there is no run '{name}'", name=name) + did_you_mean(name, known),
        _("see them all: tramite runs"),
    )


@contextmanager
def only_one(run: Path) -> Iterator[None]:
    """Keep others from playing the same run meanwhile; the lock goes with the process."""
    lock = FileLock(run / "lock", timeout=0, mode=0o600)
    try:
        with lock:
            yield
    except Timeout:
        raise UsageError(
            _("the run {run} is being played just now", run=run.name),
            _("Wait until it has ended."),
        ) from None
