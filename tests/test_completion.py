"""What Tab offers, asked as a shell asks it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli import app

VARIANTS_IN_RE = [
    "reworded-labels", "respelled-labels", "renamed-ids", "removed-ids", "renamed-classes",
    "reordered-columns", "reworded-headings",
]  # fmt: skip
RUN = "20261125-051610-unad-acta-matricula"


def offered(line: str, shell: str = "bash", **environment: str) -> list[str]:
    """What a shell is told when Tab is pressed at the end of a line."""
    words = {
        "bash": {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1)},
        "fish": {"_TYPER_COMPLETE_FISH_ACTION": "get-args", "_TYPER_COMPLETE_ARGS": line},
    }[shell]
    asked = {"_TRAMITE_COMPLETE": f"complete_{shell}", **words, **environment}
    result = CliRunner().invoke(app, prog_name="tramite", env=asked)
    return result.stdout.split("\n")[:-1] if result.stdout.strip() else []


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("tramite che", ["check", "checkpoints"]),
        ("tramite show polimi/deg", ["polimi/degree-certificate"]),
        ("tramite run unad/fus-descuento -i pro", ["proof=", "proof_issued_on="]),
        ("tramite check unad/fus-descuento --input dis", ["discount="]),
        ("tramite run unad/habilitacion --case mark-2", ["mark-2-0", "mark-2-9", "mark-2-5"]),
        ("tramite run unad/habilitacion --until campus.s", ["campus.sign-in"]),
        ("tramite rules check R-PM-01", ["R-PM-01"]),
        ("tramite ask money --portal s", ["smartcampus"]),
        ("tramite auth login u", ["unad"]),
        ("tramite serve --variant re", VARIANTS_IN_RE),
    ],
)
def test_it_offers_what_there_is(line: str, wanted: list[str]) -> None:
    assert offered(line) == wanted


def test_it_offers_no_parts_of_procedures() -> None:
    assert "polimi/enter" not in offered("tramite show polimi/")


@pytest.mark.parametrize("line", ["tramite run nonsense --case ", "tramite run -i "])
def test_it_offers_nothing_for_a_flow_that_is_not_there(line: str) -> None:
    assert offered(line) == []


def test_it_offers_the_answers_of_a_question_in_the_language_of_the_person() -> None:
    line = "tramite run unad/fus-descuento -i enrolled="

    assert offered(line, "fish", TRAMITE_LANG="it") == ["enrolled=yes\tsì", "enrolled=no\tno"]


def test_it_offers_the_runs_that_are_kept(tmp_path: Path) -> None:
    (tmp_path / RUN).mkdir()
    (tmp_path / RUN / "journal.jsonl").touch()

    assert offered(f"tramite report --out {tmp_path} 2026") == [RUN]
