"""The figures as a table for the terminal, as JSON, and as the block in docs/performance.md."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.table import Table

from bench.figures import Figure
from bench.machine import Machine

SCHEMA = 1
BEGIN, END = "<!-- make bench: begin -->", "<!-- make bench: end -->"
_HEADS = ("figure", "median", "middle half", "of", "budget", "met")


def rows(figures: Sequence[Figure]) -> list[tuple[str, ...]]:
    """One line a figure."""
    return [
        (one.name, f"{_number(one.value)} {one.unit}", _spread(one), str(one.samples),
         _budget(one), {True: "yes", False: "**no**", None: ""}[one.met])
        for one in figures
    ]  # fmt: skip


def _number(value: float) -> str:
    return f"{value:.3f}" if value < 10 else f"{value:,.1f}" if value < 1000 else f"{value:,.0f}"


def _spread(one: Figure) -> str:
    if one.low is None or one.high is None or one.samples < 2:
        return ""
    return f"{_number(one.low)} to {_number(one.high)}"


def _budget(one: Figure) -> str:
    if one.budget is None:
        return ""
    return f"at {'least' if one.at_least else 'most'} {one.budget:g}"


def table(figures: Sequence[Figure]) -> Table:
    """For the terminal."""
    made = Table(*_HEADS)
    for row in rows(figures):
        style = "red" if row[-1] == "**no**" else None
        made.add_row(*row[:-1], row[-1].strip("*"), style=style)
    return made


def as_json(machine: Machine, figures: Sequence[Figure]) -> dict[str, Any]:
    """For programs."""
    return {
        "schema_version": SCHEMA,
        "machine": machine.as_json(),
        "figures": [one.as_json() for one in figures],
    }


def block(measured: dict[str, Any]) -> str:
    """What stands between the marks of the page, made of what stands in the JSON file."""
    known = [
        Figure(**{key: value for key, value in one.items() if key != "met"})
        for one in measured["figures"]
    ]
    about = [f"| {name} | {value} |" for name, value in Machine(**measured["machine"]).rows()]
    lines = [f"| {' | '.join(row)} |" for row in rows(known)]
    head = [f"| {' | '.join(_HEADS)} |", "|---|---|---|---|---|---|"]
    return "\n".join([BEGIN, "", *head, *lines, "", "| | |", "|---|---|", *about, "", END])


def keep(measured: dict[str, Any], data: Path, page: Path) -> None:
    """Write the JSON file, and the block of the page."""
    data.write_text(json.dumps(measured, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    text = page.read_text(encoding="utf-8")
    pattern = re.compile(f"{re.escape(BEGIN)}.*{re.escape(END)}", re.DOTALL)
    page.write_text(pattern.sub(lambda _old: block(measured), text), encoding="utf-8")
