"""Signing in, the home page, and what every page says."""

import pytest

from tests.mock.smartcampus.conftest import Arrive
from tests.mock.smartcampus.learner import FIRST, Learner


def test_the_home_page_shows_period_and_subjects(student: Learner) -> None:
    page = student.see("/")

    assert page.title == "Hola, Laura Marcela"
    assert "Periodo académico 2026-2" in page.text
    assert "Materias inscritas: 4" in page.text
    assert page.links()["Certificados"] == "/smartcampus/certificados"


@pytest.mark.parametrize(
    ("entered", "says"),
    [
        ({"password": "not-it"}, "El usuario o la contraseña no son correctos."),
        ({"user": "lgomes"}, "El usuario o la contraseña no son correctos."),
        ({"user": ""}, "Usuario: este campo es obligatorio."),
    ],
)
def test_a_wrong_sign_in_is_refused(student: Learner, entered: dict[str, str], says: str) -> None:
    student.see("/salir")

    page = student.sign_in(**entered)

    assert (page.path, page.alerts) == ("/smartcampus/ingreso", says)


@pytest.mark.parametrize(
    "path", ["/certificados", "/certificados/estudios/solicitud", FIRST + "/pago"]
)
def test_nothing_is_shown_without_signing_in(student: Learner, path: str) -> None:
    student.see("/salir")

    page = student.see(path)

    assert (page.path, page.alerts) == ("/smartcampus/ingreso", "Primero ingresa con tu usuario.")


def test_who_is_not_signed_in_is_asked_without_a_reproach(student: Learner) -> None:
    student.see("/salir")

    page = student.see("/")

    assert (page.path, page.alerts) == ("/smartcampus/ingreso", "")


def test_who_is_signed_in_is_not_asked_again(student: Learner) -> None:
    assert student.see("/ingreso").path == "/smartcampus/"


def test_a_short_session_ends_after_a_minute(arrive: Arrive) -> None:
    learner = arrive("smartcampus-short-session")
    learner.control("/clock", by=120)

    assert learner.see("/certificados").alerts == "Tu sesión venció. Ingresa de nuevo."


def test_every_page_says_that_it_is_a_simulation(student: Learner) -> None:
    paths = ("/", "/certificados", "/certificados/matriculado/vista-previa", "/nada", "/salir")

    assert all("Simulación para cursos y pruebas" in student.see(path).text for path in paths)


def test_the_portal_speaks_spanish_when_it_fails(student: Learner) -> None:
    student.control("/faults", fault="503", page="/smartcampus/certificados")

    page = student.see("/certificados")

    assert (page.status, page.title) == (503, "Servicio no disponible")
    assert student.see("/nada").title == "Página no encontrada"
    assert student.send("/ingreso", csrf="stale").title == "Solicitud rechazada"
