"""The wheel: everything that is in the folders, nothing else, and it works on its own."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.test_tutorial import written

ROOT = Path(__file__).resolve().parent.parent
# In one worker: each of the others would build a wheel of its own.
pytestmark = [pytest.mark.release, pytest.mark.xdist_group("wheel")]


def call(*command: str | Path, cwd: Path = ROOT) -> str:
    """Run ``command`` without this checkout on its path; what it printed."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def files(folder: str, inside: str) -> set[str]:
    """Every file of ``folder``, by the name it has in the wheel."""
    found = (path for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts)
    return {
        f"{inside}/{path.relative_to(ROOT / folder).as_posix()}" for path in found if path.is_file()
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by way of the sdist as for a release."""
    folder = tmp_path_factory.mktemp("dist")
    call(sys.executable, "-m", "build", "--outdir", folder, ROOT)
    return next(folder.glob("*.whl"))


def test_the_wheel_holds_what_the_folders_hold(wheel: Path) -> None:
    expected = {
        "cli.py",
        *files("assistant", "assistant"),
        *files("flows", "assistant/_data/flows"),
        *files("selectors", "assistant/_data/selectors"),
    }

    names = set(zipfile.ZipFile(wheel).namelist())

    assert {name for name in names if ".dist-info/" not in name} == expected


@pytest.mark.parametrize(
    "kind", ["*.py", "*.html", "*.css", "mock/scenarios/*.yaml", "languages/*.yaml", "py.typed"]
)
def test_every_kind_of_file_is_among_them(wheel: Path, kind: str) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert any(name.startswith("assistant/") and Path(name).match(kind) for name in names)


def test_the_licence_is_in_the_wheel(wheel: Path) -> None:
    assert any(name.endswith("licenses/LICENSE") for name in zipfile.ZipFile(wheel).namelist())


def test_it_works_from_an_empty_folder_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    call(sys.executable, "-m", "venv", tmp_path / "venv")
    python = tmp_path / "venv/bin/python"
    lock = ROOT / "requirements.lock"
    call(python, "-m", "pip", "install", "--quiet", "--constraint", lock, wheel)
    empty = tmp_path / "empty"
    empty.mkdir()

    listed = call(tmp_path / "venv/bin/tramite", "list", cwd=empty)

    assert "polimi/degree-certificate" in listed
    written(empty)
    assert "no mistakes" in call(tmp_path / "venv/bin/tramite", "validate", cwd=empty)
    collected = call(tmp_path / "venv/bin/pytest", "--collect-only", "-q", cwd=empty)
    assert "flows/books/new-table.yaml::happy" in collected
