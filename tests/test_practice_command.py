"""``tramite practice`` with a learner from a file: what is kept, printed and added up."""

import json
from pathlib import Path

import pytest

from tests.test_cli import tramite

FLOW = "polimi/login"


def learner(folder: Path, text: str) -> str:
    path = folder / "learner.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.browser
def test_results_are_kept_and_add_up_to_a_class(tmp_path: Path) -> None:
    results = [tmp_path / "ana.json", tmp_path / "luis.json"]
    certificate, page = tmp_path / "ana.pdf", tmp_path / "class.html"
    right = learner(tmp_path, "[right, right, right, right]")

    ana = tramite("practice", FLOW, "--learner", right, "--name", "Ana Ruiz",
                  "-o", str(results[0]), "--certificate", str(certificate))  # fmt: skip
    helped = learner(tmp_path, "[right, hint, do-it, right]")
    luis = tramite("practice", FLOW, "--learner", helped, "-o", str(results[1]), "--json")

    assert (ana.exit_code, luis.exit_code) == (0, 0), ana.output + luis.output
    assert "The code that came by mail" in ana.output
    told = [json.loads(one.read_text(encoding="utf-8")) for one in results]
    assert told[0]["score"] == 100 > told[1]["score"]
    assert json.loads(luis.stdout) == told[1]
    assert certificate.read_bytes().startswith(b"%PDF")
    kept = results[0].read_text(encoding="utf-8")
    assert "password" not in kept.lower().replace("«password»", "")

    added = tramite("practice", "report", *map(str, results), "-o", str(page))
    counted = json.loads(tramite("practice", "report", *map(str, results), "--json").stdout)

    assert added.exit_code == 0, added.output
    assert "<svg" in page.read_text(encoding="utf-8")
    assert counted["learners"] == 2


@pytest.mark.browser
def test_the_exit_code_says_how_it_ended(tmp_path: Path) -> None:
    stop = tramite("practice", FLOW, "--learner", learner(tmp_path, "[stop]"))
    pressed_too_soon = ", ".join(["click: login.sign-in"] * 4)
    wrong = f"[right, {pressed_too_soon}, right, right]"
    failed = tramite("practice", FLOW, "--assess", "--learner", learner(tmp_path, wrong))

    refused = tramite("practice", FLOW, "--case", "wrong-password",
                      "--learner", learner(tmp_path, "[right, right]"))  # fmt: skip

    codes = (stop.exit_code, failed.exit_code, refused.exit_code)
    assert codes == (4, 8, 7), stop.output + failed.output + refused.output
    assert "stopped here" in stop.output


@pytest.mark.parametrize(
    ("given", "said"),
    [(["report"], "result"), ([FLOW, FLOW], "one procedure at a time")],
)
def test_what_cannot_be_done(given: list[str], said: str) -> None:
    wrong = tramite("practice", *given)

    assert (wrong.exit_code, said in wrong.output) == (2, True), wrong.output


def test_a_wrong_learner_file_is_told_with_its_line_before_anything_is_opened(
    tmp_path: Path,
) -> None:
    path = learner(tmp_path, "- right\n- rigth\n- click: login.nobody\n")

    wrong = tramite("practice", FLOW, "--learner", path)

    assert wrong.exit_code == 2
    assert f"{path}:2:3: " in wrong.output
    assert f"{path}:3:3: " in wrong.output
