"""Nothing is done twice: every effect step with every fault, judged by the portal's journal."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from assistant.errors import Verdict
from assistant.mock.client import WorldClient
from assistant.mock.faults import KINDS
from assistant.procedures.library import Library
from assistant.procedures.plan import all_steps
from assistant.regression.matrix import Matrix
from assistant.regression.replay import Replayer
from assistant.runner.results import RunResult
from assistant.runner.stage import Patience
from assistant.staging import surroundings_of
from tests.conftest import PlayCase

pytestmark = pytest.mark.browser
IMPATIENT = Patience(element=0.5, page=3)
LIBRARY = Library()
EFFECTS = [
    ("polimi/delivery-download", "delivery.pay"),
    ("polimi/remove-reservation", "remove-request"),
    ("polimi/remove-reservation", "remove-document"),
    ("polimi/deactivate-2fa", "deactivate"),
    ("polimi/register", "create-account"),
    ("polimi/credential-recovery", "send"),
    ("smartcampus/certificado-primer-nivel", "ask.pay"),
    ("unad/pago-en-linea", "payment.pay"),
    ("unad/inscripcion", "enrol"),
    ("unad/habilitacion", "generate"),
    ("unad/certificado-sai", "request.send"),
    ("unad/sai-aplazamiento", "send"),
    ("unad/fus-cambio-programa", "send.file"),
    ("unad/fus-cancelacion-cursos", "cancel.cancel"),
    ("unad/inscripcion-componente-practico", "confirm"),
]
GRID = [(*effect, fault) for effect in EFFECTS for fault in sorted(KINDS)]
WITH_ALL_FAULTS = {
    "polimi/delivery-download",
    "polimi/remove-reservation",
    "smartcampus/certificado-primer-nivel",
    "unad/inscripcion",
    "unad/fus-cambio-programa",
}
UNSEEN = {"answer-lost", "double-submit", "reset", "503", "session-expired"}
"""The faults after which it is not seen whether it took place; all effects meet them."""
TELLING = UNSEEN | {"pending", "declined", "latency"}
PAYMENT, GATEWAY = "polimi/delivery-download", "/polimi/gateway"
DONE_BY_THE_PORTAL = {"answer-lost", "double-submit", "pending"}
"""The faults after which the portal has done what was asked (a pending payment counts)."""


def always(fault: str, those: Collection[str]) -> Any:
    """A fault that is always met if it is one of those, and else on demand."""
    return pytest.param(fault, marks=[] if fault in those else pytest.mark.exhaustive)


def cells() -> Iterator[Any]:
    """The grid, of which a part is played on demand only."""
    for flow, step, fault in GRID:
        now = flow in WITH_ALL_FAULTS or fault in UNSEEN
        yield pytest.param(flow, step, fault, marks=[] if now else pytest.mark.exhaustive)


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
    """The whole case with one fault somewhere in its way."""
    around = replace(
        surroundings_of(LIBRARY.flow(flow).cases[case]), faults=(fault,), patience=IMPATIENT
    )
    ended = play_case(flow, case, surroundings=around, pictures=False)
    assert isinstance(ended, RunResult)
    return ended


@pytest.mark.parametrize(("flow", "step", "fault"), [*cells()], ids=map("::".join, GRID))
def test_an_effect_is_had_once_or_not_at_all_and_the_verdict_says_which(
    flow: str,
    step: str,
    fault: str,
    replayer: Callable[[str], Replayer],
) -> None:
    ended, watch = Matrix(replayer(flow), seconds=60).play(step, fault)

    assert watch.last
    assert watch.last.id == step
    assert watch.effects == (fault in DONE_BY_THE_PORTAL or ended.verdict is Verdict.OK)
    if ended.verdict is not Verdict.OK:
        assert "do not do it again" in ended.message or "done" in ended.message
        had = {"done", "pending", "unknown"} if watch.effects else {"not-shown", "unknown"}
        assert watch.last.settled in had


def test_all_effect_steps_of_all_flows_are_played_here() -> None:
    effect_steps = {
        (step.id, flow.flow)
        for name in LIBRARY.flow_paths
        for _id, step, flow in all_steps(LIBRARY, LIBRARY.flow(name))
        if step.effect
    }
    played = {step.rpartition(".")[2] for _flow, step in EFFECTS}

    assert {step for step, _flow in effect_steps} == played


def test_an_answer_that_was_lost_does_not_stop_a_payment(
    play_case: PlayCase, effects: list[dict[str, Any]]
) -> None:
    lost = {"fault": "answer-lost", "page": GATEWAY, "method": "POST"}

    ended = met(play_case, PAYMENT, "happy", lost)

    paid = next(one for one in ended.steps if one.effect == "pay")
    assert (ended.verdict, paid.settled) == (Verdict.OK, "done")
    assert [one["kind"] for one in effects] == ["pay"]
    assert [file.name for file in ended.files][-1] == "signed-certificate.pdf"


def test_a_page_that_drips_after_a_payment_does_not_hide_it(
    play_case: PlayCase, effects: list[dict[str, Any]]
) -> None:
    drips = {"fault": "slow-drip", "page": "/polimi/payment/paid", "nth": 1, "seconds": 60}

    ended = met(play_case, PAYMENT, "happy", drips)

    paid = next(one for one in ended.steps if one.effect == "pay")
    assert (ended.verdict, paid.settled) == (Verdict.OK, "done")
    assert [one["kind"] for one in effects] == ["pay"]


NOT_IN_THE_WAY = {"slow-drip", "seats-gone", "file-refused", "mail-lost"}
"""What does not hinder a payment: it has no seats, files or codes; a redirect holds nothing."""

NEVER_PAID = {"declined"}
"""The faults after which a resumed run cannot pay either: nothing is done, and it says so."""


@pytest.mark.parametrize("fault", [always(one, TELLING) for one in sorted(KINDS)])
def test_a_payment_that_met_a_fault_is_resumed_and_paid_once(
    fault: str, play_case: PlayCase, effects: list[dict[str, Any]]
) -> None:
    struck = {"fault": fault, "page": GATEWAY, "method": "POST", "nth": 1, "seconds": 60}

    first = met(play_case, PAYMENT, "happy", struck)
    effects.clear()  # the world's journal is read as a whole once more, when the second run ends
    again = first.verdict is not Verdict.OK
    last = play_case(PAYMENT, "happy", resume=first.folder) if again else first

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
