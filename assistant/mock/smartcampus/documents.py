"""SmartCampus's PDF documents."""

from assistant.mock.colombia import moment, pesos
from assistant.mock.documents import specimen
from assistant.mock.smartcampus.records import ENROLMENT, Request, SmartcampusRecords
from assistant.mock.world import World

SENDER = "Politécnico Grancolombiano (simulación)"
NOTICE = "Hecho por una simulación para cursos y pruebas. No es un documento de la institución."


def facts_of(kept: SmartcampusRecords, certificate: str) -> list[tuple[str, str]]:
    """Give what a certificate says of the person: the same in the preview and in the PDF."""
    person = kept.person
    facts = [
        ("Nombre", person.full_name),
        ("Documento", person.identity_document),
        ("Programa", person.program),
        ("Perfil", person.profile),
    ]
    if certificate != ENROLMENT:
        return facts
    return [
        *facts,
        ("Periodo académico", kept.period),
        ("Estado", "Matriculado"),
        ("Valor pagado", f"{pesos(kept.enrolment_paid)} COP"),
    ]


def document(world: World, kind: str, key: str) -> bytes:
    """Make one of the documents that the portal hands out or mails."""
    kept = world.smartcampus
    request = kept.request(int(key))
    assert request is not None
    return _receipt(world, request) if kind == "receipt" else _certificate(world, request)


def _certificate(world: World, request: Request) -> bytes:
    kept = world.smartcampus
    assert request.generated_at is not None
    made = world.local(request.generated_at)
    pdf = specimen(SENDER, "es", made, NOTICE)
    pdf.title_line(request.kind.title, f"Solicitud {request.number}")
    pdf.paragraph("Se hace constar, como ejemplo y sin validez, que:")
    pdf.facts(facts_of(kept, request.certificate))
    if request.certificate == ENROLMENT:
        rows = [(one.code, one.name, str(one.credits)) for one in kept.subjects]
        pdf.grid([("Código", "Materia inscrita", "Créditos"), *rows], (30, 110, 26))
    pdf.paragraph(f"Generado el {moment(made)}.")
    return pdf.bytes()


def _receipt(world: World, request: Request) -> bytes:
    payment = request.payments[-1]
    at = world.local(payment.at)
    pdf = specimen(SENDER, "es", at, NOTICE)
    pdf.title_line(f"Comprobante {payment.receipt}", "Pago ficticio: no se movió dinero")
    pdf.facts(
        [
            ("Recibido de", world.smartcampus.person.full_name),
            ("Fecha", moment(at)),
            ("Solicitud", str(request.number)),
            ("Certificado", request.kind.title),
            ("Valor", f"{pesos(payment.amount)} COP"),
        ]
    )
    return pdf.bytes()
