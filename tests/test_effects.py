"""Nothing is done twice: every effect step with every fault, judged by the portal's journal."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from assistant.errors import Verdict
from assistant.mock.client import WorldClient
from assistant.mock.faults import KINDS
from assistant.procedures.library import Library
from assistant.procedures.plan import all_steps
from assistant.runner.results import RunResult
from assistant.runner.stage import Patience
from assistant.staging import surroundings_of
from tests.conftest import PlayCase

pytestmark = pytest.mark.browser
IMPATIENT = Patience(element=0.5, page=3)
LIBRARY = Library()
EFFECTS = [
    ("polimi/delivery-download", "happy", "/polimi/gateway", "delivery.pay"),
    ("polimi/remove-reservation", "whole-request", "/polimi/cart", "remove-request"),
    ("polimi/remove-reservation", "happy", "/polimi/cart", "remove-document"),
    ("polimi/deactivate-2fa", "happy", "/polimi/deactivate-2fa", "deactivate"),
    ("polimi/register", "happy", "/polimi/register", "create-account"),
    ("polimi/credential-recovery", "happy", "/polimi/recovery", "send"),
    (
        "smartcampus/certificado-primer-nivel",
        "happy",
        "/smartcampus/solicitudes/4101/pago",
        "ask.pay",
    ),
    ("unad/pago-en-linea", "happy", "/unad/pago", "payment.pay"),
    ("unad/inscripcion", "happy", "/unad/inscripcion/resumen", "enrol"),
    ("unad/habilitacion", "happy", "/unad/campus/registro/habilitaciones", "generate"),
    ("unad/certificado-sai", "happy", "/unad/campus/sai/formulario/certificado", "request.send"),
    ("unad/sai-aplazamiento", "happy", "/unad/campus/sai/aplazamiento", "send"),
    ("unad/fus-cambio-programa", "happy", "/unad/fus/cambio-programa/solicitud", "send.file"),
    (
        "unad/fus-cancelacion-cursos",
        "happy",
        "/unad/fus/cancelacion-cursos/solicitud",
        "cancel.cancel",
    ),
    (
        "unad/inscripcion-componente-practico",
        "happy",
        "/unad/campus/cursos/100413/componente",
        "confirm",
    ),
]
DONE_BY_THE_PORTAL = {"answer-lost", "double-submit", "pending"}
"""The faults after which the portal has done what was asked (a pending payment counts)."""


@pytest.fixture
def effects(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """The effects that the worlds of this test have journalled, once they have ended."""
    found: list[dict[str, Any]] = []
    end = WorldClient.__exit__

    def read_and_end(world: WorldClient, kind: type[BaseException] | None, *more: object) -> None:
        found.extend(world.journal()["effects"])
        end(world, kind, *more)

    monkeypatch.setattr(WorldClient, "__exit__", read_and_end)
    return found


def met(play_case: PlayCase, flow: str, case: str, fault: Mapping[str, Any]) -> RunResult:
    """The case with one fault in the way of the form that has the effect."""
    around = replace(
        surroundings_of(LIBRARY.flow(flow).cases[case]), faults=(fault,), patience=IMPATIENT
    )
    ended = play_case(flow, case, surroundings=around, pictures=False)
    assert isinstance(ended, RunResult)
    return ended


@pytest.mark.parametrize("fault", sorted(KINDS))
@pytest.mark.parametrize(
    ("flow", "case", "page", "step"), EFFECTS, ids=[f"{one[0]}::{one[3]}" for one in EFFECTS]
)
def test_an_effect_is_had_once_or_not_at_all_and_the_verdict_says_which(
    flow: str,
    case: str,
    page: str,
    step: str,
    fault: str,
    play_case: PlayCase,
    effects: list[dict[str, Any]],
) -> None:
    struck = {"fault": fault, "page": page, "method": "POST", "nth": 1, "seconds": 60}

    ended = met(play_case, flow, case, struck)

    kinds = {"pay", "cancel", "submit", "print-once"}
    had = [one for one in effects if one["kind"] in kinds]
    last = next(one for one in reversed(ended.steps) if one.id == step)
    assert len(had) <= 1
    assert len(had) == (fault in DONE_BY_THE_PORTAL or ended.verdict is Verdict.OK)
    if ended.verdict is not Verdict.OK:
        assert "do not do it again" in ended.message or "done" in ended.message
        assert last.settled in ({"done", "pending", "unknown"} if had else {"not-shown", "unknown"})


def test_all_effect_steps_of_all_flows_are_played_here() -> None:
    effect_steps = {
        (step.id, flow.flow)
        for name in LIBRARY.flow_paths
        for _id, step, flow in all_steps(LIBRARY, LIBRARY.flow(name))
        if step.effect
    }
    played = {(one[3].rpartition(".")[2]) for one in EFFECTS}

    assert {step for step, _flow in effect_steps} == played


def test_an_answer_that_was_lost_does_not_stop_a_payment(
    play_case: PlayCase, effects: list[dict[str, Any]]
) -> None:
    flow, case, page, step = EFFECTS[0]

    ended = met(play_case, flow, case, {"fault": "answer-lost", "page": page, "method": "POST"})

    paid = next(one for one in ended.steps if one.id == step)
    assert (ended.verdict, paid.settled) == (Verdict.OK, "done")
    assert [one["kind"] for one in effects] == ["pay"]
    assert [file.name for file in ended.files][-1] == "signed-certificate.pdf"


def test_a_page_that_drips_after_a_payment_does_not_hide_it(
    play_case: PlayCase, effects: list[dict[str, Any]]
) -> None:
    flow, case, _page, step = EFFECTS[0]
    drips = {"fault": "slow-drip", "page": "/polimi/payment/paid", "nth": 1, "seconds": 60}

    ended = met(play_case, flow, case, drips)

    paid = next(one for one in ended.steps if one.id == step)
    assert (ended.verdict, paid.settled) == (Verdict.OK, "done")
    assert [one["kind"] for one in effects] == ["pay"]


NOT_IN_THE_WAY = {"slow-drip", "seats-gone", "file-refused", "mail-lost"}
"""What does not hinder a payment: it has no seats, files or codes; a redirect holds nothing."""

NEVER_PAID = {"declined"}
"""The faults after which a resumed run cannot pay either: nothing is done, and it says so."""


@pytest.mark.parametrize("fault", sorted(KINDS))
def test_a_payment_that_met_a_fault_is_resumed_and_paid_once(
    fault: str, play_case: PlayCase, effects: list[dict[str, Any]]
) -> None:
    flow, case, page, _step = EFFECTS[0]
    struck = {"fault": fault, "page": page, "method": "POST", "nth": 1, "seconds": 60}

    first = met(play_case, flow, case, struck)
    effects.clear()  # the world's journal is read as a whole once more, when the second run ends
    last = play_case(flow, case, resume=first.folder) if first.verdict is not Verdict.OK else first

    assert isinstance(last, RunResult)
    paid = [one for one in effects if one["kind"] == "pay"]
    if first.verdict is Verdict.OK:
        assert fault in DONE_BY_THE_PORTAL | NOT_IN_THE_WAY
    elif fault in NEVER_PAID:
        assert paid == []
        assert last.verdict is not Verdict.OK
    elif fault == "pending":
        assert len(paid) == 1
        assert "do not do it again" in last.message
    else:
        assert (len(paid), last.verdict) == (1, Verdict.OK)


def test_a_document_that_was_reserved_unseen_is_not_reserved_again(
    play_case: PlayCase, effects: list[dict[str, Any]]
) -> None:
    lost = {"fault": "answer-lost", "page": "/polimi/request/summary", "method": "POST"}
    first = met(play_case, "polimi/degree-certificate", "no-second-factor", lost)
    assert (first.verdict, first.at) == (Verdict.PORTAL, "reserve.reserve")

    last = play_case("polimi/degree-certificate", "no-second-factor", resume=first.folder)

    assert isinstance(last, RunResult)
    assert (last.verdict, [one["amount"] for one in effects]) == (Verdict.OK, ["16.00"])


@pytest.mark.parametrize("case", ["no-second-factor", "spid"])
def test_a_session_that_has_ended_is_signed_in_again(
    case: str, play_case: PlayCase, effects: list[dict[str, Any]]
) -> None:
    expired = {"fault": "session-expired", "page": "/polimi/cart", "nth": 1}
    first = met(play_case, "polimi/degree-certificate", case, expired)
    assert (first.verdict, effects) == (Verdict.AUTH, [])

    last = play_case("polimi/degree-certificate", case, resume=first.folder)

    assert isinstance(last, RunResult)
    assert (last.verdict, [one["kind"] for one in effects]) == (Verdict.OK, ["pay"])


def test_a_session_that_ended_after_the_payment_is_told_and_nothing_is_paid_again(
    play_case: PlayCase, effects: list[dict[str, Any]]
) -> None:
    expired = {"fault": "session-expired", "page": "/polimi/requests", "nth": 1}
    first = met(play_case, "polimi/delivery-download", "happy", expired)
    assert (first.verdict, len(effects)) == (Verdict.AUTH, 1)
    effects.clear()

    last = play_case("polimi/delivery-download", "happy", resume=first.folder)

    assert isinstance(last, RunResult)
    assert (last.verdict, [one["kind"] for one in effects]) == (Verdict.PORTAL, ["pay"])
    assert "this was done before" in last.message
    assert "Pay" in last.message
