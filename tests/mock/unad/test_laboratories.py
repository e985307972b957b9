"""The timetable of the laboratories."""

from tests.mock.unad.conftest import Enter

BOGOTA = "Zona Centro Bogotá Cundinamarca"


def test_zone_and_period_lead_to_the_groups(enter: Enter) -> None:
    shown = enter().send("/laboratorios", zone=BOGOTA, period="16-04")

    assert shown.title == f"Laboratorios: {BOGOTA}"
    assert "100413 Física general" in shown.text
    assert "sábados de 8 a. m. a 12 m." in shown.text


def test_a_zone_without_laboratories_says_so(enter: Enter) -> None:
    shown = enter().send("/laboratorios", zone="Zona Caribe", period="16-04")

    assert "No hay laboratorios programados" in shown.text


def test_both_are_needed(enter: Enter) -> None:
    shown = enter().send("/laboratorios", zone="Luna")

    assert shown.alerts == (
        "Zona: esta no es una de las opciones. Período: este campo es obligatorio."
    )


def test_an_address_of_no_zone_or_period_is_not_found(enter: Enter) -> None:
    person = enter()

    assert person.see("/laboratorios/8/16-04").status == 404
    assert person.see("/laboratorios/0/16-99").status == 404


def test_the_two_other_links_lead_on(enter: Enter) -> None:
    person = enter()
    links = person.see("/laboratorios").links()

    for name in ("Componente practico", "Escenarios de practica"):
        assert person.see(links[name].removeprefix("/unad")).title == name
