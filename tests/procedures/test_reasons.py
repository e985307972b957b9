"""Why a question is asked: what looks at its answer, and what is done with it."""

import pytest

from assistant.procedures.flow import Flow
from assistant.procedures.library import Library
from assistant.procedures.plan import all_inputs
from assistant.procedures.reasons import reasons

LIBRARY = Library()
WHOLE = [flow for flow in LIBRARY.flows() if not flow.part]
# It is only judged whether a portal would take it.
UNUSED = {("unad/pago-en-banco", "paid_receipt")}


def why(flow: str, name: str) -> list[str]:
    return reasons(LIBRARY, LIBRARY.flow(flow), name)


def test_a_rule_that_looks_at_it_comes_first() -> None:
    told = why("smartcampus/certificado-matriculado", "subjects")

    assert told[0] == str(LIBRARY.rules["R-SC-06"].stated)


def test_what_a_played_flow_types_is_found_under_the_name_it_has_there() -> None:
    flow = LIBRARY.flow("unad/reingreso")
    handed = {str(step.say) for step in LIBRARY.flow("unad/fus-descuento").steps}

    assert handed & set(reasons(LIBRARY, flow, "paper"))


def test_a_procedure_that_is_done_only_with_that_answer_is_named() -> None:
    assert str(LIBRARY.flow("unad/fus-descuento").title) in why("unad/reingreso", "wants_discount")


@pytest.mark.parametrize("flow", WHOLE, ids=lambda flow: flow.flow)
def test_every_question_has_its_reason(flow: Flow) -> None:
    asked = {name for name in all_inputs(LIBRARY, flow) if (flow.flow, name) not in UNUSED}

    assert [name for name in asked if not reasons(LIBRARY, flow, name)] == []
