"""``tramite ask``: what it prints, and what it exits with."""

from pathlib import Path

import pytest

from assistant.procedures import ask_cache
from tests.test_cli import printed, tramite


@pytest.fixture(autouse=True)
def cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """One cache for all of these tests, and none of the person's."""
    folder = tmp_path_factory.getbasetemp() / "ask-cache"
    monkeypatch.setattr(ask_cache, "cache_folder", lambda: Path(folder))


def test_an_answer_is_said_with_its_source_and_what_else_it_may_be() -> None:
    result = tramite("ask", "¿qué nota sirve para habilitar?", "--lang", "es")

    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert lines[0] == "Qué cursos se pueden habilitar (I-UN-20)"
    assert "2.0 a 2.9" in lines[1]
    assert "fuente: S1:L69" in lines
    assert lines[lines.index("O quizá te refieres a:") + 1].startswith("  ")


def test_a_procedure_leads_to_its_flow() -> None:
    result = tramite("ask", "ho perso il telefono e non ricevo il codice OTP", "--lang", "it")

    assert "(polimi/deactivate-2fa)" in result.stdout.splitlines()[0]
    assert "→ tramite show polimi/deactivate-2fa" in result.stdout


def test_what_is_not_documented_is_said_to_be_so() -> None:
    result = tramite("ask", "certificate of my driving licence")

    assert result.exit_code == 0
    first, second = result.stdout.splitlines()
    assert first == "That is not in the documents."
    assert second.startswith("The nearest thing that is: ")


def test_where_nothing_is_near_the_list_is_named() -> None:
    result = tramite("ask", "xyzzy plugh")

    assert result.stdout.splitlines()[1] == "see them all: tramite list"


def test_as_json() -> None:
    told = printed("ask", "how much is a resit at UNAD", "--lang", "es")

    best = told["results"][0]
    assert (told["schema_version"], told["in_scope"]) == (1, True)
    assert (best["id"], best["kind"], best["portal"]) == ("I-UN-21", "answer", "unad")
    assert best["source"] == ["S1:L70"]
    assert best["title"] == "Cuánto vale una habilitación"
    assert 0 < best["score"] <= 1
    assert len(told["results"]) <= 3


def test_out_of_scope_as_json() -> None:
    told = printed("ask", "certificate of my driving licence")

    assert told["in_scope"] is False
    assert told["results"]


def test_only_one_portal() -> None:
    told = printed("ask", "I lost my password", "--portal", "polimi")

    assert {one["portal"] for one in told["results"]} == {"polimi"}


def test_an_unknown_portal_is_a_usage_error() -> None:
    result = tramite("ask", "I lost my password", "--portal", "harvard")

    assert result.exit_code == 2
    assert "portals: polimi, smartcampus, unad" in result.stderr


def test_an_empty_question_is_a_usage_error() -> None:
    result = tramite("ask", " ")

    assert result.exit_code == 2
    assert "nothing is asked" in result.stderr
