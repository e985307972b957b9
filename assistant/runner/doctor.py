"""What this computer has of what the program needs, and what to do about the rest."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Literal

from assistant import language
from assistant.errors import EnvironmentProblem, Verdict
from assistant.language import NAMES, _
from assistant.runner.browser_install import by_hand, driver_by_hand, driver_problem
from assistant.runner.browser_setup import Machine, find_browser, this_machine
from assistant.runner.keyring_store import full_name, open_keyring
from assistant.shipped import shipped

State = Literal["ok", "warning", "problem"]

# Kernel setting → the value that bars the user namespaces the sandbox is made of.
_SANDBOX_BARS = {
    "proc/sys/kernel/unprivileged_userns_clone": "0",
    "proc/sys/kernel/apparmor_restrict_unprivileged_userns": "1",
}
_MEGABYTE = 1_000_000


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at; ``advice`` is what to do if it is not ok."""

    name: str  # the same in every language
    state: State
    found: str
    advice: str | None = None

    @property
    def title(self) -> str:
        """What was looked at, for a person."""
        return _titles()[self.name]


def examine(
    *,
    given: Path | None = None,
    environment: Mapping[str, str] = os.environ,
    machine: Machine | None = None,
    data: Path | None = None,
) -> list[Finding]:
    """Look at everything a run needs, without starting a browser window or a driver."""
    machine = machine or this_machine()
    data = data or _data_folder()
    return [
        python_version(),
        playwright_driver(machine),
        browser(True, given, environment, machine),
        browser(False, given, environment, machine),
        sandbox(machine),
        display(environment, machine),
        keyring_backend(machine),
        data_folder(data),
        disk(data),
        procedures(shipped("flows"), shipped("selectors")),
        spoken_language(),
        output_encoding(sys.stdout.encoding),
    ]


def verdict(findings: Iterable[Finding]) -> Verdict:
    """``environment`` if anything is a problem; a warning is none."""
    problem = any(finding.state == "problem" for finding in findings)
    return Verdict.ENVIRONMENT if problem else Verdict.OK


def python_version(running: tuple[int, ...] = sys.version_info[:3]) -> Finding:
    """The Python that runs the program."""
    found = ".".join(map(str, running))
    if running >= (3, 11):
        return Finding("python", "ok", found)
    return Finding("python", "problem", found, _("Use Python 3.11 or newer."))


def playwright_driver(machine: Machine, distribution: str = "playwright") -> Finding:
    """The installed Playwright, and whether its driver starts."""
    try:
        installed = version(distribution)
    except PackageNotFoundError:
        advice = f"{sys.executable} -m pip install playwright"
        return Finding("playwright", "problem", _("not installed"), advice)
    if problem := driver_problem(machine):
        said = _("Playwright's driver does not start: {reason}", reason=problem)
        return Finding("playwright", "problem", said, driver_by_hand(machine))
    return Finding("playwright", "ok", installed)


def browser(
    headless: bool, given: Path | None, environment: Mapping[str, str], machine: Machine
) -> Finding:
    """The browser of headless runs, or of those with a window; the latter are a choice."""
    name = "browser-headless" if headless else "browser-window"
    missing: State = "problem" if headless else "warning"
    try:
        found = find_browser(
            headless=headless, given=given, environment=environment, machine=machine
        )
    except EnvironmentProblem as error:
        return Finding(name, missing, error.message, error.hint)
    if found.version is None:
        said = _("{name} at {path} does not start.", name=found.name, path=found.path)
        return Finding(name, missing, said, by_hand(machine))
    return Finding(name, "ok", str(found))


def sandbox(machine: Machine) -> Finding:
    """Whether Chromium's sandbox is on."""
    if machine.as_root:
        off = _("switched off, because it cannot work for root")
        return Finding("sandbox", "warning", off, _("Use an ordinary user account to have it on."))
    if any(_reads(machine.root / path, bar) for path, bar in _SANDBOX_BARS.items()):
        barred = _("switched on, but this system bars it for browsers it does not know")
        return Finding("sandbox", "warning", barred, by_hand(machine))
    return Finding("sandbox", "ok", _("switched on"))


def display(environment: Mapping[str, str], machine: Machine) -> Finding:
    """Whether a window can be shown."""
    if machine.system != "Linux":
        return Finding("display", "ok", machine.system)
    for variable in ("WAYLAND_DISPLAY", "DISPLAY"):
        if environment.get(variable):
            return Finding("display", "ok", f"{variable}={environment[variable]}")
    advice = _("Leave out --headed, or run it in a desktop session.")
    return Finding("display", "warning", _("no display"), advice)


def keyring_backend(machine: Machine) -> Finding:
    """Whether passwords can be kept safely."""
    try:
        return Finding("keyring", "ok", full_name(open_keyring(machine.system).backend))
    except EnvironmentProblem as error:
        return Finding("keyring", "warning", error.message, error.hint)


def data_folder(folder: Path) -> Finding:
    """Whether runs can be kept."""
    try:
        with tempfile.TemporaryFile(dir=_existing(folder)):
            return Finding("data-folder", "ok", str(folder))
    except OSError as error:
        said = _("{folder} cannot be written: {reason}", folder=folder, reason=error.strerror)
        return Finding(
            "data-folder", "problem", said, _("Make it writable, or give another with --out.")
        )


def disk(folder: Path, free: int | None = None) -> Finding:
    """The room left where runs are kept."""
    free = shutil.disk_usage(_existing(folder)).free if free is None else free
    found = f"{free / _MEGABYTE:.0f} MB"
    if free >= 500 * _MEGABYTE:
        return Finding("disk", "ok", found)
    state: State = "warning" if free >= 50 * _MEGABYTE else "problem"
    return Finding("disk", state, found, _("Delete old runs in {folder}.", folder=folder))


def procedures(flows: Path, selectors: Path) -> Finding:
    """Whether the shipped flows and locators are where they should be."""
    portals = [path.stem for path in selectors.glob("*.yaml")]
    flow_files = [path for portal in portals for path in flows.glob(f"{portal}/*.yaml")]
    if flow_files:
        counted = {"flows": len(flow_files), "portals": len(portals), "folder": flows.parent}
        found = _("flow files: {flows}, portals: {portals}, in {folder}", **counted)
        return Finding("procedures", "ok", found)
    advice = f"{sys.executable} -m pip install --force-reinstall --no-deps tramite"
    return Finding("procedures", "problem", _("none in {folder}", folder=flows.parent), advice)


def spoken_language() -> Finding:
    """The language messages are in."""
    code = language.current()
    return Finding("language", "ok", f"{NAMES[code]} ({code})")


def output_encoding(encoding: str | None) -> Finding:
    """Whether the terminal takes every letter of a label."""
    found = encoding or _("unknown")
    if found.lower().replace("-", "") == "utf8":
        return Finding("letters", "ok", found)
    advice = _("Set the environment variable PYTHONUTF8 to 1 to see every letter.")
    return Finding("letters", "warning", found, advice)


def _data_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path("tramite", appauthor=False)


def _existing(folder: Path) -> Path:
    """``folder``, or the nearest one above it that is there."""
    return next(path for path in (folder, *folder.parents) if path.is_dir())


def _reads(path: Path, value: str) -> bool:
    try:
        return path.read_text(encoding="ascii").strip() == value
    except OSError:
        return False


def _titles() -> dict[str, str]:
    return {
        "python": "Python",
        "playwright": "Playwright",
        "browser-headless": _("Browser (headless)"),
        "browser-window": _("Browser (with a window)"),
        "sandbox": _("Browser sandbox"),
        "display": _("Display"),
        "keyring": _("Keyring"),
        "data-folder": _("Data folder"),
        "disk": _("Free disk space"),
        "procedures": _("Procedures"),
        "language": _("Language"),
        "letters": _("Letters"),
    }
