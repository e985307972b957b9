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

from bench import figures, journeys, loading, machine, pages, processes, report, throughput

ROOT = Path(__file__).resolve().parent.parent
DATA, PAGE = ROOT / "docs" / "performance.json", ROOT / "docs" / "performance.md"

# What is short of breath first: memory and caches are full after the long ones.
SECTIONS: dict[figures.Section, Callable[[Path], list[figures.Figure]]] = {
    "journeys": journeys.measure,
    "processes": processes.measure,
    "loading": loading.measure,
    "pages": lambda _folder: pages.measure(),
    "throughput": throughput.measure,
}

Only = Annotated[list[figures.Section] | None, typer.Option(help="Measure this, and no more.")]
Keep = Annotated[bool, typer.Option(help="Write docs/performance.json and docs/performance.md.")]


def main(only: Only = None, keep: Keep = False) -> None:
    """Measure, and say which budgets are kept."""
    here = machine.this_machine(shlex.join(["python -m bench", *sys.argv[1:]]).replace("'", ""))
    console, found = Console(), list[figures.Figure]()
    for name, measure in SECTIONS.items():
        if only and name not in only:
            continue
        began = time.perf_counter()
        with tempfile.TemporaryDirectory(prefix="tramite-bench-") as folder:
            found += measure(Path(folder))
        console.print(f"{name}: {time.perf_counter() - began:.0f} s")
    console.print(report.table(found))
    if keep:
        report.keep(report.as_json(here, found), DATA, PAGE)
        console.print(f"Kept in {DATA.relative_to(ROOT)} and {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    typer.run(main)
