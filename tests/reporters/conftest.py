"""Sample results for reporters: one run of each way in which a run ends."""

import base64
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assistant.errors import Verdict
from assistant.runner.results import (
    Advice,
    Failure,
    KeptFile,
    RunResult,
    Status,
    StepResult,
    UsedLocator,
)

Sample = Callable[[str], RunResult]

OF = 20
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
ANSWERS: dict[str, str | int | bool] = {
    "career": "975765",
    "copies": 1,
    "stay_connected": False,
    "operator_message": "My second given name is missing.\nPlease add it.",
}
HOSTILE = (
    "</style></title><script>alert('1')</script><img src=http://evil.test/x onerror=alert(2)>\"'"
)


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    """Make the result called ``name``, with its pictures and files in a folder of its own."""

    def make(name: str) -> RunResult:
        (tmp_path / "pictures").mkdir()
        for number in range(1, OF + 1):
            (tmp_path / f"pictures/{number:02}.png").write_bytes(PIXEL)
        return RunResult(folder=str(tmp_path), **{**COMMON, **RESULTS[name]()})

    return make


def step(number: int, status: Status = "done", **more: Any) -> StepResult:
    """A step as the engine tells it."""
    told = {
        "id": f"part.step-{number}",
        "sentence": f"Press «Continue» on page {number}.",
        "source": ("S2:L23", "S2:L30-32 inferred"),
        "seconds": 0.25,
        "page": "cart",
        "url": "http://127.0.0.1:4711/polimi/cart",
        "locators": (_locator(),),
        "picture": None if status == "skipped" else f"pictures/{number:02}.png",
    }
    return StepResult(
        number=number, of=OF, status=status, started=COMMON["started"], **{**told, **more}
    )


def _locator() -> UsedLocator:
    return UsedLocator(element="cart.continue", used="primary", locator="button «Continue»")


def ended_at(number: int, status: Status, failure: Failure, **more: Any) -> tuple[StepResult, ...]:
    """The steps of a run that came no further than ``number``."""
    return (*map(step, range(1, number)), step(number, status, failure=failure, **more))


def ok() -> dict[str, Any]:
    """All twenty steps: something read, skipped, paid and downloaded."""
    receipt = KeptFile(
        name="receipt 1.pdf",
        path="files/receipt 1.pdf",
        kind="pdf",
        bytes=1704,
        sha256="2129b5" * 10,
    )
    special = {
        4: step(4, "skipped", page=None, url=None, locators=()),
        17: step(17, read={"slip_number": "75621", "total": "€ 16.00"}),
        18: step(18, effect="pay"),
        20: step(20, files=(receipt,)),
    }
    steps = tuple(special.get(number) or step(number) for number in range(1, OF + 1))
    return {"verdict": Verdict.OK, "message": "the request is paid", "steps": steps}


def portal() -> dict[str, Any]:
    """The card was declined; the portal says so."""
    failure = Failure(
        verdict=Verdict.PORTAL,
        message="the portal says: «The payment was declined.»",
        expected="«Payment received»",
        found="«Payment declined»",
        portal_says=("The payment was declined.",),
        next="Look at the portal yourself, or try again later.",
    )
    steps = ended_at(18, "failed", failure, effect="pay", sentence="Press «Pay».")
    return _failed(failure, steps)


def missing() -> dict[str, Any]:
    """A button is not there; two others are like it."""
    failure = Failure(
        verdict=Verdict.DRIFT,
        message="button «reserve document» is not on the page",
        expected="button «reserve document»",
        found="the nearest is button «Book the document»",
        candidates=("button «Book the document»", "link «Documents»"),
        next="Nothing was pressed.",
    )
    return _failed(failure, ended_at(12, "failed", failure))


def drift() -> dict[str, Any]:
    """It went through, but a label has changed."""
    used = UsedLocator(
        element="cart.select-delivery",
        used="alternative",
        locator="id «delivery» → button «Choose delivery»",
        expected="button «Sel. Delivery Type»",
    )
    return {
        **ok(),
        "verdict": Verdict.DRIFT,
        "message": "it went through, but the page has changed",
        "next": "Look at the patch.",
        "steps": (*map(step, range(1, OF)), step(OF, locators=(used,))),
        "patch": (
            "selectors/polimi.yaml: cart.select-delivery",
            "-   primary: button «Sel. Delivery Type»",
            "+   primary: button «Choose delivery»",
        ),
    }


def stopped() -> dict[str, Any]:
    """The person said no to paying."""
    failure = Failure(
        verdict=Verdict.STOPPED,
        message="stopped before this step: the answer was no",
        next="Nothing was done in this step.",
    )
    return _failed(failure, ended_at(19, "stopped", failure, effect="pay"))


def advice() -> dict[str, Any]:
    """A procedure of one step, outside the browser."""
    mail = Advice(
        form="e-mail",
        to="AUTHENTICATION_ASSISTANCE@polimi.it",
        subject="Cannot sign in",
        text="Good morning,\n\nI cannot sign in.\n\nGiulia Rossi",
        path="advice/e-mail.txt",
    )
    alone = StepResult(
        number=1, of=1, id="write", sentence="Send this message.", status="advised",
        started=COMMON["started"], seconds=0.01, url="", advice=(mail,),
    )  # fmt: skip
    return {"verdict": Verdict.OK, "message": "the message is ready", "steps": (alone,)}


def rule() -> dict[str, Any]:
    """A rule says no before anything is opened."""
    return {
        "verdict": Verdict.NOT_ELIGIBLE,
        "message": "certificates are not issued for a public administration (rule R-PM-15)",
        "next": "Change the answer that the rule speaks of.",
        "steps": (),
        "rule": "R-PM-15",
    }


def hostile() -> dict[str, Any]:
    """Every text is an attack and has no space in it to break the line at."""
    bad = HOSTILE + "x" * 300
    failure = Failure(
        verdict=Verdict.PORTAL, message=bad, expected=bad, found=bad, portal_says=(bad,),
        candidates=(bad,), next=bad,
    )  # fmt: skip
    file = KeptFile(name=bad, path="//evil.test/x", kind=bad, bytes=1, sha256=bad)
    used = UsedLocator(element=bad, used="alternative", locator=bad, expected=bad)
    last = step(
        2, "failed", id=bad, sentence=bad, source=(bad,), effect=bad, page=bad,
        url="javascript:x()", locators=(used,), read={bad: bad}, files=(file,), failure=failure,
        advice=(Advice(form=bad, to=bad, subject=bad, text=bad, path="javascript:x()"),),
    )  # fmt: skip
    return {
        "verdict": Verdict.PORTAL, "message": bad, "next": bad, "steps": (step(1), last),
        "patch": (f"+{bad}",), "rule": bad, "title": bad, "flow": bad, "run": bad,
        "answers": {bad: bad},
    }  # fmt: skip


def _failed(failure: Failure, steps: tuple[StepResult, ...]) -> dict[str, Any]:
    return {
        "verdict": failure.verdict,
        "message": failure.message,
        "next": failure.next,
        "at": steps[-1].id,
        "steps": steps,
    }


COMMON: dict[str, Any] = {
    "run": "20220412-160625-polimi-degree-certificate",
    "flow": "polimi/degree-certificate",
    "portal": "polimi",
    "title": "Certificate of degree award",
    "started": "2022-04-12T14:06:25.000+00:00",
    "seconds": 83.4,
    "language": "en",
    "answers": ANSWERS,
}
RESULTS: dict[str, Callable[[], dict[str, Any]]] = {
    "ok": ok, "portal": portal, "missing": missing, "drift": drift, "stopped": stopped,
    "advice": advice, "rule": rule, "hostile": hostile,
}  # fmt: skip
