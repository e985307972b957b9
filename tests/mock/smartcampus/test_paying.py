"""Paying for a request, and how that can end."""

import pytest

from tests.mock.smartcampus.conftest import Arrive
from tests.mock.smartcampus.learner import FIRST, Learner


def ready_to_pay(arrive: Arrive, card: str) -> Learner:
    learner = arrive(settings={"card": card})
    learner.preview()
    learner.order()
    return learner


def test_the_payment_page_names_the_amount_and_asks_for_no_card(student: Learner) -> None:
    student.preview()

    page = student.order()

    assert page.title == "Pago de la solicitud"
    assert "Valor a pagar $18.500" in page.text
    assert "Valor ficticio" in page.text
    assert page.html.count("<input") == 1  # the token


def test_an_accepted_payment_is_confirmed_and_mailed(arrive: Arrive) -> None:
    learner = ready_to_pay(arrive, "accepted")

    page = learner.pay()

    assert page.title == "Pago aprobado"
    assert "Tienes acceso hasta el 27/11/2026 10:00" in page.text
    assert learner.effects() == [("pay", "18500")]
    assert learner.mails() == ["Pago recibido"]


def test_the_receipt_is_attached(arrive: Arrive) -> None:
    learner = ready_to_pay(arrive, "accepted")
    learner.pay()

    attached = learner.control("/mail")[0]["attachments"][0]

    assert attached["name"].startswith("comprobante-SC-")
    assert learner.http.get(attached["url"]).content.startswith(b"%PDF-")


def test_a_declined_payment_leaves_the_request_unpaid(arrive: Arrive) -> None:
    learner = ready_to_pay(arrive, "declined")

    page = learner.pay()

    assert page.title == "Pago rechazado"
    assert "Sin pagar" in learner.see("/certificados").text
    assert learner.effects() == []


def test_a_pending_payment_warns_against_paying_again(arrive: Arrive) -> None:
    learner = ready_to_pay(arrive, "pending")

    page = learner.pay()

    assert page.title == "Pago en proceso"
    assert "No pagues otra vez" in page.alerts
    assert learner.effects() == [("pay", "18500")]
    assert "Pago en proceso" in learner.see("/certificados").text


def test_a_cancelled_payment_takes_nothing(arrive: Arrive) -> None:
    learner = ready_to_pay(arrive, "accepted")

    page = learner.pay(action="cancel")

    assert page.alerts == "Cancelaste el pago. No se cobró nada."
    assert learner.effects() == []


def test_the_portal_saves_nobody_from_paying_twice(arrive: Arrive) -> None:
    learner = ready_to_pay(arrive, "accepted")
    learner.pay()

    again = learner.pay()

    assert again.title == "Pago aprobado"
    assert learner.effects() == [("pay", "18500"), ("pay", "18500")]


def test_a_second_payment_gives_no_more_time(arrive: Arrive) -> None:
    learner = arrive("certificate-paid-29-days-ago")

    page = learner.pay()

    assert "Tienes acceso hasta el 29/10/2026 10:00" in page.text


def test_who_has_no_subjects_left_cannot_pay(arrive: Arrive) -> None:
    learner = arrive("certificate-unpaid")
    state = learner.control()
    state["smartcampus"]["subjects"] = []
    learner.http.put(f"/_mock/worlds/{learner.world}", json=state)

    page = learner.pay()

    assert page.alerts.startswith("No disponible")
    assert learner.effects() == []


@pytest.mark.parametrize("path", ["/pago/aprobado"])
def test_there_is_no_confirmation_without_a_payment(student: Learner, path: str) -> None:
    page = student.see(path)

    assert (page.path, page.alerts) == ("/smartcampus/certificados", "No hay ningún pago en curso.")


def test_an_unknown_request_cannot_be_paid(student: Learner) -> None:
    assert student.see("/solicitudes/9/pago").status == 404
    assert student.press("/solicitudes/9/pago", action="pay").status == 404


def test_numbers_of_requests_go_on_counting(arrive: Arrive) -> None:
    learner = arrive("certificate-unpaid")
    learner.preview("estudios")

    assert learner.order("estudios").path == "/smartcampus/solicitudes/4102/pago"
    assert learner.see(FIRST + "/pago").status == 200
