"""Small libraries, written into a folder of their own."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.procedures.inputs import Input
from assistant.procedures.library import Library

DEMO = Path(__file__).parent.parent / "errors" / "_base"
SAID = {"en": "Do it.", "es": "Hazlo.", "it": "Fallo."}

LibraryOf = Callable[..., Library]
AskedFor = Callable[..., Input]


@pytest.fixture
def demo() -> Library:
    """The correct library that the broken ones in ``tests/errors`` are made of."""
    return Library(DEMO / "flows", DEMO / "selectors")


def flow(name: str, parts: Mapping[str, Any]) -> dict[str, Any]:
    """A flow with everything it must have, and ``parts``; a step needs just its id and action."""
    inputs = {
        key: {"kind": "text", "label": SAID, "source": "invented", **one}
        for key, one in parts.get("inputs", {}).items()
    }
    steps = [
        step if "flow" in step else {"say": SAID, "source": "invented", **step}
        for step in parts.get("steps", [{"id": "go", "open": "home"}])
    ]
    head = {"flow": name, "title": SAID, "summary": SAID, "source": "invented", "part": True}
    return {**head, **parts, "inputs": inputs, "steps": steps}


@pytest.fixture
def library_of(tmp_path: Path) -> LibraryOf:
    """``library_of(outer={"steps": [...]})``: a library of flows of the demo portal."""

    def write(**flows: Mapping[str, Any]) -> Library:
        folder = tmp_path / "flows" / "demo"
        folder.mkdir(parents=True)
        for name, parts in flows.items():
            text = yaml.safe_dump(flow(f"demo/{name}", parts), allow_unicode=True)
            (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
        return Library(tmp_path / "flows", DEMO / "selectors")

    return write


@pytest.fixture
def asked() -> AskedFor:
    """``asked("number", minimum=1)``: an input of that kind."""

    def make(kind: str, **more: Any) -> Input:
        return Input.model_validate({"kind": kind, "label": SAID, "source": "invented", **more})

    return make
