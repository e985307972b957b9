"""What SmartCampus says to the examples of its rules. Nothing here is shared with the rules."""

from collections.abc import Mapping

from assistant.language import _
from assistant.regression.tours.smartcampus import (
    ENROLMENT,
    LIST,
    enter_again,
    order,
    pay,
    preview,
    sign_in,
)
from assistant.regression.trial import Trial, Trials, Values, accepted, given
from assistant.regression.visitor import Enter, Visitor

WHO = {
    "estudiante": "enrolled-student",
    "graduado": "graduate",
    "egresado": "alumnus",
    "visitante": "visitor",
}


def _student(enter: Enter, scenario: str = "enrolled-student", at: str | None = None) -> Visitor:
    visitor = enter(scenario, at=at)
    sign_in(visitor)
    return visitor


def _asked(enter: Enter, at: str | None = None) -> Visitor:
    """Somebody at the payment of a certificate."""
    visitor = _student(enter, at=at)
    preview(visitor)
    order(visitor)
    return visitor


def _generates(visitor: Visitor, or_says: str) -> bool:
    """Whether the document can be generated; if there is no button, ask by its address."""
    visitor.open(LIST)
    if visitor.page.offers("button", "Generar documento"):
        visitor.press("Generar documento")
    else:
        [request, *_more] = visitor.page.rows("Solicitud")
        visitor.open(f"/smartcampus/solicitudes/{request['Solicitud']}/documento")
    return accepted(visitor.page, arrives="Documento generado", or_says=or_says)


def profile(enter: Enter, values: Values) -> bool:
    """R-SC-01: open the certificates as somebody of that profile."""
    visitor = _student(enter, WHO[values["profile"]])
    given(visitor.page, visitor.page.facts().get("Perfil"), values["profile"])
    page = visitor.open(LIST)
    return accepted(page, arrives="Certificados", or_says="Los certificados son para")


def preview_first(enter: Enter, values: Values) -> bool:
    """R-SC-02: ask for the certificate, with or without its preview."""
    visitor = _student(enter)
    if values["previewed"]:
        preview(visitor)
    else:
        visitor.open(LIST)
        visitor.follow(f"Solicitar {ENROLMENT}")
    order(visitor)
    return accepted(
        visitor.page, arrives="Pago de la solicitud", or_says="Primero mira la vista previa"
    )


def paid_first(enter: Enter, values: Values) -> bool:
    """R-SC-03: pay or do not, come back, and generate the document."""
    visitor = _asked(enter)
    if values["paid"]:
        pay(visitor)
    enter_again(visitor)
    return _generates(visitor, "aún no está pagado")


def another_visit(enter: Enter, values: Values) -> bool:
    """R-SC-04: pay, enter again or do not, and generate the document."""
    visitor = _asked(enter)
    pay(visitor)
    if values["entered_again_after_paying"]:
        enter_again(visitor)
    return _generates(visitor, "Vuelve a ingresar a SmartCampus")


def thirty_days(enter: Enter, values: Values) -> bool:
    """R-SC-05: pay at that time, and come for the document at the other."""
    visitor = _asked(enter, at=values["paid_at"])
    pay(visitor)
    visitor.wait_until(values["now"])
    enter_again(visitor)
    return _generates(visitor, "venció a los 30 días")


def subjects(enter: Enter, values: Values) -> bool:
    """R-SC-06: preview the certificate of enrolment with that many subjects."""
    visitor = _student(enter, "enrolled-student" if values["subjects"] else "no-subjects")
    wanted = f"Materias inscritas: {values['subjects']}"
    given(visitor.page, wanted if wanted in visitor.page.labels else "", wanted)
    if visitor.open(LIST).offers("link", f"Previsualizar {ENROLMENT}"):
        visitor.follow(f"Previsualizar {ENROLMENT}")
    else:
        visitor.open(f"{LIST}/matriculado/vista-previa")
    return accepted(
        visitor.page, arrives="Vista previa", or_says="no tienes materias inscritas en el periodo"
    )


def current_period(enter: Enter, values: Values) -> bool:
    """R-SC-07: ask for the certificate of that period."""
    visitor = _student(enter)
    wanted = f"Periodo académico {values['current_period']}"
    given(visitor.page, wanted if wanted in visitor.page.labels else "", wanted)
    preview(visitor, str(values["period"]))
    return accepted(
        visitor.page,
        arrives="Solicitud del certificado",
        or_says="Solo se generan certificados del periodo académico actual",
    )


def no_way_back(enter: Enter, values: Values) -> bool:
    """R-SC-08: take a request back, from a page that was open before it was paid."""
    visitor = _asked(enter)
    payment = visitor.page
    before = visitor.open(LIST)
    if values["paid"]:
        visitor.turn_to(payment)
        pay(visitor)
    visitor.turn_to(before)
    if values["wish"] == "none":
        return accepted(visitor.open(LIST), arrives="Certificados", or_says="no tiene devolución")
    visitor.press("Anular")
    return accepted(visitor.page, arrives="Certificados", or_says="no tiene devolución")


def at_once(enter: Enter, values: Values) -> bool:
    """R-SC-13: pay, and count the days until the document can be generated."""
    visitor = _asked(enter)
    pay(visitor)
    for days in range(30):
        enter_again(visitor)
        if visitor.open(LIST).offers("button", "Generar documento"):
            return bool(days == values["days_to_wait"])
        visitor.world.advance(24)
    return False


def mail_action(enter: Enter, values: Values) -> bool:
    """R-SC-14: mail the certificate of a row that shows that in the column for it."""
    wanted = values["row_shows"] == "Enviar"
    visitor = _student(enter, "certificate-generated" if wanted else "certificate-unpaid")
    [row] = visitor.open(LIST).rows("Enviar email")
    given(visitor.page, str(row["Enviar email"] == "Enviar"), str(wanted))
    if visitor.page.offers("button", "Enviar"):
        visitor.press("Enviar")
    return any(mail["subject"] == "Tu certificado" for mail in visitor.world.mail())


TRIALS: dict[str, Trial] = {
    "R-SC-01": profile,
    "R-SC-02": preview_first,
    "R-SC-03": paid_first,
    "R-SC-04": another_visit,
    "R-SC-05": thirty_days,
    "R-SC-06": subjects,
    "R-SC-07": current_period,
    "R-SC-08": no_way_back,
    "R-SC-13": at_once,
    "R-SC-14": mail_action,
}


def not_enforced() -> Mapping[str, str]:
    """Rules that are not the portal's to enforce, and why."""
    return {
        "R-SC-09": _("the signature is asked for in a ticket, which SmartCampus knows nothing of"),
        "R-SC-10": _("staff pass tickets on in a system of their own"),
        "R-SC-11": _("staff file cases in systems of their own"),
        "R-SC-12": _("it is about what staff must not do; SmartCampus has no place to do it"),
    }


SMARTCAMPUS = Trials(TRIALS, not_enforced)
