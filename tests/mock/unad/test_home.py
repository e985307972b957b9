"""The ways from UNAD's front page."""

from tests.mock.unad.conftest import Enter


def test_the_documented_way_leads_to_the_services_page(enter: Enter) -> None:
    person = enter()

    home = person.see("/")
    attention = person.see(home.links()["Atención al ciudadano"].removeprefix("/unad"))
    services = attention.links()["servicio de consultas en línea"]

    assert person.see(services.removeprefix("/unad")).title == "Servicio de consultas en línea"


def test_the_home_page_leads_to_the_campus(enter: Enter) -> None:
    assert enter().see("/").links()["Campus Virtual"] == "/unad/campus"


def test_the_second_entrance_leads_to_the_same_page(enter: Enter) -> None:
    shown = enter().see("/moodle/servicios/inicio.php")

    assert shown.path == "/unad/servicios"
    assert {"Confirmar su pago y Generar Acta de Matrícula", "Acceda al campus virtual"} <= set(
        shown.links()
    )
