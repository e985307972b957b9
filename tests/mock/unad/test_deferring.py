"""Deferring in the SAI: courses or a period, in time or because something has happened."""

import pytest

from tests.mock.unad.conftest import Enter
from tests.mock.unad.person import PDF, Person
from tests.mock.visitor import Shown

DEFERRAL = "/campus/sai/aplazamiento"
DEATH = "Fallecimiento de un familiar en primer grado"
EVENTS = (DEATH, "Situación de salud", "Situación de un familiar en primer grado")
COURSE = {"what": "Cursos", "course_80017": "yes"}
PERIOD = {"what": "Período académico"}


def inside(enter: Enter, scenario: str = "unad-acta-generated") -> Person:
    person = enter(scenario)
    person.sign_in()
    return person


def defer(
    person: Person, chosen: dict[str, str], support: tuple[str, bytes] | None = None
) -> Shown:
    asked = {"checked": "yes", "period": "16-04", "event": "Ninguno"} | chosen
    return person.attach(DEFERRAL, {"supports": support} if support else {}, **asked)


def deferred(person: Person) -> list[str]:
    """The courses of the running period that are put off."""
    courses = person.control()["unad"]["enrolments"][0]["courses"]
    return [taken["code"] for taken in courses if taken["deferred"]]


@pytest.mark.parametrize(
    ("entries", "codes"),
    [
        (COURSE, ["80017"]),
        (COURSE | {"course_200611": "yes"}, ["200611", "80017"]),
        (PERIOD, ["200611", "100413", "80017"]),
    ],
)
def test_courses_or_a_period_are_put_off_and_filed(
    enter: Enter, entries: dict[str, str], codes: list[str]
) -> None:
    person = inside(enter)

    shown = defer(person, entries)

    assert shown.confirmation == "Tu solicitud quedó radicada con el SAI-71001."
    assert deferred(person) == codes
    assert person.effects() == [("submit", None)]


def test_a_deferred_course_is_gone_and_cannot_be_put_off_again(enter: Enter) -> None:
    person = inside(enter)
    opened = person.see(DEFERRAL)
    defer(person, COURSE)

    again = person.press(opened, DEFERRAL, checked="yes", period="16-04", event="Ninguno", **COURSE)

    assert again.alerts == "Cursos: marca los cursos que quieres aplazar."
    assert "80017" not in person.see("/campus/cursos").text
    assert len(person.effects()) == 1


@pytest.mark.parametrize(
    ("entries", "alert"),
    [
        ({"checked": ""}, "Verifiqué mis datos personales: este campo es obligatorio."),
        ({"what": ""}, "¿Qué quieres aplazar?: este campo es obligatorio."),
        ({"period": ""}, "Período: este campo es obligatorio."),
        ({"period": "16-09"}, "Período: esta no es una de las opciones."),
        ({"period": "16-01"}, "Período: no tienes matrícula en curso en el período 16-01."),
        ({"event": "Otro"}, "Fuerza mayor o caso fortuito: esta no es una de las opciones."),
        ({"course_80017": ""}, "Cursos: marca los cursos que quieres aplazar."),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_put_off(
    enter: Enter, entries: dict[str, str], alert: str
) -> None:
    person = inside(enter)

    shown = defer(person, COURSE | entries)

    assert (shown.path, shown.alerts) == (f"/unad{DEFERRAL}", alert)
    assert (deferred(person), person.effects()) == ([], [])


@pytest.mark.parametrize("entries", [COURSE, PERIOD])
@pytest.mark.parametrize(
    ("scenario", "taken"), [("unad-last-day-to-defer", True), ("unad-day-after-deferrals", False)]
)
def test_day_15_is_the_last_without_force_majeure(
    enter: Enter, scenario: str, entries: dict[str, str], taken: bool
) -> None:
    person = inside(enter, scenario)

    shown = defer(person, entries)

    assert ("radicada" in shown.confirmation) == taken
    late = "pasaron más de 15 días calendario desde el cierre de la matrícula (21/08/2026)"
    assert (late in shown.alerts) == (not taken)


def test_day_15_lasts_until_midnight(enter: Enter) -> None:
    person = inside(enter, "unad-last-day-to-defer")  # at ten
    person.control("/clock", by=13 * 3600 + 59 * 60)
    person.sign_in()
    warned = "El plazo ordinario ya venció" in person.see(DEFERRAL).text
    person.control("/clock", by=60)

    assert not warned
    assert "El plazo ordinario ya venció" in person.see(DEFERRAL).text
    assert "15 días calendario" in defer(person, COURSE).alerts


@pytest.mark.parametrize("event", EVENTS)
def test_force_majeure_with_proofs_opens_the_way_later(enter: Enter, event: str) -> None:
    person = inside(enter, "unad-late-for-deferral")

    shown = defer(person, COURSE | {"event": event}, PDF)

    assert "radicada" in shown.confirmation
    [request] = person.control()["unad"]["requests"]
    assert request["answer"] == "Tu escuela estudió los soportes y autorizó el aplazamiento."


@pytest.mark.parametrize(
    ("support", "alert"),
    [
        (None, "Soportes: adjunta los soportes de lo que ocurrió."),
        (("soporte.pdf", b"\xff\xd8\xff\xe0JFIF"), "Soportes: adjunta un archivo PDF."),
        (
            ("soporte.pdf", b"%PDF-".ljust(512 * 1024 + 1)),
            "Soportes: el archivo puede pesar máximo 512 Kb.",
        ),
    ],
)
def test_proofs_are_asked_for_and_judged_by_content(
    enter: Enter, support: tuple[str, bytes] | None, alert: str
) -> None:
    person = inside(enter, "unad-late-for-deferral")

    assert defer(person, COURSE | {"event": DEATH}, support).alerts == alert
    assert deferred(person) == []


@pytest.mark.parametrize("event", ["Ninguno", *EVENTS])
def test_a_period_of_eight_weeks_is_put_off_by_force_majeure_only(enter: Enter, event: str) -> None:
    person = inside(enter, "unad-eight-weeks")

    shown = defer(person, COURSE | {"period": "8-03", "event": event}, PDF)

    if event == "Ninguno":
        assert "los periodos de 8 semanas no se aplazan" in shown.alerts
    assert deferred(person) == ([] if event == "Ninguno" else ["80017"])


def test_a_course_belongs_to_the_period_that_is_chosen(enter: Enter) -> None:
    person = inside(enter)
    state = person.control()
    other = {"period": "8-03", "enrolled_at": state["now"], "courses": [{"code": "90004"}]}
    state["unad"]["enrolments"].append(other)
    person.http.put(f"/_mock/worlds/{person.world}", json=state).raise_for_status()

    shown = defer(person, {"what": "Cursos", "course_90004": "yes"})

    assert shown.alerts == "Cursos: 90004 no es un curso del período 16-04."


@pytest.mark.parametrize(
    ("scenario", "taken"), [("unad-one-deferral", True), ("unad-two-deferrals", False)]
)
def test_two_periods_in_a_row_and_no_third(enter: Enter, scenario: str, taken: bool) -> None:
    person = inside(enter, scenario)

    shown = defer(person, PERIOD)

    assert ("radicada" in shown.confirmation) == taken
    twice = "Período: ya aplazaste dos periodos ordinarios seguidos."
    assert shown.alerts == ("" if taken else twice)


def test_courses_can_be_put_off_after_two_periods(enter: Enter) -> None:
    assert "radicada" in defer(inside(enter, "unad-two-deferrals"), COURSE).confirmation


@pytest.mark.parametrize(
    ("scenario", "event", "days"),
    [
        ("unad-acta-generated", "Ninguno", 7),  # 5 business days from Wednesday, August 19
        ("unad-late-for-deferral", DEATH, 22),  # 15 from Monday, September 21; October 12 is none
    ],
)
def test_the_answer_comes_exactly_after_its_business_days(
    enter: Enter, scenario: str, event: str, days: int
) -> None:
    person = inside(enter, scenario)
    defer(person, COURSE | {"event": event}, PDF)
    request = "/campus/sai/solicitudes/SAI-71001"

    person.control("/clock", by=days * 24 * 3600 - 60)
    person.sign_in()
    before = person.see(request).text
    person.control("/clock", by=60)

    assert "Estado En trámite" in before
    assert "Estado Respondida" in person.see(request).text
