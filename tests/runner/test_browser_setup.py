"""Which browser is found, on computers made of a few files."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.errors import EnvironmentProblem
from assistant.runner.browser_setup import FoundBrowser, Machine, find_browser

SHELL = "chromium_headless_shell-7/chrome-headless-shell-linux64/chrome-headless-shell"
CHROMIUM = "chromium-7/chrome-linux64/chrome"


def program(path: Path, says: str = "Chromium 156.0.8078.79 built on Debian") -> Path:
    """A program that only says its version."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{says}'\n")
    path.chmod(0o755)
    return path


def downloaded(registry: Path, place: str) -> Path:
    """A browser as Playwright's download leaves it."""
    path = program(registry / place)
    (registry / place.split("/")[0] / "INSTALLATION_COMPLETE").touch()
    return path


def playwright_package(folder: Path, revision: str) -> Path:
    """An installed Playwright that wants ``revision`` of both browsers."""
    names = ("chromium", "chromium-headless-shell")
    listed = {"browsers": [{"name": name, "revision": revision} for name in names]}
    path = folder / "playwright/driver/package/browsers.json"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(listed))
    return folder / "playwright"


@pytest.fixture
def linux(tmp_path: Path) -> Machine:
    return Machine("Linux", root=tmp_path, playwright=playwright_package(tmp_path, "7"))


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    return {"HOME": str(tmp_path / "home"), "PATH": str(tmp_path / "bin")}


def test_a_given_path_comes_first(linux: Machine, home: dict[str, str]) -> None:
    program(linux.root / "usr/bin/chromium-headless-shell")
    mine = program(linux.root / "mine/chrome")

    found = find_browser(headless=True, given=mine, environment=home, machine=linux)

    assert found == FoundBrowser(mine, "given", "chrome")


def test_the_environment_may_name_a_browser_by_its_command(
    linux: Machine, home: dict[str, str]
) -> None:
    mine = program(linux.root / "bin/my-chrome")

    found = find_browser(
        headless=True, environment={**home, "TRAMITE_BROWSER": "my-chrome"}, machine=linux
    )

    assert (found.path, found.kind) == (mine, "given")


def test_a_given_path_beats_the_environment(linux: Machine, home: dict[str, str]) -> None:
    mine = program(linux.root / "mine/chrome")
    environment = {**home, "TRAMITE_BROWSER": "/nowhere"}

    found = find_browser(headless=True, given=mine, environment=environment, machine=linux)

    assert found.path == mine


@pytest.mark.parametrize("mode", [None, 0o644])
def test_a_given_path_that_cannot_be_started_is_refused(
    tmp_path: Path, linux: Machine, home: dict[str, str], mode: int | None
) -> None:
    path = tmp_path / "chrome"
    if mode is not None:
        path.touch(mode)
    program(linux.root / "usr/bin/chromium")

    with pytest.raises(EnvironmentProblem, match=str(path)) as caught:
        find_browser(headless=True, given=path, environment=home, machine=linux)

    assert "TRAMITE_BROWSER" in str(caught.value.hint)


def test_a_given_headless_shell_shows_no_window(linux: Machine, home: dict[str, str]) -> None:
    shell = program(linux.root / "mine/chrome-headless-shell")

    assert find_browser(headless=True, given=shell, environment=home, machine=linux).headless_shell
    with pytest.raises(EnvironmentProblem, match="cannot show a window"):
        find_browser(headless=False, given=shell, environment=home, machine=linux)


@pytest.mark.parametrize(("headless", "expected"), [(True, SHELL), (False, CHROMIUM)])
def test_playwrights_own_comes_before_the_systems(
    linux: Machine, home: dict[str, str], headless: bool, expected: str
) -> None:
    registry = Path(home["HOME"]) / ".cache/ms-playwright"
    both = {place: downloaded(registry, place) for place in (CHROMIUM, SHELL)}
    program(linux.root / "usr/bin/google-chrome")

    found = find_browser(headless=headless, environment=home, machine=linux)

    assert (found.path, found.kind) == (both[expected], "playwright")
    assert found.headless_shell == headless


@pytest.mark.parametrize(
    ("system", "variable", "registry"),
    [
        ("Linux", "PLAYWRIGHT_BROWSERS_PATH", "chosen"),
        ("Linux", "XDG_CACHE_HOME", "chosen/ms-playwright"),
        ("Windows", "LOCALAPPDATA", "chosen/ms-playwright"),
        ("Darwin", "HOME", "chosen/Library/Caches/ms-playwright"),
    ],
)
def test_playwrights_folder_is_where_playwright_puts_it(
    tmp_path: Path, system: str, variable: str, registry: str
) -> None:
    path = downloaded(tmp_path / registry, CHROMIUM)
    environment = {"HOME": str(tmp_path), variable: str(tmp_path / "chosen")}

    found = find_browser(headless=False, environment=environment, machine=Machine(system, tmp_path))

    assert found.path == path


def test_playwrights_folder_can_be_inside_its_package(linux: Machine) -> None:
    assert linux.playwright is not None
    path = downloaded(linux.playwright / "driver/package/.local-browsers", CHROMIUM)
    environment = {"PLAYWRIGHT_BROWSERS_PATH": "0"}

    assert find_browser(headless=False, environment=environment, machine=linux).path == path


def test_another_revision_and_half_a_download_are_left_alone(
    linux: Machine, home: dict[str, str]
) -> None:
    registry = Path(home["HOME"]) / ".cache/ms-playwright"
    downloaded(registry, "chromium-6/chrome-linux64/chrome")
    program(registry / CHROMIUM)
    system = program(linux.root / "usr/bin/chromium")

    assert find_browser(headless=False, environment=home, machine=linux).path == system


def test_the_newest_revision_is_used_if_the_wanted_one_is_unknown(
    tmp_path: Path, home: dict[str, str]
) -> None:
    registry = Path(home["HOME"]) / ".cache/ms-playwright"
    downloaded(registry, "chromium-999/chrome-linux/chrome")
    newest = downloaded(registry, "chromium-1255/chrome-linux/chrome")

    found = find_browser(headless=False, environment=home, machine=Machine("Linux", tmp_path))

    assert found.path == newest


@pytest.mark.parametrize(
    ("headless", "expected"), [(True, "chromium-headless-shell"), (False, "google-chrome")]
)
def test_the_systems_headless_shell_is_for_headless_runs(
    linux: Machine, home: dict[str, str], headless: bool, expected: str
) -> None:
    for name in ("chromium", "chromium-headless-shell", "google-chrome", "microsoft-edge"):
        program(linux.root / "usr/bin" / name)

    found = find_browser(headless=headless, environment=home, machine=linux)

    assert (found.path.name, found.kind) == (expected, "system")


def test_macos_applications_are_found(tmp_path: Path) -> None:
    inside = "Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"
    path = program(tmp_path / "home" / inside)
    environment = {"HOME": str(tmp_path / "home")}

    found = find_browser(headless=True, environment=environment, machine=Machine("Darwin"))

    assert (found.path, found.name) == (path, "Microsoft Edge")


def test_windows_programs_are_found_and_not_started_for_their_version(tmp_path: Path) -> None:
    path = program(tmp_path / "Google/Chrome/Application/chrome.exe", says="99.0.0.0")
    for number in ("156.0.8078.79", "99.0.1.2"):
        (path.parent / number).mkdir()

    found = find_browser(
        headless=False,
        environment={"HOME": str(tmp_path), "PROGRAMFILES": str(tmp_path)},
        machine=Machine("Windows", tmp_path),
    )

    assert (found.path, found.version) == (path, "156.0.8078.79")


@pytest.mark.parametrize("headless", [True, False])
def test_no_browser_says_the_next_command(
    linux: Machine, home: dict[str, str], headless: bool
) -> None:
    with pytest.raises(EnvironmentProblem) as caught:
        find_browser(headless=headless, environment=home, machine=linux)

    assert caught.value.hint == "tramite browser install"


def test_a_program_in_the_current_folder_is_not_the_systems_browser(
    linux: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(program(linux.root / "here/chromium").parent)

    with pytest.raises(EnvironmentProblem):
        find_browser(headless=True, environment={"HOME": "/nowhere", "PATH": ""}, machine=linux)


def test_the_version_is_what_the_browser_says(tmp_path: Path) -> None:
    assert FoundBrowser(program(tmp_path / "a"), "given", "a").version == "156.0.8078.79"


def test_a_browser_that_does_not_start_has_no_version(tmp_path: Path) -> None:
    broken = program(tmp_path / "broken")
    broken.write_text("#!/bin/sh\nexit 127\n")

    assert FoundBrowser(broken, "given", "broken").version is None


def test_looking_for_a_browser_imports_no_playwright() -> None:
    code = (
        "import sys; from assistant.runner.browser_setup import this_machine;"
        "print(this_machine().playwright is not None, 'playwright' in sys.modules)"
    )
    printed = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout

    assert printed.split() == ["True", "False"]
