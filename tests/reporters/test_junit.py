"""A run as JUnit: well-formed, and passed, failed or in error as its verdict says."""

from pathlib import Path
from xml.etree import ElementTree as XML

import pytest

from assistant.errors import Verdict
from assistant.reporters.junit import JUnit, junit_xml
from assistant.runner.results import RunResult, StepResult

STEP = StepResult(
    number=1, of=2, id="pay", sentence="Press «Pay» & wait.", status="failed", started="now",
    seconds=1.5,
)  # fmt: skip


def ended(verdict: Verdict, message: str = "it <ended>") -> RunResult:
    return RunResult(
        run="20260302-shop-buy", flow="shop/buy", title="Buy", portal="shop", verdict=verdict,
        message=message,
        at="pay", next="Look.", started="2026-03-02T10:00:00.000+00:00", seconds=2.5, language="en",
        answers={}, answered={}, steps=(STEP,), folder="/runs/1",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("verdict", "failures", "errors"),
    [(Verdict.OK, "0", "0"), (Verdict.PORTAL, "1", "0"), (Verdict.ERROR, "0", "1")],
)
def test_it_counts_as_its_verdict_says(verdict: Verdict, failures: str, errors: str) -> None:
    suite = XML.fromstring(junit_xml(ended(verdict))).find("testsuite")

    assert suite is not None
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == (
        "1", failures, errors,
    )  # fmt: skip
    assert len(suite.findall("testcase/failure")) == int(failures)
    assert len(suite.findall("testcase/error")) == int(errors)


def test_it_tells_where_it_failed_why_and_what_to_do() -> None:
    failure = XML.fromstring(junit_xml(ended(Verdict.DRIFT))).find(".//failure")

    assert failure is not None
    assert (failure.get("type"), failure.get("message")) == ("drift", "it <ended>")
    assert failure.text == "pay: it <ended>\nLook.\n/runs/1"


def test_it_lists_the_steps() -> None:
    out = XML.fromstring(junit_xml(ended(Verdict.OK))).findtext(".//system-out")

    assert out == "1/2 failed    1.500 s  pay: Press «Pay» & wait."


def test_what_xml_cannot_hold_is_replaced() -> None:
    told = XML.fromstring(junit_xml(ended(Verdict.PORTAL, "a\x00b\x1b[1m\ud800 漢"))).find(
        ".//failure"
    )

    assert told is not None
    assert told.get("message") == "a\ufffdb\ufffd[1m\ufffd 漢"


def test_it_is_written_when_the_run_is_over(tmp_path: Path) -> None:
    JUnit(tmp_path / "junit.xml").hear(ended(Verdict.OK))

    assert (tmp_path / "junit.xml").read_bytes() == junit_xml(ended(Verdict.OK))
