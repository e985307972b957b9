"""Many flows, played by pytest with Trámite's plugin, and what came of them."""

import os
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as XML

import pytest

from assistant.errors import UsageError, Verdict
from assistant.language import _, current
from assistant.procedures.flow import Flow
from assistant.procedures.library import Library
from assistant.reporters.junit import clean


@dataclass(frozen=True)
class Wanted:
    """What is to be played, and how."""

    flows: Sequence[Flow]
    workers: int = 1
    steps: bool = False
    output: Path = Path("test-results")
    checkpoints: Path | None = None
    options: tuple[str, ...] = ()
    """pytest-playwright's own: ``--tracing=on`` ..."""


@dataclass(frozen=True)
class Item:
    """One case or step that was played; ``step``: where it ended, if not at its end."""

    name: str
    flow: str
    passed: bool
    verdict: str
    message: str
    step: str
    folder: str
    seconds: float

    @property
    def failure(self) -> dict[str, str]:
        """As ``--json`` tells it."""
        return {"flow": self.flow, "item": self.name, "step": self.step,
                "verdict": self.verdict, "message": self.message,
                "folder": self.folder}  # fmt: skip


@dataclass
class Played:
    """How all of it went."""

    items: list[Item] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def failed(self) -> list[Item]:
        """What did not end as it must."""
        return [one for one in self.items if not one.passed]

    @property
    def passed(self) -> int:
        """How many ended as they must."""
        return len(self.items) - len(self.failed)

    @property
    def exit_code(self) -> int:
        """That of the first failure's verdict; 1 where it should have failed and did not."""
        if not self.failed:
            return 0
        return Verdict(self.failed[0].verdict).exit_code or Verdict.ERROR.exit_code

    def junit(self) -> bytes:
        """As JUnit's readers understand it; the type of a failure is its verdict."""
        errors = [one for one in self.failed if one.verdict == Verdict.ERROR]
        counts = {"tests": str(len(self.items)), "errors": str(len(errors)), "skipped": "0",
                  "failures": str(len(self.failed) - len(errors)),
                  "time": f"{self.seconds:.3f}"}  # fmt: skip
        suites = XML.Element("testsuites", counts)
        suite = XML.SubElement(suites, "testsuite", {"name": "tramite", **counts})
        for one in self.items:
            about = {"classname": one.flow, "name": one.name, "time": f"{one.seconds:.3f}"}
            case = XML.SubElement(suite, "testcase", about)
            if not one.passed:
                kind = "error" if one in errors else "failure"
                told = {"type": one.verdict, "message": clean(one.message)}
                text = "\n".join(filter(None, [one.step, one.message, one.folder]))
                XML.SubElement(case, kind, told).text = clean(text)
        XML.indent(suites)
        written: bytes = XML.tostring(suites, encoding="utf-8", xml_declaration=True)
        return written + b"\n"


class _Gathering:
    """Hears from pytest how each item went, in whatever worker."""

    def __init__(self) -> None:
        self.played = Played()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """One phase of an item is over."""
        if report.when != "call" and report.passed:
            return
        about = dict(report.user_properties)
        path, _colons, name = report.nodeid.partition("::")
        flow = str(about.get("flow") or "/".join(Path(path).with_suffix("").parts[-2:]))
        unforeseen = "" if report.passed or about else report.longreprtext
        message = str(about.get("message") or unforeseen)
        item = Item(
            name, flow, report.passed, str(about.get("verdict", Verdict.ERROR)), message,
            str(about.get("step", "")), str(about.get("folder", "")), round(report.duration, 3),
        )  # fmt: skip
        self.played.items.append(item)

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """All is over: in one order, however many workers there were."""
        self.played.items.sort(key=lambda one: (one.flow, one.name))


def play(library: Library, wanted: Wanted) -> Played:
    """Play it; raises ``UsageError`` if pytest could not even begin."""
    gathering, began = _Gathering(), time.monotonic()
    os.environ["TRAMITE_LANG"] = current()  # workers are processes of their own
    with tempfile.TemporaryDirectory(prefix="tramite-") as folder:
        nothing = Path(folder) / "pytest.ini"
        nothing.write_text("[pytest]\n", encoding="utf-8")  # whatever stands where one is
        code = pytest.main(_arguments(library, wanted, nothing), plugins=[gathering])
    gathering.played.seconds = round(time.monotonic() - began, 3)
    if code not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        raise UsageError(_("pytest could not play it: {code}", code=pytest.ExitCode(code).name))
    return gathering.played


def _arguments(library: Library, wanted: Wanted, ini: Path) -> list[str]:
    checkpoints = [f"--checkpoints={wanted.checkpoints}"] if wanted.checkpoints else []
    return [
        f"-c{ini}", f"--rootdir={library.root}", "-q", "--no-header", "-pno:cacheprovider",
        "-Wignore::pytest.PytestAssertRewriteWarning",  # this program is there before pytest
        f"--output={wanted.output / 'flows'}",  # pytest-playwright empties it first
        *checkpoints, *wanted.options,
        *(["--steps"] if wanted.steps else []),
        *([f"-n{wanted.workers}"] if wanted.workers > 1 else []),
        *(str(library.flow_paths[flow.flow]) for flow in wanted.flows),
    ]  # fmt: skip
