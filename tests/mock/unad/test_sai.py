"""The SAI: its topics, what they refuse, and the answer that comes when its time has passed."""

import pytest

from tests.mock.unad.conftest import Enter
from tests.mock.unad.person import PDF, Person
from tests.mock.visitor import Shown

RECEIPT = "/campus/sai/formulario/recibo"
CERTIFICATE = "/campus/sai/formulario/certificado"
REQUESTS = "/campus/sai/solicitudes"
MOST = 512 * 1024


def inside(enter: Enter, scenario: str = "unad-certificate-paid", **order: str) -> Person:
    person = enter(scenario, **order)
    person.sign_in()
    return person


def price(person: Person, **entries: str) -> Shown:
    asked = {"checked": "on", "format": "Constancia de pago", "formats": "1", "vigencias": "1"}
    return person.send(RECEIPT, **asked | entries)


def ask(
    person: Person, receipt: tuple[str, bytes] | None = PDF, detail: str = "Constancia de pago"
) -> Shown:
    files = {"receipt": receipt} if receipt else {}
    return person.attach(CERTIFICATE, files, checked="on", detail=detail)


def pdf(size: int) -> bytes:
    return b"%PDF-1.7".ljust(size, b" ")


@pytest.mark.parametrize(
    ("topic", "path"),
    [
        ("Recibo de pago - Certificados y/o Constancias", f"/unad{RECEIPT}"),
        ("Certificados y/o Constancias", f"/unad{CERTIFICATE}"),
    ],
)
def test_a_topic_leads_to_its_form(student: Person, topic: str, path: str) -> None:
    shown = student.send("/campus/sai/formulario", topic=topic)

    assert (shown.path, shown.title) == (path, topic)
    assert "Andrés Felipe Quintero Salas" in shown.text


@pytest.mark.parametrize(
    ("topic", "alert"),
    [
        ("", "Tema: este campo es obligatorio."),
        ("Diplomas", "Tema: esta no es una de las opciones."),
    ],
)
def test_a_topic_has_to_be_one_of_the_list(student: Person, topic: str, alert: str) -> None:
    assert student.send("/campus/sai/formulario", topic=topic).alerts == alert


@pytest.mark.parametrize(
    ("entries", "amount"),
    [
        ({}, "$28.000"),
        ({"formats": "3"}, "$84.000"),
        ({"format": "Certificación de notas", "vigencias": "2"}, "$56.000"),
        ({"format": "Certificación de notas", "formats": "2", "vigencias": "2"}, "$112.000"),
        ({"format": "Certificado de notas para Apostillar", "vigencias": "3"}, "$84.000"),
    ],
)
def test_a_receipt_counts_formats_and_only_marks_by_vigencia(
    student: Person, entries: dict[str, str], amount: str
) -> None:
    shown = price(student, **entries)

    assert (shown.path, shown.title) == ("/unad/recibos/7005000101", "Resumen de la factura")
    assert amount in shown.text
    assert student.effects() == []


@pytest.mark.parametrize(
    ("entries", "alert"),
    [
        ({"checked": ""}, "Verifiqué mis datos personales: este campo es obligatorio."),
        ({"format": ""}, "Formato: este campo es obligatorio."),
        ({"format": "Constancia de horario"}, "Formato: esta no es una de las opciones."),
        ({"formats": "0"}, "Cantidad de formatos: escribe un número entero de 1 a 9."),
        ({"formats": "10"}, "Cantidad de formatos: escribe un número entero de 1 a 9."),
        ({"vigencias": "uno"}, "Vigencias: escribe un número entero de 1 a 9."),
        (
            {"vigencias": "2"},
            "Vigencias: solo las notas se cobran por vigencia; para este formato escribe 1.",
        ),
    ],
)
def test_what_is_wrong_with_a_receipt_is_said(
    student: Person, entries: dict[str, str], alert: str
) -> None:
    shown = price(student, **entries)

    assert (shown.path, shown.alerts) == (f"/unad{RECEIPT}", alert)
    assert len(student.control()["unad"]["receipts"]) == 2


def test_a_request_is_filed_under_the_number_that_the_form_has_shown(enter: Enter) -> None:
    person = inside(enter)
    before = person.see(CERTIFICATE)

    shown = ask(person)

    assert "Radicado: SAI-71001" in before.text
    assert shown.path == f"/unad{REQUESTS}"
    assert shown.confirmation == "Tu solicitud quedó radicada con el SAI-71001."
    assert person.effects() == [("submit", None)]
    assert person.mails()[-1]["subject"] == "Solicitud SAI-71001 radicada"
    assert "24/08/2026 10:00" in person.mails()[-1]["text"]


@pytest.mark.parametrize("size", [MOST - 1, MOST])
def test_a_receipt_of_up_to_512_kb_is_taken(enter: Enter, size: int) -> None:
    person = inside(enter)

    assert "radicada" in ask(person, ("recibo.pdf", pdf(size))).confirmation
    [filed] = person.control()["unad"]["requests"]
    assert filed["files"] == [{"name": "recibo.pdf", "size": size}]


NOT_A_PDF = "Recibo de pago escaneado: adjunta un archivo PDF."


@pytest.mark.parametrize(
    ("file", "alert"),
    [
        (None, "Recibo de pago escaneado: este campo es obligatorio."),
        (("recibo.pdf", b""), NOT_A_PDF),
        (("recibo.pdf", b"Recibo pagado"), NOT_A_PDF),
        (("recibo.pdf", b"\xff\xd8\xff\xe0\x00\x10JFIF"), NOT_A_PDF),
        (("recibo.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF"), NOT_A_PDF),
        (
            ("recibo.pdf", pdf(MOST + 1)),
            "Recibo de pago escaneado: el archivo puede pesar máximo 512 Kb.",
        ),
    ],
)
def test_a_receipt_is_judged_by_what_is_in_it(
    enter: Enter, file: tuple[str, bytes] | None, alert: str
) -> None:
    person = inside(enter)

    shown = ask(person, file)

    assert (shown.path, shown.alerts) == (f"/unad{CERTIFICATE}", alert)
    assert person.effects() == []


def test_a_pdf_may_have_any_name(enter: Enter) -> None:
    assert "radicada" in ask(inside(enter), ("recibo.jpg", PDF[1])).confirmation


@pytest.mark.parametrize(
    ("detail", "alert"),
    [
        ("", "Detalle de la solicitud: este campo es obligatorio."),
        (
            "Necesito un papel",
            "Detalle de la solicitud: escribe el nombre de uno de los ocho formatos.",
        ),
    ],
)
def test_the_detail_names_one_of_the_formats(enter: Enter, detail: str, alert: str) -> None:
    person = inside(enter)

    assert ask(person, detail=detail).alerts == alert
    assert person.effects() == []


def test_what_was_refused_is_still_there_but_for_the_file(enter: Enter) -> None:
    shown = ask(inside(enter), None, "Constancia de grado, por favor")

    assert "Constancia de grado, por favor</textarea>" in shown.html
    assert 'value="yes" checked>' in shown.html


@pytest.mark.parametrize(
    ("detail", "days"),
    [("constancia de grado", 5), ("Certificado de notas para Apostillar, 16-01", 14)],
)
def test_the_answer_is_there_from_the_minute_on_and_not_before(
    enter: Enter, detail: str, days: int
) -> None:
    person = inside(enter)  # on Wednesday, August 19, at ten
    ask(person, detail=detail)
    request = f"{REQUESTS}/SAI-71001"

    person.control("/clock", by=days * 24 * 3600 - 60)
    person.sign_in()
    before, no_file = person.see(request), person.see(f"{request}/formato")
    waiting = person.see(REQUESTS)
    person.control("/clock", by=60)
    after, file = person.see(request), person.see(f"{request}/formato")

    assert "Estado En trámite" in before.text
    assert "Todavía no hay respuesta" in before.confirmation
    assert (no_file.status, file.status) == (404, 200)
    assert "Estado Respondida" in after.text
    assert "está listo" in after.text
    assert file.response.content.startswith(b"%PDF-")
    assert ("En trámite" in waiting.text, "Respondida" in person.see(REQUESTS).text) == (True, True)


def test_a_public_holiday_is_no_day_on_which_an_office_works(enter: Enter) -> None:
    person = inside(enter, at="2026-08-13T10:00:00-05:00")  # Monday 17 is a holiday

    ask(person)

    assert "19/08/2026 10:00" in person.mails()[-1]["text"]


def test_without_a_payment_the_answer_has_no_format(student: Person) -> None:
    ask(student)
    student.control("/clock", by=6 * 24 * 3600)
    student.sign_in()

    shown = student.see(f"{REQUESTS}/SAI-71001")

    assert "No encontramos el pago de tu recibo" in shown.text
    assert "Descargar formato" not in shown.text
    assert student.see(f"{REQUESTS}/SAI-71001/formato").status == 404


def test_editar_opens_a_request_and_the_newest_is_first(enter: Enter) -> None:
    person = inside(enter)
    ask(person)
    ask(person, detail="Constancia de grado")

    shown = person.see(REQUESTS)

    assert shown.text.index("SAI-71002") < shown.text.index("SAI-71001")
    assert shown.links()["EDITAR"] == "/unad/campus/sai/solicitudes/SAI-71001"
    assert person.see(f"{REQUESTS}/SAI-71002").title == "Solicitud SAI-71002"


def test_nobody_has_asked_for_anything_yet(student: Person) -> None:
    assert student.see(REQUESTS).confirmation == "Aún no has enviado solicitudes por el SAI."
    assert student.see(f"{REQUESTS}/SAI-79999").status == 404


def test_a_request_of_fus_digital_is_not_in_the_sai(enter: Enter) -> None:
    person = inside(enter, "unad-fus-filed")
    [number] = [each["number"] for each in person.control()["unad"]["requests"]][:1]

    assert number not in person.see(REQUESTS).text
    assert person.see(f"{REQUESTS}/{number}").status == 404


@pytest.mark.parametrize("path", [RECEIPT, CERTIFICATE, "/campus/sai/aplazamiento"])
def test_a_session_that_has_ended_does_nothing(enter: Enter, path: str) -> None:
    person = inside(enter)
    opened = person.see(CERTIFICATE)
    person.control("/clock", by=31 * 60)

    shown = person.press(opened, path, checked="on", detail="Constancia de pago")

    assert shown.path == "/unad/campus/ingreso"
    assert shown.alerts == "Tu sesión venció. Ingresa de nuevo."
    assert (person.effects(), person.control()["unad"]["requests"]) == ([], [])
