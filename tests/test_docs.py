"""What the README, the changelog and the contributing guide say is so."""

import re
import shlex
import tomllib
from pathlib import Path

import pytest
from typer.core import TyperGroup
from typer.main import get_command

import assistant
from assistant.errors import Verdict
from cli import app

ROOT = Path(__file__).resolve().parent.parent
PAGES = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]


def text(page: str) -> str:
    """A page of the project."""
    return (ROOT / page).read_text(encoding="utf-8")


def commands(program: str) -> list[str]:
    """Every line that starts with ``program`` in a fenced block of a page."""
    blocks = re.findall(r"```\w*\n(.*?)```", "".join(map(text, PAGES)), flags=re.DOTALL)
    lines = (line.split("#")[0].strip() for block in blocks for line in block.splitlines())
    return list(dict.fromkeys(line for line in lines if line.startswith(f"{program} ")))


@pytest.mark.parametrize("line", commands("tramite"))
def test_each_command_is_a_real_one(line: str) -> None:
    command = get_command(app)
    words = shlex.split(line)[1:]
    while isinstance(command, TyperGroup) and not (words and words[0].startswith("-")):
        assert words, f"{line}: a command is missing"
        assert words[0] in command.commands, f"{line}: there is no {words[0]}"
        command = command.commands[words.pop(0)]

    known = {name for parameter in command.params for name in parameter.opts} | {"--help"}
    assert {word for word in words if word.startswith("-")} <= known


@pytest.mark.parametrize("line", commands("tramite"))
def test_each_flow_and_case_of_a_command_is_a_real_one(line: str) -> None:
    for flow in re.findall(r"\bpolimi/[a-z-]+", line):
        written = text(f"flows/{flow}.yaml")
        for case in re.findall(r"--case (\S+)", line):
            assert f"\n  {case}:" in written


@pytest.mark.parametrize("line", commands("make"))
def test_each_make_target_is_a_real_one(line: str) -> None:
    assert re.search(rf"^{line.split()[1]}:.* ## ", text("Makefile"), flags=re.MULTILINE)


@pytest.mark.parametrize("page", PAGES)
def test_each_link_leads_somewhere(page: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text(page))

    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_readme_starts_with_the_two_commands() -> None:
    assert commands("make")[:2] == ["make demo", "make test"]


def test_the_readme_lists_every_verdict_with_its_exit_code() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (\d+) \|", text("README.md"), flags=re.MULTILINE)

    assert rows == [(verdict.value, str(verdict.exit_code)) for verdict in Verdict]


def test_the_version_is_the_same_everywhere() -> None:
    newest = re.search(r"^## (\S+)", text("CHANGELOG.md"), flags=re.MULTILINE)
    project = tomllib.loads(text("pyproject.toml"))["project"]

    assert newest is not None
    assert newest[1] == assistant.__version__ == project["version"]


def test_the_lock_has_every_dependency_and_names_no_index() -> None:
    pyproject = tomllib.loads(text("pyproject.toml"))
    asked = pyproject["project"]["dependencies"] + pyproject["dependency-groups"]["dev"]
    locked = re.findall(r"^([\w.-]+)==", text("requirements.lock"), flags=re.MULTILINE)

    names = {re.split(r"[^\w.-]", line)[0].lower() for line in asked}
    assert names <= set(locked)
    assert "://" not in text("requirements.lock")
