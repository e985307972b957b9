"""``tramite auth`` on a real Secret Service, and what it says where there is none."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from assistant.mock.opening import people
from assistant.mock.scenarios import scenario
from assistant.procedures.library import Library
from cli import app
from tests.secret_service import needs_secret_service, secret_service
from tests.threads import apart

ROOT = Path(__file__).parents[1]
USER = "u-10812345"
CANARY = ' a&ñ %+"<\\ 漢 '
SERVICE = "tramite:polimi@http://127.0.0.1"

Auth = Callable[..., Result]


def tramite(*arguments: str, typed: str | None = None, **environment: str) -> Result:
    """Run a command with lines piped in, and see to it that it shows no secret."""
    runner = CliRunner(env={"TRAMITE_LANG": "en", **environment})
    result = apart(lambda: runner.invoke(app, list(arguments), input=typed))
    assert CANARY.strip() not in result.output
    assert USER not in result.output
    return result


@pytest.fixture
def auth(tmp_path: Path) -> Iterator[Auth]:
    """``tramite auth`` in a session with a keyring that is open."""
    with secret_service(tmp_path / "home", "opens it") as environment:

        def run(*arguments: str, typed: str | None = None, **more: str) -> Result:
            return tramite("auth", *arguments, typed=typed, **environment, **more)

        yield run


@needs_secret_service
def test_login_stores_and_status_says_where(auth: Auth) -> None:
    stored = auth("login", "polimi", typed=f"{USER}\n{CANARY}\n")
    status = auth("status", "polimi")

    assert stored.exit_code == status.exit_code == 0, stored.output
    assert f"Stored in SecretService Keyring as {SERVICE}" in stored.stdout
    assert "tramite auth test polimi" in stored.stdout
    assert f"stored in SecretService Keyring as {SERVICE}" in status.stdout
    assert "https://www.polimi.it: nothing stored" in status.stdout


@needs_secret_service
def test_status_as_json_names_every_place(auth: Auth) -> None:
    auth("login", "polimi", "--origin", "https://www.polimi.it", typed=f"{USER}\n{CANARY}\n")

    status = json.loads(auth("status", "polimi", "--json", TRAMITE_PASSWORD_POLIMI=CANARY).stdout)

    assert status["backend"] == "keyring.backends.SecretService.Keyring"
    assert [entry["stored"] for entry in status["entries"]] == [False, True]
    assert status["environment"]["TRAMITE_PASSWORD_POLIMI"]


@needs_secret_service
def test_logout_removes_it(auth: Auth) -> None:
    auth("login", "polimi", typed=f"{USER}\n{CANARY}\n")

    first, second = (json.loads(auth("logout", "polimi", "--json").stdout) for _time in range(2))

    assert (first["removed"], second["removed"]) == (True, False)
    assert auth("test", "polimi").exit_code == 7


@needs_secret_service
@pytest.mark.browser
@pytest.mark.parametrize("portal", sorted(Library().portals))
def test_test_signs_in_with_what_is_stored(auth: Auth, portal: str) -> None:
    flow = Library().flow(f"{portal}/login")
    person = people(scenario(flow.cases["happy"].scenario).world())[portal]
    auth("login", portal, typed=f"{person['user']}\n{person['password']}\n")

    result = auth("test", portal)

    assert result.exit_code == 0, result.output
    assert result.stdout == f"ok: signed in with tramite:{portal}@http://127.0.0.1\n"
    assert person["password"] not in result.output


@needs_secret_service
@pytest.mark.browser
def test_test_says_what_the_portal_says_of_a_wrong_password(auth: Auth) -> None:
    auth("login", "polimi", typed=f"{USER}\n{CANARY}\n")

    result = auth("test", "polimi", "--json")

    assert result.exit_code == 7
    assert json.loads(result.stdout)["verdict"] == "auth"
    assert "is wrong" in json.loads(result.stdout)["message"]


@needs_secret_service
@pytest.mark.browser
def test_a_run_uses_the_keyring_only_when_asked(auth: Auth, tmp_path: Path) -> None:
    auth("login", "polimi", typed=f"{USER}\n{CANARY}\n")
    run = ("run", "polimi/login", "--out", str(tmp_path / "runs"), "--no-pictures")

    with secret_service(tmp_path / "home", "opens it") as environment:
        ends = [
            tramite(*run, *more, **environment).exit_code
            for more in ([], ["--credentials", "keyring"])
        ]

    assert ends == [0, 7]


@needs_secret_service
@pytest.mark.parametrize("command", ["login", "status", "logout", "test"])
def test_a_locked_keyring_stops_and_leaves_nothing(command: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    with secret_service(home, "opens it") as environment:
        tramite("auth", "login", "polimi", typed=f"{USER}\nother\n", **environment)
    before = {path: path.read_bytes() for path in home.rglob("*.keyring")}
    with secret_service(home, None) as environment:
        ended = subprocess.run(
            [sys.executable, str(ROOT / "cli.py"), "auth", command, "polimi"],
            env={**environment, "TRAMITE_LANG": "en"}, input=f"{USER}\n{CANARY}\n",
            capture_output=True, text=True, check=False,
        )  # fmt: skip

    assert ended.returncode == 9, ended
    assert "environment: the keyring cannot be used: it is locked" in ended.stderr
    assert "Traceback" not in ended.stderr
    assert {path: path.read_bytes() for path in home.rglob("*.keyring")} == before


@pytest.mark.parametrize("backend", ["fail", "null"])
@pytest.mark.parametrize("command", ["login", "status", "logout", "test"])
def test_without_a_keyring_it_stops_and_says_what_to_do(
    command: str, backend: str, tmp_path: Path
) -> None:
    result = tramite(
        "auth", command, "polimi", "--json", typed=f"{USER}\n{CANARY}\n", HOME=str(tmp_path),
        XDG_DATA_HOME=str(tmp_path), PYTHON_KEYRING_BACKEND=f"keyring.backends.{backend}.Keyring",
    )  # fmt: skip

    assert result.exit_code == 9
    error = json.loads(result.stdout)
    assert error["verdict"] == "environment"
    assert "--prompt-password" in error["next"]
    assert list(tmp_path.iterdir()) == []


def test_a_portal_or_an_address_that_is_not_there_is_a_usage_error() -> None:
    assert "there is no portal 'polini'" in tramite("auth", "status", "polini").stderr
    result = tramite("auth", "login", "polimi", "--origin", "https://polimi.example")

    assert result.exit_code == 2
    assert "is no address of polimi" in result.stderr


@pytest.mark.browser
@pytest.mark.parametrize("way", ["prompt", "environment"])
def test_a_password_for_one_run_shows_nowhere(way: str, tmp_path: Path) -> None:
    run = ("run", "polimi/login", "--out", str(tmp_path), "--no-pictures", "--json")

    result = (
        tramite(*run, "--prompt-password", typed=f"{CANARY}\n")
        if way == "prompt"
        else tramite(*run, TRAMITE_PASSWORD_POLIMI=CANARY, TRAMITE_USER_POLIMI=USER)
    )

    assert result.exit_code == 7, result.output
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert kept
    assert not any(CANARY.strip().encode() in path.read_bytes() for path in kept)


@needs_secret_service
@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals on Windows")
def test_a_terminal_does_not_show_what_is_typed(tmp_path: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    with secret_service(tmp_path / "home", "opens it") as environment:
        process = subprocess.Popen(
            [sys.executable, str(ROOT / "cli.py"), "auth", "login", "polimi"],
            env={**environment, "TRAMITE_LANG": "en"}, stdin=theirs, stdout=theirs, stderr=theirs,
            start_new_session=True,
        )  # fmt: skip
        os.close(theirs)
        shown = _until(ours, "User name for polimi: ")
        os.write(ours, b"eva\n")
        shown += _until(ours, "while you type): ")
        os.write(ours, f"{CANARY}\n".encode())
        shown += _until(ours, "auth test polimi")
        assert process.wait(timeout=30) == 0, shown
    os.close(ours)

    assert SERVICE in shown
    assert CANARY.strip() not in shown


def _until(terminal: int, words: str) -> str:
    """Everything that is shown up to some words."""
    shown = ""
    while words not in shown:
        shown += os.read(terminal, 1024).decode(errors="replace")
    return shown
