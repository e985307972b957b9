"""FUS Digital: changes to an enrolment, what refuses them and what comes of them."""

from typing import Any

import pytest

from tests.mock.unad.conftest import Enter
from tests.mock.unad.person import PDF, Person

ALGEBRA = "Álgebra, trigonometría y geometría analítica"
ADDED = {
    "period": "16-04",
    "code": "301301",
    "name": ALGEBRA,
    "credits": "3",
    "observations": f"301301 {ALGEBRA}",
}
SWAPPED = {
    "period": "16-04",
    "code": "80017",
    "name": "Cátedra unadista",
    "credits": "3",
    "new_code": "90016",
    "new_name": "Competencias comunicativas",
    "new_credits": "3",
    "observations": "80017 Cátedra unadista por 90016 Competencias comunicativas",
}
OWN = {"period": "16-04", "observations": "80017 Cátedra unadista"}
CANCELLED = OWN | {"give_up": "yes"}


def enrolment(person: Person, period: str = "16-04") -> dict[str, Any] | None:
    found = person.control()["unad"]["enrolments"]
    return next((one for one in found if one["period"] == period), None)


def codes(person: Person) -> list[str]:
    found = enrolment(person)
    assert found
    return [one["code"] for one in found["courses"]]


def answer(person: Person) -> None:
    """Let a week go by."""
    person.control("/clock", by=7 * 24 * 3600)


@pytest.mark.parametrize(
    ("option", "entries"),
    [
        ("adicion", ADDED),
        ("cambio-cursos", SWAPPED),
        ("aplazamiento-cursos", OWN),
        ("aplazamiento-periodo", OWN),
        ("cancelacion-cursos", CANCELLED),
        ("cancelacion-periodo", CANCELLED),
    ],
)
def test_the_record_comes_first(enter: Enter, option: str, entries: dict[str, str]) -> None:
    person = enter("unad-student")

    shown = person.file(option, {}, **entries)

    assert "Antes de radicar una novedad debes generar tu acta" in shown.alerts
    assert person.control("/journal")["effects"] == []


def test_added_courses_are_there_with_the_answer(enter: Enter) -> None:
    person = enter("unad-extra-credits")

    filed = person.file("adicion", {}, **ADDED)
    before = codes(person)
    answer(person)

    assert filed.title == "Solicitud radicada"
    assert codes(person) == [*before, "301301"]
    assert "Documento de tu solicitud FUS-240001" in [mail["subject"] for mail in person.mails()]


@pytest.mark.parametrize(
    ("scenario", "entries", "alert"),
    [
        ("unad-acta-generated", {}, "Los créditos adicionales (3) deben estar pagados"),
        ("unad-after-changes", {}, "semana de novedades, del 17/08/2026 al 23/08/2026"),
        ("unad-extra-credits", {"code": "999999"}, "No hay ningún curso con el código 999999."),
        ("unad-extra-credits", {"credits": "4"}, "de 3 créditos: revisa los datos"),
        ("unad-extra-credits", {"observations": "301301"}, "falta el nombre del curso 301301"),
        ("unad-extra-credits", {"observations": ALGEBRA}, "escribe el código y el nombre"),
        (
            "unad-extra-credits",
            {"observations": f"301301 {ALGEBRA}, 301405 Cálculo integral"},
            "Quedarías con 22 créditos",
        ),
        (
            "unad-extra-credits",
            {"code": "204040", "name": "Inglés A1", "observations": "204040 Inglés A1"},
            "ya no tiene cupos",
        ),
        (
            "unad-extra-credits",
            {"code": "80017", "name": "Cátedra unadista", "observations": "80017 Cátedra unadista"},
            "Ya tienes matriculado",
        ),
    ],
)
def test_an_addition_is_refused(
    enter: Enter, scenario: str, entries: dict[str, str], alert: str
) -> None:
    assert alert in enter(scenario).file("adicion", {}, **ADDED | entries).alerts


def test_15_and_6_credits_are_the_most(enter: Enter) -> None:
    both = f"301301 {ALGEBRA}, 90016 Competencias comunicativas"

    shown = enter("unad-extra-credits").file("adicion", {}, **ADDED | {"observations": both})

    assert shown.title == "Solicitud radicada"


def test_a_swap_puts_one_course_in_the_place_of_the_other(enter: Enter) -> None:
    person = enter("unad-acta-generated")

    person.file("cambio-cursos", {}, **SWAPPED)
    answer(person)

    assert codes(person) == ["200611", "100413", "90016"]


@pytest.mark.parametrize(
    ("entries", "alert"),
    [
        (
            {"new_code": "301405", "new_name": "Cálculo integral", "new_credits": "4"},
            "El curso nuevo debe tener los mismos créditos: 3 no es igual a 4.",
        ),
        ({"new_code": "204040", "new_name": "Inglés A1"}, "ya no tiene cupos"),
        ({"code": "301301", "name": ALGEBRA}, "No tienes matriculado el curso 301301"),
    ],
)
def test_a_swap_is_refused(enter: Enter, entries: dict[str, str], alert: str) -> None:
    sent = SWAPPED | entries
    said = f"{sent['code']} {sent['name']} por {sent['new_code']} {sent['new_name']}"

    shown = enter("unad-acta-generated").file("cambio-cursos", {}, **sent | {"observations": said})

    assert alert in shown.alerts


@pytest.mark.parametrize(
    ("scenario", "alert"),
    [
        ("unad-last-day-to-defer", ""),
        ("unad-day-after-deferrals", "el plazo venció el 05/09/2026"),
    ],
)
@pytest.mark.parametrize("option", ["aplazamiento-cursos", "aplazamiento-periodo"])
def test_a_deferral_is_in_time_for_15_days(
    enter: Enter, option: str, scenario: str, alert: str
) -> None:
    shown = enter(scenario).file(option, {}, **OWN)

    assert alert in shown.alerts
    assert (shown.title == "Solicitud radicada") is not bool(alert)


@pytest.mark.parametrize(
    ("files", "alert"),
    [({}, "no tienen aplazamiento, salvo fuerza mayor"), ({"event": PDF}, "")],
)
def test_short_periods_are_deferred_only_with_a_proof(
    enter: Enter, files: dict[str, tuple[str, bytes]], alert: str
) -> None:
    person = enter("unad-eight-weeks")

    shown = person.file("aplazamiento-cursos", files, **OWN | {"period": "8-03"})

    assert alert in shown.alerts
    assert len(person.control("/journal")["effects"]) == (not alert)


@pytest.mark.parametrize(
    ("scenario", "alert"),
    [("unad-one-deferral", ""), ("unad-two-deferrals", "no puedes aplazar un tercero")],
)
def test_no_third_period_in_a_row(enter: Enter, scenario: str, alert: str) -> None:
    shown = enter(scenario).file("aplazamiento-periodo", {}, **OWN)

    assert alert in shown.alerts
    assert (shown.title == "Solicitud radicada") is not bool(alert)


def test_an_ordinary_deferral_is_answered_within_five_business_days(enter: Enter) -> None:
    person = enter("unad-acta-generated")  # a Wednesday
    person.file("aplazamiento-cursos", {}, **OWN)

    person.control("/clock", by=7 * 24 * 3600 - 60)
    before = [one["deferred"] for one in (enrolment(person) or {})["courses"]]
    person.control("/clock", by=60)
    after = [one["deferred"] for one in (enrolment(person) or {})["courses"]]

    assert (before, after) == ([False] * 3, [False, False, True])


def test_giving_up_must_be_confirmed(enter: Enter) -> None:
    person = enter("unad-acta-generated")

    shown = person.file("cancelacion-cursos", {}, **OWN)

    assert "Confirmo la cancelación y sé que no se devuelve dinero" in shown.alerts
    assert person.control("/journal")["effects"] == []


def test_cancelled_courses_and_periods_are_gone_and_nothing_is_paid_back(enter: Enter) -> None:
    courses, period = enter("unad-acta-generated"), enter("unad-acta-generated")

    courses.file("cancelacion-cursos", {}, **CANCELLED)
    period.file("cancelacion-periodo", {}, **CANCELLED)
    answer(courses)
    answer(period)

    assert codes(courses) == ["200611", "100413"]
    assert enrolment(period) is None
    assert [one["kind"] for one in courses.control("/journal")["effects"]] == ["cancel"]
    paid = [one for one in period.control()["unad"]["payments"] if one["amount"] < 0]
    assert paid == []
