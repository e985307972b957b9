"""The way of a visitor through all pages of SmartCampus."""

from assistant.regression.visitor import Enter, Visitor

ENROLMENT = "Certificado de Matriculado"
LIST = "/smartcampus/certificados"


def tour(enter: Enter) -> None:
    """See every page in every state that shows something of its own."""
    student = enter("enrolled-student")
    student.open("/smartcampus/")
    sign_in(student)
    student.follow("Certificados")
    preview(student)
    order(student)
    pay(student)
    enter_again(student)
    student.open(LIST)
    student.press("Generar documento")
    student.follow("Volver a Certificados")
    student.press("Enviar")
    student.open("/smartcampus/no-such")
    for card in ("declined", "pending"):
        buyer = enter("enrolled-student", settings={"card": card})
        sign_in(buyer)
        preview(buyer)
        order(buyer)
        pay(buyer)
        buyer.open(LIST)
    for scenario in (
        "no-subjects",
        "visitor",
        "certificate-unpaid",
        "certificate-paid-31-days-ago",
    ):
        other = enter(scenario)
        sign_in(other)
        other.open(LIST)


def sign_in(visitor: Visitor) -> None:
    """Sign in as the person of the world."""
    person = visitor.world.people["smartcampus"]
    visitor.open("/smartcampus/ingreso")
    visitor.fill("Usuario", person["user"])
    visitor.fill("Contraseña", person["password"])
    visitor.press("Ingresar")


def enter_again(visitor: Visitor) -> None:
    """Sign out, if the session has not ended by itself, and in again."""
    if visitor.open("/smartcampus/").offers("link", "Salir"):
        visitor.follow("Salir")
    sign_in(visitor)


def preview(visitor: Visitor, period: str = "") -> None:
    """Preview the certificate of enrolment, say that the data are right, and go on."""
    visitor.open(LIST)
    visitor.follow(f"Previsualizar {ENROLMENT}")
    if period:
        visitor.choose("Periodo académico", period)
    [confirmation] = [name for name in visitor.page.names("field") if name.startswith("Soy ")]
    visitor.tick(confirmation)
    visitor.press("Continuar con la solicitud")


def order(visitor: Visitor) -> None:
    """Ask for the certificate on the page of its price."""
    visitor.tick("Conozco estas condiciones")
    visitor.press("Solicitar")


def pay(visitor: Visitor) -> None:
    """Pay on the page of the payment."""
    visitor.press("Pagar")
