"""How a browser is to be started."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.procedures.locators import Locator
from assistant.runner.redaction import Redactor
from assistant.runner.tracing import Tracing
from assistant.runner.video import Video


@dataclass(frozen=True)
class Launch:
    """How to start the browser; ``cookies`` as Playwright takes them."""

    executable: Path
    arguments: Sequence[str]
    headless: bool = True
    cookies: Sequence[dict[str, Any]] = ()
    storage: dict[str, Any] | None = None
    action_seconds: float = 5.0
    redactor: Redactor = field(default_factory=Redactor)
    secret_fields: Sequence[Locator] = ()
    tracing: Tracing | None = None
    video: Video | None = None
