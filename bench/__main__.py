"""``python -m bench``: measure everything side by side, print it, keep it if asked to."""

import shlex
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from bench import (
    figures,
    journeys,
    loading,
    machine,
    pages,
    processes,
    replays,
    report,
    throughput,
)

ROOT = Path(__file__).resolve().parent.parent
DATA, PAGE = ROOT / "docs" / "performance.json", ROOT / "docs" / "performance.md"

SECTIONS: dict[str, Callable[..., list[figures.Figure]]] = {
    "journeys": journeys.measure,
    "processes": processes.measure,
    "loading": loading.measure,
    "pages": pages.measure,
    "replays": replays.measure,
    "throughput": throughput.measure,
}


def _known(only: list[str] | None) -> list[str] | None:
    for name in only or []:
        if name not in SECTIONS:
            raise typer.BadParameter(f"there is no {name}; known: {', '.join(SECTIONS)}")
    return only


Only = Annotated[
    list[str] | None, typer.Option(callback=_known, help="Measure this part and no more.")
]
Rounds = Annotated[
    int | None, typer.Option(min=2, help="How often, instead of as often as each part needs.")
]
Keep = Annotated[bool, typer.Option(help="Write docs/performance.json and docs/performance.md.")]


def main(only: Only = None, rounds: Rounds = None, keep: Keep = False) -> None:
    """Measure, and say which budgets are kept."""
    here = machine.this_machine(shlex.join(["python -m bench", *sys.argv[1:]]).replace("'", ""))
    console, found = Console(), list[figures.Figure]()
    for name, measure in SECTIONS.items():
        if only and name not in only:
            continue
        began = time.perf_counter()
        with tempfile.TemporaryDirectory(prefix="tramite-bench-") as folder:
            found += measure(Path(folder), **({"rounds": rounds} if rounds else {}))
        console.print(f"{name}: {time.perf_counter() - began:.0f} s")
    console.print(report.table(found))
    if keep:
        report.keep(report.as_json(here, found), DATA, PAGE)
        console.print(f"Kept in {DATA.relative_to(ROOT)} and {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    typer.run(main)
