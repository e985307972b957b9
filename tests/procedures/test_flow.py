"""A procedure as a whole."""

from typing import Any

import pytest
from pydantic import ValidationError

from assistant.errors import Verdict
from assistant.procedures.flow import Fee, Flow
from assistant.procedures.library import Library
from tests.procedures.conftest import SAID, flow

HAPPY = {"happy": {"scenario": "student", "ends": "ok"}}


def test_everything_a_flow_says(demo: Library) -> None:
    certificate = demo.flow("demo/certificate")

    assert certificate.fee.kind == "as-shown"
    assert list(certificate.inputs) == ["career", "use", "copies"]
    assert [step.id for step in certificate.steps] == ["login", "choose-career", "pay"]
    assert certificate.cases["says-no"].ends is Verdict.STOPPED


def test_what_is_not_said_is_nothing() -> None:
    bare = Flow.model_validate(flow("demo/x", {"part": False, "cases": HAPPY}))

    assert bare.fee == Fee(kind="not-documented")
    assert (bare.needs, bare.warnings, bare.contact, bare.rules) == ((), (), (), ())


def test_a_case_is_written_with_hyphens() -> None:
    written = {"sign-in": {"password": "x"}, "clock": "2026-03-31T10:00:00+02:00"}

    case = Flow.model_validate(
        flow("demo/x", {"cases": {"happy": {**HAPPY["happy"], **written}}})
    ).cases["happy"]

    assert (case.sign_in, case.at_time) == ({"password": "x"}, "2026-03-31T10:00:00+02:00")


@pytest.mark.parametrize(
    "parts",
    [
        {"part": False},
        {"part": False, "cases": {"works": HAPPY["happy"]}},
        {"flow": "certificate"},
        {"steps": []},
        {"steps": [{"id": "a", "open": "home"}, {"id": "a", "open": "home"}]},
        {"inputs": {"Use": {}}},
        {"fee": {"kind": "fixed"}},
        {"fee": {"kind": "none", "amount": "28.000"}},
        {"warnings": [SAID]},
        {"source": []},
        {"cases": {"happy": {"scenario": "student"}}},
        {"cases": {"happy": {**HAPPY["happy"], "sign-in": {"pasword": "x"}}}},
    ],
)
def test_what_is_no_flow(parts: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Flow.model_validate(flow("demo/x", parts))


def test_a_flow_does_not_change(demo: Library) -> None:
    certificate = demo.flow("demo/certificate")

    with pytest.raises(ValidationError):
        certificate.part = True
