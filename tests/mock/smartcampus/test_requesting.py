"""What is on offer, the preview, and asking for a certificate."""

import pytest

from tests.mock.smartcampus.conftest import Arrive
from tests.mock.smartcampus.learner import FIRST, NAME, Learner

PREVIEW = "/certificados/matriculado/vista-previa"


def test_every_certificate_has_a_price_that_is_marked_as_fictional(student: Learner) -> None:
    page = student.see("/certificados")

    assert "Valor (ficticio)" in page.text
    assert "Certificado de Matriculado" in page.text
    assert "$18.500" in page.text
    assert page.text.count("(ejemplo ficticio)") >= 2


def test_the_column_for_mail_is_there_from_the_start(student: Learner) -> None:
    assert "Enviar email" in student.see("/certificados").text


@pytest.mark.parametrize("scenario", ["no-subjects", "graduate", "alumnus"])
def test_without_subjects_there_is_no_certificate_of_enrolment(
    arrive: Arrive, scenario: str
) -> None:
    learner = arrive(scenario)
    says = "No disponible: no tienes materias inscritas en el periodo 2026-2."

    page = learner.see("/certificados")

    assert says in page.text
    assert "Previsualizar Certificado de Matriculado" not in page.links()
    assert "Previsualizar Certificado de estudios (ejemplo ficticio)" in page.links()
    assert learner.see(PREVIEW).alerts == says
    assert learner.see("/certificados/matriculado/solicitud").alerts == says


@pytest.mark.parametrize("path", ["/certificados", PREVIEW, FIRST + "/pago", FIRST + "/documento"])
def test_a_visitor_has_no_access(arrive: Arrive, path: str) -> None:
    page = arrive("visitor").see(path)

    assert (page.status, page.title) == (403, "Sin acceso a los certificados")
    assert "Tu perfil es: visitante." in page.alerts


def test_the_preview_shows_what_the_certificate_will_say(student: Learner) -> None:
    page = student.see(PREVIEW)

    for shown in (NAME, "1020304050", "Psicología", "2026-2", "Matriculado", "$4.250.000 COP"):
        assert shown in page.text
    assert "PSI-305 Evaluación psicológica 4 créditos" in page.text
    assert "SPECIMEN" in page.text


def test_the_preview_of_another_certificate_has_no_subjects(student: Learner) -> None:
    page = student.see("/certificados/estudios/vista-previa")

    assert "PSI-305" not in page.text
    assert "Periodo académico" not in page.text


@pytest.mark.parametrize("action", ["period", "continue"])
def test_an_earlier_period_is_refused(student: Learner, action: str) -> None:
    page = student.send(PREVIEW, action=action, period="2025-2", confirmed=NAME)

    assert page.title == "Vista previa"
    assert page.alerts.startswith("Solo se generan certificados del periodo académico actual")


def test_the_current_period_is_shown_again(student: Learner) -> None:
    page = student.send(PREVIEW, action="period", period="2026-2")

    assert (page.title, page.alerts) == ("Vista previa", "")


def test_the_data_must_be_confirmed(student: Learner) -> None:
    page = student.send(PREVIEW, action="continue", period="2026-2")

    assert page.alerts == "Confirma que los datos de la vista previa están bien antes de seguir."


def test_a_request_without_preview_is_refused(student: Learner) -> None:
    page = student.order()

    assert page.title == "Solicitud del certificado"
    assert page.alerts.startswith("Primero mira la vista previa")
    assert student.see(FIRST + "/pago").status == 404


def test_the_preview_of_one_certificate_is_none_of_another(student: Learner) -> None:
    student.preview("estudios")

    assert student.order("contenidos").alerts.startswith("Primero mira la vista previa")


def test_the_conditions_must_be_known(student: Learner) -> None:
    student.preview()

    page = student.send("/certificados/matriculado/solicitud")

    assert page.alerts == "Confirma que conoces las condiciones antes de solicitar."


def test_a_request_is_numbered_and_waits_for_its_payment(student: Learner) -> None:
    student.preview()
    assert student.order().path == "/smartcampus/solicitudes/4101/pago"

    page = student.see("/certificados")

    assert "4101 Certificado de Matriculado Sin pagar" in page.text
    assert "Enviar Certificado de Matriculado" not in page.text


def test_an_unpaid_request_can_be_taken_back(arrive: Arrive) -> None:
    learner = arrive("certificate-unpaid")

    page = learner.press(FIRST + "/anular")

    assert page.confirmation == "Anulaste la solicitud 4101."
    assert "Sin pagar" not in page.text
    assert learner.effects() == [("cancel", None)]


@pytest.mark.parametrize("scenario", ["certificate-generated", "certificate-pending"])
def test_what_is_paid_is_neither_changed_nor_paid_back(arrive: Arrive, scenario: str) -> None:
    learner = arrive(scenario)

    page = learner.press(FIRST + "/anular")

    assert page.alerts == "Un certificado pagado no tiene devolución ni modificaciones."
    assert learner.effects() == []


def test_the_address_of_a_button_leads_to_its_page(arrive: Arrive) -> None:
    learner = arrive("certificate-unpaid")

    assert learner.see(FIRST + "/anular").path == "/smartcampus/certificados"


def test_what_does_not_exist_is_not_found(student: Learner) -> None:
    assert student.see("/certificados/ninguno/vista-previa").status == 404
    assert student.press("/solicitudes/9/anular").status == 404
