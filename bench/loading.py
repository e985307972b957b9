"""Reading and checking many flows: copies of a shipped one, which must take no longer each."""

import re
import shutil
import time
from pathlib import Path

from assistant.procedures.checking import check
from assistant.procedures.inclusion import played
from assistant.procedures.library import Library
from assistant.shipped import shipped
from bench.figures import Figure, of_samples, ratio
from bench.rounds import in_turns

FLOW = "unad/fus-estado-tramite"
"""Of middle length among the shipped ones, and about no rule."""


def library_of(folder: Path, copies: int) -> Library:
    """A library of copies of one flow, the parts it plays, its locators and nothing else."""
    portal, name = FLOW.split("/")
    flows, selectors = folder / "flows", folder / "selectors"
    (flows / portal).mkdir(parents=True)
    selectors.mkdir()
    shutil.copy(shipped("selectors") / f"{portal}.yaml", selectors)
    shutil.copy(shipped("flows") / "sources.yaml", flows)
    library = Library()
    parts = list(played(library.flow(FLOW)))
    for part in parts:
        shutil.copy(library.flow_paths[part], flows / portal)
        parts += [one for one in played(library.flow(part)) if one not in parts]
    text = library.flow_paths[FLOW].read_text(encoding="utf-8")
    for number in range(copies):
        copy = re.sub(f"^flow: {FLOW}$", f"flow: {FLOW}-{number}", text, flags=re.MULTILINE)
        (flows / portal / f"{name}-{number}.yaml").write_text(copy, encoding="utf-8")
    return Library(flows, selectors)


def load(library: Library) -> int:
    """Read and check everything anew; gives how many flows that were."""
    fresh = Library(library.flows_folder, library.selectors_folder)
    assert check(fresh) == []
    return len(fresh.flow_paths)


def measure(folder: Path, rounds: int = 5, few: int = 50, many: int = 1000) -> list[Figure]:
    """Milliseconds a flow of a small and of a large library, and whether they are the same."""
    libraries = {number: library_of(folder / str(number), number) for number in (0, few, many)}
    times = in_turns(
        {str(number): lambda library=library: load(library)  # type: ignore[misc]
         for number, library in libraries.items()},
        rounds,
        clock=time.process_time,  # what others do on the machine at the same time is left out
    )  # fmt: skip
    each = {
        number: [
            1000 * (seconds - alone) / number
            for seconds, alone in zip(times[str(number)], times["0"], strict=True)
        ]
        for number in (few, many)
    }
    unit = "ms a flow"
    return [
        of_samples("loading", f"loading and checking {few:,} flows", each[few], unit, budget=2.0),
        of_samples("loading", f"loading and checking {many:,} flows", each[many], unit, budget=2.0),
        ratio("loading", f"a flow of {many:,} / a flow of {few:,}", each[many], each[few],
              budget=1.10),
    ]  # fmt: skip
