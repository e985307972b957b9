"""Tries a sign-in: the portal's login flow, played in a browser, with nothing kept of it."""

import tempfile
from pathlib import Path

from assistant.procedures.library import Library
from assistant.runner.hands import AutoHands
from assistant.runner.results import RunResult
from assistant.runner.sign_in import Prompts, code_prompt
from assistant.session import Session
from assistant.staging import Surroundings


def try_sign_in(portal: str, around: Surroundings, prompts: Prompts | None) -> RunResult:
    """How the login flow ends; ``prompts`` is how a one-time code is asked for, if it can be."""
    library = Library.here()
    flow = library.flow(f"{portal}/login")
    with tempfile.TemporaryDirectory(prefix="tramite-") as runs:
        session = Session(library, flow, Path(runs), surroundings=around, pictures=False)
        session.ask_code = code_prompt(prompts, session.interruption) if prompts else None
        return session.play(AutoHands(), [])
