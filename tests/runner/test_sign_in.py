"""Which sign-in a run uses, and how a person is asked for it."""

import io
import sys
from collections.abc import Mapping

import pytest

from assistant.errors import UsageError
from assistant.procedures.library import Library
from assistant.procedures.secret import Secret
from assistant.runner.credentials import SignIn
from assistant.runner.interruption import Interruption
from assistant.runner.keyring_store import Entry
from assistant.runner.sign_in import (
    Prompts,
    Source,
    asked_for,
    chosen_sign_in,
    code_prompt,
    entries_of,
    entry_of,
    terminal_prompts,
)

CANARY = ' a&ñ %+"<\\ 漢 '
PASSWORD = {"TRAMITE_PASSWORD_POLIMI": CANARY}
POLIMI = Library().locators("polimi")


@pytest.mark.parametrize(
    ("asked", "given", "environment", "chosen"),
    [
        (None, False, {}, None),
        (None, False, PASSWORD, SignIn(None, Secret(CANARY))),
        (None, True, PASSWORD, None),
        ("world", False, PASSWORD, None),
        ("environment", True, {**PASSWORD, "TRAMITE_USER_POLIMI": "eva"},
         SignIn("eva", Secret(CANARY))),
        (None, False, {"TRAMITE_PASSWORD_UNAD": CANARY}, None),
    ],
)  # fmt: skip
def test_the_test_person_signs_in_unless_told_otherwise(
    asked: Source | None, given: bool, environment: Mapping[str, str], chosen: SignIn | None
) -> None:
    assert chosen_sign_in(asked, POLIMI, None, given=given, environment=environment) == chosen


def test_an_environment_without_a_password_is_told() -> None:
    with pytest.raises(UsageError, match="TRAMITE_PASSWORD_POLIMI is not set"):
        chosen_sign_in("environment", POLIMI, None, given=False, environment={})


def test_a_prompt_asks_for_the_password_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{CANARY}\r\n"))

    chosen = chosen_sign_in("prompt", POLIMI, None, given=False, environment={})

    assert chosen == SignIn(None, Secret(CANARY))


@pytest.mark.parametrize(("user", "password"), [(" ", "secret"), ("eva", "")])
def test_an_empty_answer_is_refused(user: str, password: str) -> None:
    with pytest.raises(UsageError, match="may not be empty"):
        asked_for("polimi", Prompts(lambda _question: user, lambda _question: password))


def test_without_anybody_to_ask_it_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))

    with pytest.raises(UsageError, match="nobody to ask"):
        asked_for("polimi", terminal_prompts())


def test_a_code_is_asked_for_in_words() -> None:
    prompts = Prompts(lambda _question: "", lambda question: f"typed after «{question}»")

    assert "after «One-time code" in code_prompt(prompts, Interruption())()


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        (None, "http://127.0.0.1"),
        ("http://127.0.0.1:8765", "http://127.0.0.1"),
        ("http://localhost:8765/", "http://localhost"),
        ("https://www.polimi.it/en", "https://www.polimi.it"),
    ],
)
def test_an_entry_is_for_an_address_of_the_portal(address: str | None, origin: str) -> None:
    assert entry_of(POLIMI, address) == Entry("polimi", origin)


@pytest.mark.parametrize(
    "address",
    ["https://www.polimi.it.example", "http://www.polimi.it", "https://www.polimi.it:8443"],
)
def test_no_entry_is_made_for_any_other_address(address: str) -> None:
    with pytest.raises(UsageError, match="is no address of polimi") as caught:
        entry_of(POLIMI, address)
    assert "https://www.polimi.it" in str(caught.value.hint)


def test_a_portal_has_entries_for_its_simulation_and_its_live_addresses() -> None:
    assert [entry.origin for entry in entries_of(POLIMI)] == [
        "http://127.0.0.1",
        "https://www.polimi.it",
    ]
