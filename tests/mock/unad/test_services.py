"""The services page: receipts for statements, and the order of its buttons."""

import pytest

from tests.mock.unad.conftest import Enter
from tests.mock.unad.person import ISSUE, PAY


def test_a_receipt_for_statements_is_generated_in_a_running_period(enter: Enter) -> None:
    shown = enter().generate(ISSUE, concept="CONSTANCIAS")

    assert (shown.path, shown.title) == ("/unad/recibos/7005000101", "Resumen de la factura")
    for said in ("7005000101", "CONSTANCIAS", "$28.000", "Sin pagar", "Bancos autorizados"):
        assert said in shown.text


def test_the_same_receipt_comes_until_it_is_paid(enter: Enter) -> None:
    person = enter()
    person.generate(ISSUE, concept="CONSTANCIAS")

    again = person.generate(ISSUE, concept="CONSTANCIAS")
    person.send("/banco", reference="7005000101")
    another = person.generate(ISSUE, concept="CONSTANCIAS")

    assert (again.path[-1], another.path[-1]) == ("1", "2")


def test_a_period_that_has_ended_gets_no_receipt_for_statements(enter: Enter) -> None:
    shown = enter("unad-past-period").generate(ISSUE, concept="CONSTANCIAS")

    assert shown.path == "/unad/servicios"
    assert "solo se genera para un período académico en curso" in shown.alerts


@pytest.mark.parametrize(
    ("entries", "alert"),
    [
        ({"document": ""}, "Digite su Número de identificación: este campo es obligatorio."),
        (
            {"document": "1"},
            "Digite su Número de identificación: no hay nadie con este número en nuestros "
            "registros.",
        ),
        ({"procedure": ""}, "Trámite: este campo es obligatorio."),
        ({"procedure": "Otro"}, "Trámite: esta no es una de las opciones."),
        ({}, "Concepto: elige el concepto del recibo."),
        ({"concept": "DIPLOMA"}, "Concepto: esta no es una de las opciones."),
    ],
)
def test_what_is_wrong_is_said(enter: Enter, entries: dict[str, str], alert: str) -> None:
    shown = enter().generate(entries.pop("procedure", ISSUE), **entries)

    assert shown.alerts == alert


def test_consulting_a_receipt_to_be_issued_only_says_what_to_do(enter: Enter) -> None:
    shown = enter().consult(ISSUE)

    assert (shown.confirmation, shown.alerts) == ("Elige el concepto y pulsa GENERAR.", "")


def test_an_invoice_is_consulted_before_it_is_paid(enter: Enter) -> None:
    person = enter("unad-receipt-due")

    assert person.generate(PAY).alerts.startswith("Primero pulsa CONSULTAR")

    consulted = person.consult(PAY)
    assert "7005000101, CONSTANCIAS, $28.000" in consulted.text
    assert person.generate(PAY).path == "/unad/pago"


def test_there_is_nothing_to_pay_without_a_receipt(enter: Enter) -> None:
    person = enter()

    assert "Primero genera el recibo" in person.consult(PAY).alerts
    assert "Primero pulsa CONSULTAR" in person.generate(PAY).alerts


def test_the_chosen_invoice_is_paid(enter: Enter) -> None:
    person = enter("unad-unpaid")
    person.generate(ISSUE, concept="CONSTANCIAS")
    person.consult(PAY)

    shown = person.generate(PAY, invoice="7005000101")

    assert "7005000101" in shown.text
    assert "$28.000" in shown.text


def test_an_invoice_that_was_not_offered_is_not_taken(enter: Enter) -> None:
    person = enter("unad-receipt-due")
    person.consult(PAY)

    assert "7005000101" in person.generate(PAY, invoice="7004512386").text


def test_the_way_to_the_campus_offers_the_first_password(enter: Enter) -> None:
    links = enter().see("/servicios/campus").links()

    assert (
        links["Haga clic aquí para obtener su nombre de usuario y primer contraseña de acceso"]
        == "/unad/credenciales"
    )
