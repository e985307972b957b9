"""What a learner is told to fill in: on the page shortened, never what one signs in with."""

from pathlib import Path

import pytest

from assistant.procedures.locators import PortalLocators
from assistant.procedures.steps import Action, Check, Choose, Click, Fill, Upload
from assistant.runner.stage import Stage
from assistant.training.entries import Entry, entries_of
from assistant.training.watching import Task
from tests.runner.conftest import LOCATORS, FakeCredentials, FakeWorld
from tests.runner.fake_browser import FakeBrowser

LONG = "The name of my grandmother stands where mine should be, please put it right"


@pytest.fixture
def stage(tmp_path: Path) -> Stage:
    locators = PortalLocators.model_validate(LOCATORS)
    values = {"size": "Large", "note": LONG, "nothing": "", "agreed": False, "file": "/tmp/a.pdf"}
    return Stage(
        FakeBrowser({}), locators, "http://portal", FakeCredentials(), FakeWorld(), tmp_path,
        values=values,
    )  # fmt: skip


def told(stage: Stage, *actions: Action) -> list[Entry]:
    return entries_of(stage, Task((*actions, Click(kind="click", element="till.pay"))))


def fill(element: str, text: str) -> Fill:
    return Fill(kind="fill", fields={element: text})


def test_each_field_has_its_name_and_what_goes_into_it(stage: Stage) -> None:
    entries = told(
        stage,
        Choose(kind="choose", fields={"till.size": "{{ size }}"}),
        fill("till.note", "{{ nothing }}"),
        Check(kind="check", element="till.agree"),
        Check(kind="check", element="till.agree", on="{{ agreed }}"),
    )

    assert [one.short for one in entries] == [
        "«Size» → Large", "«Note» → leave it empty", "«Agree» → tick it",
        "«Agree» → leave it unticked",
    ]  # fmt: skip
    assert [one.whole for one in entries] == [one.short for one in entries]


def test_what_is_long_stands_as_a_whole_in_the_terminal(stage: Stage) -> None:
    (entry,) = told(stage, fill("till.note", "{{ note }}"))

    assert entry.whole == f"«Note» → {LONG}"
    assert entry.short.startswith("«Note» → The name of my grandmother")
    assert entry.short.endswith("… (the rest stands in the terminal)")


def test_a_file_is_named_in_the_terminal(stage: Stage) -> None:
    (entry,) = told(stage, Upload(kind="upload", fields={"till.file": "{{ file }}"}))

    assert entry == Entry("«File» → the file named in the terminal", "«File» → /tmp/a.pdf")


@pytest.mark.parametrize(
    ("template", "whole"),
    [("user", "«Password» → ada"), ("password", "«Password» → hunter2"), ("code", "")],
)
def test_what_one_signs_in_with_is_not_on_the_page(stage: Stage, template: str, whole: str) -> None:
    (entry,) = told(stage, fill("sign-in.password", f"{{{{ {template} }}}}"))

    assert entry == Entry("«Password» → it stands in the terminal", whole)
