"""The site of a project: started when a run begins, and ended with it or with the last of them."""

import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Self

from assistant.errors import EnvironmentProblem
from assistant.language import _
from assistant.procedures.project import Project
from assistant.runner import site_keeper

Pulse = Callable[[], None]
LINES = 12
"""How much of what the site printed stands in a message."""
_TICK = 0.05
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


class OwnSite:
    """The site on one port: for each run anew, or, if its project says so, one for all runs."""

    def __init__(self, project: Project, port: int = 0) -> None:
        self._site, self._folder = project.site, project.folder
        self._port = _free_port(port)
        self._kept = ExitStack()
        self._process: subprocess.Popen[bytes] | None = None
        self._refused: EnvironmentProblem | None = None
        self._output: Path | None = None
        self._told = 0
        self.address = self._site.address.replace("{port}", str(self._port))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._kept.close()

    @contextmanager
    def serving(self, pulse: Pulse) -> Iterator[str]:
        """Its address, while it is up; raises ``EnvironmentProblem``, and again without waiting."""
        if self._refused:
            raise self._refused
        with ExitStack() as stack:
            try:
                self._be_up(stack if self._site.fresh else self._kept, pulse)
            except EnvironmentProblem as refused:
                self._refused = refused
                raise
            self._told = len(self._said())
            yield self.address

    def wait(self) -> None:
        """Stay until it ends by itself."""
        if self._process:
            self._process.wait()

    def printed(self) -> str:
        """What it has printed since it was up for this run."""
        return self._said()[self._told :]

    def _said(self) -> str:
        return _read(self._output) if self._output else ""

    def _be_up(self, stack: ExitStack, pulse: Pulse) -> None:
        if self._site.start is None:
            if not self._answers(self._site.seconds):
                raise EnvironmentProblem(
                    _("no site answers at {address}", address=self.address + self._site.ready),
                    _("Start it, or write into tramite.yaml how it is started: site: start."),
                )
        elif self._process is None or self._process.poll() is not None:
            self._start(self._site.start, stack, pulse)

    def _start(self, command: str, stack: ExitStack, pulse: Pulse) -> None:
        kept = Path(tempfile.mkdtemp(prefix="tramite-site-"))
        output, data = kept / "output.txt", kept / "data"
        data.mkdir()
        with ExitStack() as begun, output.open("wb") as out:
            begun.callback(shutil.rmtree, kept, ignore_errors=True)
            for one in self._site.prepare:
                self._prepare(self._words(one, data), out, output)
            process = self._process = self._popen(self._words(command, data), out)
            begun.callback(_end, process)
            self._wait(process, command, output, pulse)
            stack.push(begun.pop_all())
            self._output = output

    def _words(self, command: str, data: Path) -> list[str]:
        filled = {"port": str(self._port), "data": str(data)}
        return [_filled(word, filled) for word in shlex.split(command)]

    def _prepare(self, words: list[str], out: IO[bytes], output: Path) -> None:
        try:
            done = subprocess.run(
                words, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
                cwd=self._folder, env=_environment(), timeout=self._site.seconds, check=False,
            )  # fmt: skip
            why = _("it ended with code {code}", code=done.returncode) if done.returncode else ""
        except subprocess.TimeoutExpired:
            why = _("it has not ended within {seconds:g} seconds", seconds=self._site.seconds)
        except OSError as error:
            why = error.strerror or str(error)
        if why:
            raise _problem(shlex.join(words), why, output)

    def _popen(self, words: list[str], out: IO[bytes]) -> subprocess.Popen[bytes]:
        keeper = [sys.executable, "-E", "-S", str(site_keeper.__file__)]
        return subprocess.Popen(
            [*keeper, *words], stdin=subprocess.PIPE, stdout=out, stderr=subprocess.STDOUT,
            cwd=self._folder, env=_environment(), start_new_session=True,
        )  # fmt: skip

    def _wait(
        self, process: subprocess.Popen[bytes], command: str, output: Path, pulse: Pulse
    ) -> None:
        """Until it answers; that it ends by itself is seen at once."""
        until = time.monotonic() + self._site.seconds
        while (left := until - time.monotonic()) > 0:
            pulse()
            try:
                code = process.wait(_TICK)
            except subprocess.TimeoutExpired:
                if self._answers(left):
                    return
            else:
                raise _problem(command, _("it ended with code {code}", code=code), output)
        why = _("nothing answers at {address} within {seconds:g} seconds",
                address=self.address + self._site.ready, seconds=self._site.seconds)  # fmt: skip
        raise _problem(command, why, output)

    def _answers(self, seconds: float) -> bool:
        import httpx

        try:
            answer = httpx.get(self.address + self._site.ready, timeout=seconds, trust_env=False)
        except httpx.HTTPError:
            return False
        return answer.status_code < 500


def _filled(word: str, filled: Mapping[str, str]) -> str:
    for name, value in filled.items():
        word = word.replace("{" + name + "}", value)
    return word


def _environment() -> dict[str, str]:
    """That of this process, without the passwords; Python prints at once what it prints."""
    kept = {key: value for key, value in os.environ.items() if "TRAMITE_PASSWORD" not in key}
    return {**kept, "PYTHONUNBUFFERED": "1"}


def _end(process: subprocess.Popen[bytes]) -> None:
    """Close its input, on which the keeper ends it."""
    if process.stdin:
        process.stdin.close()
    try:
        process.wait(3 * site_keeper.SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _problem(command: str, why: str, output: Path) -> EnvironmentProblem:
    last = "\n".join(f"  {line}" for line in _read(output).splitlines()[-LINES:])
    handle, told = tempfile.mkstemp(prefix="tramite-site-", suffix=".txt")
    os.close(handle)
    shutil.copyfile(output, told)  # its folder goes with the site
    said = _("the site does not come up ({command}): {why}", command=command, why=why)
    return EnvironmentProblem(
        f"{said}\n{last}" if last else said, _("All that it printed: {path}", path=told)
    )


def _read(output: Path) -> str:
    return _COLOURS.sub("", output.read_text(encoding="utf-8", errors="replace"))


def _free_port(wanted: int) -> int:
    """The one that is wanted, or any; raises ``OSError`` if it is taken."""
    with socket.create_server(("127.0.0.1", wanted)) as taken:
        port: int = taken.getsockname()[1]
        return port
