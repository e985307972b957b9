"""Another language in the middle of the wizard: nothing that was answered is lost."""

from collections.abc import Iterator
from pathlib import Path

import platformdirs
import pytest

from assistant import language
from assistant.procedures.library import Library
from assistant.wizard.answering import Answering
from assistant.wizard.dialogue import OtherLanguage
from assistant.wizard.wizard import choose_language, order
from tests.wizard.scripted import typing

FLOW = "unad/aplazamiento-extemporaneo"
LIST = ["", "3"]  # the procedures of UNAD


@pytest.fixture(autouse=True)
def at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = language.current()
    monkeypatch.setattr(platformdirs, "user_config_dir", lambda *_, **__: str(tmp_path))
    language.use("es")
    yield
    language.use(before)


@pytest.mark.parametrize("key", ["<", "@"])
def test_a_way_out_of_the_list_of_languages_leaves_it_as_it_was(key: str) -> None:
    dialogue, _shown = typing(key)

    choose_language(dialogue)

    assert language.current() == "es"


def test_the_answers_stay_in_another_language(tmp_path: Path) -> None:
    library = Library()
    names = [one.flow for one in library.flows() if one.flow.startswith("unad/")]
    number = str(names.index(FLOW) + 1)
    dialogue, shown = typing(*LIST, number, "", "Ana Pérez", "@", "1")

    with pytest.raises(StopIteration):
        order(library, dialogue, tmp_path)

    asked = [line for line in shown if line.startswith("Question ")]
    assert asked[-1].startswith("Question 2 of")


def test_an_answer_that_was_being_changed_stays(tmp_path: Path) -> None:
    library = Library()
    dialogue, _shown = typing("Ana Pérez", "@", "@")
    answering = Answering(library, library.flow(FLOW), dialogue)
    with pytest.raises(OtherLanguage):
        answering.ask_all()

    with pytest.raises(OtherLanguage):
        answering.ask_again("full_name")

    assert answering.answers == {"full_name": "Ana Pérez"}
