"""Rules of the university."""

from assistant.procedures.rules import Rule
from tests.procedures.conftest import SAID


def rule(expression: str | None) -> Rule:
    return Rule.model_validate({"source": "S2:L64", "expression": expression, "reason": SAID})


def test_a_rule_passes_or_not() -> None:
    one_copy = rule("use != 'Auto' or copies == 1")

    assert one_copy.passes({"use": "Auto", "copies": 1})
    assert one_copy.passes({"use": "Stamped", "copies": 3})
    assert not one_copy.passes({"use": "Auto", "copies": 3})


def test_a_rule_without_an_expression_only_informs() -> None:
    assert rule(None).passes({})


def test_an_answer_that_cannot_be_compared_does_not_pass() -> None:
    assert not rule("copies <= 3").passes({"copies": "many"})
    assert not rule("copies <= 3").passes({})
