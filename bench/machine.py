"""What the figures were measured on."""

import datetime
import os
import platform
import re
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from assistant.runner.browser_setup import find_browser


@dataclass(frozen=True)
class Machine:
    """A computer and the programs on it that matter here."""

    processor: str
    cores: int
    memory_gb: int
    system: str
    python: str
    playwright: str
    browser: str
    date: str
    command: str
    load: float
    """How many processes wanted to run when it began: above 1 the times are of little worth."""

    def as_json(self) -> dict[str, str | int | float]:
        """What the JSON file holds of it."""
        return asdict(self)

    def rows(self) -> list[tuple[str, str]]:
        """For a table."""
        return [
            ("processor", f"{self.processor}, {self.cores} cores, {self.memory_gb} GB"),
            ("system", self.system),
            ("Python, Playwright", f"{self.python}, {self.playwright}"),
            ("browser", self.browser),
            ("measured", f"{self.date} with `{self.command}`"),
            ("others at work at the time", f"a load of {self.load:.1f}"),
        ]


def this_machine(command: str) -> Machine:
    """The one that this is run on, now."""
    found = find_browser(headless=True)
    return Machine(
        processor=_of_file("/proc/cpuinfo", r"model name\s*: (.+)") or platform.processor(),
        cores=os.cpu_count() or 1,
        memory_gb=round(int(_of_file("/proc/meminfo", r"MemTotal:\s*(\d+)") or 0) / 1024**2),
        system=_of_file("/etc/os-release", r'PRETTY_NAME="(.+)"') or platform.platform(),
        python=platform.python_version(),
        playwright=version("playwright"),
        browser=f"{found.name} {found.version}",
        date=datetime.datetime.now(datetime.UTC).date().isoformat(),
        command=command,
        load=round(os.getloadavg()[0], 2),
    )


def _of_file(path: str, pattern: str) -> str:
    try:
        found = re.search(pattern, Path(path).read_text(encoding="utf-8"))
    except OSError:
        return ""
    return found[1].strip() if found else ""
