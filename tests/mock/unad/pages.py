"""UNAD's pages and what to do before one sees them, for the test of looks."""

from collections.abc import Callable

from tests.mock.unad.person import DOCUMENT, ISSUE, Person

Prepare = Callable[[Person], None]


def nothing(person: Person) -> None:
    """A page that anybody sees."""


def refused(path: str) -> Prepare:
    """The page with what it says to an empty form."""

    def refused(person: Person) -> None:
        person.send(path)

    return refused


def in_campus(person: Person) -> None:
    person.sign_in()


def with_invoices(person: Person) -> None:
    person.consult()


def about_to_pay(person: Person) -> None:
    person.consult()
    person.generate()


def having_paid(person: Person) -> None:
    about_to_pay(person)
    person.send("/pago", action="pay")


def with_receipt(person: Person) -> None:
    person.generate(ISSUE, concept="CONSTANCIAS")


def with_acta(person: Person) -> None:
    person.ask_for_acta(document=person.control()["unad"]["person"]["document"])
    person.send("/acta/consulta")
    person.send("/acta/condiciones")


def with_courses(person: Person) -> None:
    person.send(
        "/inscripcion",
        document=DOCUMENT,
        period="16-04",
        credits="5",
        courses="200611, 90004",
    )


def enrolled(person: Person) -> None:
    with_courses(person)
    person.send("/inscripcion/resumen")


def closed(person: Person) -> None:
    person.control("/faults", fault="503")


PAGES: list[tuple[str, Prepare, str]] = [
    ("/inbox", with_acta, "unad-student"),
    ("/unad/", nothing, "unad-student"),
    ("/unad/atencion-al-ciudadano", nothing, "unad-student"),
    ("/unad/servicios", nothing, "unad-student"),
    ("/unad/servicios", refused("/servicios"), "unad-student"),
    ("/unad/servicios", with_invoices, "unad-receipt-due"),
    ("/unad/servicios/campus", nothing, "unad-student"),
    ("/unad/recibos", nothing, "unad-student"),
    ("/unad/recibos", having_paid, "unad-receipt-due"),
    ("/unad/recibos/7005000101", with_receipt, "unad-student"),
    ("/unad/pago", about_to_pay, "unad-receipt-due"),
    ("/unad/pago/aprobado", having_paid, "unad-receipt-due"),
    ("/unad/pago/rechazado", nothing, "unad-student"),
    ("/unad/pago/pendiente", nothing, "unad-student"),
    ("/unad/banco", refused("/banco"), "unad-student"),
    ("/unad/acta", refused("/acta"), "unad-student"),
    ("/unad/acta/consulta", with_acta, "unad-student"),
    ("/unad/acta/condiciones", with_acta, "unad-student"),
    ("/unad/acta/enviada", with_acta, "unad-student"),
    ("/unad/acta/enviada", with_acta, "unad-new-student"),
    ("/unad/induccion", with_acta, "unad-new-student"),
    ("/unad/credenciales", refused("/credenciales"), "unad-student"),
    ("/unad/campus/recuperar", nothing, "unad-student"),
    ("/unad/campus/ingreso", refused("/campus/ingreso"), "unad-student"),
    ("/unad/campus", in_campus, "unad-student"),
    ("/unad/inscripcion", refused("/inscripcion"), "unad-before-enrolling"),
    ("/unad/inscripcion/resumen", with_courses, "unad-before-enrolling"),
    ("/unad/inscripcion/registrada", nothing, "unad-before-enrolling"),
    ("/unad/inscripcion/registrada", enrolled, "unad-before-enrolling"),
    ("/unad/laboratorios", nothing, "unad-student"),
    ("/unad/laboratorios/2/16-04", nothing, "unad-student"),
    ("/unad/laboratorios/1/16-04", nothing, "unad-student"),
    ("/unad/laboratorios/componente-practico", nothing, "unad-student"),
    ("/unad/laboratorios/escenarios-de-practica", nothing, "unad-student"),
    ("/unad/nada", nothing, "unad-student"),
    ("/unad/servicios", closed, "unad-student"),
]
