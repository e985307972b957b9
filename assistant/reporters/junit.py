"""A run as a JUnit file, which continuous integration reads: one test case, its steps as output."""

import re
from pathlib import Path
from xml.etree import ElementTree as XML

from assistant.errors import Verdict
from assistant.reporters.reporter import Reporter
from assistant.runner.results import RunResult, StepResult

_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold in any spelling."""


class JUnit(Reporter):
    """Writes the file when the run is over."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def run_ended(self, event: RunResult) -> None:
        """Write it."""
        self.path.write_bytes(junit_xml(event))


def junit_xml(result: RunResult) -> bytes:
    """The result of one run, as JUnit's readers understand it.

    A run that went through is a passed test, a bug of ours an error, all else a failure whose type
    is the verdict.
    """
    failed = result.verdict is not Verdict.OK
    kind = ("error" if result.verdict is Verdict.ERROR else "failure") if failed else None
    seconds = f"{result.seconds:.3f}"
    counts = {"tests": "1", "failures": str(int(kind == "failure")),
              "errors": str(int(kind == "error")), "skipped": "0", "time": seconds}  # fmt: skip
    suites = XML.Element("testsuites", counts)
    suite = XML.SubElement(
        suites, "testsuite", {"name": result.flow, "timestamp": result.started[:19], **counts}
    )
    case = XML.SubElement(
        suite, "testcase", {"classname": result.flow, "name": result.run, "time": seconds}
    )
    if kind:
        about = {"type": str(result.verdict), "message": clean(result.message)}
        XML.SubElement(case, kind, about).text = clean(_told(result))
    XML.SubElement(case, "system-out").text = clean("\n".join(map(_line, result.steps)))
    XML.indent(suites)
    written: bytes = XML.tostring(suites, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _told(result: RunResult) -> str:
    at = f"{result.at}: {result.message}" if result.at else result.message
    return "\n".join(filter(None, [at, result.next, result.folder]))


def _line(step: StepResult) -> str:
    place = f"{step.number}/{step.of} {step.status:<7} {step.seconds:7.3f} s"
    return f"{place}  {step.id}: {step.sentence}"


def clean(text: str) -> str:
    """Without what XML cannot hold."""
    return _NOT_IN_XML.sub("\ufffd", text)
