"""Getting a browser and what Playwright needs: its download, or on Debian the packages."""

import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from assistant.errors import EnvironmentProblem
from assistant.language import _
from assistant.runner.browser_setup import (
    FoundBrowser,
    Machine,
    find_browser,
    playwright_browsers,
    this_machine,
)

Progress = Callable[[str], None]
Run = Callable[[list[str], Mapping[str, str], Progress], int]

_DOWNLOAD = [sys.executable, "-m", "playwright", "install", "chromium"]
_LIBRARIES = [sys.executable, "-m", "playwright", "install-deps", "chromium"]
# Give up on a dead mirror soon, wait for another apt to end, print no progress bars.
_SETTINGS = ("Acquire::http::Timeout=15", "DPkg::Lock::Timeout=60", "Dpkg::Use-Pty=0")
_APT = ["apt-get", "-q", *(f"-o{setting}" for setting in _SETTINGS)]
# Without the recommended packages (a printer set-up, a notification daemon) but with letters.
_PACKAGES = ["chromium", "chromium-headless-shell", "chromium-sandbox", "fonts-dejavu-core"]
# What Playwright's driver, a Node program, needs and a bare system lacks.
_DRIVER_LIBRARY = {
    "debian": "sudo apt-get install -y libatomic1",
    "fedora": "sudo dnf install -y libatomic",
    "suse": "sudo zypper install libatomic1",
}
_CHROME_DEB = "google-chrome-stable_current_amd64.deb"
_BY_HAND = {
    "debian": "sudo apt-get update && sudo apt-get install -y chromium chromium-headless-shell",
    "ubuntu": f"curl -LO https://dl.google.com/linux/direct/{_CHROME_DEB}"
    f" && sudo apt-get install -y ./{_CHROME_DEB}",
    "fedora": "sudo dnf install -y chromium chromium-headless",
    "arch": "sudo pacman -S chromium",
    "suse": "sudo zypper install chromium",
    "Darwin": "brew install --cask google-chrome",
    "Windows": "winget install --id Google.Chrome",
}


def stream(command: list[str], environment: Mapping[str, str], progress: Progress) -> int:
    """Run ``command``, hand on each line it prints as it comes, and give its exit code."""
    try:
        process = subprocess.Popen(
            command,
            env=dict(environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
    except OSError as error:
        progress(str(error))
        return 127
    with process:
        try:
            for line in process.stdout or ():
                progress(line.rstrip())
        except BaseException:
            process.terminate()
            raise
    return process.returncode


def install_browser(
    progress: Progress,
    *,
    environment: Mapping[str, str] = os.environ,
    machine: Machine | None = None,
    run: Run = stream,
) -> FoundBrowser:
    """Install Chromium unless a browser is there; the one that headless runs use now."""
    machine = machine or this_machine()
    # What was asked for by hand is not what is being installed.
    environment = {k: v for k, v in environment.items() if k != "TRAMITE_BROWSER"}
    _mend_driver(progress, environment, machine, run)
    there = _found(environment, machine, headless=False)
    if there and there.version:
        progress(_("A browser is there already: {browser}", browser=there))
        return find_browser(headless=True, environment=environment, machine=machine)
    refused = _download(progress, environment, machine, run)
    if refused is None:
        browser = find_browser(headless=True, environment=environment, machine=machine)
        return _with_libraries(browser, progress, environment, machine, run)
    progress(_("Playwright's Chromium could not be downloaded: {reason}", reason=refused))
    found = _found(environment, machine)
    if found is None and machine.as_root and _distribution(machine)[:1] == ["debian"]:
        _install_packages(_PACKAGES, progress, environment, run)
        found = _found(environment, machine)
    if found is None:
        raise EnvironmentProblem(_("No browser could be installed."), hint=by_hand(machine))
    return found


def ready() -> bool:
    """Whether a headless run finds all that ``install_browser`` installs."""
    return bool(_found(os.environ, this_machine())) and driver_problem(this_machine()) is None


def driver_problem(machine: Machine) -> str | None:
    """Why Playwright's driver does not start; None if it does."""
    program = "node.exe" if machine.system == "Windows" else "node"
    node = (machine.playwright or Path()) / "driver" / program
    try:
        subprocess.run([node, "--version"], capture_output=True, text=True, check=True, timeout=30)
    except subprocess.CalledProcessError as error:
        return str(error.stderr).strip() or str(error)
    except (OSError, subprocess.SubprocessError) as error:
        return str(error)
    return None


def driver_by_hand(machine: Machine) -> str:
    """The command that most likely makes the driver start."""
    again = f"{sys.executable} -m pip install --force-reinstall playwright"
    return _command(_DRIVER_LIBRARY, machine) or again


def by_hand(machine: Machine) -> str:
    """The command that installs a browser on this system without our help."""
    usual = _("Install Chrome or Chromium as usual on this system, then: tramite doctor")
    return _command(_BY_HAND, machine) or usual


def _command(commands: Mapping[str, str], machine: Machine) -> str | None:
    names = (machine.system, *_distribution(machine))
    command = next((commands[name] for name in names if name in commands), None)
    return command.replace("sudo ", "") if command and machine.as_root else command


def _download(
    progress: Progress, environment: Mapping[str, str], machine: Machine, run: Run
) -> str | None:
    """None if Playwright's Chromium is there now, else why not."""
    output = _DownloadOutput(progress)
    # Playwright tries five times; half a minute each would be long to learn that one is offline.
    asked = {"PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT": "10000", **environment, "FORCE_COLOR": "0"}
    code = run(_DOWNLOAD, asked, output)
    if any(playwright_browsers(headless=True, environment=environment, machine=machine)):
        return None
    return output.reason or _("exit code {code}", code=code)


class _DownloadOutput:
    """Playwright's output without the repetitions and stack traces of each mirror it tries."""

    def __init__(self, progress: Progress) -> None:
        self.progress = progress
        self.reason = ""
        self.said: set[str] = set()

    def __call__(self, line: str) -> None:
        """Hand ``line`` on if a person gains from it; keep the first error."""
        if line.startswith("Error: ") and not self.reason:
            self.reason = line.removeprefix("Error: ")
        telling = line.startswith(("Downloading ", "|", "BEWARE")) or " downloaded to " in line
        if telling and line not in self.said:
            self.progress(line)
        if line.startswith("Downloading "):
            self.said.add(line)


def _with_libraries(
    browser: FoundBrowser,
    progress: Progress,
    environment: Mapping[str, str],
    machine: Machine,
    run: Run,
) -> FoundBrowser:
    """``browser``, once it starts: a bare Linux lacks the libraries it needs."""
    on_linux = machine.system == "Linux"
    if browser.version is None and on_linux and machine.as_root:
        run(_LIBRARIES, {**environment, "DEBIAN_FRONTEND": "noninteractive"}, progress)
        browser = replace(browser)  # forgets that it did not start
    if browser.version is None:
        raise EnvironmentProblem(
            _("{path} was installed but does not start.", path=browser.path),
            hint=f"sudo {shlex.join(_LIBRARIES)}" if on_linux else by_hand(machine),
        )
    return browser


def _mend_driver(
    progress: Progress, environment: Mapping[str, str], machine: Machine, run: Run
) -> None:
    if driver_problem(machine) and machine.as_root and "debian" in _distribution(machine):
        _install_packages(["libatomic1"], progress, environment, run)
    if problem := driver_problem(machine):
        raise EnvironmentProblem(
            _("Playwright's driver does not start: {reason}", reason=problem),
            hint=driver_by_hand(machine),
        )


def _install_packages(
    packages: list[str], progress: Progress, environment: Mapping[str, str], run: Run
) -> None:
    install = [*_APT, "install", "-y", "--no-install-recommends", *packages]
    for command in ([*_APT, "update"], install):
        progress(shlex.join(command))
        run(command, {**environment, "DEBIAN_FRONTEND": "noninteractive"}, progress)


def _found(
    environment: Mapping[str, str], machine: Machine, *, headless: bool = True
) -> FoundBrowser | None:
    try:
        return find_browser(headless=headless, environment=environment, machine=machine)
    except EnvironmentProblem:
        return None


def _distribution(machine: Machine) -> list[str]:
    """The distribution's name in /etc/os-release, then those it is like."""
    try:
        text = (machine.root / "etc/os-release").read_text(encoding="utf-8")
    except OSError:
        return []
    lines = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    return [name for key in ("ID", "ID_LIKE") for name in lines.get(key, "").strip("\"'").split()]
