"""What the doctor says of computers that lack something."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from keyring.backends import SecretService

from assistant import language
from assistant.errors import Verdict
from assistant.runner import doctor
from assistant.runner.browser_setup import Machine, this_machine
from assistant.runner.doctor import Finding


def test_this_machine_can_be_examined_as_json(tmp_path: Path) -> None:
    findings = doctor.examine(data=tmp_path / "not/yet/there")

    listed = json.loads(json.dumps([asdict(finding) for finding in findings]))

    assert len({entry["name"] for entry in listed}) == len(listed) == 12
    assert all(finding.title and finding.found for finding in findings)
    assert all(finding.advice for finding in findings if finding.state != "ok")


def test_a_problem_is_the_environments_and_a_warning_is_not() -> None:
    warning = Finding("display", "warning", "none", "…")
    problem = Finding("disk", "problem", "0 MB", "…")

    assert doctor.verdict([warning]) is Verdict.OK
    assert doctor.verdict([warning, problem]) is Verdict.ENVIRONMENT


def test_an_old_python_is_a_problem() -> None:
    assert doctor.python_version((3, 10, 4)).state == "problem"
    assert doctor.python_version((3, 11, 0)).state == "ok"


def test_a_missing_playwright_says_how_to_install_it() -> None:
    finding = doctor.playwright_driver(this_machine(), "no-such-distribution")

    assert finding.state == "problem"
    assert str(finding.advice).endswith("-m pip install playwright")


def test_a_driver_that_does_not_start_is_a_problem(tmp_path: Path) -> None:
    finding = doctor.playwright_driver(Machine("Linux", tmp_path, playwright=tmp_path))

    assert finding.state == "problem"
    assert "driver/node" in finding.found
    assert str(finding.advice).endswith("-m pip install --force-reinstall playwright")


@pytest.mark.parametrize(("headless", "state"), [(True, "problem"), (False, "warning")])
def test_a_missing_browser_says_the_next_command(
    tmp_path: Path, headless: bool, state: str
) -> None:
    finding = doctor.browser(headless, None, {"HOME": "/nowhere"}, Machine("Linux", tmp_path))

    assert (finding.state, finding.advice) == (state, "tramite browser install")


def test_a_browser_that_does_not_start_is_a_problem(tmp_path: Path) -> None:
    chrome = tmp_path / "chrome"
    chrome.write_text("#!/bin/sh\nexit 127\n")
    chrome.chmod(0o755)

    finding = doctor.browser(True, chrome, {}, Machine("Darwin", tmp_path))

    assert finding.state == "problem"
    assert "does not start" in finding.found


def test_the_sandbox_is_on_unless_root_or_barred(tmp_path: Path) -> None:
    setting = tmp_path / "proc/sys/kernel/unprivileged_userns_clone"
    setting.parent.mkdir(parents=True)

    assert doctor.sandbox(Machine("Linux", tmp_path)).state == "ok"
    assert doctor.sandbox(Machine("Linux", tmp_path, as_root=True)).state == "warning"
    setting.write_text("0\n")
    assert doctor.sandbox(Machine("Linux", tmp_path)).state == "warning"


def test_a_linux_without_display_shows_no_window() -> None:
    linux = Machine("Linux")

    assert doctor.display({}, linux).state == "warning"
    assert (
        doctor.display({"WAYLAND_DISPLAY": "wayland-0"}, linux).found == "WAYLAND_DISPLAY=wayland-0"
    )
    assert doctor.display({}, Machine("Darwin")).state == "ok"


@pytest.mark.parametrize("name", ["fail", "null"])
def test_a_keyring_that_keeps_nothing_is_told(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", f"keyring.backends.{name}.Keyring")

    finding = doctor.keyring_backend(Machine("Linux"))

    assert finding.state == "warning"
    assert f"keyring.backends.{name}.Keyring" in finding.found
    assert "PYTHON_KEYRING_BACKEND" in str(finding.advice)


def test_a_keyring_of_the_system_is_fine(monkeypatch: pytest.MonkeyPatch) -> None:
    kind: Any = SecretService.Keyring  # without types
    backend = kind()
    monkeypatch.setattr("assistant.runner.keyring_store.current_backend", lambda: backend)

    assert doctor.keyring_backend(Machine("Linux")).state == "ok"


def test_a_data_folder_that_cannot_be_written_is_a_problem(tmp_path: Path) -> None:
    assert doctor.data_folder(tmp_path / "new").state == "ok"

    finding = doctor.data_folder(Path("/proc/self/tramite"))

    assert finding.state == "problem"
    assert "/proc/self/tramite" in finding.found


@pytest.mark.parametrize(
    ("free", "state"), [(600_000_000, "ok"), (60_000_000, "warning"), (6_000_000, "problem")]
)
def test_little_room_is_told_before_it_runs_out(tmp_path: Path, free: int, state: str) -> None:
    assert doctor.disk(tmp_path, free).state == state


def test_missing_procedures_say_how_to_get_them_back(tmp_path: Path) -> None:
    finding = doctor.procedures(tmp_path / "flows", tmp_path / "selectors")

    assert finding.state == "problem"
    assert "--force-reinstall" in str(finding.advice)


def test_the_language_is_the_one_that_is_used() -> None:
    language.use("it")

    assert doctor.spoken_language().found == "italiano (it)"


@pytest.mark.parametrize(("encoding", "state"), [("UTF-8", "ok"), ("cp1252", "warning")])
def test_a_terminal_that_cannot_show_every_letter(encoding: str, state: str) -> None:
    assert doctor.output_encoding(encoding).state == state
