"""The way of a visitor through UNAD's home page, consultas, Campus Virtual and FUS Digital."""

from assistant.regression.form import Upload
from assistant.regression.naming import attribute
from assistant.regression.visitor import Enter, Visitor

CAMPUS = "/unad/campus"
SERVICES = "/unad/servicios"
FUS = "/unad/fus"
DOCUMENT_NUMBER = "Digite su Número de identificación"
PERIOD = "Seleccione el período académico"
PAY = "Pago en Línea-Facturas Otros Conceptos"
ISSUE = "Generar Recibo Otros Conceptos"
CERTIFICATES = "Certificados y/o Constancias"
PERSON = "1032456789"
CODES = "200611, 90004"
PDF = Upload("soporte.pdf", b"%PDF-1.7 simulated")


def tour(enter: Enter) -> None:
    """See every page in every state that shows something of its own."""
    _consultas(enter)
    _enrolling(enter)
    _campus(enter)
    _fus(enter)


def _consultas(enter: Enter) -> None:
    student = enter("unad-student")
    for path in ("/", "/atencion-al-ciudadano", "/servicios/campus", "/credenciales", "/no-such"):
        student.open(f"/unad{path}")
    for path in ("/moodle/servicios/inicio.php", "/campus/recuperar", "/banco", "/laboratorios"):
        student.open(f"/unad{path}")
    student.choose("Zona", "Zona Centro Bogotá Cundinamarca")
    student.choose("Período", "16-04")
    student.press("Consultar programación")
    for scenario, person, last in (
        ("unad-student", PERSON, "Terminar"),
        ("unad-new-student", "1098765432", "Inscriba aquí su inducción"),
    ):
        enrolled = enter(scenario)
        acta(enrolled, person)
        enrolled.press("Reenviar")
        enrolled.press("Aceptar")
        enrolled.press(last)
    issue(student)
    for card in ("accepted", "declined", "pending"):
        buyer = enter("unad-receipt-due", settings={"card": card})
        at_gateway(buyer)
        buyer.press("Pagar")
        buyer.open("/unad/recibos")


def acta(visitor: Visitor, person: str = PERSON, period: str = "16-04") -> None:
    """Ask for the enrolment record of a period."""
    visitor.open("/unad/acta")
    visitor.choose(PERIOD, period)
    visitor.fill(DOCUMENT_NUMBER, person)
    visitor.press("Consultar Acta de Matricula")


def issue(visitor: Visitor, concept: str = "CONSTANCIAS") -> None:
    """Have a receipt issued on the services page."""
    visitor.open(SERVICES)
    visitor.fill(DOCUMENT_NUMBER, PERSON)
    visitor.choose("Trámite", ISSUE)
    visitor.choose("Concepto", concept)
    visitor.press("GENERAR")


def at_gateway(visitor: Visitor) -> None:
    """Look for the receipt that is due, and go to pay it."""
    visitor.open(SERVICES)
    visitor.fill(DOCUMENT_NUMBER, PERSON)
    visitor.choose("Trámite", PAY)
    visitor.press("CONSULTAR")
    visitor.press("GENERAR")


def _enrolling(enter: Enter) -> None:
    applicant = enter("unad-before-enrolling")
    enrol(applicant, 5, CODES)
    applicant.press("Inscribir")


def enrol(visitor: Visitor, total: int, courses: str, period: str = "16-04") -> None:
    """Choose courses to enrol in."""
    visitor.open("/unad/inscripcion")
    visitor.fill(DOCUMENT_NUMBER, PERSON)
    visitor.choose(PERIOD, period)
    visitor.fill("Créditos a inscribir", str(total))
    visitor.fill("Códigos de los cursos, separados por comas", courses)
    visitor.press("Continuar")


def sign_in(visitor: Visitor) -> None:
    """Sign in to the Campus Virtual as the person of the world."""
    person = visitor.world.people["unad"]
    visitor.open(f"{CAMPUS}/ingreso")
    visitor.fill("Usuario", person["user"])
    visitor.fill("Contraseña", person["password"])
    visitor.press("Ingresar")


def student(enter: Enter, scenario: str = "unad-student", at: str | None = None) -> Visitor:
    """Somebody who has signed in to the Campus Virtual."""
    visitor: Visitor = enter(scenario, at=at)
    sign_in(visitor)
    return visitor


def _campus(enter: Enter) -> None:
    visitor = student(enter, "unad-sai-filed")
    for path in ("/sai", "/sai/solicitudes", "/sai/solicitudes/SAI-71001", "/sai/aplazamiento"):
        visitor.open(f"{CAMPUS}{path}")
    for path in ("/registro", "/registro/servicios", "/registro/habilitaciones", "/cursos"):
        visitor.open(f"{CAMPUS}{path}")
    for topic in ("Recibo de pago - Certificados y/o Constancias", CERTIFICATES):
        choose_topic(visitor, topic)
    visitor.open(f"{CAMPUS}/cursos/100413")
    visitor.follow("Correo interno")
    choose_place(visitor)
    visitor.open(f"{CAMPUS}/registro/habilitaciones")
    visitor.press("Generar recibo del curso 301301")
    student(enter, "unad-sai-answered").open(f"{CAMPUS}/sai/solicitudes/SAI-71001")
    student(enter, "unad-resit-active").open(f"{CAMPUS}/cursos/301301")


def choose_topic(visitor: Visitor, topic: str) -> None:
    """Choose what a request to the SAI is about."""
    visitor.open(f"{CAMPUS}/sai/formulario")
    visitor.choose("Tema", topic)
    visitor.press("Continuar")


def choose_place(visitor: Visitor, course: str = "100413") -> None:
    """Say for the first time where one does practicals, and come in again."""
    visitor.open(f"{CAMPUS}/cursos/{course}/componente")
    visitor.choose("ZONA", "Zona Centro Bogotá Cundinamarca")
    visitor.choose("CEAD", "CEAD José Acevedo y Gómez")
    visitor.press("Guardar")
    visitor.open(f"{CAMPUS}/cursos/{course}/componente")


def _fus(enter: Enter) -> None:
    visitor = enter("unad-certificate-paid")
    request(visitor, CERTIFICATES)
    visitor.fill("Observaciones", "Constancia de pago")
    visitor.upload("Recibo escaneado (PDF, máximo 512 Kb)", PDF)
    visitor.press("Radicar solicitud")
    visitor.open(f"{FUS}/estado")
    visitor.press("VER")
    student = enter("unad-student")
    for option in student.open(FUS).names("link"):
        link = attribute(student.open(FUS).find("link", option), "href")
        if link == f"{FUS}/estado":
            student.follow(option)
        elif link.startswith(f"{FUS}/"):
            request(student, option)


def request(visitor: Visitor, option: str, period: str = "") -> None:
    """Choose a request in FUS Digital, say who makes it, and see its form."""
    visitor.open(FUS)
    visitor.follow(option)
    visitor.fill("Número de documento", PERSON)
    visitor.press("Ingresar")
    if period:
        visitor.choose("Período académico", period)
