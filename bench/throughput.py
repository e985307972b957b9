"""Every flow with a browser played once, with one worker and with two."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from assistant.case_files import answers_of
from assistant.procedures.library import Library
from assistant.procedures.plan import make_plan
from bench.figures import Figure
from bench.memory import peak_of
from bench.processes import ROOT

CASE = "happy"


def measure(folder: Path, rounds: int = 1, workers: Sequence[int] = (1, 2)) -> list[Figure]:
    """Journeys a minute, start-up and collection included, and the peak of memory a worker.

    Once, whatever ``rounds`` says: there are fifty of them.
    """
    flows = browser_flows(Library(), folder)
    return [figure for number in workers for figure in _played(flows, number, folder)]


def browser_flows(library: Library, folder: Path) -> list[str]:
    """The procedures whose happy case needs a browser."""
    plans = {
        flow.flow: make_plan(library, flow, answers_of(flow.cases[CASE], folder))
        for flow in library.flows()
    }
    return [name for name, plan in plans.items() if any(one.step.in_browser for one in plan.steps)]


def _played(flows: Sequence[str], workers: int, folder: Path) -> list[Figure]:
    items = [f"flows/{flow}.yaml::{CASE}" for flow in flows]
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"-n{workers}",
         f"--output={folder / f'results-{workers}'}", *items],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    with peak_of(process.pid) as peak:
        said, _none = process.communicate(timeout=900)
    seconds = time.perf_counter() - began
    passed = re.search(r"(\d+) passed", said)
    assert passed, said[-2000:]
    assert int(passed[1]) == len(items), said[-2000:]
    each = "worker" if workers == 1 else "workers"
    return [
        Figure("throughput", f"all {len(items)} browser flows, {workers} {each}",
               60 * len(items) / seconds, "journeys a minute"),
        Figure("throughput", f"peak of memory, {workers} {each}",
               peak.megabytes / workers, "MB a worker"),
    ]  # fmt: skip
