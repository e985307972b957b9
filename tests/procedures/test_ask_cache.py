"""The kept index: made once, made anew when a file changes, never in the way."""

import os
import shutil
from pathlib import Path

import pytest

from assistant.errors import UsageError
from assistant.procedures import ask_build
from assistant.procedures.ask import Index
from assistant.procedures.ask_cache import index_of

BASE = Path(__file__).parent.parent / "errors" / "_base"
SELECTORS = BASE / "selectors"


@pytest.fixture
def flows(tmp_path: Path) -> Path:
    shutil.copytree(BASE / "flows", tmp_path / "flows")
    return tmp_path / "flows"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Grows with every index that is made."""
    count: list[object] = []
    build = ask_build.build

    def counted(library: object) -> Index:
        count.append(library)
        return build(library)  # type: ignore[arg-type]  # it is handed on as it came

    monkeypatch.setattr(ask_build, "build", counted)
    return count


def test_it_is_made_once(flows: Path, tmp_path: Path, made: list[object]) -> None:
    first = index_of(flows, SELECTORS, tmp_path / "cache")
    second = index_of(flows, SELECTORS, tmp_path / "cache")

    assert len(made) == 1
    assert first.ask("quante copie") == second.ask("quante copie")


def test_a_changed_file_makes_it_anew(flows: Path, tmp_path: Path, made: list[object]) -> None:
    index_of(flows, SELECTORS, tmp_path / "cache")
    wordings = flows / "wordings" / "demo.yaml"
    text = wordings.read_text(encoding="utf-8").replace("how many copies", "duplicates")
    wordings.write_text(text, encoding="utf-8")

    index = index_of(flows, SELECTORS, tmp_path / "cache")

    assert len(made) == 2
    assert index.ask("duplicates").in_scope


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"state": 1}', "null"])
def test_a_damaged_one_is_made_anew(
    flows: Path, tmp_path: Path, made: list[object], damage: str
) -> None:
    index_of(flows, SELECTORS, tmp_path / "cache")
    (kept,) = (tmp_path / "cache").iterdir()
    kept.write_text(damage, encoding="utf-8")

    assert index_of(flows, SELECTORS, tmp_path / "cache").ask("quante copie").in_scope
    assert len(made) == 2


def test_two_folders_of_flows_do_not_share_one(flows: Path, tmp_path: Path) -> None:
    shutil.copytree(flows, tmp_path / "other")
    index_of(flows, SELECTORS, tmp_path / "cache")
    index_of(tmp_path / "other", SELECTORS, tmp_path / "cache")

    assert len(list((tmp_path / "cache").iterdir())) == 2


def test_no_place_to_keep_it_is_no_problem(flows: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert index_of(flows, SELECTORS, tmp_path / "file" / "cache").ask("quante copie").in_scope


def test_it_is_for_its_owner_only(flows: Path, tmp_path: Path) -> None:
    index_of(flows, SELECTORS, tmp_path / "cache")
    (kept,) = (tmp_path / "cache").iterdir()

    assert os.name != "posix" or kept.stat().st_mode & 0o077 == 0


def test_a_mistake_in_a_file_is_said(flows: Path, tmp_path: Path) -> None:
    (flows / "wordings" / "demo.yaml").write_text("I-DM-01: 1\n", encoding="utf-8")

    with pytest.raises(UsageError, match=r"wordings/demo.yaml:1"):
        index_of(flows, SELECTORS, tmp_path / "cache")
