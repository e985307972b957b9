"""docs/tutorial.md, done word for word: in an empty folder, with a site from PyPI."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from typer.testing import CliRunner

from assistant.procedures.library import Library
from assistant.procedures.project import ProjectFile, Site
from assistant.wizard.finding import find
from cli import app
from tests.processes import Start, gone, starting
from tests.test_completion import offered

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
FILES = dict(re.findall(r"```yaml\n# (\S+)\n(.*?)```", PAGE, re.DOTALL))
SECRET = "zwölf-Boxkämpfer"
FLOW = "books/new-table"
pytestmark = pytest.mark.browser


def written(folder: Path) -> Path:
    """The folder, with the tutorial's files in it."""
    for name, text in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with the tutorial's files, and nothing else."""
    return written(tmp_path / "project")


def paths() -> str:
    """Where commands are found when this environment is activated."""
    return os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])


def called(folder: Path, *words: str, code: int = 0, **more: str) -> str:
    """What a command says in the project's folder, when its environment is activated."""
    done = subprocess.run(
        words, cwd=folder, capture_output=True, text=True,
        env={**os.environ, "PATH": paths(), "TRAMITE_LANG": "en",
             "SQLITE_WEB_PASSWORD": SECRET, **more},
    )  # fmt: skip
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def played(folder: Path, *words: str, code: int = 0) -> dict[str, Any]:
    """What ``tramite test --json`` says."""
    said = called(folder, "tramite", "test", "--json", *words, code=code)
    found: dict[str, Any] = json.loads(next(x for x in said.splitlines() if x.startswith("{")))
    return found


def change(path: Path, old: str, new: str) -> None:
    """Write something else into a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_tutorial_writes_three_files() -> None:
    assert sorted(FILES) == ["flows/books/new-table.yaml", "selectors/books.yaml", "tramite.yaml"]
    assert PAGE.count("```yaml\n") == len(FILES)


def test_the_tutorial_explains_every_key_of_tramite_yaml() -> None:
    rows = re.findall(r"^\| (`.*?) \|", PAGE, re.MULTILINE)
    keys = {f"site: {name}" for name in Site.model_fields}

    assert keys | {"flows", "selectors", "people"} <= set(re.findall("`(.*?)`", " ".join(rows)))
    assert set(ProjectFile.model_fields) == {"flows", "selectors", "people", "site"}


def test_validate_finds_no_mistake_and_list_knows_nothing_else(project: Path) -> None:
    assert "no mistakes (flow files that were read: 1)" in called(project, "tramite", "validate")
    assert called(project, "tramite", "list") == "books/new-table  Create a table\n"
    assert called(project / "flows/books", "tramite", "list").startswith("books/new-table")
    assert json.loads(called(project, "tramite", "list", "--json"))["flows"][0]["flow"] == FLOW
    assert "Press «+ Table»." in called(project, "tramite", "show", FLOW)


def test_pytest_plays_its_cases_in_two_workers_each_with_a_site_of_its_own(project: Path) -> None:
    assert "2 passed" in called(project, "pytest", "-n", "2")


def test_one_case_by_its_name_and_one_site_for_all(project: Path) -> None:
    change(project / "tramite.yaml", "site:\n", "site:\n  fresh: false\n")

    assert "1 passed" in called(project, "pytest", "flows/books/new-table.yaml::happy")


def test_run_plays_one_and_leaves_no_password_and_no_process_behind(
    project: Path, tmp_path: Path
) -> None:
    out, mine = tmp_path / "runs", tmp_path / "tmp"
    mine.mkdir()

    said = called(
        project, "tramite", "run", FLOW, "--case", "happy", "--yes", "--out", str(out),
        TMPDIR=str(mine),
    )  # fmt: skip

    assert "[ 5/5] done" in said
    assert list(mine.glob("tramite-site-*")) == []
    assert "POST /create-table/" in next(out.glob("*/site.txt")).read_text(encoding="utf-8")
    kept = [path.read_bytes() for path in out.rglob("*") if path.is_file()]
    assert kept
    assert not any(SECRET.encode() in content for content in kept)


@pytest.fixture
def start() -> Iterator[Start]:
    """Start processes of the tutorial's project, and end them."""
    yield from starting()


def test_a_run_that_was_killed_goes_on_where_what_was_done_is_still_there(
    project: Path, tmp_path: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(project / "tramite.yaml", "{data}/books.db", "books.db")
    monkeypatch.setenv("PATH", paths())
    monkeypatch.setenv("SQLITE_WEB_PASSWORD", SECRET)
    out = str(tmp_path / "runs")
    killed = start("run", FLOW, "--case", "happy", "--yes", "--json", "--out", out, cwd=project)
    killed.killed_at("create")
    assert gone(killed)  # its site, too

    said = called(project, "tramite", "resume", "--yes", "--out", out)

    assert "[ 5/5] done" in said
    assert "[ 2/5]" not in said


def test_a_run_is_not_gone_on_with_where_what_was_done_is_lost(
    project: Path, tmp_path: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", paths())
    monkeypatch.setenv("SQLITE_WEB_PASSWORD", SECRET)
    out = str(tmp_path / "runs")
    start(
        "run", FLOW, "--case", "happy", "--yes", "--json", "--out", out, cwd=project
    ).killed_at("create")  # fmt: skip

    elsewhere = called(tmp_path, "tramite", "resume", "--yes", "--out", out, code=2)
    assert "there is no run to go on with" in elsewhere
    [run] = (one.name for one in Path(out).glob("2*"))
    named = called(tmp_path, "tramite", "resume", run, "--yes", "--out", out, code=2)
    assert f"that run is of the project in {project}" in named
    said = called(project, "tramite", "resume", "--yes", "--out", out, code=2)
    assert "the site that it was played on is gone" in said


def test_serve_starts_the_site_and_ctrl_c_ends_it(
    project: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", paths())
    monkeypatch.setenv("SQLITE_WEB_PASSWORD", SECRET)
    serving = start("serve", "--port", "0", cwd=project)

    page = httpx.get(f"{serving.url()}/login/", trust_env=False)
    serving.process.send_signal(signal.SIGINT)

    assert "<h3>Login</h3>" in page.text
    assert serving.end()[0] == 4  # stopped
    assert gone(serving)


def test_a_renamed_button_is_told_as_the_tutorial_shows_it(project: Path) -> None:
    change(project / "selectors/books.yaml", "name: Create}", "name: Add}")

    shown = re.search(r"```text\n(.*?)\n```", PAGE, re.DOTALL)
    assert shown is not None
    assert shown[1] in called(project, "tramite", "test", code=5).splitlines()


def test_a_label_that_the_site_does_not_know_is_data_or_drift_with_its_step(project: Path) -> None:
    change(
        project / "selectors/books.yaml",
        "role: heading, name: Columns",
        "role: heading, name: Rows",
    )

    [failed] = played(project, code=5)["failed"]

    assert (failed["flow"], failed["item"], failed["step"]) == (FLOW, "happy", "look")
    assert failed["verdict"] == "drift"
    assert (Path(failed["folder"]) / "report.html").is_file()


@pytest.mark.parametrize("fresh", ["true", "false"])
def test_a_site_that_does_not_start_is_the_environments_fault_with_what_it_said(
    project: Path, fresh: str
) -> None:
    change(project / "tramite.yaml", "--no-browser", f"--no-such-option\n  fresh: {fresh}\n#")
    change(
        project / "tramite.yaml",
        "  address: http://127.0.0.1:{port}",
        "  address: http://127.0.0.1:1",
    )

    told = played(project, code=9)

    assert [one["verdict"] for one in told["failed"]] == ["environment", "environment"]
    assert all("no such option: --no-such-option" in one["message"] for one in told["failed"])


def test_what_the_site_prints_is_told_without_the_password(project: Path, tmp_path: Path) -> None:
    change(project / "tramite.yaml", "sqlite_web --no-browser", "sh -c 'env; exit 3'")
    out = tmp_path / "runs"

    said = called(
        project, "tramite", "run", FLOW, "--case", "happy", "--yes", "--out", str(out), code=9
    )

    assert "it ended with code 3" in said
    assert SECRET not in said
    assert all(SECRET.encode() not in one.read_bytes() for one in out.rglob("*") if one.is_file())


def test_every_mistake_of_the_projects_file_is_told_with_its_place(project: Path) -> None:
    change(project / "tramite.yaml", "site:\n", "sight: 3\nsite:\n")
    change(project / "tramite.yaml", "http://127.0.0.1:{port}", "https://www.example.org")

    for words in (["tramite", "validate"], ["tramite", "test"], ["tramite", "list", "--json"]):
        said = called(project, *words, code=2)
        assert "tramite.yaml:1:1: unknown key 'sight'; did you mean 'site'?" in said
        assert "tramite.yaml:4:3: site.address: only a site on this computer" in said
        assert "Traceback" not in said
    assert "tramite.yaml:1:1" in called(project, "pytest", code=4)


@pytest.mark.parametrize(
    "words",
    [
        ["replay", FLOW, "create"],
        ["checkpoints", "build"],
        ["matrix"],
        ["coverage"],
        ["rules", "crosscheck"],
        ["ask", "where is my diploma"],
        ["test", "--steps"],
        ["serve", "--variant", "decoys"],
        ["run", FLOW, "--case", "happy", "--scenario", "student"],
        ["run", FLOW, "--case", "happy", "--variant", "decoys"],
    ],
    ids=" ".join,
)
def test_what_only_the_mock_portals_can_do_says_so(
    project: Path, words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)

    said = CliRunner().invoke(app, words)

    assert said.exit_code == 2
    assert said.stderr.startswith("usage: ")
    assert "tramite.yaml" in said.stderr


def test_tab_and_the_wizard_know_its_flows(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)

    assert offered("tramite run ") == [FLOW]
    assert offered(f"tramite run {FLOW} --case ") == ["happy", "wrong-password"]
    found, said = find(Library.here(), "I want a table, please")
    assert ([flow.flow for flow in found], said) == ([FLOW], None)
    assert find(Library.here(), "my diploma") == ([], None)


def test_the_other_commands_are_about_the_project(project: Path) -> None:
    assert "mistakes: 0" in called(project, "tramite", "i18n", "lint")
    assert "missing: 0" in called(project, "tramite", "selectors", "audit")
    assert json.loads(called(project, "tramite", "schema", "project"))["required"] == ["site"]
    assert "books" in called(project, "tramite", "check", FLOW, "-i", "table=x")
