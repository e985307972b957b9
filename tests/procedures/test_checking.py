"""Checking some files only. What is found in them is in ``tests/errors``."""

import shutil
from pathlib import Path

import pytest

from assistant.errors import UsageError
from assistant.procedures.checking import check
from assistant.procedures.library import Library
from tests.procedures.conftest import DEMO


@pytest.fixture
def broken(tmp_path: Path) -> Library:
    """A mistake in each of three files; one of them is not even YAML."""
    shutil.copytree(DEMO, tmp_path, dirs_exist_ok=True)
    (tmp_path / "flows/demo/login.yaml").write_text("flow: [")
    for file in ("selectors/demo.yaml", "flows/rules/demo.yaml"):
        path = tmp_path / file
        path.write_text(path.read_text(encoding="utf-8").replace("S2:L", "S9:L"), encoding="utf-8")
    return Library(tmp_path / "flows", tmp_path / "selectors")


def files(library: Library, *paths: Path) -> set[str]:
    return {mistake.file for mistake in check(library, paths)}


def test_everything_is_checked(broken: Library) -> None:
    assert files(broken) == {
        "flows/demo/login.yaml",
        "flows/rules/demo.yaml",
        "selectors/demo.yaml",
    }


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ("flows/demo/login.yaml", {"flows/demo/login.yaml"}),
        ("flows/demo/certificate.yaml", set()),
        ("flows", {"flows/demo/login.yaml", "flows/rules/demo.yaml"}),
        ("selectors/demo.yaml", {"selectors/demo.yaml"}),
    ],
)
def test_only_what_is_named_is_told(broken: Library, named: str, found: set[str]) -> None:
    assert files(broken, broken.root / named) == found


def test_a_relative_name_is_of_the_folder_one_is_in(
    broken: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(broken.flows_folder / "demo")

    assert files(broken, Path("login.yaml")) == {"flows/demo/login.yaml"}


def test_a_file_that_is_not_there(broken: Library) -> None:
    with pytest.raises(UsageError, match="there is no file"):
        check(broken, [Path("flows/demo/nothing.yaml")])


def test_the_shipped_library_has_no_mistakes() -> None:
    assert check(Library()) == []
