"""Every locator of an element is tried on the pages that come, and all must find the same one."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import Result

from assistant.case_cover import cover
from assistant.procedures.library import Library
from assistant.procedures.plan import Plan, make_plan
from assistant.regression.locator_audit import judged
from assistant.regression.parameters import parameters_of
from assistant.runner.browser import Seen
from assistant.shipped import shipped
from tests.test_cli import tramite

NO_BROWSER = "soporte/guion-certificado"
SEND, OTHER = Seen("button", "Send", "0/1"), Seen("button", "Other", "0/2")


@pytest.mark.parametrize(
    ("ways", "wrong"),
    [
        ([[], []], {}),
        ([[SEND], [SEND]], {}),
        ([[SEND], []], {1: "missing"}),
        ([[], [SEND]], {0: "missing"}),
        ([[SEND], [SEND, OTHER]], {1: "ambiguous"}),
        ([[SEND, OTHER], []], {0: "ambiguous", 1: "missing"}),
        ([[SEND, OTHER], [OTHER]], {0: "ambiguous"}),
        ([[SEND], [OTHER]], {1: "disagree"}),
        ([[SEND], [SEND], [OTHER]], {2: "disagree"}),
        ([[], [SEND], [OTHER]], {0: "missing", 2: "disagree"}),
        ([[SEND, OTHER], [SEND], [OTHER]], {0: "ambiguous", 2: "disagree"}),
    ],
)
def test_each_locator_must_find_the_one_element(
    ways: list[list[Seen]], wrong: dict[int, str]
) -> None:
    assert judged(ways) == wrong


@pytest.fixture(scope="module")
def plan(library: Library) -> Plan:
    flow = library.flow("polimi/degree-certificate")
    return make_plan(library, flow, flow.cases["happy"].inputs)


def test_elements_are_looked_for_with_what_the_steps_give_them(plan: Plan) -> None:
    assert parameters_of(plan, {})["careers.career"] == {frozenset({("number", "975765")})}


def test_what_a_page_has_yet_to_tell_is_not_looked_for(plan: Plan) -> None:
    element = "requests.paid"

    assert element not in parameters_of(plan, {})
    assert parameters_of(plan, {"slip": "4711"})[element] == {frozenset({("number", "4711")})}


def test_fewer_cases_are_played_than_there_are_and_yet_each_flow(library: Library) -> None:
    flows = [one for one in library.flows() if one.portal == "smartcampus"]
    picked = cover(library, "smartcampus")

    assert len(picked) == len(set(picked)) < sum(len(one.cases) for one in flows) / 2
    assert {one.flow for one in picked} == {one.flow for one in flows} - {NO_BROWSER}


# In which list → what is written instead of what into selectors/polimi.yaml.
BROKEN = {
    "unprobed": (
        "    elements:\n      email:",
        "    elements:\n      nowhere:\n        primary: {role: button, name: Nowhere}\n"
        "        alternatives: [{id: nowhere}]\n        source: invented\n      email:",
    ),
    "disagree": ("{id: send, known: invented}", '{css: "form #email"}'),
    "ambiguous": ("{id: email, known: invented}", '{css: "main input, main button"}'),
    "missing": ("{role: status, known: invented}", "{label: Your message}"),
}


@pytest.fixture(params=BROKEN)
def sort(request: pytest.FixtureRequest) -> str:
    """A sort of mistake: one alone, since a run stops where locators contradict one another."""
    return str(request.param)


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The locators of a library of one procedure, of which only the happy case is played."""
    for folder in ("flows", "selectors"):
        shutil.copytree(shipped(folder), tmp_path / folder)
    for path in (tmp_path / "flows" / "polimi").iterdir():
        if path.stem not in ("enter", "credential-recovery"):
            path.unlink()
    flow = tmp_path / "flows" / "polimi" / "credential-recovery.yaml"
    before, _end, _cases = flow.read_text(encoding="utf-8").partition("  unknown-address:")
    flow.write_text(before, encoding="utf-8")
    library = Library(tmp_path / "flows", tmp_path / "selectors")
    monkeypatch.setattr(Library, "here", lambda: library)
    return tmp_path / "selectors" / "polimi.yaml"


@pytest.fixture
def broken(sort: str, small: Path) -> Path:
    """The same, with a mistake of that sort on its page."""
    before, start, rest = small.read_text(encoding="utf-8").partition("\n  recovery:\n")
    page, end, after = rest.partition("\n  register:\n")
    right, wrong = BROKEN[sort]
    assert page.count(right) == 1
    page = page.replace(right, wrong)
    small.write_text(before + start + page + end + after, encoding="utf-8")
    return small


def line_of(path: Path, text: str) -> int:
    """The one line on which a text stands."""
    lines = path.read_text(encoding="utf-8").splitlines()
    [number] = [number for number, line in enumerate(lines, 1) if text in line]
    return number


def on_page(result: Result, page: str) -> dict[str, list[dict[str, Any]]]:
    """What was said of the elements of one page, by list."""
    said = json.loads(result.stdout)
    return {how: [one for one in said[how] if one["page"] == page] for how in BROKEN}


def test_each_sort_of_mistake_is_told_with_its_line(sort: str, broken: Path) -> None:
    result = tramite("selectors", "audit", "polimi", "--json")

    def entry(name: str, which: str, locator: str, found: str, text: str) -> dict[str, Any]:
        return {
            "element": f"polimi/recovery.{name}",
            "which": which,
            "locator": locator,
            "found": found,
            "page": "recovery",
            "path": "/polimi/recovery",
            "file": "selectors/polimi.yaml",
            "line": line_of(broken, text),
        }

    email, send = "textbox «E-mail address»", "button «Send»"
    other, two = "form #email", "main input, main button"
    wrong = f"finds {email}, where another locator finds {send}"
    both = f"finds 2 elements: {email}, {send}"
    label, none = "label «Your message»", "finds nothing, where another locator finds status «»"
    assert result.exit_code == 5
    told = {
        "unprobed": ("nowhere", "primary", "button «Nowhere»", "no page that came shows it",
                     "name: Nowhere"),
        "disagree": ("send", "alternatives[0]", f"css «{other}»", wrong, other),
        "ambiguous": ("email", "alternatives[0]", f"css «{two}»", both, two),
        "missing": ("message", "primary", label, none, "Your message"),
    }  # fmt: skip
    path = {"path": ""} if sort == "unprobed" else {}
    assert on_page(result, "recovery")[sort] == [{**entry(*told[sort]), **path}]


def test_locators_without_a_mistake_are_passed(small: Path) -> None:
    result = tramite("selectors", "audit", "polimi", "--json")

    assert on_page(result, "recovery") == {sort: [] for sort in BROKEN}


@pytest.mark.exhaustive
def test_all_locators_of_a_shipped_portal_find_what_they_should() -> None:
    result = tramite("selectors", "audit", "smartcampus", "--json")

    assert json.loads(result.stdout) == {
        "schema_version": 1,
        "elements": 33,
        "unprobed": [],
        "disagree": [],
        "ambiguous": [],
        "missing": [],
    }
    assert result.exit_code == 0


def test_a_portal_that_is_not_there_is_a_mistake_of_usage() -> None:
    result = tramite("selectors", "audit", "smartcampsu")

    assert result.exit_code == 2
    assert "there is no portal 'smartcampsu'" in result.stderr
