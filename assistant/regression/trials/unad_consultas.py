"""What UNAD's home page, consultas and enrolment say to the examples of their rules."""

from assistant.regression.shown import Shown
from assistant.regression.tours.unad import (
    CODES,
    DOCUMENT_NUMBER,
    PAY,
    PERSON,
    SERVICES,
    acta,
    at_gateway,
    enrol,
    issue,
    student,
)
from assistant.regression.trial import Trial, Values, accepted, given
from assistant.regression.visitor import Enter, Visitor

RECEIPT = "7004512386"
NEW_STUDENT = "1098765432"
FILES = {
    "Acta de Matrícula": "acta-de-matricula",
    "Carné de Matrícula": "carne-de-matricula",
    "Programación Académica del Período": "programacion-academica-del-periodo",
    "Reglamento Estudiantil": "reglamento-estudiantil",
}
"""A document → how its file is called."""
CREDITS = {
    21: "200611, 301301, 100413, 301402, 201102, 80017, 90016",
    22: "200611, 301301, 100413, 301402, 201102, 80017, 301405",
}
"""Credits → courses that have so many."""


def paid_two_days_ago(enter: Enter, values: Values) -> bool:
    """R-UN-01: pay the enrolment at that time, and ask for the record at the other."""
    visitor = enter("unad-unpaid", at=values["paid_at"])
    at_gateway(visitor)
    visitor.press("Pagar")
    visitor.wait_until(values["now"])
    acta(visitor)
    return _record_found(visitor, "Tu pago todavía se está registrando")


def _record_found(visitor: Visitor, or_says: str, period: str = "16-04") -> bool:
    title = f"Acta de matrícula del período {period}"
    return accepted(visitor.page, arrives=title, or_says=or_says)


def last_button(enter: Enter, values: Values) -> bool:
    """R-UN-02: whether such a student is offered that button at the end."""
    new = values["student_kind"] == "new"
    visitor = _mailed(enter, "unad-new-student" if new else "unad-student")
    return visitor.page.offers("button", values["last_button"])


def _mailed(enter: Enter, scenario: str = "unad-student", times: int = 1) -> Visitor:
    """Somebody who has had the record mailed so often."""
    visitor = enter(scenario)
    for _time in range(times):
        acta(visitor, NEW_STUDENT if scenario == "unad-new-student" else PERSON)
        visitor.press("Reenviar")
        visitor.press("Aceptar")
    return visitor


def attached(enter: Enter, values: Values) -> bool:
    """R-UN-04: whether the mail brings just these files."""
    [mail] = _mailed(enter).world.mail()
    names = {file["name"] for file in mail["attachments"]}
    return names == {f"{FILES[name]}-16-04.pdf" for name in values["mail_files"]}


def mails(enter: Enter, values: Values) -> bool:
    """R-UN-05: ask that often, and count the mails."""
    visitor = _mailed(enter, times=values["times_asked"])
    return bool(len(visitor.world.mail()) == values["mails_received"])


def first_credentials(enter: Enter, values: Values) -> bool:
    """R-UN-06: ask with the new student's own numbers, where the example has one."""
    visitor = enter("unad-new-student")
    visitor.open("/unad/credenciales")
    visitor.fill("Número de documento", values["document_number"] and NEW_STUDENT)
    visitor.fill("Número de referencia", values["receipt_reference"] and RECEIPT)
    page = visitor.press("Enviar")
    return accepted(page, arrives="Usuario y primera contraseña", or_says="es obligatorio")


def credits_chosen(enter: Enter, values: Values) -> bool:
    """R-UN-17: enrol in so many credits."""
    visitor = enter("unad-before-enrolling")
    enrol(visitor, values["credits"], CREDITS[values["credits"]])
    return _enrols(visitor, "de 5 a 21 créditos")


def _enrols(visitor: Visitor, or_says: str) -> bool:
    return accepted(visitor.page, arrives="Resumen de la inscripción", or_says=or_says)


def running_period(enter: Enter, values: Values) -> bool:
    """R-UN-44: have the receipt issued with an enrolment of this period, or of an earlier one."""
    visitor = enter("unad-student" if values["period_in_progress"] else "unad-past-period")
    issue(visitor)
    return accepted(
        visitor.page, arrives="Resumen de la factura", or_says="para un período académico en curso"
    )


def acceptance(enter: Enter, values: Values) -> bool:
    """R-UN-49: enrol at that school, with or without the record of acceptance."""
    signed = values["acceptance_signed"]
    visitor = student(enter, "unad-health-signed" if signed else "unad-health-student")
    given(visitor.page, values["school"], "ECISALUD")
    enrol(visitor, 5, CODES)
    return _enrols(visitor, "primero genera el acta")


def own_period(enter: Enter, values: Values) -> bool:
    """R-UN-52: ask for the record of a period as somebody enrolled in the other."""
    visitor = enter("unad-new-student")
    given(visitor.page, values["enrolled_period"], "16-04")
    acta(visitor, NEW_STUDENT, values["acta_period"])
    return _record_found(visitor, "No tienes matrícula", values["acta_period"])


def authorised(enter: Enter, values: Values) -> bool:
    """R-UN-73: enrol after a break, with or without the registry's yes."""
    allowed = values["registry_authorised"]
    visitor = enter("unad-before-enrolling" if allowed else "unad-not-authorised")
    enrol(visitor, 5, CODES)
    return _enrols(visitor, "todavía no ha autorizado")


def something_to_pay(enter: Enter, values: Values) -> bool:
    """R-UN-74: look for invoices, with or without a receipt."""
    visitor = enter("unad-receipt-due" if values["has_receipt"] else "unad-student")
    page = _press(visitor, "CONSULTAR")
    return accepted(
        page, arrives="Servicio de consultas en línea", or_says="No tienes facturas por pagar"
    )


def _press(visitor: Visitor, button: str) -> Shown:
    visitor.open(SERVICES)
    visitor.fill(DOCUMENT_NUMBER, PERSON)
    visitor.choose("Trámite", PAY)
    return visitor.press(button)


def first_button(enter: Enter, values: Values) -> bool:
    """R-UN-75: press that button first."""
    visitor = enter("unad-receipt-due")
    page = _press(visitor, values["first_button"])
    return accepted(
        page, arrives="Servicio de consultas en línea", or_says="Primero pulsa CONSULTAR"
    )


TRIALS: dict[str, Trial] = {
    "R-UN-01": paid_two_days_ago,
    "R-UN-02": last_button,
    "R-UN-04": attached,
    "R-UN-05": mails,
    "R-UN-06": first_credentials,
    "R-UN-17": credits_chosen,
    "R-UN-44": running_period,
    "R-UN-49": acceptance,
    "R-UN-52": own_period,
    "R-UN-73": authorised,
    "R-UN-74": something_to_pay,
    "R-UN-75": first_button,
}
