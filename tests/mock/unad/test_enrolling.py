"""The enrolment page: its limits, its costs and its receipt."""

import pytest

from assistant.mock.unad.enrolling import cost
from assistant.mock.unad.studies import Level
from tests.mock.unad.conftest import Enter
from tests.mock.unad.person import DOCUMENT, Person
from tests.mock.visitor import Shown

SEVEN = "200611,301301,100413,301402,201102,80017,90016"
CHOICES = {
    "4": "301405",
    "5": "200611, 90004",
    "21": SEVEN,
    "22": f"{SEVEN.removesuffix(',90016')},301405",
}


def choose(person: Person, **entries: str) -> Shown:
    return person.send(
        "/inscripcion",
        **{"document": DOCUMENT, "period": "16-04", "credits": "5", "courses": CHOICES["5"]}
        | entries,
    )


@pytest.mark.parametrize(
    ("level", "number", "about"),
    [
        ("PREGRADO", 5, 624000),
        ("PREGRADO", 21, 2592000),
        ("TECNOLOGÍAS", 5, 559000),
        ("TECNOLOGÍAS", 21, 2319000),
    ],
)
def test_the_documented_costs_come_out(level: Level, number: int, about: int) -> None:
    assert cost(level, number) == about


@pytest.mark.parametrize(("number", "price"), [("5", "$624.000"), ("21", "$2.592.000")])
def test_from_5_to_21_credits_can_be_enrolled(enter: Enter, number: str, price: str) -> None:
    person = enter("unad-before-enrolling")

    shown = choose(person, credits=number, courses=CHOICES[number])
    assert (shown.path, price in shown.text) == ("/unad/inscripcion/resumen", True)

    done = person.send("/inscripcion/resumen")
    assert done.path == "/unad/inscripcion/registrada"
    assert price in done.text
    assert person.effects() == [("submit", None)]
    assert "7005000101" in person.mails()[-1]["text"]


def test_the_receipt_can_be_kept_and_a_seat_is_taken(enter: Enter) -> None:
    person = enter("unad-before-enrolling")
    choose(person)
    before = person.control()["unad"]["offer"][0]["seats"]

    person.send("/inscripcion/resumen")

    assert person.control()["unad"]["offer"][0]["seats"] == before - 1
    answer = person.http.get("/unad/recibos/7005000101/pdf")
    assert answer.content.startswith(b"%PDF-")


@pytest.mark.parametrize(
    ("scenario", "entries", "alert"),
    [
        ("unad-before-enrolling", {"credits": "4", "courses": CHOICES["4"]}, "de 5 a 21 créditos"),
        ("unad-before-enrolling", {"credits": "22", "courses": CHOICES["22"]}, "de 5 a 21"),
        ("unad-before-enrolling", {"credits": "6"}, "tus cursos suman 5 créditos, no 6."),
        ("unad-before-enrolling", {"courses": "200611, 1"}, "no hay ningún curso 1."),
        ("unad-before-enrolling", {"courses": "200611, 200611"}, "un curso está repetido."),
        (
            "unad-before-enrolling",
            {"courses": "204040, 90004"},
            "Inglés A1 ya no tiene cupos.",
        ),
        ("unad-before-enrolling", {"period": "16-01"}, "la matrícula de este período ya cerró."),
        ("unad-student", {}, "Ya tienes matrícula en el período 16-04."),
        ("unad-not-authorised", {}, "todavía no ha autorizado tu inscripción."),
        ("unad-health-student", {}, "primero genera el acta"),
        ("unad-before-enrolling", {"document": "1"}, "no hay nadie con este número"),
        ("unad-before-enrolling", {"credits": "mil"}, "escribe un número entero de 1 a 99."),
    ],
)
def test_what_is_wrong_is_said(
    enter: Enter, scenario: str, entries: dict[str, str], alert: str
) -> None:
    person = enter(scenario)

    shown = choose(person, **entries)

    assert shown.path == "/unad/inscripcion"
    assert alert in shown.alerts


def test_an_old_page_enrols_nobody(enter: Enter) -> None:
    person = enter("unad-before-enrolling")
    csrf = person.see("/inscripcion").csrf

    shown = person.send("/inscripcion/resumen", csrf=csrf)

    assert (shown.alerts, person.effects()) == ("Primero elige tus cursos.", [])
    assert "Aún no has inscrito cursos" in person.see("/inscripcion/registrada").text
