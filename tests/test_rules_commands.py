"""``tramite rules``: what it prints, and what it exits with."""

import json

import pytest

from tests.test_cli import printed, tramite

PAID = "paid_at=2026-10-27T10:00"


def test_a_rule_that_passes() -> None:
    result = tramite("rules", "check", "R-SC-05", "-i", PAID, "--at", "2026-11-26T09:59")

    assert (result.exit_code, result.stdout) == (
        0,
        "passes (R-SC-05, S0:L2, S0:L9-10)\n"
        "  paid_at = 2026-10-27T10:00-05:00\n"
        "  now = 2026-11-26T09:59-05:00\n",
    )


def test_a_rule_that_does_not_pass_says_why() -> None:
    result = tramite("rules", "check", "R-SC-05", "-i", PAID, "--at", "2026-11-26T10:00")

    assert result.exit_code == 3
    assert result.stdout.startswith("not-eligible: The 30 days since the payment are over")
    assert "(R-SC-05, S0:L2, S0:L9-10)" in result.stdout


def test_it_says_why_in_the_language_of_the_person() -> None:
    said = {
        tramite("rules", "check", "R-SC-03", "-i", "paid=no", "--lang", code).stdout
        for code in ("en", "es", "it")
    }

    assert len(said) == 3
    assert any("El documento se puede generar" in one and "paid = no" in one for one in said)


def test_a_date_alone_is_its_first_minute() -> None:
    told = printed("rules", "check", "R-SC-05", "-i", "paid_at=2026-10-27", "--at", "2026-11-01")

    assert told["values"] == {"paid_at": "2026-10-27T00:00-05:00"}
    assert told["now"] == "2026-11-01T00:00-05:00"


def test_without_at_it_is_now() -> None:
    long_ago = tramite("rules", "check", "R-SC-05", "-i", "paid_at=2020-01-01")

    assert long_ago.exit_code == 3


def test_as_json() -> None:
    result = tramite("rules", "check", "R-PM-07", "-i", "use=Auto", "-i", "copies=2", "--json")

    told = json.loads(result.stdout)
    assert result.exit_code == 3
    assert (told["schema_version"], told["rule"], told["portal"]) == (1, "R-PM-07", "polimi")
    assert (told["verdict"], told["passes"]) == ("not-eligible", False)
    assert told["takes"] == {"use": "text", "copies": "number"}
    assert told["values"] == {"use": "Auto", "copies": 2}
    assert told["source"] == ["S2:L64"]


def test_all_that_is_wrong_is_told_at_once() -> None:
    result = tramite(
        "rules",
        "check",
        "R-PM-07",
        "-i",
        "copis=2",
        "-i",
        "copies=28.000",
        "-i",
        "use",
        "--at",
        "yesterday",
    )

    assert result.exit_code == 2
    assert result.stderr.splitlines() == [
        "usage: 'use' is not of the form name=value",
        "the rule does not look at 'copis'; did you mean 'copies'?",
        "'use' is missing (text)",
        "copies: '28.000' is not a number like 195000 or 2.5",
        "now: 'yesterday' is not a moment like 2026-03-31T14:30, nor a date",
        "Write it like: tramite rules check R-PM-07 -i use='...' -i copies=1",
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["check", "r-sc-05"], "there is no rule 'r-sc-05'"),
        (["check", "R-SC-055"], "there is no rule 'R-SC-055'; did you mean 'R-SC-05'?"),
        (["check", "R-PM-07", "-i", "copies"], "'copies' is not of the form name=value"),
        (["list", "--portal", "polmi"], "there is no portal 'polmi'; did you mean 'polimi'?"),
    ],
)
def test_what_cannot_be_asked(arguments: list[str], said: str) -> None:
    result = tramite("rules", *arguments)

    assert result.exit_code == 2
    assert said in result.stderr


def test_list_names_every_rule() -> None:
    rows = tramite("rules", "list").stdout.splitlines()

    told = printed("rules", "list")["rules"]
    assert [row.split()[0] for row in rows] == [one["rule"] for one in told]
    assert {"R-SC-14", "R-PM-21"} <= {one["rule"] for one in told}


def test_list_of_one_portal() -> None:
    told = printed("rules", "list", "--portal", "smartcampus")["rules"]

    assert {one["portal"] for one in told} == {"smartcampus"}
    assert len(told) == 14
