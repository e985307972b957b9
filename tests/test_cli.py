"""The commands: what they print, and what they exit with."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from pypdf import PdfReader
from typer.testing import CliRunner, Result

from assistant import __version__
from cli import app
from tests.threads import apart


def tramite(*arguments: str, **environment: str) -> Result:
    """Run a command as a pipe would: no terminal, English."""
    runner = CliRunner(env={"TRAMITE_LANG": "en", **environment})
    return apart(lambda: runner.invoke(app, list(arguments)))


def printed(*arguments: str) -> Any:
    """The JSON that a command prints."""
    result = tramite(*arguments, "--json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_version() -> None:
    assert tramite("--version").stdout == f"tramite {__version__}\n"


def test_list_names_every_procedure_and_no_part() -> None:
    result = tramite("list")

    assert result.exit_code == 0
    assert "polimi/degree-certificate" in result.stdout
    assert "polimi/reserve-document" not in result.stdout


def test_list_in_another_language() -> None:
    titles = [tramite("list", "--lang", code).stdout for code in ("en", "es", "it")]

    assert len(set(titles)) == 3


def test_list_as_json_has_the_sixteen_polimi_procedures() -> None:
    flows = printed("list")["flows"]

    polimi = [flow for flow in flows if flow["portal"] == "polimi"]
    assert len(polimi) == 16
    assert {flow["automation"] for flow in polimi} == {"auto", "mixed", "advice"}


def test_an_unknown_language_is_a_usage_error() -> None:
    result = tramite("list", "--lang", "fr")

    assert result.exit_code == 2
    assert "'fr' is none of en, es, it" in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        "Cost:",
        "What you need",
        "Cannot be undone",
        "It asks",
        "Steps",
        "Documented in",
        "S2:L9-193",
    ],
)
def test_show_says_what_a_person_wants_to_know(words: str) -> None:
    assert words in tramite("show", "polimi/degree-certificate").stdout


def test_show_as_json_names_the_effects_and_the_inputs() -> None:
    sheet = printed("show", "polimi/degree-certificate")

    assert [step["effect"] for step in sheet["steps"] if step["effect"]] == ["pay"]
    assert {"career", "use", "delivery"} <= {asked["name"] for asked in sheet["inputs"]}


def test_an_unknown_flow_is_named_with_the_nearest() -> None:
    result = tramite("show", "polimi/degree-certificat")

    assert result.exit_code == 2
    assert "did you mean 'polimi/degree-certificate'?" in result.stderr
    assert "tramite list" in result.stderr


def test_validate_finds_nothing_in_what_is_shipped() -> None:
    result = tramite("validate")

    assert (result.exit_code, "no mistakes" in result.stdout) == (0, True)


def test_validate_as_json() -> None:
    assert printed("validate")["mistakes"] == []


@pytest.mark.parametrize(("what", "key"), [("flow", "steps"), ("selectors", "pages")])
def test_schema(what: str, key: str) -> None:
    schema = json.loads(tramite("schema", what).stdout)

    assert key in schema["properties"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-i", "carreer=975765"), "does not ask for 'carreer'; did you mean 'career'?"),
        (("-i", "career"), "'career' is not of the form name=value"),
        (("-i", "career=97"), "career: '97' does not look like 975765"),
        (("-i", "copies=two"), "copies: 'two' is not a whole number"),
        (("-i", "delivery=BY DRONE"), "delivery: 'BY DRONE' is none of"),
        (("-i", "street=Via Roma 1"), "'street' is not asked with these answers"),
        ((), "career is missing"),
        (("--case", "hapy"), "there is no case 'hapy'"),
        (("--variant", "decoy"), "there is no variant 'decoy'; did you mean 'decoys'?"),
        (("--hands", "guided"), "there is no terminal to ask in"),
        (("-i", "career=975765", "--accept-amount", "much"), "'much' is not an amount"),
    ],
)
def test_run_refuses_before_any_browser(
    arguments: tuple[str, ...], message: str, tmp_path: Path
) -> None:
    result = tramite("run", "polimi/degree-certificate", *arguments, "--out", str(tmp_path))

    assert result.exit_code == 2
    assert message in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_every_line_of_a_run_fits_the_schema_of_events(tmp_path: Path) -> None:
    schema = json.loads(tramite("schema", "events").stdout)
    arguments = ("run", "polimi/auth-ticket", "--case", "happy", "--out", str(tmp_path), "--json")

    lines = (
        tramite(*arguments).stdout.splitlines()
        + tramite("show", "x", "--json").stdout.split("\n")[:1]
    )

    assert len(lines) == 5
    for line in lines:
        jsonschema.validate(json.loads(line), schema)


def test_serve_names_the_variants_there_are() -> None:
    result = tramite("serve", "--variant", "twins")

    assert result.exit_code == 2
    assert "there is no variant 'twins'" in result.stderr
    assert "variants: reworded-labels, respelled-labels, " in result.stderr


@pytest.mark.browser
def test_a_run_may_be_played_on_pages_that_have_changed(tmp_path: Path) -> None:
    result = tramite(
        "run", "polimi/auth-info", "--case", "happy", "--variant", "reworded-headings",
        "--out", str(tmp_path),
    )  # fmt: skip

    assert result.exit_code == 5
    assert "its heading is not there" in result.output


def test_run_names_all_that_is_wrong_at_once() -> None:
    result = tramite("run", "polimi/degree-certificate", "-i", "x=1", "-i", "copies=two")

    assert "'x'" in result.stderr
    assert "copies: " in result.stderr
    assert "career is missing" in result.stderr


def test_a_part_is_not_run_by_itself() -> None:
    result = tramite("run", "polimi/reserve-document")

    assert result.exit_code == 2
    assert "only a part" in result.stderr


def test_answers_come_from_a_file_and_the_command_line_wins(tmp_path: Path) -> None:
    (tmp_path / "answers.yaml").write_text("copies: many\ncareer: '975765'\n")

    result = tramite(
        "run", "polimi/degree-certificate", "--inputs", str(tmp_path / "answers.yaml"),
        "-i", "career=nothing",
    )  # fmt: skip

    assert "copies: 'many'" in result.stderr
    assert "career: 'nothing'" in result.stderr


def test_an_error_as_json_is_one_line_with_its_verdict() -> None:
    result = tramite("run", "polimi/nothing", "--json")

    assert result.exit_code == 2
    error = json.loads(result.stdout)
    assert (error["event"], error["verdict"]) == ("error", "usage")
    assert error["next"]


def test_a_rule_that_says_no_ends_not_eligible_without_a_browser(tmp_path: Path) -> None:
    result = tramite(
        "run", "polimi/degree-certificate", "--case", "happy", "--yes", "-i",
        "recipient=public-body", "--out", str(tmp_path), "--json", TRAMITE_BROWSER="/nowhere",
    )  # fmt: skip

    assert result.exit_code == 3, result.output
    ended = json.loads(result.stdout.splitlines()[-1])
    assert (ended["verdict"], ended["rule"]) == ("not-eligible", "R-PM-15")
    assert "--at 20" in ended["next"]  # check would ask about today, and the portal has its own day


def test_a_browser_that_is_not_there_ends_environment(tmp_path: Path) -> None:
    result = tramite(
        "run", "polimi/login", "--case", "happy", "--out", str(tmp_path), "--json",
        TRAMITE_BROWSER="/nowhere",
    )  # fmt: skip

    assert result.exit_code == 9
    assert "/nowhere" in json.loads(result.stdout.splitlines()[-1])["message"]


def test_an_advice_flow_needs_no_browser(tmp_path: Path) -> None:
    result = tramite(
        "run", "polimi/auth-ticket", "--case", "happy", "--out", str(tmp_path), "--json",
        TRAMITE_BROWSER="/nowhere",
    )  # fmt: skip

    assert result.exit_code == 0, result.output
    ended = json.loads(result.stdout.splitlines()[-1])
    assert ended["steps"][0]["advice"][0]["to"] == "AUTHENTICATION_ASSISTANCE@polimi.it"
    assert list(tmp_path.glob("*/report.html"))


def test_the_events_of_a_run_are_kept_as_they_are_printed(tmp_path: Path) -> None:
    result = tramite(
        "run", "polimi/auth-ticket", "--case", "happy", "--out", str(tmp_path), "--json"
    )

    assert next(tmp_path.glob("*/events.jsonl")).read_text() == result.stdout


def test_doctor_as_json_names_the_browser() -> None:
    result = tramite("doctor", "--json")

    names = {finding["name"] for finding in json.loads(result.stdout)["findings"]}
    assert {"python", "playwright"} <= names


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "cannot be undone, and nobody can be asked: pay"),
        (("--until", "cart.opn"), "there is no step 'cart.opn'; did you mean 'cart.open'?"),
        (("--server", "127.0.0.1:8765"), "is not the address of a mock server"),
        (("--json", "--hands", "guided"), "there is no terminal to ask in"),
    ],
)
def test_run_refuses_what_cannot_end_well(
    arguments: tuple[str, ...], message: str, tmp_path: Path
) -> None:
    result = tramite(
        "run", "polimi/degree-certificate", "--case", "happy", "--out", str(tmp_path), *arguments
    )

    assert result.exit_code == 2, result.output
    assert message in result.output
    assert list(tmp_path.iterdir()) == []


@pytest.mark.browser
def test_a_dry_run_ends_before_the_first_effect_and_tells_it(tmp_path: Path) -> None:
    result = tramite(
        "run", "polimi/degree-certificate", "--case", "happy", "--dry-run", "--json", "--out",
        str(tmp_path),
    )  # fmt: skip

    ended = json.loads(result.stdout.splitlines()[-1])
    assert (result.exit_code, ended["verdict"]) == (0, "ok")
    assert "The page asks for: € 16.00" in ended["message"]
    assert ended["steps"][-1]["id"] == "delivery.start-payment"


@pytest.mark.browser
def test_until_stops_before_a_step(tmp_path: Path) -> None:
    result = tramite(
        "run", "polimi/degree-certificate", "--case", "happy", "--until", "cart.open", "--json",
        "--out", str(tmp_path),
    )  # fmt: skip

    ended = json.loads(result.stdout.splitlines()[-1])
    assert ended["steps"][-1]["id"] == "reserve.reserve"


def test_runs_are_listed_and_their_reports_written_anew(tmp_path: Path) -> None:
    tramite("run", "polimi/auth-ticket", "--case", "happy", "--out", str(tmp_path))

    kept = json.loads(tramite("runs", "--out", str(tmp_path), "--json").stdout)["runs"]
    (tmp_path / kept[0]["run"] / "report.html").unlink()
    report = tramite("report", kept[0]["run"], "--out", str(tmp_path))

    assert (kept[0]["verdict"], kept[0]["can_resume"]) == ("ok", False)
    assert Path(report.stdout.strip()).is_file()


def test_a_report_stays_in_the_language_of_its_run(tmp_path: Path) -> None:
    run = "polimi/auth-ticket", "--case", "happy", "--out", str(tmp_path), "--lang", "it"
    tramite("run", *run)
    page = next(tmp_path.glob("*/report.html"))
    as_it_was = page.read_text(encoding="utf-8")

    tramite("report", page.parent.name, "--out", str(tmp_path), "--lang", "es")

    assert 'lang="it"' in as_it_was
    assert page.read_text(encoding="utf-8") == as_it_was


@pytest.mark.browser
def test_a_report_is_printed_as_a_pdf(tmp_path: Path) -> None:
    tramite("run", "polimi/auth-ticket", "--case", "happy", "--out", str(tmp_path))
    run = next(tmp_path.glob("*/journal.jsonl")).parent

    shown = tramite("report", run.name, "--pdf", "--out", str(tmp_path))

    pdf = PdfReader(run / "report.pdf")
    assert os.name == "nt" or stat.S_IMODE((run / "report.pdf").stat().st_mode) == 0o600
    assert shown.stdout.strip() == str(run / "report.pdf")
    assert "Trámite: report of a run" in pdf.pages[0].extract_text()
    assert "/MarkInfo" in pdf.root_object  # tagged, for screen readers


def test_a_run_that_is_over_is_not_resumed(tmp_path: Path) -> None:
    tramite("run", "polimi/auth-ticket", "--case", "happy", "--out", str(tmp_path))
    run = next(tmp_path.glob("*/journal.jsonl")).parent.name

    result = tramite("resume", run, "--out", str(tmp_path))

    assert result.exit_code == 2
    assert "is over: ok" in result.stderr


def test_there_is_nothing_to_resume(tmp_path: Path) -> None:
    result = tramite("resume", "--out", str(tmp_path))

    assert (result.exit_code, "no run to go on with" in result.stderr) == (2, True)


def test_a_reader_who_has_read_enough_is_no_error() -> None:
    command = [sys.executable, str(Path(__file__).parents[1] / "cli.py"), "schema", "flow"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout
    assert process.stderr
    process.stdout.close()

    said = process.stderr.read()
    process.stderr.close()

    assert (process.wait(), said) == (0, "")
