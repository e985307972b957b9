"""What docs/testing.md lists is what there is."""

import re
from pathlib import Path

from assistant.mock.variants import VARIANTS

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "testing.md").read_text("utf-8")


def test_every_variant_is_listed_with_its_sort() -> None:
    rows = re.findall(r"^\| `([a-z-]+)` \| (survivable|treacherous) \| .+ \|$", PAGE, re.MULTILINE)

    assert rows == [(name, one.sort) for name, one in VARIANTS.items()]
