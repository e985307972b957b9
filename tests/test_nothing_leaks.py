"""A run with everything on: whatever it writes, no secret of it is there, in no spelling."""

import hashlib
import io
import json
import os
import shutil
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser as PlaywrightsBrowser
from rich.console import Console

from assistant.errors import Verdict
from assistant.mock.server import MockServer
from assistant.procedures.library import Library
from assistant.procedures.secret import Secret
from assistant.reporters.console import PlainConsole
from assistant.reporters.json_lines import JsonLines
from assistant.reporters.run_folder import RunFolder
from assistant.runner import tracing
from assistant.runner.audit import audit
from assistant.runner.playwright_browser import Launch, PlaywrightBrowser, page_in
from assistant.runner.results import RunResult
from assistant.session import Session, case_of, hands_of
from assistant.staging import surroundings_of

pytestmark = pytest.mark.browser
CANARY = 'ca&ñ %+"<\\漢 n4ry'


@dataclass
class Played:
    """A run, all that it was told, and the secrets it had to do with."""

    result: RunResult
    folder: Path
    secrets: list[Secret] = field(default_factory=list)
    raw_trace: Path | None = None


Play = Callable[..., Played]


@pytest.fixture
def play(
    library: Library,
    mock_server: MockServer,
    browser: PlaywrightsBrowser,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Play:
    """Play a case with the canary as password: ``play("happy", right=True)``."""
    secrets, raw = [CANARY], tmp_path / "raw.zip"
    redact = tracing.redact_trace

    def keep_raw(path: Path, *more: Any) -> None:
        shutil.copy(path, raw)
        redact(path, *more)

    monkeypatch.setattr(tracing, "redact_trace", keep_raw)

    def play_case(case_name: str, *, right: bool, **more: Any) -> Played:
        @contextmanager
        def opened(launch: Launch, pulse: Callable[[], None]) -> Iterator[PlaywrightBrowser]:
            world = f"{mock_server.url}/_mock/worlds/{launch.cookies[0]['value']}"
            state = httpx.get(world).json()
            if right:
                state["polimi"]["person"]["password"] = CANARY
                httpx.put(world, json=state).raise_for_status()
            page = page_in(browser, launch, pulse)
            context = page.page.context
            assert launch.tracing
            try:
                with launch.tracing.around(context.tracing, lambda call: call()):
                    yield page
            finally:
                secrets.extend(tokens(httpx.get(world).json()))
                context.close()

        flow = library.flow("polimi/degree-certificate")
        around = surroundings_of(case_of(flow, case_name))
        around = replace(around, server=mock_server.url, sign_in={"password": CANARY})
        session = Session.of_case(
            library, flow, case_name, tmp_path / "runs", surroundings=around, open_browser=opened,
            **more,
        )  # fmt: skip
        told = [io.StringIO(), io.StringIO()]
        plain = PlainConsole(Console(file=told[1], width=200))
        hands = hands_of(case_of(flow, case_name))
        result = session.play(hands, [RunFolder(), JsonLines(told[0]), plain])
        folder = Path(result.folder)
        for name, text in zip(("stdout.jsonl", "stdout.txt"), told, strict=True):
            (folder / name).write_text(text.getvalue(), encoding="utf-8")
        return Played(result, folder, list(map(Secret, secrets)), raw)

    return play_case


def tokens(state: dict[str, Any]) -> Iterator[str]:
    """The one-time codes, session cookies and form tokens that a world has given out."""
    counters = state["counters"]
    for what in ("one-time-code", "polimi-session"):
        for number in range(1, counters.get(what, 0) + 1):
            made = hashlib.sha256(f"{state['seed']}/{what}/{number}".encode()).hexdigest()[:40]
            if what == "one-time-code":
                yield f"{int(made, 16) % 10**6:06}"
            else:
                yield from (made, hashlib.sha256(f"form/{made}".encode()).hexdigest()[:32])


def test_sign_in_and_payment_leave_no_secret(play: Play) -> None:
    played = play("happy", right=True, tracing="on")

    assert played.result.verdict is Verdict.OK
    assert len(played.secrets) >= 4
    written = {path.name for path in played.folder.iterdir()}
    assert {"events.jsonl", "report.html", "journal.jsonl", "pictures", "files", "trace.zip"} <= (
        written
    )
    assert audit(played.folder, played.secrets).as_json()["hits"] == []


def test_the_unredacted_trace_would_have_leaked_each_of_them(play: Play) -> None:
    played = play("happy", right=True, tracing="on")

    assert played.raw_trace
    silent = [
        number
        for number, secret in enumerate(played.secrets)
        if not audit(played.raw_trace, [secret]).hits
    ]
    assert silent == []


def test_a_refused_sign_in_leaves_no_secret(play: Play) -> None:
    played = play("wrong-password", right=False, tracing="retain-on-failure")

    assert played.result.verdict is Verdict.AUTH
    assert (played.folder / "trace.zip").exists()
    assert audit(played.folder, played.secrets).as_json()["hits"] == []


def test_an_answer_that_is_the_password_leaves_only_in_the_journal(play: Play) -> None:
    played = play("happy", right=True, answers={"operator_notes": f"it is {CANARY}"})

    hits = audit(played.folder, [Secret(CANARY)]).hits
    assert {hit.file for hit in hits} <= {"journal.jsonl"}


def actions(trace: Path, where: Path) -> list[str]:
    """The actions as Playwright's own reader of traces lists them, in the folder ``where``."""
    where.mkdir()
    for arguments in (["open", str(trace)], ["actions"]):
        said = subprocess.run(
            [sys.executable, "-m", "playwright", "trace", *arguments],
            cwd=where, capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
    return [line for line in said.splitlines() if line.strip()]


def test_playwright_opens_the_trace_and_lists_the_same_actions(play: Play, tmp_path: Path) -> None:
    played = play("happy", right=True, tracing="on")
    assert played.raw_trace

    before = actions(played.raw_trace, tmp_path / "before")
    after = actions(played.folder / "trace.zip", tmp_path / "after")

    assert len(after) > 50
    assert [line for line in after if "•••" not in line] == [
        line for line, other in zip(before, after, strict=True) if "•••" not in other
    ]
    assert sum("•••" in line for line in after) == 2  # the password and the one-time code


def test_every_body_that_the_trace_names_is_in_it(play: Play) -> None:
    trace = zipfile.ZipFile(play("happy", right=True, tracing="on").folder / "trace.zip")
    names = set(trace.namelist())

    for line in trace.read("trace.network").splitlines():
        snapshot = json.loads(line)["snapshot"]
        for one in (snapshot["request"].get("postData"), snapshot["response"]["content"]):
            assert one is None or one.get("_file", "trace.trace") in names


def test_tracing_is_off_unless_asked_for(play: Play) -> None:
    assert not (play("wrong-password", right=False).folder / "trace.zip").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
def test_everything_is_for_its_owner_only(play: Play) -> None:
    folder = play("happy", right=True, tracing="on").folder
    ours = [path for path in folder.rglob("*") if not path.name.startswith("stdout")]

    modes = {(path.is_dir(), oct(stat.S_IMODE(path.stat().st_mode))) for path in ours}
    assert modes == {(True, "0o700"), (False, "0o600")}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
