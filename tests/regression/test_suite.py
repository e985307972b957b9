"""``tramite test`` and plain pytest play flows as tests, and name what broke."""

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as XML

import pytest

from tests.checkouts import ROOT, called, checkout_in, replace_in

FLOW = "smartcampus/previsualizar"
SHORT = "polimi/auth-info"
FEW_CASES = "smartcampus/certificado-periodo-anterior"
FILE = f"flows/{FLOW}.yaml"
pytestmark = pytest.mark.browser


def told_by(root: Path, *words: str | Path, code: int = 0) -> dict[str, Any]:
    """What ``tramite test --json`` says."""
    found: dict[str, Any] = json.loads(
        called(root, root / "cli.py", "test", *words, "--json", code=code).stdout
    )
    return found


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the program in which the button to sign in has another name."""
    root = checkout_in(tmp_path)
    replace_in(root, "smartcampus/templates/login.html", ">Ingresar<", ">Ingresar ya<")
    return root


def test_all_cases_end_as_they_must_with_one_worker_and_with_two(tmp_path: Path) -> None:
    out = ("--output", tmp_path / "evidence")

    alone, both = told_by(ROOT, SHORT, *out), told_by(ROOT, SHORT, "-n", "2", *out)

    assert alone.pop("seconds") > 0
    assert both.pop("seconds") > 0
    assert alone == both
    assert (alone["items"], alone["passed"], alone["failed"]) == (3, 3, [])
    assert list((tmp_path / "evidence").glob("*/2*")) == []  # what went well leaves nothing


def test_a_changed_label_is_told_with_its_step_and_the_nearest_candidate(
    checkout: Path, tmp_path: Path
) -> None:
    junit, html, out = (tmp_path / name for name in ("all.xml", "all.html", "evidence"))
    told = told_by(checkout, FEW_CASES, "--junit", junit, "--html", html, "--output", out, code=5)

    happy = next(one for one in told["failed"] if one["item"] == "happy")
    assert (happy["flow"], happy["step"], happy["verdict"]) == (
        FEW_CASES,
        "certificates.login.sign-in",
        "drift",
    )
    assert "button «Ingresar»" in happy["message"]
    assert "Ingresar ya" in happy["message"]
    assert (Path(happy["folder"]) / "report.html").is_file()
    case = XML.parse(junit).find(f".//testcase[@classname='{FEW_CASES}'][@name='happy']/failure")
    assert case is not None
    assert case.get("type") == "drift"
    page = html.read_text(encoding="utf-8")
    assert ("certificates.login.sign-in" in page, "Ingresar ya" in page) == (True, True)


def test_plain_pytest_plays_a_case_and_a_step_by_their_names(tmp_path: Path) -> None:
    kept = tmp_path / "checkpoints"

    said = called(
        ROOT, "-m", "pytest", "-q", f"{FILE}::happy", f"{FILE}::preview.preview",
        "--output", tmp_path / "evidence", "--checkpoints", kept,
    ).stdout  # fmt: skip

    assert "2 passed" in said
    assert (kept / f"{FLOW}.json.gz").is_file()


def test_plain_pytest_tells_a_failure_in_the_words_of_the_flow(
    checkout: Path, tmp_path: Path
) -> None:
    said = called(
        checkout, "-m", "pytest", "-q", f"{FILE}::happy", "--output", tmp_path / "evidence",
        "--video", "retain-on-failure", code=1,
    ).stdout  # fmt: skip

    assert "certificates.login.sign-in: ended drift instead of ok" in said
    assert len(list((tmp_path / "evidence").rglob("video.mp4"))) == 1
    assert "Traceback" not in said
    assert "assistant/" not in said


def test_with_steps_each_step_is_a_test(tmp_path: Path) -> None:
    said = called(
        ROOT, "-m", "pytest", "-q", "--collect-only", "--steps", FILE,
        "--output", tmp_path / "evidence",
    ).stdout  # fmt: skip

    names = [line.partition("::")[2] for line in said.splitlines() if "::" in line]
    assert {"happy", "preview.preview"} <= set(names)
    assert len(names) == len(set(names))
