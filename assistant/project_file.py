"""Where somebody's own project is: the folder that holds ``tramite.yaml``."""

from pathlib import Path

NAME = "tramite.yaml"
FLOWS, SELECTORS = "flows", "selectors"
"""Its folders, where the file says nothing else."""


def project_file(folder: Path | None = None) -> Path | None:
    """The ``tramite.yaml`` of a folder, the current one if none is told, or of one above it."""
    here = (folder or Path.cwd()).resolve()
    return next((path for one in (here, *here.parents) if (path := one / NAME).is_file()), None)
