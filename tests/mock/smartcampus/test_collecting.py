"""Generating the document on another visit, and keeping, printing and mailing it."""

import io

import pytest
from pypdf import PdfReader

from tests.mock.smartcampus.conftest import Arrive
from tests.mock.smartcampus.learner import FIRST, NAME, Learner

MINUTE, DAY = 60, 86400
NOT_PAID = "Este certificado aún no está pagado: no se puede generar ni enviar."
GENERATED = "Documento generado"


def pdf_text(content: bytes) -> str:
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def test_the_document_is_generated_on_another_visit_only(student: Learner) -> None:
    student.buy()
    says = "Vuelve a ingresar a SmartCampus"

    assert says in student.see("/certificados").text
    assert says in student.press(FIRST + "/generar").alerts

    student.come_back()

    assert student.press(FIRST + "/generar").title == GENERATED


@pytest.mark.parametrize("what", ["generar", "enviar"])
@pytest.mark.parametrize(
    ("scenario", "says"),
    [
        ("certificate-unpaid", NOT_PAID),
        ("certificate-pending", NOT_PAID),
        ("certificate-paid-31-days-ago", "El acceso a este documento venció a los 30 días"),
    ],
)
def test_what_is_unpaid_or_ended_is_refused(
    arrive: Arrive, scenario: str, says: str, what: str
) -> None:
    learner = arrive(scenario)

    page = learner.press(f"{FIRST}/{what}")

    assert page.title == "Certificados"
    assert page.alerts.startswith(says)
    assert learner.mails() == []


def test_what_is_not_generated_cannot_be_mailed(arrive: Arrive) -> None:
    learner = arrive("certificate-paid-yesterday")

    assert learner.press(FIRST + "/enviar").alerts == "Primero genera el documento."
    assert learner.see(FIRST + "/documento").alerts == "Primero genera el documento."


@pytest.mark.parametrize(("seconds", "title"), [(DAY - MINUTE, GENERATED), (DAY, "Certificados")])
def test_the_access_ends_30_times_24_hours_after_the_payment(
    arrive: Arrive, seconds: int, title: str
) -> None:
    learner = arrive("certificate-paid-29-days-ago")
    learner.control("/clock", by=seconds)
    learner.come_back()

    assert learner.press(FIRST + "/generar").title == title


@pytest.mark.parametrize("what", ["", "/descargar", "/imprimir"])
def test_a_generated_document_is_gone_when_the_access_ends(arrive: Arrive, what: str) -> None:
    learner = arrive("certificate-generated")
    learner.control("/clock", by=29 * DAY)
    learner.come_back()

    assert "venció" in learner.see(f"{FIRST}/documento{what}").alerts


def test_generating_again_changes_nothing(arrive: Arrive) -> None:
    learner = arrive("certificate-generated")
    before = learner.see(FIRST + "/documento/descargar").response.content

    assert learner.press(FIRST + "/generar").title == GENERATED
    assert learner.see(FIRST + "/documento/descargar").response.content == before


def test_the_certificate_of_enrolment_says_what_it_must(arrive: Arrive) -> None:
    learner = arrive("certificate-generated")

    given = learner.see(FIRST + "/documento/descargar").response
    text = pdf_text(given.content)

    assert 'filename="certificado-4101.pdf"' in given.headers["content-disposition"]
    for said in (NAME, "Matriculado", "2026-2", "$4.250.000 COP", "PSI-301", "SPECIMEN"):
        assert said in text


def test_another_certificate_has_neither_subjects_nor_amount(student: Learner) -> None:
    student.buy("estudios")
    student.come_back()
    student.press(FIRST + "/generar")

    text = pdf_text(student.see(FIRST + "/documento/imprimir").response.content)

    assert "Certificado de estudios (ejemplo ficticio)" in text
    assert "PSI-301" not in text
    assert "COP" not in text


def test_a_document_can_be_mailed_as_often_as_asked(arrive: Arrive) -> None:
    learner = arrive("certificate-generated")

    first = learner.press(FIRST + "/enviar")
    learner.press(FIRST + "/enviar")

    assert first.confirmation == "Enviamos el certificado a laura.gomez@correo.example."
    assert learner.mails() == ["Tu certificado", "Tu certificado"]
    attached = learner.control("/mail")[0]["attachments"][0]
    assert NAME in pdf_text(learner.http.get(attached["url"]).content)


def test_a_mailed_document_stays_in_the_mailbox_when_the_access_ends(arrive: Arrive) -> None:
    learner = arrive("certificate-generated")
    learner.press(FIRST + "/enviar")
    learner.control("/clock", by=60 * DAY)

    attached = learner.control("/mail")[0]["attachments"][0]

    assert learner.http.get(attached["url"]).content.startswith(b"%PDF-")


def test_an_unknown_request_has_no_document(student: Learner) -> None:
    assert student.see("/solicitudes/9/documento").status == 404
    assert student.press("/solicitudes/9/generar").status == 404
