"""The project held against its documents: small projects that lack something, and the shipped."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import yaml

from assistant.procedures.library import Library
from assistant.regression.coverage import (
    Coverage,
    Kind,
    labels,
    procedures,
    steps,
    written,
)
from assistant.regression.labels import Sights

DEMO = Path(__file__).parent.parent / "errors" / "_base"

Registered = Callable[..., Library]


@pytest.fixture
def registered(tmp_path: Path) -> Registered:
    """``registered(procedure, steps=[...], labels=[...])``: the demo library with that register."""

    def write(
        procedure: str = "demo/certificate",
        steps: list[dict[str, Any]] | None = None,
        labels: list[dict[str, Any]] | None = None,
    ) -> Library:
        copytree(DEMO, tmp_path, dirs_exist_ok=True)
        written = {
            "title": "Get a certificate",
            "source": "S2:L9",
            "automation": "auto",
            "steps": steps or [{"does": "Pay", "source": "S2:L150", "step": "pay"}],
        }
        register = {"procedures": {procedure: written}, "labels": labels or []}
        path = tmp_path / "flows" / "register" / "demo.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(yaml.safe_dump(register), encoding="utf-8")
        return Library(tmp_path / "flows", tmp_path / "selectors")

    return write


def test_a_procedure_is_a_flow_that_loads(registered: Registered) -> None:
    assert list(procedures(registered())) == [("demo/certificate", "")]


def test_a_procedure_without_a_flow_is_missing(registered: Registered) -> None:
    library = registered("demo/diploma")

    assert list(procedures(library)) == [
        ("demo/diploma", "there is no flows/demo/diploma.yaml (S2:L9)")
    ]
    assert list(steps(library)) == [("demo/diploma#1", "«Pay» (S2:L150): there is no such flow")]


@pytest.mark.parametrize("change", ["", "steps: [", "part: true"])
def test_a_flow_that_is_broken_or_a_part_is_no_procedure(
    registered: Registered, change: str
) -> None:
    library = registered("demo/certificate")
    path = library.flow_paths["demo/certificate"]
    path.write_text(f"{path.read_text('utf-8')}\n{change}" if change else "", encoding="utf-8")

    [(_name, why)] = procedures(library)

    assert "tramite validate flows/demo/certificate.yaml" in why


def test_a_flow_that_plays_one_that_is_not_there_is_no_procedure(registered: Registered) -> None:
    library = registered("demo/certificate")
    library.flow_paths.pop("demo/login")

    [(_name, why)] = procedures(library)

    assert why.startswith("the flow cannot be played")


@pytest.mark.parametrize(
    ("step", "why"),
    [
        ({"source": "S2:L20-30", "step": "login.sign-in"}, ""),
        ({"source": "S2:L150", "step": ["choose-career", "pay"]}, ""),
        ({"source": "S2:L150"}, "«Do» (S2:L150): no step is named for it"),
        (
            {"source": "S2:L150", "step": ["pay", "sign"]},
            "«Do» (S2:L150): demo/certificate has no step sign",
        ),
        (
            {"source": "S2:L151-160", "step": "pay"},
            "«Do» (S2:L151-160): pay is from other lines (S2:L150)",
        ),
        ({"source": "S1:L150", "step": "pay"}, "«Do» (S1:L150): pay is from other lines (S2:L150)"),
    ],
)
def test_a_step_is_done_by_a_step_from_the_same_lines(
    registered: Registered, step: dict[str, Any], why: str
) -> None:
    library = registered(steps=[{"does": "Do", **step}])

    assert list(steps(library)) == [("demo/certificate#1", why)]


@pytest.mark.parametrize(
    ("place", "name", "why"),
    [
        ("home", "demo/home: Pay", "shown on another page: /demo/careers/1/documents"),
        ("documents", "demo/documents: Pay", ""),
        (None, "demo: Pay", ""),
    ],
)
def test_a_label_is_shown_by_its_page(
    registered: Registered, place: str | None, name: str, why: str
) -> None:
    library = registered(labels=[{"label": "Pay", "source": "S2:L3", "page": place}])
    sights = Sights(
        {"/demo/": frozenset({"Paying"}), "/demo/careers/1/documents": frozenset({"Pay"})}
    )

    assert list(labels(library, {"demo": sights})) == [(name, why)]


def test_a_label_that_no_page_shows_is_missing(registered: Registered) -> None:
    library = registered(labels=[{"label": "Pay", "source": "S2:L3"}])

    assert list(labels(library, {"demo": Sights({})})) == [
        ("demo: Pay", "no page shows it (S2:L3)")
    ]
    assert list(labels(library, {})) == [("demo: Pay", "there is no tour through demo")]


def test_what_has_an_id_is_there_or_missing() -> None:
    assert list(written(["D-01", "D-02"], {"D-02"}, "deadlines")) == [
        ("D-01", "no file in flows/deadlines has it"),
        ("D-02", ""),
    ]


def test_json_has_the_promised_shape() -> None:
    found = Coverage({"rules": Kind(3, [("R-SC-01", "gone"), ("R-SC-01", "twice")])})

    assert found.as_json() == {
        "schema_version": 1,
        "rules": {"covered": 1, "total": 3, "missing": ["R-SC-01", "R-SC-01"]},
    }
    assert not found.complete
    assert Coverage({"rules": Kind(3, [])}).complete
