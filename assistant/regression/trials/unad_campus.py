"""What UNAD's Campus Virtual says to the examples of its rules."""

from datetime import datetime, timedelta

from assistant.mock.colombia import pesos
from assistant.regression.tours.unad import (
    CAMPUS,
    CERTIFICATES,
    PDF,
    choose_place,
    choose_topic,
    student,
)
from assistant.regression.trial import Trial, Values, accepted, given
from assistant.regression.visitor import Enter, Visitor

RECEIPT_TOPIC = "Recibo de pago - Certificados y/o Constancias"
CHECKED = "Verifiqué mis datos personales"
MARKS = "Certificación de notas"
RESITS = f"{CAMPUS}/registro/habilitaciones"
COURSE = "100413"
COMPONENT = "Inscripción del componente práctico"


def price(enter: Enter, values: Values) -> bool:
    """R-UN-08: whether the receipt for so many formats is of that amount."""
    visitor = student(enter)
    choose_topic(visitor, RECEIPT_TOPIC)
    visitor.tick(CHECKED)
    visitor.choose("Formato", MARKS)
    visitor.fill("Cantidad de formatos", str(values["formats"]))
    visitor.fill("Vigencias", str(values["vigencias"]))
    page = visitor.press("Generar recibo")
    return page.statuses[-1] == pesos(values["amount"])


def mark(enter: Enter, values: Values) -> bool:
    """R-UN-12: ask for the receipt of a failed course with that mark."""
    visitor = student(enter, "unad-failed-courses")
    given(visitor.page, str(values["eligible"]), "True")
    rows = visitor.open(RESITS).rows("Nota")
    [code] = [row["Código"] for row in rows if row["Nota"] == f"{values['mark']:.1f}"]
    visitor.press(f"Generar recibo del curso {code}")
    return _receipt(visitor, "la nota debe estar entre 2.0 y 2.9")


def _receipt(visitor: Visitor, or_says: str) -> bool:
    return accepted(visitor.page, arrives="Recibo de la habilitación", or_says=or_says)


def resit_fee(enter: Enter, values: Values) -> bool:
    """R-UN-13: whether the receipt of a resit is of that amount."""
    visitor = student(enter)
    visitor.open(RESITS)
    visitor.press("Generar recibo del curso 301301")
    return pesos(values["amount"]) in visitor.page.text


def once(enter: Enter, values: Values) -> bool:
    """R-UN-14: ask for the receipt, for the first time or again from a page that was open."""
    visitor = student(enter)
    before = visitor.open(RESITS)
    if values["receipt_generated"]:
        visitor.press("Generar recibo del curso 301301")
        visitor.turn_to(before)
    visitor.press("Generar recibo del curso 301301")
    return _receipt(visitor, "ya se generó")


def terms(enter: Enter, values: Values) -> bool:
    """R-UN-47: enrol in a group, with the terms accepted or not."""
    visitor = _at_groups(enter)
    visitor.tick("Grupo 1")
    visitor.tick(_accept(visitor), on=values["terms_accepted"])
    return _joined(visitor, "Leí y acepto")


def _at_groups(enter: Enter) -> Visitor:
    visitor = student(enter)
    choose_place(visitor, COURSE)
    return visitor


def _accept(visitor: Visitor) -> str:
    [name] = [one for one in visitor.page.names("field") if one.startswith("Leí y acepto")]
    return name


def _joined(visitor: Visitor, or_says: str) -> bool:
    page = visitor.press("Confirmar inscripción")
    return accepted(page, arrives="Mis Cursos Virtuales", or_says=or_says)


def place(enter: Enter, values: Values) -> bool:
    """R-UN-48: come for the first time, and choose a zone and a centre or do not."""
    visitor = student(enter, "unad-student" if values["first_time"] else "unad-practical-place")
    visitor.open(f"{CAMPUS}/cursos/{COURSE}/componente")
    if values["zone"] and values["centre"]:
        choose_place(visitor, COURSE)
        return accepted(visitor.page, arrives=COMPONENT, or_says="ZONA")
    page = visitor.press("Guardar")
    return accepted(page, arrives=COMPONENT, or_says="ZONA")


def component(enter: Enter, values: Values) -> bool:
    """R-UN-59: ask for a group in a course with such a component."""
    in_situ = values["component_kind"] == "IN-SITU"
    visitor = student(enter, "unad-practical-place")
    page = visitor.open(f"{CAMPUS}/cursos/{COURSE if in_situ else '200611'}/componente")
    return accepted(page, arrives=COMPONENT, or_says="no tiene componente práctico")


def group(enter: Enter, values: Values) -> bool:
    """R-UN-60: choose a group, or none."""
    visitor = _at_groups(enter)
    if values["groups_chosen"]:
        visitor.tick("Grupo 1")
    visitor.tick(_accept(visitor))
    return _joined(visitor, "elige el grupo")


def answered(enter: Enter, values: Values) -> bool:
    """R-UN-54: whether the answer to a certificate is promised after so many business days."""
    visitor = student(enter, "unad-certificate-paid")
    choose_topic(visitor, CERTIFICATES)
    visitor.tick(CHECKED)
    wanted = "Certificado de notas para Apostillar" if values["for_apostille"] else MARKS
    visitor.fill("Detalle de la solicitud", wanted)
    visitor.upload("Recibo de pago escaneado", PDF)
    visitor.press("Enviar solicitud")
    promised = _business_days_later(datetime(2026, 8, 19, 10), values["promised_days"])
    return f"{promised:%d/%m/%Y}" in visitor.world.mail()[-1]["text"]


def _business_days_later(start: datetime, days: int) -> datetime:
    """Counted by hand: there is no public holiday in the two weeks after the start."""
    while days:
        start += timedelta(days=1)
        days -= start.weekday() < 5
    return start


TRIALS: dict[str, Trial] = {
    "R-UN-08": price,
    "R-UN-12": mark,
    "R-UN-13": resit_fee,
    "R-UN-14": once,
    "R-UN-47": terms,
    "R-UN-48": place,
    "R-UN-54": answered,
    "R-UN-59": component,
    "R-UN-60": group,
}
