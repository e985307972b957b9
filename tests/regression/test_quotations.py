"""The sentences quote what the pages show, and the same in every language."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from assistant.mock.server import MockServer
from assistant.procedures.library import Library
from assistant.procedures.yaml_files import Mistake
from assistant.regression import speech
from assistant.regression.labels import TOURS, Sights, take_tour
from assistant.regression.quotations import wrong_quotations
from assistant.regression.speech import Linted, lint
from assistant.shipped import shipped
from tests.test_cli import tramite

pytestmark = pytest.mark.xdist_group("quotations")  # what the pages show is read once for all
FLOW = "flows/polimi/credential-recovery.yaml"
HERE = f"{FLOW}:71:7"

Changed = Callable[[str, str], Library]


@pytest.fixture(scope="module")
def sights(mock_server: MockServer) -> dict[str, Sights]:
    return {"polimi": take_tour(TOURS["polimi"], mock_server.url)}


@pytest.fixture
def changed(tmp_path: Path) -> Changed:
    """The shipped library with a text of one flow replaced by another."""

    def change(text: str, other: str) -> Library:
        for folder in ("flows", "selectors"):
            shutil.copytree(shipped(folder), tmp_path / folder)
        path = tmp_path / FLOW
        before = path.read_text(encoding="utf-8")
        assert text in before
        path.write_text(before.replace(text, other), encoding="utf-8")
        return Library(tmp_path / "flows", tmp_path / "selectors")

    return change


def test_nothing_that_is_shipped_is_quoted_or_said_wrongly(library: Library) -> None:
    found = lint(library)

    assert found.mistakes == ()
    assert (found.sentences > 300, found.messages > 500) == (True, True)


def test_a_label_that_no_page_of_the_step_shows_is_found(
    changed: Changed, sights: dict[str, Sights]
) -> None:
    library = changed("«Send»", "«Submit»")

    assert [str(one) for one in wrong_quotations(library, sights)] == [
        f"{HERE}: no page of this step shows «Submit» (recovery)"
    ]


def test_a_label_of_another_page_is_found(changed: Changed, sights: dict[str, Sights]) -> None:
    assert sights["polimi"].where("BY POST")
    library = changed("«Send»", "«BY POST»")

    assert [one.text for one in wrong_quotations(library, sights)] == [
        "no page of this step shows «BY POST» (recovery)"
    ]


def test_a_part_of_a_word_is_no_label(changed: Changed, sights: dict[str, Sights]) -> None:
    library = changed("«Send»", "«Sen»")

    assert len(list(wrong_quotations(library, sights))) == 1


def test_a_label_that_one_language_leaves_out_is_found(
    changed: Changed, sights: dict[str, Sights]
) -> None:
    library = changed("Premi «Send».", "Invia.")

    assert [one.text for one in wrong_quotations(library, sights)] == [
        "«Send» is quoted in another language, and not here"
    ]


def test_a_language_that_is_missing_is_found(changed: Changed) -> None:
    library = changed("\n      it: Premi «Send».", "")

    [mistake] = lint(library, tours={}).mistakes

    assert (mistake.file, "it" in mistake.text) == (FLOW, True)


def test_the_command_tells_what_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    found = Linted(3, 4, (Mistake(FLOW, 71, 7, "no page of this step shows «Submit» (recovery)"),))
    monkeypatch.setattr(speech, "lint", lambda library, helps: found)

    result, as_json = tramite("i18n", "lint"), tramite("i18n", "lint", "--json")

    assert result.stdout.splitlines() == [
        f"{HERE}: no page of this step shows «Submit» (recovery)",
        "sentences of steps: 3, messages: 4, mistakes: 1",
    ]
    assert json.loads(as_json.stdout) == {
        "schema_version": 1,
        "sentences": 3,
        "messages": 4,
        "mistakes": [{"file": FLOW, "line": 71, "column": 7, "text": found.mistakes[0].text}],
    }
    assert (result.exit_code, as_json.exit_code) == (1, 1)


def test_help_that_nobody_translated_is_told() -> None:
    mistakes = lint(Library(), {"Run a procedure nobody wrote."}, tours={}).mistakes

    assert [(Path(one.file).name, one.text) for one in mistakes if "help" in one.file] == [
        ("help-es.yaml", "«Run a procedure nobody wrote.» is not translated (es)"),
        ("help-it.yaml", "«Run a procedure nobody wrote.» is not translated (it)"),
    ]


def test_the_shipped_texts_have_no_mistake() -> None:
    linted = tramite("i18n", "lint", "--lang", "es")

    assert linted.exit_code == 0
    assert linted.stdout.endswith("errores: 0\n")
