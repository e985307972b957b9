"""The benchmarks do what they say, once and without looking at a clock."""

import asyncio
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.mock.server import MockServer
from assistant.procedures.library import Library
from bench import loading, pages, processes, replays, report
from bench.bare_page import page_of
from bench.by_hand import FILES
from bench.figures import Figure, ratio
from bench.memory import tree
from bench.rounds import in_turns
from bench.throughput import browser_flows
from tests.threads import apart

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.browser
@pytest.mark.parametrize("careful", [True, False])
def test_by_hand_one_arrives_at_the_same_files(tmp_path: Path, careful: bool) -> None:
    # In a process of its own: pytest-playwright's Playwright may be running in this one.
    played = subprocess.run(
        [sys.executable, "-c", _PLAYED, str(tmp_path), str(careful)],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert played.returncode == 0, played.stderr
    by_hand, engine = map(Path, played.stdout.split())
    assert sorted(path.name for path in engine.iterdir()) == sorted(FILES)
    for name in FILES:
        assert (by_hand / name).read_bytes() == (engine / name).read_bytes()


_PLAYED = """
import sys
from pathlib import Path
from bench.journeys import players

with players(Path(sys.argv[1])) as play:
    print(play.by_hand(careful=sys.argv[2] == "True"))
    print(Path(play.engine(pictures=False).folder) / "files")
"""


@pytest.mark.browser
def test_steps_alone_are_held_against_their_journey(tmp_path: Path) -> None:
    made = apart(lambda: replays.measure(tmp_path, flows=["polimi/auth-info"], every=2))

    ratio, alone, journey = made
    assert (ratio.budget, ratio.samples) == (0.25, alone.samples)
    assert alone.samples == journey.samples >= 2
    assert alone.value > 0


def test_things_take_turns_and_warm_ups_do_not_count() -> None:
    done: list[str] = []

    times = in_turns({name: lambda name=name: done.append(name) for name in "ab"}, 2)  # type: ignore[misc]  # mypy cannot infer a lambda with a default

    assert "".join(done) == "baabba"
    assert {name: len(measured) for name, measured in times.items()} == {"a": 2, "b": 2}


def test_a_ratio_is_the_median_of_those_of_each_round() -> None:
    figure = ratio("journeys", "ours / theirs", [2, 3, 40], [1, 2, 10], budget=1.9)

    assert (figure.value, figure.samples, figure.met) == (2, 3, False)


@pytest.mark.parametrize(
    ("value", "at_least", "met"), [(0.6, True, True), (0.5, True, False), (1.034, False, False)]
)
def test_a_budget_is_kept_or_not(value: float, at_least: bool, met: bool) -> None:
    budget = 0.6 if at_least else 1.03

    assert Figure("pages", "", value, budget=budget, at_least=at_least).met is met


def test_the_copies_of_a_flow_are_read_and_have_no_mistakes(tmp_path: Path) -> None:
    assert loading.load(loading.library_of(tmp_path, 3)) == 4  # with the part that it plays


def test_a_burst_of_requests_ends_and_tells_its_rate() -> None:
    with MockServer() as server:
        load = apart(lambda: asyncio.run(pages.load(f"{server.url}/_mock/ready", "", 16)))

    assert load.rate > 0
    assert load.p99 > 0


@pytest.mark.parametrize("size", [3000, 12_345])
def test_the_bare_page_has_the_size_that_is_asked_for(size: int) -> None:
    assert len(page_of(size)) == pytest.approx(size, abs=100)


def test_the_commands_print_what_they_print_to_a_person() -> None:
    assert "--name" in processes.program("bench.one_command", "--help")
    assert "polimi/degree-certificate" in processes.program("cli", "list")


def test_each_flow_with_a_browser_is_played(tmp_path: Path) -> None:
    flows = browser_flows(Library(), tmp_path)

    assert len(flows) >= 50
    assert "polimi/degree-certificate" in flows
    assert "soporte/guion-certificado" not in flows


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc")
def test_memory_is_that_of_all_that_was_started() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as child:
        assert child.pid in tree(os.getpid())
        child.communicate(b"\n")


def test_the_page_shows_the_figures_of_the_json_file() -> None:
    measured = json.loads((ROOT / "docs/performance.json").read_text(encoding="utf-8"))
    page = (ROOT / "docs/performance.md").read_text(encoding="utf-8")

    shown = re.search(f"{report.BEGIN}.*{report.END}", page, re.DOTALL)
    assert shown is not None
    assert shown[0] == report.block(measured)
