"""UNAD's pages and what to do before one sees them, for the test of looks."""

from collections.abc import Callable

from tests.mock.unad.person import DOCUMENT, ISSUE, PDF, Person

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


def resit_generated(person: Person) -> None:
    person.sign_in()
    person.send("/campus/registro/habilitaciones", course="301301")


def at_place(person: Person) -> None:
    """One's centre for practicals is chosen."""
    person.sign_in()
    person.send(
        "/campus/cursos/100413/componente",
        zone="Zona Centro Bogotá Cundinamarca",
        cead="CEAD José Acevedo y Gómez",
    )


def refused_in_campus(path: str) -> Prepare:
    """The page of the campus with what it says to an empty form."""

    def refused_in_campus(person: Person) -> None:
        person.sign_in()
        person.send(path)

    return refused_in_campus


def too_late_to_defer(person: Person) -> None:
    person.sign_in()
    person.send(
        "/campus/sai/aplazamiento",
        checked="yes",
        period="16-04",
        what="Cursos",
        event="Ninguno",
        course_80017="yes",
    )


def asked_in_sai(person: Person) -> None:
    person.sign_in()
    detail = "Constancia de pago"
    person.attach(
        "/campus/sai/formulario/certificado", {"receipt": PDF}, checked="yes", detail=detail
    )


def generated_twice(person: Person) -> None:
    resit_generated(person)
    person.send("/campus/registro/habilitaciones", course="301301")


def in_another_zone(person: Person) -> None:
    person.sign_in()
    person.send(
        "/campus/cursos/100413/componente", zone="Zona Sur", cead="CEAD de Práctica del Sur"
    )


def refused_a_group(person: Person) -> None:
    at_place(person)
    person.send("/campus/cursos/100413/componente", group="Grupo 2")


def in_a_group(person: Person) -> None:
    at_place(person)
    person.send("/campus/cursos/100413/componente", group="Grupo 1", accepted="yes")


def in_fus(person: Person) -> None:
    person.enter_fus("certificados")


def filed(person: Person) -> None:
    person.file("certificados", {"receipt": PDF}, observations="Constancia de pago")


def refused_in_fus(option: str) -> Prepare:
    """A form of FUS Digital with what it says if it is sent empty."""

    def refused_in_fus(person: Person) -> None:
        person.enter_fus(option)
        person.send(f"/fus/{option}/solicitud")

    return refused_in_fus


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
    ("/unad/campus/sai", in_campus, "unad-student"),
    ("/unad/campus/sai/formulario", in_campus, "unad-student"),
    *(
        (path, refused_in_campus(path.removeprefix("/unad")), "unad-student")
        for path in (
            "/unad/campus/sai/formulario/recibo",
            "/unad/campus/sai/formulario/certificado",
            "/unad/campus/sai/aplazamiento",
            "/unad/campus/cursos/100413/componente",
            "/unad/campus/cursos/100413/correo",
        )
    ),
    ("/unad/campus/sai/solicitudes", in_campus, "unad-student"),
    ("/unad/campus/sai/solicitudes", in_campus, "unad-sai-filed"),
    ("/unad/campus/sai/solicitudes/SAI-71001", in_campus, "unad-sai-filed"),
    ("/unad/campus/sai/solicitudes/SAI-71001", in_campus, "unad-sai-answered"),
    ("/unad/campus/registro", in_campus, "unad-student"),
    ("/unad/campus/registro/servicios", in_campus, "unad-student"),
    ("/unad/campus/registro/habilitaciones", in_campus, "unad-failed-courses"),
    ("/unad/campus/registro/habilitaciones", in_campus, "unad-past-period"),
    ("/unad/campus/registro/habilitaciones/recibo", resit_generated, "unad-student"),
    ("/unad/campus/cursos", in_campus, "unad-resit-paid"),
    ("/unad/campus/cursos/100413", in_campus, "unad-student"),
    ("/unad/campus/cursos/100413/componente", at_place, "unad-student"),
    ("/unad/campus/sai/aplazamiento", in_campus, "unad-acta-generated"),
    ("/unad/campus/sai/aplazamiento", too_late_to_defer, "unad-late-for-deferral"),
    ("/unad/campus/sai/formulario", refused_in_campus("/campus/sai/formulario"), "unad-student"),
    ("/unad/campus/sai/solicitudes", asked_in_sai, "unad-certificate-paid"),
    ("/unad/campus/registro/habilitaciones", generated_twice, "unad-failed-courses"),
    ("/unad/campus/cursos", in_campus, "unad-past-period"),
    ("/unad/campus/cursos", in_campus, "unad-resit-active"),
    ("/unad/campus/cursos", in_a_group, "unad-student"),
    ("/unad/campus/cursos/301301", in_campus, "unad-resit-active"),
    ("/unad/campus/cursos/100413/componente", in_another_zone, "unad-student"),
    ("/unad/campus/cursos/100413/componente", refused_a_group, "unad-student"),
    ("/unad/campus/cursos/100413/componente", in_a_group, "unad-student"),
    ("/unad/fus", nothing, "unad-student"),
    ("/unad/fus/certificados", refused("/fus/certificados"), "unad-student"),
    *(
        (f"/unad/fus/{option}/solicitud", refused_in_fus(option), "unad-acta-generated")
        for option in (
            "certificados",
            "descuento",
            "traslado",
            "cambio-cursos",
            "cancelacion-cursos",
        )
    ),
    ("/unad/fus/radicada", filed, "unad-certificate-paid"),
    ("/unad/fus/estado", nothing, "unad-student"),
    ("/unad/fus/estado", in_fus, "unad-fus-filed"),
    ("/unad/fus/estado/FUS-240001", in_fus, "unad-fus-filed"),
    ("/unad/fus/estado/FUS-240001", in_fus, "unad-fus-answered"),
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
