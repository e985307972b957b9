"""``tramite audit``: what it is told, what it prints, how it ends."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant.errors import UsageError
from assistant.procedures.secret import Secret
from assistant.runner import keyring_store
from assistant.runner.credentials import SignIn
from cli import app


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one file, in which the password of the environment stands."""
    monkeypatch.setenv("CANARY", "p&ss word")
    monkeypatch.setenv("OTHER", "something else")
    (tmp_path / "events.jsonl").write_text("?p=p%26ss+word", encoding="utf-8")
    return tmp_path


def said(*arguments: str) -> tuple[int, str]:
    """Exit code and output of the command."""
    result = CliRunner().invoke(app, ["audit", *arguments])
    return result.exit_code, result.output


def test_a_hit_ends_with_1_and_does_not_show_the_secret(folder: Path) -> None:
    code, output = said(str(folder), "--secret-from-env", "CANARY", "--json")

    hit = {"file": "events.jsonl", "place": "byte 3", "encoding": "url"}
    assert (code, json.loads(output)) == (1, {"files": 1, "hits": [hit]})


def test_no_hit_ends_with_0(folder: Path) -> None:
    code, output = said(str(folder), "--secret-from-env", "OTHER", "--json")

    assert (code, json.loads(output)) == (0, {"files": 1, "hits": []})


def test_in_words(folder: Path) -> None:
    code, output = said(str(folder), "--secret-from-env", "CANARY", "--secret-from-env", "OTHER")

    assert (code, output) == (1, "events.jsonl: byte 3 (url)\n1 files, 1 hits\n")


def test_the_password_of_the_keyring(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Store:
        """A keyring with one entry."""

        def read(self, entry: keyring_store.Entry) -> SignIn | None:
            """The sign-in of the simulation, none of the live portal."""
            return SignIn("ada", Secret("p&ss word")) if "127.0.0.1" in entry.origin else None

    monkeypatch.setattr(keyring_store, "open_keyring", Store)

    assert said(str(folder), "--secret-from-keyring", "polimi")[0] == 1


def test_a_keyring_without_that_portal(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Empty:
        """A keyring without entries."""

        def read(self, entry: keyring_store.Entry) -> SignIn | None:
            """Nothing."""

    monkeypatch.setattr(keyring_store, "open_keyring", Empty)

    code, output = said(str(folder), "--secret-from-keyring", "polimi")
    assert code == UsageError.verdict.exit_code
    assert "tramite auth login polimi" in output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--secret-from-env", "NOT_SET_ANYWHERE"], "NOT_SET_ANYWHERE is not set"),
        ([], "--secret-from-env VARIABLE"),
    ],
)
def test_without_a_secret(arguments: list[str], message: str, folder: Path) -> None:
    code, output = said(str(folder), *arguments)

    assert code == UsageError.verdict.exit_code
    assert message in output


def test_a_secret_cannot_be_given_as_an_argument(folder: Path) -> None:
    assert "No such option" in said(str(folder), "--secret", "p&ss word")[1]
