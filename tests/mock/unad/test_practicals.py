"""The practical component: the centre once, then a group with a seat and its terms."""

import pytest

from tests.mock.unad.conftest import Enter
from tests.mock.unad.person import Person
from tests.mock.visitor import Shown

COMPONENT = "/campus/cursos/100413/componente"
PLACE = {"zone": "Zona Centro Bogotá Cundinamarca", "cead": "CEAD José Acevedo y Gómez"}


@pytest.fixture
def settled(enter: Enter) -> Person:
    """Somebody who has chosen a centre in an earlier period."""
    person = enter("unad-practical-place")
    person.sign_in()
    return person


def join(person: Person, **entries: str) -> Shown:
    return person.send(COMPONENT, **{"group": "Grupo 1", "accepted": "yes"} | entries)


def seats(person: Person) -> list[int]:
    [course] = [each for each in person.control()["unad"]["offer"] if each["code"] == "100413"]
    return [group["seats"] for group in course["groups"]]


def test_the_centre_is_asked_for_the_first_time_only(student: Person) -> None:
    first = student.see(COMPONENT)
    saved = student.send(COMPONENT, **PLACE)
    second = student.see(COMPONENT)

    assert first.title == "Tu lugar de prácticas"
    assert (saved.path, saved.confirmation) == (
        "/unad/campus/cursos/100413",
        "Guardamos tu ZONA y tu CEAD. Vuelve a ingresar a la inscripción del componente práctico.",
    )
    assert second.title == "Inscripción del componente práctico"
    assert student.effects() == []


def test_whoever_has_chosen_before_sees_the_groups_at_once(settled: Person) -> None:
    shown = settled.see(COMPONENT)

    for said in ("Grupo 1", "sábados de 8 a. m. a 12 m.", "Grupo 2", PLACE["cead"]):
        assert said in shown.text


@pytest.mark.parametrize(
    ("entries", "alert"),
    [
        ({"zone": ""}, "ZONA: este campo es obligatorio."),
        ({"cead": ""}, "CEAD: este campo es obligatorio."),
        ({"zone": "Zona Luna"}, "ZONA: esta no es una de las opciones."),
        ({"cead": "CEAD Luna"}, "CEAD: esta no es una de las opciones."),
    ],
)
def test_zone_and_centre_are_both_needed(
    student: Person, entries: dict[str, str], alert: str
) -> None:
    assert student.send(COMPONENT, **PLACE | entries).alerts == alert
    assert student.control()["unad"]["practical"] is None


def test_another_zone_has_no_groups(student: Person) -> None:
    opened = student.see(COMPONENT)
    student.send(COMPONENT, **PLACE | {"zone": "Zona Sur"})

    assert student.see(COMPONENT).alerts == "No hay grupos programados en la Zona Sur."
    student.press(opened, COMPONENT, group="Grupo 1", accepted="yes")
    assert (seats(student), student.effects()) == ([20, 0], [])


def test_a_group_with_a_seat_takes_whoever_accepts_its_terms(settled: Person) -> None:
    shown = join(settled)

    assert shown.confirmation == "Quedaste inscrito en el Grupo 1 de Física general."
    assert "Inscrito: Grupo 1" in shown.text
    assert seats(settled) == [19, 0]
    assert settled.effects() == [("submit", None)]


@pytest.mark.parametrize(
    ("entries", "alert"),
    [
        ({"group": ""}, "Grupo: elige el grupo con el horario en el que harás tus prácticas."),
        (
            {"group": "Grupo 9"},
            "Grupo: elige el grupo con el horario en el que harás tus prácticas.",
        ),
        ({"group": "Grupo 2"}, "Grupo: Grupo 2 ya no tiene cupos."),
        (
            {"accepted": ""},
            "Leí y acepto los términos y condiciones de la inscripción: este campo es obligatorio.",
        ),
    ],
)
def test_what_is_wrong_is_said_and_takes_no_seat(
    settled: Person, entries: dict[str, str], alert: str
) -> None:
    shown = join(settled, **entries)

    assert (shown.path, shown.alerts) == (f"/unad{COMPONENT}", alert)
    assert (seats(settled), settled.effects()) == ([20, 0], [])


def test_confirming_twice_takes_one_seat(settled: Person) -> None:
    opened = settled.see(COMPONENT)
    join(settled)

    again = settled.press(opened, COMPONENT, group="Grupo 1", accepted="yes")

    assert again.alerts == "Ya estás inscrito en el Grupo 1 de este curso."
    assert seats(settled) == [19, 0]
    assert len(settled.effects()) == 1


def test_the_last_seat_may_go_while_one_reads(settled: Person) -> None:
    opened = settled.see(COMPONENT)
    state = settled.control()
    [course] = [each for each in state["unad"]["offer"] if each["code"] == "100413"]
    course["groups"][0]["seats"] = 0
    settled.http.put(f"/_mock/worlds/{settled.world}", json=state).raise_for_status()

    shown = settled.press(opened, COMPONENT, group="Grupo 1", accepted="yes")

    assert shown.alerts == "Grupo: Grupo 1 ya no tiene cupos."
    assert settled.effects() == []


def test_a_virtual_course_has_no_such_component(settled: Person) -> None:
    shown = settled.see("/campus/cursos/80017/componente")

    assert shown.path == "/unad/campus/cursos/80017"
    assert shown.alerts == "Este curso no tiene componente práctico IN-SITU ni salidas de campo."
    assert "Inscripción del componente práctico" not in shown.links()


@pytest.mark.parametrize("code", ["201102", "204040", "999999"])
def test_the_component_of_a_course_that_is_not_ones_own_is_not_there(
    settled: Person, code: str
) -> None:
    path = f"/campus/cursos/{code}/componente"
    opened = settled.see(COMPONENT)

    assert settled.see(path).status == 404
    assert settled.press(opened, path, group="Grupo 1", accepted="yes").status == 404


def test_an_expired_session_takes_no_seat(settled: Person) -> None:
    opened = settled.see(COMPONENT)
    settled.control("/clock", by=31 * 60)

    shown = settled.press(opened, COMPONENT, group="Grupo 1", accepted="yes")

    assert shown.alerts == "Tu sesión venció. Ingresa de nuevo."
    assert seats(settled) == [20, 0]
