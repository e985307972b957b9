"""What is written while a run goes on is for its owner only."""

import os
import stat
from pathlib import Path

import pytest

from assistant.runner.privacy import private
from assistant.runner.redaction import Redactor


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
def test_files_and_folders_are_private_and_only_meanwhile(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        with private(Redactor()):
            (tmp_path / "a" / "b").mkdir(parents=True)
            (tmp_path / "a" / "c").write_text("x", encoding="utf-8")
        (tmp_path / "d").write_text("x", encoding="utf-8")
    finally:
        os.umask(before)

    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("a", "a/b", "a/c", "d")]
    assert modes == [0o700, 0o700, 0o600, 0o644]
