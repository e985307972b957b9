"""What UNAD's FUS Digital says to the examples of its rules."""

from datetime import date, datetime

from assistant.mock.colombia import pesos
from assistant.regression.form import NO_FILE, Upload
from assistant.regression.tours.unad import CERTIFICATES, at_gateway, issue, request
from assistant.regression.trial import Trial, Values, accepted, given
from assistant.regression.visitor import Enter, Visitor

CHANGE = "Cambio de Programa"
RECEIPT = "Recibo de pago – Cambio de Programa"  # noqa: RUF001  # the dash of the document
DISCOUNT = "Solicitud Aplicación descuento o convenio"
ADDITION = "Novedad Cursos (Adición)"
DEFERRAL = "Aplazamiento de Cursos"
LIMIT = "(PDF, máximo 512 Kb)"
ALGEBRA = ("301301", "Álgebra, trigonometría y geometría analítica", 3)
WRITING = ("90016", "Competencias comunicativas", 3)
CALCULUS = ("301405", "Cálculo integral", 4)
OWN = ("80017", "Cátedra unadista", 3)
FULL = ("204040", "Inglés A1", 3)
CLOSED = date(2026, 8, 21)
"""When enrolment for the mock's period of 16 weeks closes."""
CHANGES = date(2026, 8, 17)
"""The first day of its week of changes."""


def paper(size: int = 0, kind: str = "PDF") -> Upload:
    """A file that holds that, perhaps of just so many bytes."""
    head = b"%PDF-1.7 " if kind == "PDF" else b"\xff\xd8\xff\xe0 "
    return Upload(f"soporte.{kind.lower()}", head.ljust(size, b"0"))


def _filed(visitor: Visitor, or_says: str) -> bool:
    page = visitor.press("Radicar solicitud")
    return accepted(page, arrives="Solicitud radicada", or_says=or_says)


# Certificates and data


def _statement(
    enter: Enter, observations: str, file: Upload, scenario: str = "unad-certificate-paid"
) -> Visitor:
    visitor: Visitor = enter(scenario)
    request(visitor, CERTIFICATES)
    visitor.fill("Observaciones", observations)
    visitor.upload(f"Recibo escaneado {LIMIT}", file)
    return visitor


def file(enter: Enter, values: Values) -> bool:
    """R-UN-10: attach a receipt of that kind and size."""
    scan = paper(values["file_bytes"], values["file_kind"])
    return _filed(_statement(enter, "Constancia de pago", scan), "512 Kb")


def known_format(enter: Enter, values: Values) -> bool:
    """R-UN-11: ask for that format."""
    return _filed(_statement(enter, values["format"], paper()), "escribe el nombre del formato")


def named(enter: Enter, values: Values) -> bool:
    """R-UN-53: ask for that format, or name none."""
    return _filed(_statement(enter, values["format"], paper()), "Observaciones")


def registered(enter: Enter, values: Values) -> bool:
    """R-UN-45: pay for a statement at that time, and ask for it at the other."""
    visitor = enter("unad-student", at=values["paid_at"])
    issue(visitor)
    at_gateway(visitor)
    visitor.press("Pagar")
    visitor.wait_until(values["now"])
    request(visitor, CERTIFICATES)
    visitor.fill("Observaciones", "Constancia de pago")
    visitor.upload(f"Recibo escaneado {LIMIT}", paper())
    return _filed(visitor, "Tu pago todavía se está registrando")


def identity(enter: Enter, values: Values) -> bool:
    """R-UN-41: attach an identity document of that kind."""
    visitor = enter("unad-student")
    request(visitor, "Actualización de datos")
    visitor.fill("Fecha de nacimiento correcta (AAAA-MM-DD)", "1998-04-02")
    visitor.fill("Observaciones", "Solicito la corrección")
    visitor.upload(f"Documento de identidad {LIMIT}", paper(kind=values["file_kind"]))
    return _filed(visitor, "adjunta un archivo PDF")


# Change of programme


def change_fee(enter: Enter, values: Values) -> bool:
    """R-UN-15: whether the receipt that is issued is of that amount."""
    visitor = _asks_for_receipt(enter, signed=True)
    visitor.press("Radicar solicitud")
    visitor.world.advance(5 * 24)
    at_gateway(visitor)
    return pesos(values["amount"]) in visitor.page.text


def _asks_for_receipt(enter: Enter, *, signed: bool) -> Visitor:
    visitor: Visitor = enter("unad-before-enrolling" if signed else "unad-leader-not-signed")
    request(visitor, RECEIPT)
    visitor.fill("Observaciones", "Psicología")
    return visitor


def signed(enter: Enter, values: Values) -> bool:
    """R-UN-16: ask for the receipt, with the leader's signature or without."""
    visitor = _asks_for_receipt(enter, signed=values["authorisation_signed"])
    return _filed(visitor, "autorización firmada por el líder")


def _changes(enter: Enter, observations: str, receipt: Upload, authorisation: Upload) -> Visitor:
    visitor: Visitor = enter("unad-programme-paid")
    request(visitor, CHANGE)
    visitor.fill("Observaciones", observations)
    visitor.upload(f"Recibo de pago cancelado {LIMIT}", receipt)
    visitor.upload(f"Autorización del líder {LIMIT}", authorisation)
    return visitor


def reason(enter: Enter, values: Values) -> bool:
    """R-UN-56: give that reason and that programme."""
    said = f"{values['reason']} {values['new_programme']}"
    return _filed(_changes(enter, said, paper(), paper()), "indica el nuevo programa")


def both_files(enter: Enter, values: Values) -> bool:
    """R-UN-57: attach both papers, or one of them."""
    receipt = paper() if values["receipt_attached"] else NO_FILE
    authorisation = paper() if values["authorisation_attached"] else NO_FILE
    visitor = _changes(enter, "Psicología, por mi trabajo", receipt, authorisation)
    return _filed(visitor, "este campo es obligatorio")


def sizes(enter: Enter, values: Values) -> bool:
    """R-UN-77: attach papers of these sizes."""
    receipt, authorisation = paper(values["receipt_bytes"]), paper(values["authorisation_bytes"])
    return _filed(_changes(enter, "Psicología, por mi trabajo", receipt, authorisation), "512 Kb")


# Discount, link and transfer


def _discount(
    enter: Enter,
    relation: str = "Yo mismo",
    proof: str = "Certificado laboral",
    issued: str = "2026-08-03",
    at: str | None = None,
    scenario: str = "unad-before-enrolling",
) -> Visitor:
    visitor: Visitor = enter(scenario, at=at)
    request(visitor, DISCOUNT)
    visitor.choose("Quién es el beneficiario", relation)
    visitor.choose("Soporte que adjuntas", proof)
    visitor.fill("Fecha de expedición del soporte (AAAA-MM-DD)", issued)
    visitor.fill("Observaciones", "Convenio")
    visitor.upload(f"Soporte {LIMIT}", paper())
    return visitor


def enrolled(enter: Enter, values: Values) -> bool:
    """R-UN-18: ask for a discount before or after enrolling."""
    scenario = "unad-student" if values["enrolled"] else "unad-before-enrolling"
    return _filed(_discount(enter, scenario=scenario), "ya te inscribiste")


def marriage(enter: Enter, values: Values) -> bool:
    """R-UN-19: attach a marriage record that old."""
    spouse, issued = "Esposo o cónyuge", values["proof_issued_on"]
    visitor = _discount(enter, spouse, values["proof"], issued, values["now"])
    return _filed(visitor, "más de 3 meses")


def certificate(enter: Enter, values: Values) -> bool:
    """R-UN-20: attach a certificate that old."""
    issued, now = values["proof_issued_on"], values["now"]
    return _filed(_discount(enter, "Yo mismo", values["proof"], issued, now), "menos de 30 días")


def kinship(enter: Enter, values: Values) -> bool:
    """R-UN-58: prove that kinship with that."""
    return _filed(_discount(enter, values["relation"], values["proof"]), "se recibe")


def link(enter: Enter, values: Values) -> bool:
    """R-UN-25: have the link mailed again, with a pre-enrolment or without."""
    filled = values["pre_enrolment_filled"]
    visitor = enter("unad-before-enrolling" if filled else "unad-no-preenrolment")
    request(visitor, "Reenvío Enlace de Liquidación y Matrícula")
    visitor.fill("Observaciones", "Solicito el enlace")
    return _filed(visitor, "No encontramos tu preinscripción")


def transfer(enter: Enter, values: Values) -> bool:
    """R-UN-26: move one's file, owing nothing or something."""
    visitor = enter("unad-student" if values["clear_at_origin"] else "unad-owing")
    request(visitor, "Traslado de Documentos")
    visitor.choose("Centro de destino", "CEAD Medellín")
    visitor.fill("Observaciones", "Me mudé")
    return _filed(visitor, "no estás a paz y salvo")


# Changes to an enrolment


def _say(visitor: Visitor, course: tuple[str, str, int], new: str = "") -> None:
    code, name, worth = course
    visitor.fill(f"Código del curso{new}", code)
    visitor.fill("Nombre del curso nuevo" if new else "Nombre de Curso académico", name)
    visitor.fill(f"Cantidad de Créditos del curso{new}", str(worth))


def _adds(
    enter: Enter,
    *courses: tuple[str, str, int],
    scenario: str = "unad-extra-credits",
    at: str = "",
) -> Visitor:
    visitor: Visitor = enter(scenario)
    if at:
        visitor.wait_until(at)
    request(visitor, ADDITION, "16-04")
    _say(visitor, courses[0])
    visitor.fill("Observaciones", ", ".join(f"{code} {name}" for code, name, _ in courses))
    return visitor


def acta_first(enter: Enter, values: Values) -> bool:
    """R-UN-27: defer a course, with the enrolment record or without."""
    generated = values["acta_generated"]
    visitor = _defers(enter, "unad-acta-generated" if generated else "unad-student")
    return _filed(visitor, "debes generar tu acta")


def _defers(
    enter: Enter,
    scenario: str = "unad-acta-generated",
    observations: str = f"{OWN[0]} {OWN[1]}",
    at: str = "",
    period: str = "16-04",
) -> Visitor:
    visitor: Visitor = enter(scenario)
    if at:
        visitor.wait_until(at)
    request(visitor, DEFERRAL, period)
    visitor.fill("Observaciones", observations)
    return visitor


def credits_paid(enter: Enter, values: Values) -> bool:
    """R-UN-28: add a course, with its credits paid or not."""
    paid = values["addition_paid"]
    visitor = _adds(
        enter, ALGEBRA, scenario="unad-extra-credits" if paid else "unad-acta-generated"
    )
    return _filed(visitor, "deben estar pagados")


def equal_credits(enter: Enter, values: Values) -> bool:
    """R-UN-30: put a course with so many credits in the place of the other."""
    visitor = enter("unad-acta-generated")
    new = {3: WRITING, 4: CALCULUS}[values["new_course_credits"]]
    given(visitor.page, str(values["course_credits"]), str(OWN[2]))
    request(visitor, "Cambio de Cursos", "16-04")
    _say(visitor, OWN)
    _say(visitor, new, " nuevo")
    visitor.fill("Observaciones", f"{OWN[0]} {OWN[1]} por {new[0]} {new[1]}")
    return _filed(visitor, "los mismos créditos")


def seats(enter: Enter, values: Values) -> bool:
    """R-UN-31: add a course that has seats, or none."""
    return _filed(_adds(enter, ALGEBRA if values["seats"] else FULL), "ya no tiene cupos")


def courses_named(enter: Enter, values: Values) -> bool:
    """R-UN-32: name the course to defer, or none."""
    said = values["observations"] and f"{OWN[0]} {OWN[1]}"
    return _filed(_defers(enter, observations=said), "Observaciones")


def course_data(enter: Enter, values: Values) -> bool:
    """R-UN-63: give of a course what the example gives."""
    code, name, worth = ALGEBRA
    visitor = _adds(enter, ALGEBRA)
    visitor.fill("Código del curso", values["course_code"] and code)
    visitor.fill("Nombre de Curso académico", values["course_name"] and name)
    visitor.fill("Cantidad de Créditos del curso", str(values["course_credits"] and worth))
    return _filed(visitor, "este campo es obligatorio")


def at_most_21(enter: Enter, values: Values) -> bool:
    """R-UN-64: add so many credits to those that one has."""
    visitor = _adds(enter, ALGEBRA, {6: WRITING, 7: CALCULUS}[values["credits_added"]])
    given(visitor.page, str(values["credits_paid"]), "15")
    return _filed(visitor, "se inscriben máximo 21")


def week_of_changes(enter: Enter, values: Values) -> bool:
    """R-UN-62: add a course as long after that week has begun as in the example."""
    at = _as_long_after(CHANGES, values["novedades_start"], values["now"])
    return _filed(_adds(enter, ALGEBRA, at=at), "semana de novedades")


def _as_long_after(start: date, then: str, now: str) -> str:
    """The moment in Bogotá that is as long after the mock's day as the example's after its own."""
    passed = datetime.fromisoformat(now) - datetime.fromisoformat(then)
    return f"{datetime.combine(start, datetime.min.time()) + passed:%Y-%m-%dT%H:%M}-05:00"


def in_time(enter: Enter, values: Values) -> bool:
    """R-UN-34: defer a course as long after enrolment closed as in the example."""
    at = _as_long_after(CLOSED, values["enrolment_closed_on"], values["now"])
    return _filed(_defers(enter, at=at), "el plazo venció")


def short_period(enter: Enter, values: Values) -> bool:
    """R-UN-35: defer a course of a period that long, with force majeure or without."""
    visitor = _defers(enter, "unad-eight-weeks", period="8-03")
    given(visitor.page, str(values["period_weeks"]), "8")
    if values["force_majeure"]:
        visitor.upload(f"Soporte de fuerza mayor {LIMIT}", paper())
    return _filed(visitor, "salvo fuerza mayor")


def in_a_row(enter: Enter, values: Values) -> bool:
    """R-UN-37: defer a whole period, for the so-manieth time in a row."""
    before = {2: "unad-one-deferral", 3: "unad-two-deferrals"}
    visitor = enter(before[values["deferrals_in_a_row"]])
    request(visitor, "Aplazamiento Periodo", "16-04")
    visitor.fill("Observaciones", "Solicito el aplazamiento")
    return _filed(visitor, "no puedes aplazar un tercero")


TRIALS: dict[str, Trial] = {
    "R-UN-10": file,
    "R-UN-11": known_format,
    "R-UN-15": change_fee,
    "R-UN-16": signed,
    "R-UN-18": enrolled,
    "R-UN-19": marriage,
    "R-UN-20": certificate,
    "R-UN-25": link,
    "R-UN-26": transfer,
    "R-UN-27": acta_first,
    "R-UN-28": credits_paid,
    "R-UN-30": equal_credits,
    "R-UN-31": seats,
    "R-UN-32": courses_named,
    "R-UN-34": in_time,
    "R-UN-35": short_period,
    "R-UN-37": in_a_row,
    "R-UN-41": identity,
    "R-UN-45": registered,
    "R-UN-53": named,
    "R-UN-56": reason,
    "R-UN-57": both_files,
    "R-UN-58": kinship,
    "R-UN-62": week_of_changes,
    "R-UN-63": course_data,
    "R-UN-64": at_most_21,
    "R-UN-77": sizes,
}
