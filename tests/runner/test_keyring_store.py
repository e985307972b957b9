"""What is stored, where, and that there is no second place: with a real Secret Service."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import keyring.core
import pytest
from keyring.backends import SecretService
from keyring.backends.chainer import ChainerBackend

from assistant.errors import EnvironmentProblem
from assistant.procedures.secret import Secret
from assistant.runner.credentials import SignIn
from assistant.runner.keyring_store import (
    Entry,
    KeyringStore,
    current_backend,
    open_keyring,
    what_to_do,
)
from tests.secret_service import needs_secret_service, secret_service

CANARY = ' a&ñ %+"<\\ 漢 '
MINE = SignIn("10812345", Secret(CANARY))
ENTRY = Entry("polimi", "http://127.0.0.1")
REAL: Any = SecretService.Keyring  # without types


class Forgetful(SecretService.Keyring):
    """Says yes to everything and keeps nothing of it right."""

    viable = False  # nobody but these tests may find it
    kept: dict[str, str] = {}

    def __init__(self) -> None:
        pass

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep the half of it."""
        self.kept[service] = password[:5]

    def get_password(self, service: str, username: str) -> str | None:
        """What was kept."""
        return self.kept.get(service)

    def delete_password(self, service: str, username: str) -> None:
        """Take it out."""
        del self.kept[service]


class Careless(Forgetful):
    """Quotes what it was given."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Complain."""
        raise ValueError(f"cannot keep {password}")


class Chain(ChainerBackend):
    """First one that is not the system's, then one that is."""

    viable = False
    backends: list[Any] = [Forgetful(), REAL()]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[KeyringStore]:
    """A real keyring, open."""
    with secret_service(tmp_path / "home", "opens it") as environment:
        for name, value in environment.items():
            monkeypatch.setenv(name, value)
        yield open_keyring()


@needs_secret_service
def test_what_is_stored_comes_back_exactly(store: KeyringStore) -> None:
    store.write(ENTRY, SignIn("someone", Secret("before")))
    store.write(ENTRY, MINE)

    assert store.name == "SecretService Keyring"
    assert store.read(ENTRY) == MINE


@needs_secret_service
def test_an_entry_is_for_one_portal_at_one_origin(store: KeyringStore) -> None:
    store.write(ENTRY, MINE)

    assert ENTRY.service == "tramite:polimi@http://127.0.0.1"
    assert store.read(Entry("polimi", "https://www.polimi.it")) is None
    assert store.read(Entry("unad", "http://127.0.0.1")) is None


@needs_secret_service
def test_what_is_removed_is_gone(store: KeyringStore) -> None:
    store.write(ENTRY, MINE)

    assert store.remove(ENTRY)
    assert store.read(ENTRY) is None
    assert not store.remove(ENTRY)


@needs_secret_service
def test_nothing_of_it_lies_readable_on_the_disk(store: KeyringStore, tmp_path: Path) -> None:
    store.write(ENTRY, MINE)

    files = [path for path in (tmp_path / "home").rglob("*") if path.is_file()]
    assert files  # the keyring's own, encrypted
    assert not any(CANARY.strip().encode() in path.read_bytes() for path in files)


@needs_secret_service
def test_an_entry_of_another_program_is_told(store: KeyringStore) -> None:
    store.backend.set_password(ENTRY.service, "sign-in", CANARY)

    with pytest.raises(EnvironmentProblem, match="was not stored by this program") as caught:
        store.read(ENTRY)
    assert CANARY not in f"{caught.value.message}{caught.value.hint}"


@pytest.mark.parametrize(
    ("backend", "why"),
    [
        ("keyring.backends.fail.Keyring", "no safe place for passwords"),
        ("keyring.backends.null.Keyring", "no safe place for passwords"),
        ("plain_text.Keyring", "no safe place for passwords"),
        ("no_such_module.Keyring", "cannot be used: ModuleNotFoundError"),
        ("", "cannot be used: ValueError"),
    ],
)
def test_a_keyring_that_is_none_stops_it(
    backend: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", backend)
    monkeypatch.syspath_prepend(str(tmp_path))
    (tmp_path / "plain_text.py").write_text(
        "from keyring.backends.null import Keyring as Null\n"
        "class Keyring(Null):\n    priority = 9\n    viable = False\n"
    )

    with pytest.raises(EnvironmentProblem, match=why) as caught:
        open_keyring()
    assert "--prompt-password" in str(caught.value.hint)


def test_a_chain_is_as_good_as_its_first_safe_link(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring.core, "init_backend", lambda: None)
    monkeypatch.setattr(keyring.core, "get_keyring", Chain)

    assert current_backend() is Chain.backends[1]


def test_what_is_not_kept_exactly_is_taken_out_again() -> None:
    with pytest.raises(EnvironmentProblem, match="did not keep what it was given"):
        KeyringStore(Forgetful()).write(ENTRY, MINE)
    assert Forgetful.kept == {}


def test_what_a_keyring_complains_of_is_not_repeated() -> None:
    with pytest.raises(EnvironmentProblem, match="cannot be used: ValueError") as caught:
        KeyringStore(Careless()).write(ENTRY, MINE)
    assert CANARY not in f"{caught.value.message}{caught.value.hint}"
    assert caught.value.__suppress_context__


@pytest.mark.parametrize(
    ("system", "words"),
    [("Linux", "apt-get install -y gnome-keyring"), ("Darwin", "security unlock-keychain"),
     ("Windows", "sc.exe start VaultSvc"), ("FreeBSD", "gnome-keyring")],
)  # fmt: skip
def test_each_system_is_told_what_to_do(system: str, words: str) -> None:
    assert words in what_to_do(system, {})


def test_a_keyring_chosen_by_hand_is_told_first() -> None:
    chosen = {**os.environ, "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}

    assert "PYTHON_KEYRING_BACKEND" in what_to_do("Linux", chosen)
