"""The redactor leaves nothing of a secret, and everything else as it was."""

import base64
import logging
from urllib.parse import quote_plus

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from assistant.errors import Verdict
from assistant.procedures.secret import Secret
from assistant.runner.redaction import MARK, Redactor
from assistant.runner.results import Advice, Failure, KeptFile, StepResult
from tests.runner.test_spellings import ENCODINGS, around, secrets

CANARY = 'ca&ñ %+"<\\漢 n4ry'


@settings(max_examples=60)
@given(secret=secrets, encoding=st.sampled_from(sorted(ENCODINGS)), before=around, after=around)
@example(secret="••••", encoding="plain", before="", after="")
@example(secret="a•••", encoding="plain", before="aa", after="")
def test_nothing_of_it_is_left_in_a_text(
    secret: str, encoding: str, before: str, after: str
) -> None:
    assume(secret.strip("•").strip())
    redactor = Redactor(Secret(secret))

    clean = redactor.text(before + ENCODINGS[encoding](secret) + after)

    assert not redactor.finds(clean)
    assert MARK in clean


@settings(max_examples=60)
@given(
    secret=secrets,
    written=st.sampled_from(["utf-8", "utf-16-le", "utf-16-be", "base64"]),
    before=st.binary(max_size=6),
    after=st.binary(max_size=6),
)
def test_nothing_of_it_is_left_in_a_file(
    secret: str, written: str, before: bytes, after: bytes
) -> None:
    assume(secret.strip("•").strip())
    redactor = Redactor(Secret(secret))
    hidden = (
        base64.b64encode(before + secret.encode() + after)
        if written == "base64"
        else before + secret.encode(written) + after
    )

    assert list(redactor.leaks(hidden))
    assert not list(redactor.leaks(redactor.content(hidden)))


def test_what_holds_no_secret_stays_as_it_is() -> None:
    redactor = Redactor(Secret(CANARY), Secret("106947"))
    content = bytes(range(256)) * 3

    assert redactor.content(content) == content
    assert redactor.text("canary 10694") == "canary 10694"


def test_json_like_data_keeps_its_shape() -> None:
    redactor = Redactor(Secret(CANARY), Secret("123456"))

    clean = redactor.data({"a": [CANARY, 7, None, True], "n": 123456, f"x{CANARY}": (b"y",)})

    assert clean == {"a": [MARK, 7, None, True], "n": 0, f"x{MARK}": (b"y",)}


def step(**more: object) -> StepResult:
    """A step that went through."""
    usual = {"number": 1, "of": 1, "id": "pay", "sentence": "Pay.", "status": "done"}
    return StepResult.model_validate({**usual, "started": "2026-01-01", "seconds": 1, **more})


def test_an_event_is_redacted_through_and_through() -> None:
    kept = KeptFile(name=f"{CANARY}.pdf", path="files/x.pdf", kind="pdf", bytes=1, sha256="0")
    result = step(
        url=f"http://portal/?p={quote_plus(CANARY)}",
        read={"id": CANARY},
        files=(kept,),
        advice=(Advice(form="mail", text=f"My password is {CANARY}."),),
        failure=Failure(verdict=Verdict.AUTH, message=CANARY, portal_says=(CANARY,)),
    )

    clean = Redactor(Secret(CANARY)).model(result)

    assert not Redactor(Secret(CANARY)).finds(clean.model_dump_json())
    assert clean.url == f"http://portal/?p={MARK}"
    assert clean.files[0].path == "files/x.pdf"


@pytest.mark.parametrize("password", ["done", "files", "pay", "auth"])
def test_a_password_that_is_a_word_of_ours_spoils_no_event(password: str) -> None:
    result = step(failure=Failure(verdict=Verdict.AUTH, message="x"), picture="files/a.jpg")

    clean = Redactor(Secret(password)).model(result)

    assert StepResult.model_validate_json(clean.model_dump_json()) == clean
    assert clean.picture == "files/a.jpg"


def test_only_a_cookie_as_long_as_a_token_is_learnt() -> None:
    redactor = Redactor()
    redactor.learn_token("en")
    redactor.learn_token("0123456789abcdef")

    assert redactor.text("en 0123456789abcdef") == f"en {MARK}"


def test_the_longer_of_two_secrets_goes_first() -> None:
    redactor = Redactor(Secret("hunter"), Secret("hunter2000"))

    assert redactor.text("hunter2000") == MARK


def test_nothing_to_hide_hides_nothing() -> None:
    assert Redactor(Secret(""), Secret("  "), Secret(MARK)).text(f"a  b{MARK}") == f"a  b{MARK}"


def test_logs_are_redacted_whoever_writes_them(caplog: pytest.LogCaptureFixture) -> None:
    log = logging.getLogger("somebody.else")
    with Redactor(Secret(CANARY)).over_logs():
        log.warning("typed %s", CANARY)
        try:
            raise ValueError(CANARY)
        except ValueError:
            log.exception("failed")
    log.warning("after %s", "all")

    assert not Redactor(Secret(CANARY)).finds(caplog.text)
    assert f"ValueError: {MARK}" in caplog.text
    assert caplog.messages == [f"typed {MARK}", "failed", "after all"]
