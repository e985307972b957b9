"""FUS Digital: an option, the document number, the request, its number, and the answer in time."""

import pytest

from assistant.mock.unad.fus_options import OPTIONS
from tests.mock.unad.conftest import Enter
from tests.mock.unad.person import PDF, Person

JPEG = ("soporte.pdf", b"\xff\xd8\xff\xe0 a photo")
CHANGE = {"receipt": PDF, "authorisation": PDF}
DISCOUNT = {
    "relation": "Yo mismo",
    "proof": "Certificado laboral",
    "issued_on": "2026-08-03",
    "observations": "Convenio",
}


def of_size(size: int) -> tuple[str, bytes]:
    return ("soporte.pdf", PDF[1].ljust(size, b" "))


def effects(person: Person) -> list[str]:
    return [one["kind"] for one in person.control("/journal")["effects"]]


def advance(person: Person, hours: float) -> None:
    person.control("/clock", by=hours * 3600)


def test_every_request_can_be_chosen(enter: Enter) -> None:
    shown = enter().see("/fus")

    assert [one.caption for one in OPTIONS if one.caption not in shown.html] == []


@pytest.mark.parametrize("option", OPTIONS, ids=lambda option: option.name)
def test_who_it_is_comes_after_the_option_and_before_the_form(enter: Enter, option: object) -> None:
    name, caption = option.name, option.caption  # type: ignore[attr-defined]  # an Option
    person = enter("unad-acta-generated")

    door = person.see(f"/fus/{name}/solicitud")
    form = person.enter_fus(name)

    assert (door.path, door.title) == (f"/unad/fus/{name}", caption)
    assert door.alerts == "Primero realiza la autenticación con tu número de documento."
    assert (form.path, form.title) == (f"/unad/fus/{name}/solicitud", caption)


@pytest.mark.parametrize(
    ("document", "alert"),
    [
        ("", "Número de documento: este campo es obligatorio."),
        ("1032456780", "Número de documento: no hay nadie con este número en nuestros registros."),
    ],
)
def test_a_stranger_does_not_get_in(enter: Enter, document: str, alert: str) -> None:
    shown = enter().enter_fus("certificados", document)

    assert (shown.path, shown.alerts) == ("/unad/fus/certificados", alert)


def test_a_request_that_there_is_not(enter: Enter) -> None:
    assert enter().see("/fus/beca").status == 404
    assert enter().see("/fus/estado/FUS-1").status == 404


def test_a_request_gets_a_number_a_mail_and_a_place_in_the_list(enter: Enter) -> None:
    person = enter("unad-certificate-paid")

    shown = person.file("certificados", {"receipt": PDF}, observations="Constancia de pago")

    assert (shown.path, shown.title) == ("/unad/fus/radicada", "Solicitud radicada")
    assert "FUS-240001" in shown.html
    assert effects(person) == ["submit"]
    assert [mail["subject"] for mail in person.mails()] == ["Solicitud FUS-240001 radicada"]
    assert "FUS-240001" in person.see("/fus/estado").html


@pytest.mark.parametrize(
    ("file", "alert"),
    [
        (of_size(524288), ""),
        (
            of_size(524289),
            "Recibo escaneado (PDF, máximo 512 Kb): el archivo puede pesar máximo 512 Kb.",
        ),
        (JPEG, "Recibo escaneado (PDF, máximo 512 Kb): adjunta un archivo PDF."),
        (("", b""), "Recibo escaneado (PDF, máximo 512 Kb): este campo es obligatorio."),
    ],
)
def test_files_are_judged_by_what_they_hold(
    enter: Enter, file: tuple[str, bytes], alert: str
) -> None:
    person = enter("unad-certificate-paid")

    shown = person.file("certificados", {"receipt": file}, observations="Constancia de pago")

    assert (shown.alerts, effects(person)) == (alert, [] if alert else ["submit"])


@pytest.mark.parametrize(
    ("scenario", "observations", "alert"),
    [
        (
            "unad-student",
            "Constancia de pago",
            "No aparece ningún recibo pagado por concepto de CONSTANCIAS.",
        ),
        ("unad-past-period", "Constancia de pago", "Esta solicitud es para el período en curso"),
        ("unad-certificate-paid", "un papel", "Observaciones: escribe el nombre del formato"),
        (
            "unad-statement-just-paid",
            "Constancia de pago",
            "Podrás radicar esta solicitud desde el 21/08/2026 00:00.",
        ),
    ],
)
def test_a_statement_is_refused(enter: Enter, scenario: str, observations: str, alert: str) -> None:
    person = enter(scenario)

    shown = person.file("certificados", {"receipt": PDF}, observations=observations)

    assert alert in shown.alerts
    assert effects(person) == []


def test_a_statement_may_be_asked_for_48_hours_after_the_payment(enter: Enter) -> None:
    person = enter("unad-statement-just-paid")  # ten hours ago

    advance(person, 37.9)
    early = person.file("certificados", {"receipt": PDF}, observations="Constancia de pago")
    advance(person, 0.1)
    in_time = person.file("certificados", {"receipt": PDF}, observations="Constancia de pago")

    assert "todavía se está registrando" in early.alerts
    assert in_time.title == "Solicitud radicada"


def test_the_answer_comes_after_three_business_days(enter: Enter) -> None:
    person = enter("unad-certificate-paid")  # Wednesday at ten
    person.file("certificados", {"receipt": PDF}, observations="Constancia de pago")

    advance(person, 5 * 24 - 0.1)
    before = person.see("/fus/estado/FUS-240001").html
    advance(person, 0.1)
    after = person.see("/fus/estado/FUS-240001").html

    assert "En trámite" in before
    assert "Respondida" in after
    assert "Tu formato está listo" in after
    assert [mail["subject"] for mail in person.mails()][1:] == [
        "Documento de tu solicitud FUS-240001",
        "Respuesta a tu solicitud FUS-240001",
    ]


def test_the_state_is_shown_to_whoever_has_the_document_number(enter: Enter) -> None:
    person = enter("unad-fus-filed")

    hidden = person.see("/fus/estado")
    unseen = person.see("/fus/estado/FUS-240001")
    wrong = person.send("/fus/estado", document="1")
    shown = person.send("/fus/estado", document="1032456789")

    assert "FUS-240001" not in hidden.html
    assert unseen.status == 404
    assert "no hay nadie con este número" in wrong.alerts
    assert "FUS-240001" in shown.html


def test_somebody_without_requests_is_told_so(enter: Enter) -> None:
    shown = enter().send("/fus/estado", document="1032456789")

    assert "No hay solicitudes con este documento." in shown.html


@pytest.mark.parametrize(
    ("scenario", "observations", "alert"),
    [
        ("unad-programme-paid", "Psicología", "Observaciones: indica el motivo del cambio."),
        (
            "unad-programme-paid",
            "me gusta más otra cosa",
            "Observaciones: indica el nuevo programa",
        ),
        (
            "unad-student",
            "Psicología, por mi trabajo",
            "recibo pagado por concepto de CAMBIO DE PROGRAMA",
        ),
        (
            "unad-leader-not-signed",
            "Psicología, por mi trabajo",
            "autorización firmada por el líder",
        ),
    ],
)
def test_a_change_of_programme_is_refused(
    enter: Enter, scenario: str, observations: str, alert: str
) -> None:
    shown = enter(scenario).file("cambio-programa", CHANGE, observations=observations)

    assert alert in shown.alerts


def test_a_change_of_programme_is_made_when_it_is_answered(enter: Enter) -> None:
    person = enter("unad-programme-paid")
    person.file("cambio-programa", CHANGE, observations="Psicología, por mi trabajo")

    before = person.control()["unad"]["person"]["programme"]
    advance(person, 5 * 24)

    assert before == "Ingeniería de Sistemas"
    assert person.control()["unad"]["person"]["programme"] == "Psicología"


def test_the_receipt_for_a_change_comes_with_the_answer(enter: Enter) -> None:
    person = enter()
    person.file("recibo-cambio-programa", {}, observations="Psicología")

    advance(person, 5 * 24)

    receipt = person.control()["unad"]["receipts"][-1]
    assert (receipt["concept"], receipt["amount"]) == ("CAMBIO DE PROGRAMA", 116000)


@pytest.mark.parametrize(
    ("entries", "alert"),
    [
        ({}, ""),
        ({"issued_on": "2026-07-20"}, "El certificado debe tener menos de 30 días de expedido."),
        ({"issued_on": "ayer"}, "escribe una fecha como 2026-03-31, no posterior a hoy."),
        ({"relation": "Padre o madre"}, "se recibe «Registro Civil de Nacimiento»"),
        (
            {
                "relation": "Esposo o cónyuge",
                "proof": "Registro de matrimonio",
                "issued_on": "2026-05-18",
            },
            "El registro de matrimonio no puede tener más de 3 meses de expedido.",
        ),
        ({"proof": "Una carta"}, "esta no es una de las opciones"),
    ],
)
def test_a_discount_needs_the_right_proof(
    enter: Enter, entries: dict[str, str], alert: str
) -> None:
    person = enter("unad-before-enrolling")

    shown = person.file("descuento", {"paper": PDF}, **DISCOUNT | entries)

    assert alert in shown.alerts
    assert effects(person) == ([] if alert else ["submit"])


def test_a_discount_is_asked_for_before_enrolling(enter: Enter) -> None:
    shown = enter().file("descuento", {"paper": PDF}, **DISCOUNT)

    assert "ya te inscribiste" in shown.alerts


def test_the_link_goes_to_the_address_of_the_pre_enrolment(enter: Enter) -> None:
    person, nobody = enter("unad-before-enrolling"), enter("unad-no-preenrolment")

    person.file("reenvio-enlace", {}, observations="Solicito el enlace")
    advance(person, 5 * 24)
    refused = nobody.file("reenvio-enlace", {}, observations="Solicito el enlace")

    assert "Enlace de liquidación y matrícula" in [mail["subject"] for mail in person.mails()]
    assert "No encontramos tu preinscripción" in refused.alerts


def test_a_file_moves_if_nothing_is_owed(enter: Enter) -> None:
    person, owing = enter(), enter("unad-owing")
    to = {"centre": "CEAD Medellín", "observations": "Me mudé"}

    person.file("traslado", {}, **to)
    advance(person, 5 * 24)
    refused = owing.file("traslado", {}, **to)

    assert person.control()["unad"]["person"]["centre"] == "CEAD Medellín"
    assert "un libro de la biblioteca" in refused.alerts


def test_the_date_of_birth_is_corrected(enter: Enter) -> None:
    person = enter()

    person.file("datos", {"identity": PDF}, born="1998-04-02", observations="Corrección")
    advance(person, 5 * 24)

    assert person.control()["unad"]["person"]["born"] == "02/04/1998"
