"""How a browser is installed, with programs that only note that they were called."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from assistant.errors import EnvironmentProblem
from assistant.runner.browser_install import (
    Progress,
    by_hand,
    driver_problem,
    install_browser,
    stream,
)
from assistant.runner.browser_setup import Machine

UNREACHABLE = [
    "Downloading Chrome (v7) from https://cdn.example",
    "Error: getaddrinfo ENOTFOUND cdn.example",
    "    at GetAddrInfoReqWrap.onlookupall",
]
DEBIAN = 'NAME="Debian GNU/Linux"\nID=debian\n'
BROKEN = "echo libatomic.so.1 is missing >&2; exit 127"
UBUNTU = "ID=ubuntu\nID_LIKE=debian\n"


class FakeRun:
    """Runs nothing: says the lines of a command and makes the browser it would install."""

    def __init__(self, says: dict[str, list[str]], installs: dict[str, Path]) -> None:
        self.says = says
        self.installs = installs
        self.commands: list[str] = []

    def __call__(
        self, command: list[str], environment: Mapping[str, str], progress: Progress
    ) -> int:
        """Note ``command`` and say its lines."""
        line = " ".join(command)
        self.commands.append(line)
        for part, lines in self.says.items():
            if part in line:
                for said in lines:
                    progress(said)
        made = [path for part, path in self.installs.items() if part in line]
        for path in made:
            program(path)
        return 0 if made else 1


def program(path: Path, script: str = "echo 156.0.0.1") -> Path:
    """A program that does next to nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def machine(root: Path, release: str = DEBIAN, *, as_root: bool = True) -> Machine:
    """A Linux whose Playwright works."""
    (root / "etc").mkdir()
    (root / "etc/os-release").write_text(release)
    program(root / "playwright/driver/node")
    return Machine("Linux", root=root, as_root=as_root, playwright=root / "playwright")


def registry(root: Path) -> tuple[Path, dict[str, str]]:
    """Playwright's folder with the mark of a finished download, and how to point to it."""
    folder = root / "registry/chromium-7"
    folder.mkdir(parents=True)
    (folder / "INSTALLATION_COMPLETE").touch()
    return folder / "chrome-linux64/chrome", {"PLAYWRIGHT_BROWSERS_PATH": str(folder.parent)}


def test_playwrights_download_comes_first(tmp_path: Path) -> None:
    chrome, environment = registry(tmp_path)
    bar = "|■■■■    |  50% of 150 MiB"
    run = FakeRun({"install": ["Downloading x", "noise", bar, bar]}, {"install chromium": chrome})
    lines: list[str] = []

    found = install_browser(
        lines.append, environment=environment, machine=machine(tmp_path), run=run
    )

    assert (found.path, found.kind) == (chrome, "playwright")
    assert lines == ["Downloading x", bar, bar]
    assert run.commands == [f"{sys.executable} -m playwright install chromium"]


def test_nothing_is_installed_if_a_browser_is_there(tmp_path: Path) -> None:
    chrome, environment = registry(tmp_path)
    run = FakeRun({}, {"install chromium": chrome})
    here = machine(tmp_path)
    install_browser(print, environment=environment, machine=here, run=run)
    lines: list[str] = []

    install_browser(lines.append, environment=environment, machine=here, run=run)

    assert len(run.commands) == 1
    assert str(chrome) in lines[0]


def test_libraries_that_a_bare_linux_lacks_are_installed_for_root(tmp_path: Path) -> None:
    chrome, environment = registry(tmp_path)
    program(chrome, BROKEN)
    run = FakeRun({}, {"install-deps": chrome})

    found = install_browser(print, environment=environment, machine=machine(tmp_path), run=run)

    assert found.version == "156.0.0.1"


def test_without_root_the_command_for_the_libraries_is_said(tmp_path: Path) -> None:
    chrome, environment = registry(tmp_path)
    program(chrome, BROKEN)
    here = machine(tmp_path, as_root=False)

    with pytest.raises(EnvironmentProblem) as caught:
        install_browser(print, environment=environment, machine=here, run=FakeRun({}, {}))

    assert caught.value.hint == f"sudo {sys.executable} -m playwright install-deps chromium"


@pytest.mark.parametrize("release", [DEBIAN, UBUNTU])
def test_the_library_that_the_driver_lacks_is_installed_for_root(
    tmp_path: Path, release: str
) -> None:
    here = machine(tmp_path, release)
    node = program(tmp_path / "playwright/driver/node", BROKEN)
    program(tmp_path / "usr/bin/chromium")
    run = FakeRun({}, {" libatomic1": node})

    install_browser(print, environment={"HOME": "/nowhere"}, machine=here, run=run)

    assert driver_problem(here) is None


@pytest.mark.parametrize(
    ("release", "hint"),
    [
        (DEBIAN, "sudo apt-get install -y libatomic1"),
        ("ID=fedora\n", "sudo dnf install -y libatomic"),
        ("ID=nixos\n", f"{sys.executable} -m pip install --force-reinstall playwright"),
    ],
)
def test_a_driver_that_does_not_start_says_why_and_what_to_do(
    tmp_path: Path, release: str, hint: str
) -> None:
    here = machine(tmp_path, release, as_root=False)
    program(tmp_path / "playwright/driver/node", BROKEN)

    with pytest.raises(EnvironmentProblem, match=r"libatomic\.so\.1 is missing") as caught:
        install_browser(print, environment={}, machine=here, run=FakeRun({}, {}))

    assert caught.value.hint == hint


def test_debians_packages_are_installed_if_the_download_is_not_reachable(tmp_path: Path) -> None:
    shell = tmp_path / "usr/bin/chromium-headless-shell"
    run = FakeRun(
        {"install chromium": UNREACHABLE, " install -y": ["Setting up chromium"]},
        {" install -y": shell},
    )
    lines: list[str] = []
    environment = {"HOME": str(tmp_path), "TRAMITE_BROWSER": "/nowhere"}

    found = install_browser(
        lines.append, environment=environment, machine=machine(tmp_path), run=run
    )

    assert found.path == shell
    assert "Setting up chromium" in lines
    assert any("getaddrinfo ENOTFOUND" in line for line in lines)
    assert not any("onlookupall" in line for line in lines)
    assert [line.split()[0] for line in run.commands[1:]] == ["apt-get", "apt-get"]
    assert [" update" in line for line in run.commands[1:]] == [True, False]


def test_a_browser_that_is_there_is_kept_if_the_download_is_not_reachable(tmp_path: Path) -> None:
    shell = tmp_path / "usr/bin/chromium-headless-shell"
    here = machine(tmp_path)
    program(shell)
    run = FakeRun({"install chromium": UNREACHABLE}, {})

    found = install_browser(print, environment={"HOME": "/nowhere"}, machine=here, run=run)

    assert found.path == shell
    assert len(run.commands) == 1


@pytest.mark.parametrize(
    ("release", "as_root", "hint"),
    [
        (DEBIAN, False, "sudo apt-get update && sudo apt-get install -y chromium"),
        (DEBIAN, True, "apt-get update && apt-get install -y chromium"),
        (UBUNTU, True, "curl -LO https://dl.google.com/linux/direct/google-chrome"),
        ('ID="rocky"\nID_LIKE="rhel centos fedora"\n', False, "sudo dnf install"),
        ("ID=nixos\n", False, "Install Chrome or Chromium as usual"),
    ],
)
def test_each_dead_end_says_the_next_command(
    tmp_path: Path, release: str, as_root: bool, hint: str
) -> None:
    here = machine(tmp_path, release, as_root=as_root)
    run = FakeRun({"install chromium": UNREACHABLE}, {})

    with pytest.raises(EnvironmentProblem) as caught:
        install_browser(print, environment={"HOME": "/nowhere"}, machine=here, run=run)

    assert str(caught.value.hint).startswith(hint)


def test_other_systems_have_their_own_command() -> None:
    assert by_hand(Machine("Darwin")) == "brew install --cask google-chrome"
    assert by_hand(Machine("Windows")) == "winget install --id Google.Chrome"


def test_stream_hands_on_each_line_and_the_exit_code() -> None:
    lines: list[str] = []
    code = "import sys; print('out'); print('err', file=sys.stderr); sys.exit(3)"

    assert stream([sys.executable, "-u", "-c", code], os.environ, lines.append) == 3
    assert lines == ["out", "err"]


def test_stream_says_that_a_program_is_missing() -> None:
    lines: list[str] = []

    assert stream(["/nowhere/apt-get"], {}, lines.append) == 127
    assert "/nowhere/apt-get" in lines[0]
