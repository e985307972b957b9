"""Which browser to use: the one given, Playwright's own, or the system's. Imports no Playwright."""

import json
import os
import platform
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from assistant.errors import EnvironmentProblem
from assistant.language import _

Kind = Literal["given", "playwright", "system"]

_LINUX = {
    "chromium-headless-shell": "Chromium headless shell",
    "google-chrome-stable": "Google Chrome",
    "google-chrome": "Google Chrome",
    "chromium": "Chromium",
    "microsoft-edge-stable": "Microsoft Edge",
    "microsoft-edge": "Microsoft Edge",
    # Last: Fedora's Chromium, but on Ubuntu only a script that points to the snap.
    "chromium-browser": "Chromium",
}
_MACOS = ("Google Chrome", "Chromium", "Microsoft Edge")
_WINDOWS = {
    "Google/Chrome/Application/chrome.exe": "Google Chrome",
    "Chromium/Application/chrome.exe": "Chromium",
    "Microsoft/Edge/Application/msedge.exe": "Microsoft Edge",
}
_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")

# Folder in Playwright's registry → where the program is in it, on all systems.
_PLAYWRIGHT_SHELL = {
    "chromium_headless_shell": (
        "chrome-headless-shell-*/chrome-headless-shell",
        "chrome-headless-shell-*/chrome-headless-shell.exe",
    )
}
_PLAYWRIGHT_CHROMIUM = {
    "chromium": (
        "chrome-linux*/chrome",
        "chrome-mac*/*.app/Contents/MacOS/*",
        "chrome-win*/chrome.exe",
    )
}


@dataclass(frozen=True)
class Machine:
    """What the search has to know about a computer; a test describes its own."""

    system: str  # as platform.system() says it: Linux, Darwin, Windows
    root: Path = Path("/")
    as_root: bool = False
    playwright: Path | None = None  # the folder of the installed package


@cache
def this_machine() -> Machine:
    """The computer the program runs on."""
    spec = find_spec("playwright")
    return Machine(
        system=platform.system(),
        as_root=hasattr(os, "geteuid") and os.geteuid() == 0,
        playwright=Path(spec.origin).parent if spec and spec.origin else None,
    )


@dataclass(frozen=True)
class FoundBrowser:
    """A browser that is there and may be executed."""

    path: Path
    kind: Kind
    name: str
    headless_shell: bool = False

    def __str__(self) -> str:
        return f"{self.name} {self.version or '?'}, {self.path}"

    @cached_property
    def version(self) -> str | None:
        """Its version; None if it does not start."""
        if self.path.suffix == ".exe":
            return _version_beside(self.path)  # chrome.exe --version opens a window
        try:
            answer = subprocess.run(
                [self.path, "--version"], capture_output=True, text=True, timeout=30, check=True
            )
        except (OSError, subprocess.SubprocessError):
            return None
        number = re.search(r"\d+(\.\d+)+", answer.stdout)
        return number[0] if number else None


def find_browser(
    *,
    headless: bool,
    given: Path | None = None,
    environment: Mapping[str, str] = os.environ,
    machine: Machine | None = None,
) -> FoundBrowser:
    """The one that is ``given`` or in ``TRAMITE_BROWSER``, else Playwright's, else the system's."""
    machine = machine or this_machine()
    wanted = str(given or environment.get("TRAMITE_BROWSER", ""))
    if wanted:
        return _given(wanted, headless, environment)
    for found in (
        *playwright_browsers(headless=headless, environment=environment, machine=machine),
        *system_browsers(headless=headless, environment=environment, machine=machine),
    ):
        return found
    raise EnvironmentProblem(
        _("No Chrome, Chromium or Edge was found on this computer.")
        if headless
        else _("No Chrome, Chromium or Edge that can show a window was found on this computer."),
        hint="tramite browser install",
    )


def playwright_browsers(
    *, headless: bool, environment: Mapping[str, str], machine: Machine
) -> Iterator[FoundBrowser]:
    """Playwright's own Chromium in the revision it asks for, the headless shell first."""
    kinds = {**_PLAYWRIGHT_SHELL, **_PLAYWRIGHT_CHROMIUM} if headless else _PLAYWRIGHT_CHROMIUM
    for folder, programs in kinds.items():
        shell = folder in _PLAYWRIGHT_SHELL
        for installed in _installed_revisions(folder, environment, machine):
            for path in (path for program in programs for path in installed.glob(program)):
                if _executable(path):
                    name = "Playwright's headless shell" if shell else "Playwright's Chromium"
                    yield FoundBrowser(path, "playwright", name, shell)


def system_browsers(
    *, headless: bool, environment: Mapping[str, str], machine: Machine
) -> Iterator[FoundBrowser]:
    """The Chrome, Chromium and Edge installed on this computer, the best one first."""
    places = {"Darwin": _macos_places, "Windows": _windows_places}.get(
        machine.system, _linux_places
    )
    for path, name in places(environment, machine):
        shell = _is_headless_shell(path)
        if _executable(path) and (headless or not shell):
            yield FoundBrowser(path, "system", name, shell)


def _given(wanted: str, headless: bool, environment: Mapping[str, str]) -> FoundBrowser:
    found = shutil.which(os.path.expanduser(wanted), path=environment.get("PATH"))
    if found is None:
        raise EnvironmentProblem(
            _("There is no browser that can be started at {path}.", path=wanted),
            hint=_("Leave out --browser-path and TRAMITE_BROWSER to use the one that is found."),
        )
    path = Path(found).absolute()
    shell = _is_headless_shell(path)
    if shell and not headless:
        raise EnvironmentProblem(
            _("{path} is a headless shell: it cannot show a window.", path=path),
            hint=_("Give the path of a Chrome, Chromium or Edge, or leave out --headed."),
        )
    return FoundBrowser(path, "given", path.name, shell)


def _installed_revisions(
    folder: str, environment: Mapping[str, str], machine: Machine
) -> list[Path]:
    revision = _wanted_revision(folder, machine.playwright)
    registry = _registry(environment, machine)
    installed = registry.glob(f"{folder}-{revision or '*'}/INSTALLATION_COMPLETE")
    folders = [mark.parent for mark in installed]
    return sorted(folders, key=lambda path: _version_parts(path.name), reverse=True)


def _wanted_revision(folder: str, playwright: Path | None) -> str | None:
    """The revision this Playwright was built for; None if its list cannot be read."""
    try:
        text = ((playwright or Path()) / "driver/package/browsers.json").read_text(encoding="utf-8")
        browsers = json.loads(text)["browsers"]
        revisions = {browser["name"]: str(browser["revision"]) for browser in browsers}
        return revisions[folder.replace("_", "-")]
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _registry(environment: Mapping[str, str], machine: Machine) -> Path:
    """The folder Playwright downloads browsers to."""
    chosen = environment.get("PLAYWRIGHT_BROWSERS_PATH")
    if chosen == "0" and machine.playwright:
        return machine.playwright / "driver/package/.local-browsers"
    if chosen:
        return Path(chosen)
    home = _home(environment)
    caches = {
        "Darwin": home / "Library/Caches",
        "Windows": Path(environment.get("LOCALAPPDATA") or home / "AppData/Local"),
    }
    linux = Path(environment.get("XDG_CACHE_HOME") or home / ".cache")
    return caches.get(machine.system, linux) / "ms-playwright"


def _linux_places(environment: Mapping[str, str], machine: Machine) -> Iterator[tuple[Path, str]]:
    usual = [str(machine.root / folder) for folder in ("usr/local/bin", "usr/bin", "snap/bin")]
    # An empty entry would mean the current folder.
    path = os.pathsep.join(filter(None, [environment.get("PATH"), *usual]))
    for program, name in _LINUX.items():
        if found := shutil.which(program, path=path):
            yield Path(found), name


def _macos_places(environment: Mapping[str, str], machine: Machine) -> Iterator[tuple[Path, str]]:
    for name in _MACOS:
        for folder in (machine.root, _home(environment)):
            yield folder / "Applications" / f"{name}.app/Contents/MacOS" / name, name


def _windows_places(environment: Mapping[str, str], machine: Machine) -> Iterator[tuple[Path, str]]:
    folders = [Path(environment[key]) for key in _WINDOWS_FOLDERS if environment.get(key)]
    for program, name in _WINDOWS.items():
        for folder in folders:
            yield folder / program, name


def _home(environment: Mapping[str, str]) -> Path:
    return Path(environment.get("HOME") or environment.get("USERPROFILE") or Path.home())


def _executable(path: Path) -> bool:
    return path.is_file() and os.access(path, os.X_OK)


def _is_headless_shell(path: Path) -> bool:
    return re.search(r"headless[-_]shell", path.name) is not None


def _version_beside(program: Path) -> str | None:
    """Chrome and Edge for Windows keep each version in a folder of its name."""
    numbers = [path.name for path in program.parent.glob("*.*.*.*") if path.is_dir()]
    return max(numbers, key=_version_parts, default=None)


def _version_parts(number: str) -> list[int]:
    return [int(part) for part in re.findall(r"\d+", number)]
