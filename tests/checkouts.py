"""Copies of the program whose pages may be changed, and its commands called there."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def checkout_in(folder: Path) -> Path:
    """A copy of the program in a new folder there."""
    root = folder / "checkout"
    for name in ("assistant", "flows", "selectors"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "cli.py", root)
    return root


def called(root: Path, *words: str | Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    """A program of the checkout at ``root``, called in it; it must end with ``code``."""
    done = subprocess.run(
        [sys.executable, *words], cwd=root, capture_output=True, text=True,
        env={**os.environ, "PYTHONPATH": str(root), "TRAMITE_LANG": "en"},
    )  # fmt: skip
    assert done.returncode == code, done.stdout + done.stderr
    return done


def replace_in(root: Path, template: str, text: str, other: str) -> None:
    """Change by hand what a page of the mock says."""
    page = root / "assistant" / "mock" / template
    written = page.read_text(encoding="utf-8")
    assert text in written
    page.write_text(written.replace(text, other), encoding="utf-8")
