"""One page about many runs: what did not end as it must, and all of it by procedure."""

import os
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

from assistant.errors import Verdict
from assistant.language import current
from assistant.regression.suite import Item, Played
from assistant.reporters.html import environment, look


def suite_page(played: Played, beside: Path) -> str:
    """The page as HTML; its links lead to the reports as seen from the folder ``beside`` it."""
    return (
        environment()
        .get_template("suite.html.j2")
        .render(
            played=played,
            passed=played.passed,
            language=current(),
            failed=[(one, _look(one), _report(one, beside)) for one in played.failed],
            flows=list(_by_flow(played)),
        )
    )


def _look(item: Item) -> object:
    verdict = Verdict(item.verdict)
    return look(Verdict.ERROR if verdict is Verdict.OK else verdict)


def _report(item: Item, beside: Path) -> str:
    path = Path(item.folder) / "report.html"
    if not item.folder or not path.is_file():
        return ""
    return quote(Path(os.path.relpath(path, beside)).as_posix())


def _by_flow(played: Played) -> Iterator[tuple[str, int, int, float]]:
    for flow, found in groupby(played.items, key=lambda one: one.flow):
        items = list(found)
        good = sum(one.passed for one in items)
        yield flow, good, len(items) - good, sum(one.seconds for one in items)
