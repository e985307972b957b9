"""What the rules say of answers, what is missing, and what would help."""

from typing import Any

import pytest

from assistant.procedures.eligibility import Judged, changes, judged
from assistant.procedures.library import Library
from assistant.procedures.plan import all_inputs, make_plan

LIBRARY = Library()
NOW = "2026-08-19T10:00"


def judge(flow: str, answers: dict[str, Any], now: str = NOW) -> dict[str, Judged]:
    loaded = LIBRARY.flow(flow)
    moment = LIBRARY.calendar(loaded.portal).moment(now)
    return {one.id: one for one in judged(LIBRARY, make_plan(LIBRARY, loaded, answers), moment)}


def helps(flow: str, rule: str, answers: dict[str, Any], now: str = NOW) -> list[tuple[str, Any]]:
    loaded = LIBRARY.flow(flow)
    calendar = LIBRARY.calendar(loaded.portal)
    found = changes(
        judge(flow, answers, now)[rule], all_inputs(LIBRARY, loaded), calendar.moment(now), calendar
    )
    return [
        (one.name, one.value if one.name != "now" else f"{one.value:%Y-%m-%dT%H:%M}")
        for one in found
    ]


@pytest.mark.parametrize(
    ("answers", "answer", "lacks"),
    [
        ({"credits": 21}, "passes", ()),
        ({"credits": 22}, "fails", ()),
        ({}, "open", ("credits",)),
    ],
)
def test_a_rule_passes_fails_or_is_open(
    answers: dict[str, Any], answer: str, lacks: tuple[str, ...]
) -> None:
    found = judge("unad/inscripcion", answers)["R-UN-17"]

    assert (found.answer, found.lacks, found.refuses) == (answer, lacks, answer != "passes")


def test_a_rule_about_what_is_not_asked_informs() -> None:
    found = judge("unad/fus-cambio-programa", {})["R-UN-15"]

    assert (found.answer, found.refuses) == ("informs", False)


def test_the_nearest_number_would_help() -> None:
    answers = {"credits": 24, "school": "ECBTI"}

    assert helps("unad/inscripcion", "R-UN-17", answers) == [("credits", 21)]


def test_other_options_would_help() -> None:
    answers = {"relation": "Esposo o cónyuge", "proof": "Registro Civil de Nacimiento"}

    assert helps("unad/fus-descuento", "R-UN-58", answers) == [
        ("relation", "Yo mismo"),
        ("relation", "Padre o madre"),
        ("proof", "Registro de matrimonio"),
        ("proof", "Declaración extrajuicio de convivencia"),
    ]


def test_a_yes_would_help() -> None:
    assert helps("unad/fus-descuento", "R-UN-18", {"enrolled": "yes"}) == [("enrolled", False)]


def test_waiting_would_help_and_the_minute_is_said() -> None:
    answers = {"paid_at": "2026-08-18T22:05"}

    assert helps("unad/acta-matricula", "R-UN-01", answers) == [("now", "2026-08-20T22:05")]


def test_what_is_over_does_not_come_back() -> None:
    answers = {"grade_published_on": "2026-08-10"}

    assert helps("unad/revision-calificacion", "R-UN-21", answers) == []
