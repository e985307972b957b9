"""The first campus credentials, and lost ones."""

import pytest

from tests.mock.unad.conftest import Enter
from tests.mock.unad.person import DOCUMENT, PASSWORD, USER

RECEIPT = "7004512386"


def test_document_and_reference_bring_user_and_password(enter: Enter) -> None:
    person = enter()

    shown = person.send("/credenciales", document=DOCUMENT, reference=RECEIPT)

    assert "Enviamos tu usuario" in shown.confirmation
    assert PASSWORD not in shown.html
    mail = person.mails()[-1]
    assert mail["to"] == "andres.quintero@correo.example"
    assert f"usuario: {USER}\ncontraseña: {PASSWORD}" in mail["text"]


@pytest.mark.parametrize(
    ("scenario", "document", "reference"),
    [
        ("unad-student", DOCUMENT, "7004512387"),
        ("unad-student", "1032456780", RECEIPT),
        ("unad-unpaid", DOCUMENT, RECEIPT),
        ("unad-receipt-due", DOCUMENT, "7005000101"),
    ],
)
def test_only_a_paid_enrolment_of_that_person_counts(
    enter: Enter, scenario: str, document: str, reference: str
) -> None:
    person = enter(scenario)

    shown = person.send("/credenciales", document=document, reference=reference)

    assert shown.alerts.startswith("Los datos no coinciden")
    assert person.mails() == []


def test_both_are_needed(enter: Enter) -> None:
    shown = enter().send("/credenciales")

    assert shown.alerts == (
        "Número de documento: este campo es obligatorio. "
        "Número de referencia: este campo es obligatorio."
    )


@pytest.mark.parametrize(
    ("document", "email", "mails"),
    [
        (DOCUMENT, "Andres.Quintero@correo.example", 1),
        (DOCUMENT, "otro@correo.example", 0),
        ("1", "andres.quintero@correo.example", 0),
    ],
)
def test_a_stranger_is_told_the_same_and_gets_no_mail(
    enter: Enter, document: str, email: str, mails: int
) -> None:
    person = enter()

    shown = person.send("/campus/recuperar", document=document, email=email)

    assert shown.confirmation.startswith("Si los datos son correctos")
    assert len(person.mails()) == mails


def test_the_recovery_says_that_it_is_invented(enter: Enter) -> None:
    person = enter()

    links = person.see("/campus/ingreso").links()
    address = links["Indicaciones para recuperar su nombre de usuario y contraseña"]

    assert "inventados" in person.see(address.removeprefix("/unad")).text
