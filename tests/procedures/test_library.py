"""What a library holds, and what it says of what it lacks."""

from pathlib import Path

import pytest

from assistant.errors import UsageError
from assistant.procedures.library import Library
from assistant.procedures.yaml_files import Mistakes
from tests.procedures.conftest import LibraryOf


def test_a_flow_by_its_name(demo: Library) -> None:
    flow = demo.flow("demo/certificate")

    assert (flow.flow, flow.portal) == ("demo/certificate", "demo")
    assert demo.flow("demo/certificate") is flow


def test_a_flow_that_is_not_there(demo: Library) -> None:
    with pytest.raises(UsageError) as caught:
        demo.flow("demo/certficate")

    assert "did you mean 'demo/certificate'" in caught.value.message
    assert caught.value.hint == "see them all: tramite list"


def test_a_flow_in_a_folder_of_another_name_says_its_portal(library_of: LibraryOf) -> None:
    library = library_of(one={})
    folder = library.flows_folder / "desk"
    folder.mkdir()
    text = (library.flows_folder / "demo" / "one.yaml").read_text(encoding="utf-8")
    script = text.replace("demo/one", "desk/script")
    (folder / "script.yaml").write_text(f"portal: demo\n{script}", encoding="utf-8")

    flow = library.flow("desk/script")

    assert list(library.flow_paths) == ["demo/one", "desk/script"]
    assert (flow.flow, flow.portal) == ("desk/script", "demo")


def test_parts_are_no_procedures(demo: Library) -> None:
    assert list(demo.flow_paths) == ["demo/certificate", "demo/login"]
    assert [flow.flow for flow in demo.flows()] == ["demo/certificate"]


def test_all_broken_flows_are_named_at_once(library_of: LibraryOf) -> None:
    library = library_of(one={"titel": 1}, two={"steps": []}, three={})

    with pytest.raises(Mistakes) as caught:
        library.flows()

    assert {mistake.file for mistake in caught.value.found} == {
        "flows/demo/one.yaml", "flows/demo/two.yaml",
    }  # fmt: skip


def test_a_portal_that_is_not_there(demo: Library) -> None:
    with pytest.raises(UsageError) as caught:
        demo.locators("dem")

    assert caught.value.hint == "portals: demo"


def test_rules_and_documents(demo: Library) -> None:
    assert list(demo.rules) == ["R-DM-01"]
    assert demo.documents["S2"].lines == 203


def test_answers_and_the_register(demo: Library) -> None:
    assert list(demo.answers) == ["I-DM-01"]
    assert list(demo.register["demo"].procedures) == ["demo/certificate"]


def test_a_library_may_hold_nothing_but_flows(library_of: LibraryOf) -> None:
    library = library_of(one={})

    assert (library.rules, library.documents, library.answers, library.register) == ({}, {}, {}, {})


def test_files_outside_the_library_are_shown_in_full(demo: Library, tmp_path: Path) -> None:
    (tmp_path / "other.yaml").write_text("portal: other\n")
    library = Library(demo.flows_folder, tmp_path)

    with pytest.raises(Mistakes) as caught:
        library.locators("other")

    assert caught.value.found[0].file == (tmp_path / "other.yaml").as_posix()


def test_the_shipped_library_is_found_from_anywhere(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)

    library = Library()

    assert "polimi" in library.portals
    assert library.documents["S2"].lines == 203
