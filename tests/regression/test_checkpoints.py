"""Checkpoints: the same bytes every time, and made anew when what they belong to has changed."""

import shutil
import stat
from pathlib import Path

import pytest

from assistant.errors import AssistantError
from assistant.procedures.library import Library
from assistant.regression.checkpoints import belonging, changed, load, place, save
from assistant.regression.recording import record, up_to_date
from assistant.warm import Warm

pytestmark = pytest.mark.browser
FLOW = "unad/fus-estado-tramite"


@pytest.fixture
def copied(tmp_path: Path) -> Library:
    """The shipped library, in files that may be changed."""
    shipped = Library()
    for folder in (shipped.flows_folder, shipped.selectors_folder):
        shutil.copytree(folder, tmp_path / folder.name)
    return Library(tmp_path / "flows", tmp_path / "selectors")


def again(library: Library) -> Library:
    return Library(library.flows_folder, library.selectors_folder)


def test_the_same_flow_gives_the_same_bytes(library: Library, warm: Warm, tmp_path: Path) -> None:
    flow = library.flow(FLOW)

    first = save(record(library, flow, warm), tmp_path / "first").read_bytes()
    second = save(record(library, flow, warm), tmp_path / "second").read_bytes()

    assert first == second
    assert len(first) < 20_000


def test_they_are_for_their_owner_only(library: Library, warm: Warm, tmp_path: Path) -> None:
    path = save(record(library, library.flow(FLOW), warm), tmp_path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_they_are_kept_until_something_changes(copied: Library, warm: Warm, tmp_path: Path) -> None:
    flow = copied.flow(FLOW)
    made = up_to_date(copied, flow, tmp_path, warm)
    kept = place(tmp_path, FLOW).stat().st_mtime_ns

    assert up_to_date(copied, flow, tmp_path, warm) == made
    assert place(tmp_path, FLOW).stat().st_mtime_ns == kept


@pytest.mark.parametrize(
    ("file", "what"), [(f"flows/{FLOW}.yaml", "flow"), ("selectors/unad.yaml", "locators")]
)
def test_what_has_changed_is_named(
    file: str, what: str, copied: Library, warm: Warm, tmp_path: Path
) -> None:
    made = record(copied, copied.flow(FLOW), warm)
    with (copied.root / file).open("a", encoding="utf-8") as written:
        written.write("\n# changed\n")
    later = again(copied)

    assert changed(made, belonging(later, later.flow(FLOW))) == [what]


def test_they_belong_to_the_portal_as_it_is(
    library: Library, warm: Warm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from assistant import mock

    root = tmp_path / "mock"
    shutil.copytree(next(iter(mock.__path__)), root)
    monkeypatch.setattr(mock, "__path__", [str(root)])
    made = record(library, library.flow(FLOW), warm)

    (root / "polimi/portal.py").write_text("# another portal's")
    assert changed(made, belonging(library, library.flow(FLOW))) == []
    (root / "static/unad.css").write_text("/* another look */")
    assert changed(made, belonging(library, library.flow(FLOW))) == ["portal"]


def test_damaged_ones_are_made_anew(library: Library, warm: Warm, tmp_path: Path) -> None:
    flow = library.flow(FLOW)
    made = up_to_date(library, flow, tmp_path, warm)
    place(tmp_path, FLOW).write_bytes(b"not what it was")

    assert load(tmp_path, FLOW) is None
    assert up_to_date(library, flow, tmp_path, warm) == made


def test_a_journey_that_breaks_is_told_with_its_step(
    copied: Library, warm: Warm, tmp_path: Path
) -> None:
    path = copied.selectors_folder / "unad.yaml"
    locators = path.read_text(encoding="utf-8")
    assert "name: VER" in locators
    path.write_text(locators.replace("name: VER", "name: MIRAR"), encoding="utf-8")
    later = again(copied)

    with pytest.raises(AssistantError) as told:
        record(later, later.flow(FLOW), warm)

    assert told.value.message.startswith(f"{FLOW}::view: ")
    assert "MIRAR" in told.value.message
