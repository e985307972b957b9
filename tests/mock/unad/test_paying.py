"""How a payment of a receipt can end, online and at the bank."""

import pytest

from tests.mock.unad.conftest import Enter
from tests.mock.unad.person import PAY, Person


@pytest.fixture
def paying(enter: Enter) -> Person:
    """Somebody in front of the gateway."""
    person = enter("unad-receipt-due")
    person.consult(PAY)
    person.generate(PAY)
    return person


def test_a_payment_is_taken_and_confirmed(paying: Person) -> None:
    assert "$28.000" in paying.see("/pago").text

    shown = paying.send("/pago", action="pay")

    assert (shown.path, shown.title) == ("/unad/pago/aprobado", "Pago recibido")
    assert paying.effects() == [("pay", "28000")]
    assert paying.mails()[-1]["subject"] == "Pago recibido, referencia 7005000101"


def test_paying_twice_is_recorded_twice(paying: Person) -> None:
    paying.send("/pago", action="pay")
    paying.send("/pago", action="pay")

    kept = paying.control()["unad"]
    assert paying.effects() == [("pay", "28000")] * 2
    assert [each["reference"] for each in kept["payments"][-2:]] == ["7005000101"] * 2


def test_what_was_paid_just_now_is_still_offered(paying: Person) -> None:
    paying.send("/pago", action="pay")

    assert "7005000101" in paying.consult(PAY).text

    paying.control("/clock", by=48 * 3600)
    assert "No tienes facturas" in paying.consult(PAY).alerts


def test_a_declined_card_costs_nothing(paying: Person) -> None:
    paying.control("/faults", fault="declined")

    shown = paying.send("/pago", action="pay")

    assert (shown.path, paying.effects()) == ("/unad/pago/rechazado", [])
    assert "Sin pagar" in paying.see("/recibos").text


def test_a_pending_payment_may_have_been_taken(paying: Person) -> None:
    paying.control("/faults", fault="pending")

    shown = paying.send("/pago", action="pay")

    assert shown.path == "/unad/pago/pendiente"
    assert paying.effects() == [("pay", "28000")]
    assert "Pago en proceso" in paying.see("/recibos").text


def test_a_cancelled_payment_costs_nothing(paying: Person) -> None:
    shown = paying.send("/pago", action="cancel")

    assert (shown.path, paying.effects()) == ("/unad/servicios", [])
    assert shown.alerts == "Cancelaste el pago. No se pagó nada."


@pytest.mark.parametrize("path", ["/pago", "/pago/aprobado"])
def test_there_is_nothing_to_pay_before_it_was_chosen(enter: Enter, path: str) -> None:
    shown = enter("unad-receipt-due").see(path)

    assert (shown.path, shown.alerts) == ("/unad/servicios", "No hay ningún pago en curso.")


def test_the_gateway_takes_nothing_without_a_receipt(enter: Enter) -> None:
    person = enter("unad-receipt-due")

    shown = person.send("/pago", action="pay", csrf=person.see("/servicios").csrf)

    assert (shown.path, person.effects()) == ("/unad/servicios", [])


def test_the_bank_pays_by_reference(enter: Enter) -> None:
    person = enter("unad-receipt-due")

    shown = person.send("/banco", reference="7005000101")

    assert shown.confirmation == "Recibo 7005000101 pagado: $28.000."
    assert person.effects() == [("pay", "28000")]
    assert person.control()["unad"]["payments"][-1]["via"] == "bank"


@pytest.mark.parametrize(
    ("reference", "alert"),
    [
        ("", "Número de referencia: este campo es obligatorio."),
        ("1", "Número de referencia: no hay ningún recibo con este número."),
    ],
)
def test_the_bank_wants_a_receipt(enter: Enter, reference: str, alert: str) -> None:
    person = enter("unad-receipt-due")

    assert person.send("/banco", reference=reference).alerts == alert
    assert person.effects() == []
