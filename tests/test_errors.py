"""Every way to get a file wrong, and the exact words a person reads then.

How to add a case:

1. Make a folder ``tests/errors/<what-is-wrong>/``.
2. Copy the file to break from ``tests/errors/_base/`` to the same place in it
   (``flows/demo/certificate.yaml``, ``selectors/demo.yaml``, ``flows/rules/demo.yaml``,
   ``flows/deadlines/demo.yaml`` or ``flows/sources.yaml``); all else is taken from ``_base``.
3. Break it, in one way only.
4. Run ``pytest tests/test_errors.py``. It fails and writes ``error.actual.txt`` into the folder.
5. Read it as the person who gets it: where is it, what was expected, what is there, what to do?
   If it is good: ``mv tests/errors/<what-is-wrong>/error.actual.txt
   tests/errors/<what-is-wrong>/error.txt``. If not, improve the message first.
"""

import shutil
from pathlib import Path

import pytest

from assistant.procedures.checking import check
from assistant.procedures.library import Library

ERRORS = Path(__file__).parent / "errors"
BASE = ERRORS / "_base"
CASES = sorted(folder for folder in ERRORS.iterdir() if folder.is_dir() and folder != BASE)


def library_of(case: Path, tmp_path: Path) -> Library:
    """The correct library with the broken files of a case laid over it."""
    for folder in ("flows", "selectors"):
        shutil.copytree(BASE / folder, tmp_path / folder)
        if (case / folder).is_dir():
            shutil.copytree(case / folder, tmp_path / folder, dirs_exist_ok=True)
    return Library(tmp_path / "flows", tmp_path / "selectors")


def test_the_base_has_no_mistakes(tmp_path: Path) -> None:
    assert check(library_of(BASE, tmp_path)) == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_error(case: Path, tmp_path: Path) -> None:
    found = "".join(f"{mistake}\n" for mistake in check(library_of(case, tmp_path)))

    expected, actual = case / "error.txt", case / "error.actual.txt"
    if not expected.is_file() or expected.read_text(encoding="utf-8") != found:
        actual.write_text(found, encoding="utf-8")
        pytest.fail(f"{case.name} says:\n\n{found}\nIf that is good: mv {actual} {expected}")
    actual.unlink(missing_ok=True)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_message_speaks_of_the_program(case: Path) -> None:
    said = (case / "error.txt").read_text(encoding="utf-8")

    for jargon in ("Input should", "pydantic", "Error", "NoneType", "dict", "model", "^["):
        assert jargon not in said
    assert all(line.count(":") >= 3 for line in said.splitlines())
