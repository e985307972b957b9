"""Runs one command, and ends it with all that it started as soon as nobody holds its input open.

A program of its own, of the standard library alone: who starts a site may be killed at any moment,
and then the operating system closes the other end of the input.
"""

import os
import signal
import subprocess
import sys
import threading

SECONDS = 5.0
"""How long the command has to end when it is asked to."""


def keep(command: list[str]) -> int:
    """Run it until it ends or the input does; its exit code."""
    try:
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)
    except OSError as error:
        print(f"{command[0]}: {error.strerror}", flush=True)
        return 127
    asked = threading.Event()
    threading.Thread(target=_leave_with, args=(child, asked), daemon=True).start()
    sys.stdin.buffer.read()
    asked.set()
    _end(child)
    return 0


def _leave_with(child: subprocess.Popen[bytes], asked: threading.Event) -> None:
    """End with the command, if it ends by itself; what it started ends, too."""
    code = child.wait()
    if not asked.is_set():
        _signal(child, hard=True)
        os._exit(code if code >= 0 else 128 - code)


def _end(child: subprocess.Popen[bytes]) -> None:
    _signal(child, hard=False)
    try:
        child.wait(SECONDS)
    except subprocess.TimeoutExpired:
        pass  # it does not want to
    _signal(child, hard=True)
    child.wait()


def _signal(child: subprocess.Popen[bytes], *, hard: bool) -> None:
    """Send it to all that the command started."""
    if sys.platform == "win32":
        if hard:
            subprocess.run(
                ["taskkill", "/F", "/T", "/PID", str(child.pid)], capture_output=True, check=False
            )
        return
    try:
        os.killpg(child.pid, signal.SIGKILL if hard else signal.SIGTERM)
    except (ProcessLookupError, PermissionError):
        pass  # none of it is left


if __name__ == "__main__":
    sys.exit(keep(sys.argv[1:]))
