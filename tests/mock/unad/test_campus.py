"""The door of the Campus Virtual."""

import pytest

from tests.mock.unad.conftest import Enter
from tests.mock.unad.person import PASSWORD, Person


def test_the_right_password_opens_the_campus(enter: Enter) -> None:
    shown = enter().sign_in()

    assert (shown.path, shown.title) == ("/unad/campus", "Mi campus")


@pytest.mark.parametrize(
    ("entries", "alert"),
    [
        ({"password": "otra"}, "El usuario o la contraseña no son correctos."),
        ({"user": "nadie"}, "El usuario o la contraseña no son correctos."),
        ({"user": ""}, "Usuario: este campo es obligatorio."),
    ],
)
def test_what_is_wrong_is_said_and_the_password_forgotten(
    enter: Enter, entries: dict[str, str], alert: str
) -> None:
    shown = enter().sign_in(**entries)

    assert (shown.path, shown.alerts) == ("/unad/campus/ingreso", alert)
    assert PASSWORD not in shown.html


def test_who_has_not_signed_in_is_sent_to_the_door(enter: Enter) -> None:
    shown = enter().see("/campus")

    assert shown.alerts == "Primero ingresa con tu usuario del Campus Virtual."


def test_a_session_ends_after_half_an_hour(student: Person) -> None:
    student.control("/clock", by=31 * 60)

    assert student.see("/campus").alerts == "Tu sesión venció. Ingresa de nuevo."


def test_signing_out_closes_the_campus(student: Person) -> None:
    student.see("/campus/salir")

    assert student.see("/campus").path == "/unad/campus/ingreso"
