"""What can be made again: where it is kept, and how a file of it is written."""

import os
import tempfile
from pathlib import Path


def cache_folder() -> Path:
    """The platform's folder for what can be made again."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("tramite", appauthor=False))


def write_whole(path: Path, content: bytes) -> None:
    """Write it as a whole or not at all, for its owner only; raises ``OSError``."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, fresh = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(fresh).replace(path)
    except OSError:
        Path(fresh).unlink(missing_ok=True)
        raise
