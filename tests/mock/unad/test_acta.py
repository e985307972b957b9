"""The enrolment record: when it can be had, what is mailed, and how the files open."""

from io import BytesIO

import pytest
from pypdf import PasswordType, PdfReader

from tests.mock.unad.conftest import Enter
from tests.mock.unad.person import DOCUMENT, Person

NAMES = [
    "acta-de-matricula-16-04.pdf",
    "carne-de-matricula-16-04.pdf",
    "programacion-academica-del-periodo-16-04.pdf",
    "reglamento-estudiantil-16-04.pdf",
]


def accepted(person: Person, document: str = DOCUMENT) -> Person:
    person.ask_for_acta(document=document)
    person.send("/acta/consulta")
    person.send("/acta/condiciones")
    return person


def files(person: Person) -> list[bytes]:
    attached = person.mails()[-1]["attachments"]
    return [person.http.get(each["url"]).content for each in attached]


def test_four_files_are_mailed(enter: Enter) -> None:
    person = accepted(enter())

    mail = person.mails()[-1]
    assert mail["to"] == "andres.quintero@correo.example"
    assert [each["name"] for each in mail["attachments"]] == NAMES


@pytest.mark.parametrize("nth", [0, 1])
def test_record_and_card_open_with_the_identity_number_only(enter: Enter, nth: int) -> None:
    reader = PdfReader(BytesIO(files(accepted(enter()))[nth]))

    assert reader.is_encrypted
    assert reader.decrypt("") == PasswordType.NOT_DECRYPTED
    assert reader.decrypt("9999999999") == PasswordType.NOT_DECRYPTED
    assert reader.decrypt(DOCUMENT) == PasswordType.USER_PASSWORD
    text = reader.pages[0].extract_text()
    assert "SPECIMEN" in text
    assert "Andrés Felipe Quintero Salas" in text


def test_the_record_lists_the_courses(enter: Enter) -> None:
    reader = PdfReader(BytesIO(files(accepted(enter()))[0]), password=DOCUMENT)

    text = reader.pages[0].extract_text()
    for said in ("Acta de Matrícula", "16-04", "100413", "Física general"):
        assert said in text


@pytest.mark.parametrize(
    ("nth", "title"), [(2, "Programación Académica del Período"), (3, "Reglamento Estudiantil")]
)
def test_the_other_files_are_open(enter: Enter, nth: int, title: str) -> None:
    reader = PdfReader(BytesIO(files(accepted(enter()))[nth]))

    assert not reader.is_encrypted
    assert title in reader.pages[0].extract_text()
    assert "SPECIMEN" in reader.pages[0].extract_text()


def test_it_can_be_mailed_again_and_was_made_once(enter: Enter) -> None:
    person = accepted(enter())
    made = person.control()["unad"]["enrolments"][0]["acta_at"]
    person.control("/clock", by=3600)

    accepted(person)

    assert len(person.mails()) == 2
    assert person.control()["unad"]["enrolments"][0]["acta_at"] == made


def test_the_files_do_not_vary(enter: Enter) -> None:
    assert files(accepted(enter())) == files(accepted(enter()))


@pytest.mark.parametrize(("hours", "ready"), [(35.9, False), (36, True)])
def test_it_is_ready_48_hours_after_the_payment(enter: Enter, hours: float, ready: bool) -> None:
    person = enter("unad-just-paid")
    person.control("/clock", by=hours * 3600)

    shown = person.ask_for_acta()

    assert (shown.path == "/unad/acta/consulta") is ready
    assert ("desde el 20/08/2026 22:00" in shown.alerts) is not ready


@pytest.mark.parametrize(
    ("scenario", "entries", "alert"),
    [
        ("unad-unpaid", {}, "Todavía no aparece ningún pago de tu matrícula del período 16-04."),
        ("unad-student", {"period": "8-03"}, "No tienes matrícula en el período 8-03."),
        (
            "unad-student",
            {"document": "1032456780"},
            "Digite su Número de identificación: no hay nadie con este número en nuestros "
            "registros.",
        ),
        (
            "unad-student",
            {"period": ""},
            "Seleccione el período académico: este campo es obligatorio.",
        ),
    ],
)
def test_what_is_wrong_is_said(
    enter: Enter, scenario: str, entries: dict[str, str], alert: str
) -> None:
    person = enter(scenario)

    shown = person.ask_for_acta(**entries)

    assert (shown.path, shown.alerts, person.mails()) == ("/unad/acta", alert, [])


def test_an_earlier_period_has_its_own_record(enter: Enter) -> None:
    shown = enter().ask_for_acta("16-01")

    assert shown.title == "Acta de matrícula del período 16-01"
    assert "Generada el 09/02/2026 09:00" in shown.text


def test_a_returning_student_finishes(enter: Enter) -> None:
    person = accepted(enter())

    assert "Terminar" in person.see("/acta/enviada").text
    assert "Inscriba aquí su inducción" not in person.see("/acta/enviada").text
    assert person.send("/acta/enviada").confirmation == "Terminaste el trámite."


def test_a_new_student_goes_on_to_the_induction(enter: Enter) -> None:
    person = accepted(enter("unad-new-student"), "1098765432")

    assert "Inscriba aquí su inducción" in person.see("/acta/enviada").text
    assert person.send("/acta/enviada").path == "/unad/induccion"
    assert person.send("/induccion").confirmation == "Quedaste inscrito en la inducción."


@pytest.mark.parametrize(
    "path", ["/acta/consulta", "/acta/condiciones", "/acta/enviada", "/induccion"]
)
def test_nothing_is_shown_before_it_was_asked_for(enter: Enter, path: str) -> None:
    shown = enter().see(path)

    assert (shown.path, shown.alerts) == ("/unad/acta", "Primero consulta tu acta de matrícula.")


def test_nothing_is_sent_before_it_was_asked_for(enter: Enter) -> None:
    person = enter()
    csrf = person.see("/acta").csrf

    assert person.send("/acta/condiciones", csrf=csrf).path == "/unad/acta"
    assert person.send("/induccion", csrf=csrf).path == "/unad/acta"
    assert person.mails() == []
