"""What SmartCampus's procedures leave behind, beside how they end."""

import pytest

from assistant.runner.results import RunResult
from tests.conftest import PlayCase

pytestmark = pytest.mark.browser


def played(play_case: PlayCase, flow: str, case: str) -> RunResult:
    ended = play_case(flow, case, pictures=False)
    assert isinstance(ended, RunResult)
    return ended


def test_the_values_for_genesys_and_hubspot_are_ready_to_paste(play_case: PlayCase) -> None:
    ended = played(play_case, "soporte/guion-certificado", "happy")

    pasted = {one.to: one.text for step in ended.steps for one in step.advice if one.to}
    assert pasted == {
        "Genesys": "Administrativa",
        "HubSpot": "Certificados de primer nivel| Certificados de primer nivel",
    }


@pytest.mark.parametrize(
    ("flow", "case", "tray"),
    [
        ("smartcampus/firma-original", "happy", "certificados_Back_Front"),
        ("smartcampus/firma-original", "ilumno", "área global"),
        ("soporte/guion-certificado", "signature", "certificados_Back_Front"),
        ("soporte/guion-certificado", "signature-ilumno", "área global"),
    ],
)
def test_a_signature_goes_to_the_tray_of_the_team(
    play_case: PlayCase, flow: str, case: str, tray: str
) -> None:
    ended = played(play_case, flow, case)

    assert tray in [one.to for step in ended.steps for one in step.advice]


def test_the_ticket_names_the_request_that_was_found(play_case: PlayCase) -> None:
    ended = played(play_case, "smartcampus/firma-original", "happy")

    [ticket] = next(step for step in ended.steps if step.id == "ticket").advice
    assert ticket.subject == "Firma original: Certificado de Matriculado, solicitud 4101"
    assert "Nombre: Laura Marcela Gómez Ruiz" in ticket.text


def test_a_certificate_is_mailed_twice_if_asked(play_case: PlayCase) -> None:
    ended = played(play_case, "smartcampus/enviar-por-correo", "twice")

    sent = [step.read["sent"] for step in ended.steps if "sent" in step.read]
    assert sent == ["Enviamos el certificado a laura.gomez@correo.example."] * 2


def test_a_payment_whose_answer_was_lost_is_settled_and_goes_on(play_case: PlayCase) -> None:
    ended = played(play_case, "smartcampus/certificado-primer-nivel", "answer-lost")

    paid = next(step for step in ended.steps if step.id == "ask.pay")
    assert paid.settled == "done"
    assert [file.name for file in ended.files] == ["certificado.pdf"]
