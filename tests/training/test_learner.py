"""The file of a scripted learner: what it may say, and all that is wrong with it at once."""

from pathlib import Path

import pytest

from assistant import language
from assistant.procedures.library import Library
from assistant.procedures.yaml_files import Mistakes
from assistant.training.learner import Deed, read_learner

WRONG = """\
- right
- rigth
- clik: login.sign-in
- {click: login.sign-in, wait: 3}
- click: login.sign-inn
- fill: {login.person-code: 123}
- fill: {zzz: "1"}
- wait: soon
- wait: 0
- choose: Stamped
- [right]
- check:
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "learner.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def mistakes(path: Path, library: Library) -> list[str]:
    with pytest.raises(Mistakes) as wrong:
        read_learner(path, library.locators("polimi"))
    return [str(one).removeprefix(f"{path}:") for one in wrong.value.found]


def test_every_kind_of_deed_is_read(tmp_path: Path, library: Library) -> None:
    path = write(
        tmp_path,
        "- right\n- do-it\n- click: login.sign-in\n- fill: {login.person-code: '1'}\n"
        "- choose: {parameters.use: Stamped}\n- check: login.stay-connected\n- wait: 2.5\n",
    )

    assert read_learner(path) == [
        Deed(word="right"), Deed(word="do-it"), Deed(click="login.sign-in"),
        Deed(fill={"login.person-code": "1"}), Deed(choose={"parameters.use": "Stamped"}),
        Deed(check="login.stay-connected"), Deed(wait=2.5),
    ]  # fmt: skip


def test_all_mistakes_are_told_at_once_each_with_its_line(tmp_path: Path, library: Library) -> None:
    known = "right, hint, do-it, stop, click, fill, choose, check, wait"
    told = mistakes(write(tmp_path, WRONG), library)

    assert told == [
        f"2:3: 'rigth' is none of: {known}; did you mean 'right'?",
        f"3:3: 'clik' is none of: {known}; did you mean 'click'?",
        f"4:3: write one thing in each line: {known}",
        "5:3: unknown element 'login.sign-inn'; did you mean 'login.sign-in'?",
        "6:3: after 'fill' comes {page.element: text}; numbers go in quotes",
        "7:10: unknown element 'zzz'; write page.element",
        "8:3: after 'wait' comes a number of seconds greater than 0",
        "9:3: after 'wait' comes a number of seconds greater than 0",
        "10:3: after 'choose' comes {page.element: text}; numbers go in quotes",
        f"11:3: write one thing in each line: {known}",
        "12:3: after 'check' comes an element: page.element",
    ]


@pytest.mark.parametrize(("code", "said"), [("es", "quisiste decir"), ("it", "intendevi")])
def test_they_are_told_in_the_persons_language(
    tmp_path: Path, library: Library, code: language.Language, said: str
) -> None:
    path = write(tmp_path, WRONG)
    english = mistakes(path, library)

    language.use(code)
    told = mistakes(path, library)

    assert said in told[0]
    assert not set(english) & set(told)


def test_a_file_that_is_no_list_says_so(tmp_path: Path, library: Library) -> None:
    told = mistakes(write(tmp_path, "click: login.sign-in\n"), library)

    assert told == ["1:1: write a list, one thing in each line: - right"]
