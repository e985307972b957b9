"""Each promise in docs/security.md names a test that exists."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
PROMISES = re.findall(r"^\| (.+) \| `(tests/\S+)::(\w+)` \|$", PAGE, flags=re.MULTILINE)


@pytest.mark.parametrize(("promise", "path", "name"), PROMISES, ids=[one[2] for one in PROMISES])
def test_a_promise_is_held_by_a_test(promise: str, path: str, name: str) -> None:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))

    functions = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    assert name in functions, promise


def test_every_promise_has_one() -> None:
    table = PAGE.split("| promise |")[1].split("\n\n")[0]

    assert len(PROMISES) == len(table.splitlines()) - 2 > 10
