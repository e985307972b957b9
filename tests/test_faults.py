"""Each fault of the mock, met in a real browser by a real flow: the right verdict, in words."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from assistant.errors import Verdict
from assistant.procedures.library import Library
from assistant.runner.results import RunResult
from assistant.runner.stage import Patience
from assistant.staging import surroundings_of
from tests.conftest import PlayCase

pytestmark = pytest.mark.browser
IMPATIENT = Patience(element=0.5, page=3)
CART, SIGNED = "/polimi/cart", "/polimi/requests/75621/signed"


def met(
    play_case: PlayCase, fault: Mapping[str, Any], flow: str = "polimi/cart-review"
) -> RunResult:
    """The flow's happy case with one fault in its way."""
    case = Library().flow(flow).cases["happy"]
    around = replace(surroundings_of(case), faults=(dict(fault),), patience=IMPATIENT)
    ended = play_case(flow, "happy", surroundings=around)
    assert isinstance(ended, RunResult)
    return ended


@pytest.mark.parametrize(
    ("fault", "verdict", "words"),
    [
        ({"fault": "500"}, Verdict.PORTAL, "HTTP 500"),
        ({"fault": "503"}, Verdict.PORTAL, "HTTP 503"),
        ({"fault": "empty"}, Verdict.PORTAL, "empty page"),
        ({"fault": "reset"}, Verdict.PORTAL, "connection to the portal was cut"),
        ({"fault": "latency", "seconds": 60}, Verdict.PORTAL, "did not come"),
        ({"fault": "slow-drip", "seconds": 60}, Verdict.PORTAL, "comes too slowly"),
        ({"fault": "session-expired"}, Verdict.AUTH, "the portal says"),
    ],
    ids=lambda value: value["fault"] if isinstance(value, dict) else "",
)
def test_a_fault_on_a_page_ends_with_its_verdict(
    fault: dict[str, Any], verdict: Verdict, words: str, play_case: PlayCase
) -> None:
    ended = met(play_case, {"page": CART, **fault})

    assert (ended.verdict, ended.at) == (verdict, "cart.open")
    assert words in ended.message
    assert ended.next


@pytest.mark.parametrize("fault", ["latency", "slow-drip"])
def test_a_slow_page_is_waited_for(fault: str, play_case: PlayCase) -> None:
    ended = met(play_case, {"page": CART, "fault": fault, "seconds": 1})

    assert ended.verdict is Verdict.OK


def test_a_fault_at_the_first_page_ends_portal(play_case: PlayCase) -> None:
    ended = met(play_case, {"page": "/polimi/", "fault": "reset"})

    assert (ended.verdict, ended.steps[-1].number) == (Verdict.PORTAL, 1)
    assert "does not answer" in ended.message


@pytest.mark.parametrize(
    ("fault", "words"),
    [("500", "HTTP 500"), ("empty", "empty page"), ("reset", "connection to the portal was cut")],
)
def test_a_fault_on_a_download_ends_portal(fault: str, words: str, play_case: PlayCase) -> None:
    ended = met(play_case, {"page": SIGNED, "fault": fault}, "polimi/download-signed")

    assert ended.verdict is Verdict.PORTAL
    assert words in ended.message


def test_a_page_of_which_only_the_beginning_came_is_the_portals_failure(
    play_case: PlayCase,
) -> None:
    ended = met(play_case, {"page": "/polimi/login", "fault": "slow-drip", "seconds": 12})

    assert ended.verdict is Verdict.PORTAL
    assert "comes too slowly" in ended.message


def test_a_code_that_no_mail_brings_ends_auth(play_case: PlayCase) -> None:
    ended = met(play_case, {"fault": "mail-lost"}, "polimi/delivery-download")

    assert (ended.verdict, ended.at) == (Verdict.AUTH, "login.second-factor")
    assert "no one-time code has come by mail" in ended.message


@pytest.mark.parametrize(
    ("fault", "flow", "words"),
    [
        ("seats-gone", "unad/inscripcion", "ya no tiene cupos"),
        ("seats-gone", "unad/inscripcion-componente-practico", "ya no tiene cupos"),
        ("file-refused", "unad/certificado-sai", "adjunta un archivo PDF"),
    ],
)
def test_what_the_portal_no_longer_takes_ends_data_in_its_words(
    fault: str, flow: str, words: str, play_case: PlayCase
) -> None:
    ended = met(play_case, {"fault": fault}, flow)

    assert ended.verdict is Verdict.DATA
    assert words in ended.message
