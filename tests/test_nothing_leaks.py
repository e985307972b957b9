"""A run with everything on: whatever it writes, no secret of it is there, in no spelling."""

import hashlib
import io
import os
import re
import shutil
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser as PlaywrightsBrowser
from rich.console import Console

from assistant.errors import UsageError, Verdict
from assistant.mock.server import MockServer
from assistant.procedures.library import Library
from assistant.procedures.secret import Secret
from assistant.reporters.console import PlainConsole
from assistant.reporters.json_lines import JsonLines
from assistant.reporters.junit import JUnit
from assistant.reporters.run_folder import RunFolder
from assistant.runner import tracing
from assistant.runner.audit import audit
from assistant.runner.launch import Launch
from assistant.runner.playwright_browser import PlaywrightBrowser, page_in
from assistant.runner.results import RunResult
from assistant.runner.trace_redaction import redact_trace
from assistant.session import Session, case_of, hands_of
from assistant.staging import surroundings_of

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("paid")]
CANARY = 'ca&ñ %+"<\\漢 n4ry'


@dataclass
class Played:
    """A run, all that it was told, and the secrets it had to do with."""

    result: RunResult
    folder: Path
    secrets: list[Secret]
    raw_trace: Path


class Stage:
    """Plays cases of one flow with the canary as password; ``right``: the portal takes it."""

    def __init__(self, server: MockServer, browser: PlaywrightsBrowser, folder: Path) -> None:
        self.server, self.browser, self.folder = server, browser, folder
        self.flow = Library().flow("polimi/degree-certificate")
        self.secrets = [CANARY]

    def play(self, case: str, *, right: bool, **more: Any) -> Played:
        """Everything that is told goes into the run's folder, too."""

        @contextmanager
        def opened(launch: Launch, pulse: Callable[[], None]) -> Iterator[PlaywrightBrowser]:
            world = f"{self.server.url}/_mock/worlds/{launch.cookies[0]['value']}"
            with self._in_world(world, right), self._page(launch, pulse) as page:
                yield page

        around = surroundings_of(case_of(self.flow, case))
        around = replace(around, server=self.server.url, sign_in={"password": CANARY})
        session = Session.of_case(
            Library(), self.flow, case, self.folder / "runs",
            surroundings=around, open_browser=opened, **more,
        )  # fmt: skip
        told = {"stdout.jsonl": io.StringIO(), "stdout.txt": io.StringIO()}
        shown = PlainConsole(Console(file=told["stdout.txt"], width=200))
        junit = JUnit(self.folder / "junit.xml")
        reporters = [RunFolder(), JsonLines(told["stdout.jsonl"]), junit, shown]
        with self._raw_trace_kept():
            result = session.play(hands_of(case_of(self.flow, case)), reporters)
        shutil.copy(junit.path, result.folder)
        for name, text in told.items():
            (Path(result.folder) / name).write_text(text.getvalue(), encoding="utf-8")
        secrets = list(map(Secret, self.secrets))
        return Played(result, Path(result.folder), secrets, self.folder / "raw.zip")

    @contextmanager
    def _in_world(self, world: str, right: bool) -> Iterator[None]:
        state = httpx.get(world).json()
        if right:
            state["polimi"]["person"]["password"] = CANARY
            httpx.put(world, json=state).raise_for_status()
        yield
        self.secrets += tokens(httpx.get(world).json())

    @contextmanager
    def _page(self, launch: Launch, pulse: Callable[[], None]) -> Iterator[PlaywrightBrowser]:
        page = page_in(self.browser, launch, pulse)
        assert launch.tracing
        try:
            with launch.tracing.around(page.page.context.tracing, lambda call: call()):
                yield page
        finally:
            page.page.context.close()

    @contextmanager
    def _raw_trace_kept(self) -> Iterator[None]:
        redact = redact_trace

        def keep(raw: Path, *more: Any) -> None:
            shutil.copy(raw, self.folder / "raw.zip")
            redact(raw, *more)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(tracing, "redact_trace", keep)
            yield


@pytest.fixture
def stage(mock_server: MockServer, browser: PlaywrightsBrowser, tmp_path: Path) -> Stage:
    """Where one test plays."""
    return Stage(mock_server, browser, tmp_path)


@pytest.fixture(scope="module")
def paid(
    mock_server: MockServer, browser: PlaywrightsBrowser, tmp_path_factory: pytest.TempPathFactory
) -> Played:
    """Sign-in and payment with everything on, played once for all that look at what it wrote."""
    folder = tmp_path_factory.mktemp("paid")
    return Stage(mock_server, browser, folder).play("happy", right=True, tracing="on")


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


def test_sign_in_and_payment_leave_no_secret(paid: Played) -> None:
    assert paid.result.verdict is Verdict.OK
    assert len(paid.secrets) >= 4
    written = {path.name for path in paid.folder.iterdir()}
    expected = {"events.jsonl", "report.html", "journal.jsonl", "pictures", "files", "trace.zip"}
    assert expected <= written
    assert audit(paid.folder, paid.secrets).as_json()["hits"] == []


def test_the_unredacted_trace_would_have_leaked_each_of_them(paid: Played) -> None:
    leaked = [bool(audit(paid.raw_trace, [secret]).hits) for secret in paid.secrets]

    assert leaked == [True] * len(paid.secrets)


def test_playwright_opens_the_trace_and_lists_the_same_actions(
    paid: Played, tmp_path: Path
) -> None:
    before = actions(paid.raw_trace, tmp_path / "before")
    after = actions(paid.folder / "trace.zip", tmp_path / "after")

    assert len(after) > 50
    assert sum("•••" in line for line in after) == 2  # the password and the one-time code
    for line, other in zip(before, after, strict=True):
        assert line == other or "•••" in other


def actions(trace: Path, where: Path) -> list[str]:
    """The actions as Playwright's own reader of traces lists them, in the folder ``where``."""
    where.mkdir()
    for arguments in (["open", str(trace)], ["actions"]):
        said = subprocess.run(
            [sys.executable, "-m", "playwright", "trace", *arguments],
            cwd=where, capture_output=True, encoding="utf-8", check=True,
        ).stdout  # fmt: skip
    return [line for line in said.splitlines() if line.strip()]


def test_every_body_that_the_trace_names_is_in_it(paid: Played) -> None:
    trace = zipfile.ZipFile(paid.folder / "trace.zip")
    named = re.findall(rb"resources/[0-9a-f]{40}[.][a-z]+", trace.read("trace.network"))

    assert len(set(named)) > 10
    assert {name.decode() for name in named} <= set(trace.namelist())


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such modes")
def test_everything_is_for_its_owner_only(paid: Played) -> None:
    ours = [path for path in paid.folder.rglob("*") if not path.name.startswith("stdout")]

    modes = {(path.is_dir(), oct(stat.S_IMODE(path.stat().st_mode))) for path in ours}
    assert modes == {(True, "0o700"), (False, "0o600")}
    assert stat.S_IMODE(paid.folder.stat().st_mode) == 0o700


def test_a_refused_sign_in_leaves_no_secret(stage: Stage) -> None:
    played = stage.play("wrong-password", right=False, tracing="retain-on-failure")

    assert played.result.verdict is Verdict.AUTH
    assert (played.folder / "trace.zip").exists()
    assert audit(played.folder, played.secrets).as_json()["hits"] == []


def test_tracing_is_off_unless_asked_for(stage: Stage) -> None:
    assert not (stage.play("wrong-password", right=False).folder / "trace.zip").exists()


def test_an_answer_that_holds_the_password_is_refused_before_anything_is_written(
    stage: Stage,
) -> None:
    with pytest.raises(UsageError, match="operator_message"):
        stage.play("happy", right=True, answers={"operator_message": f"it is {CANARY}"})

    assert not (stage.folder / "runs").exists()
