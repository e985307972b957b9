"""What a run does before anything is opened: its rules, asked at the time of its world."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import EnvironmentProblem, UsageError, Verdict
from assistant.procedures.calendars import calendar_of
from assistant.procedures.library import Library
from assistant.runner.hands import AutoHands
from assistant.runner.results import RunResult
from assistant.session import Session
from assistant.staging import Surroundings, begins_at

DEMO = Path(__file__).parent / "errors" / "_base"
ROME = calendar_of("Europe/Rome")
RULE = """
R-DM-02:
  source: S2:L122
  guards: []
  values: {published_on: date}
  expression: days_since(published_on) <= 3
  passes: {published_on: "2026-11-20", now: "2026-11-23T23:59"}
  fails: {published_on: "2026-11-20", now: "2026-11-24"}
  reason: {en: Too late., es: Ya es tarde., it: È tardi.}
"""
ASKED = """  published_on:
    kind: date
    label: {en: Published on, es: Publicada el, it: Pubblicato il}
    default: "2026-11-20"
    source: S2:L29
rules: [R-DM-01, R-DM-02]
"""


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """The demo library, played with a scenario of the mock, and a rule about days."""
    shutil.copytree(DEMO, tmp_path, dirs_exist_ok=True)
    rules = tmp_path / "flows/rules/demo.yaml"
    rules.write_text(rules.read_text(encoding="utf-8") + RULE, encoding="utf-8")
    flow = tmp_path / "flows/demo/certificate.yaml"
    text = flow.read_text(encoding="utf-8").replace("scenario: student", "scenario: master-student")
    flow.write_text(text.replace("rules: [R-DM-01]\n", ASKED), encoding="utf-8")
    return Library(tmp_path / "flows", tmp_path / "selectors")


def no_browser(*_: Any) -> Any:
    raise EnvironmentProblem("no browser here")


def play(library: Library, tmp_path: Path, at: str | None, **more: Any) -> RunResult:
    """Play up to the browser, which is not there."""
    around = Surroundings(scenario="master-student", at=at)
    flow = library.flow("demo/certificate")
    answers = {"career": "975765", **more.pop("answers", {})}
    session = Session(library, flow, tmp_path / "runs", answers, around, pictures=False,
                      open_browser=no_browser, **more)  # fmt: skip
    return session.play(AutoHands(), [])


def test_a_rule_is_asked_at_the_time_of_the_world(library: Library, tmp_path: Path) -> None:
    in_time = play(library, tmp_path, "2026-11-23T23:59")
    late = play(library, tmp_path, "2026-11-24T00:00")

    assert (in_time.verdict, in_time.message) == (Verdict.ENVIRONMENT, "no browser here")
    assert (late.verdict, late.rule) == (Verdict.NOT_ELIGIBLE, "R-DM-02")
    assert late.message == "Too late. (rule R-DM-02, S2:L122)"


def test_the_first_rule_that_says_no_is_named(library: Library, tmp_path: Path) -> None:
    both = play(library, tmp_path, "2026-11-24", answers={"use": "Auto"})
    assert both.rule == "R-DM-01"  # with Auto no copies are asked, and none is not one


def test_a_case_that_is_played_anyway_asks_no_rule(library: Library, tmp_path: Path) -> None:
    assert play(library, tmp_path, "2026-11-24", lenient=True).verdict is Verdict.ENVIRONMENT


def test_a_rule_of_which_nothing_is_asked_only_informs(library: Library, tmp_path: Path) -> None:
    flow = library.flow_paths["demo/certificate"]
    text = flow.read_text(encoding="utf-8").replace("published_on:\n", "noted_on:\n")
    flow.write_text(text, encoding="utf-8")

    assert play(library, tmp_path, "2026-11-24").verdict is Verdict.ENVIRONMENT


def test_a_run_begins_at_the_time_of_its_scenario(library: Library) -> None:
    flow = library.flow("demo/certificate")

    assert begins_at(library, flow, Surroundings()) == begins_at(
        library, flow, Surroundings(scenario="master-student")
    )
    assert begins_at(library, flow, Surroundings(at="2026-11-24")) == ROME.moment("2026-11-24")
    with pytest.raises(UsageError, match="'soon' is not a moment"):
        begins_at(library, flow, Surroundings(at="soon"))
