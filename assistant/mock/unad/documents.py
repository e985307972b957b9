"""UNAD's PDF documents: what comes with the enrolment record, and receipts."""

from typing import TYPE_CHECKING

from assistant.mock.colombia import day, moment, pesos
from assistant.mock.documents import specimen
from assistant.mock.unad.records import UnadRecords
from assistant.mock.unad.studies import Enrolment
from assistant.mock.world import World

if TYPE_CHECKING:
    from assistant.mock.specimen import Specimen

SENDER = "UNIVERSIDAD NACIONAL ABIERTA Y A DISTANCIA"
NOTICE = "Hecho por una simulación para cursos y pruebas. No es un documento de la universidad."
BANKS = ("Banco Ficticio del Páramo", "Banco de Práctica", "Cooperativa Ejemplar")
"""Clearly no banks that exist."""


def document(world: World, kind: str, key: str) -> bytes:
    """Make one of the documents that the sites hand out or mail; ``key`` says for what."""
    return MAKERS[kind](world, key)


def _enrolment(world: World, period: str) -> Enrolment:
    found = world.unad.enrolment(period)
    assert found is not None
    return found


def _page(world: World, title: str, under: str = "") -> "Specimen":
    pdf = specimen(SENDER, "es", world.now, NOTICE)
    pdf.title_line(title, under)
    return pdf


def _about(kept: UnadRecords) -> list[tuple[str, str]]:
    person = kept.person
    return [
        ("Nombre", person.full_name),
        ("Documento de identidad", person.document),
        ("Programa", person.programme),
        ("Escuela", person.school),
        ("Centro", person.centre),
    ]


def receipt(world: World, reference: str) -> bytes:
    """Make the invoice of a receipt, with the banks at its foot."""
    kept = world.unad
    found = kept.receipt(reference)
    assert found is not None
    pdf = _page(world, "Recibo de pago", f"Número de referencia: {reference}")
    pdf.facts(
        [
            *_about(kept)[:2],
            ("Concepto", found.concept),
            ("Valor", pesos(found.amount)),
            ("Fecha de expedición", moment(world.local(found.issued_at))),
            ("Estado", found.state(world.now)),
        ]
    )
    pdf.paragraph("Bancos autorizados (ficticios): " + ", ".join(BANKS) + ".")
    return pdf.bytes()


def _acta(world: World, period: str) -> bytes:
    kept, enrolment = world.unad, _enrolment(world, period)
    pdf = _page(world, "Acta de Matrícula", f"Período {period}")
    pdf.set_encryption(owner_password=world.seed, user_password=kept.person.document)
    pdf.facts([*_about(kept), ("Créditos pagados", str(enrolment.credits_paid))])
    pdf.grid(_courses(kept, enrolment), (28, 110, 28))
    return pdf.bytes()


def _courses(kept: UnadRecords, enrolment: Enrolment) -> list[tuple[str, str, str]]:
    offered = [kept.course(taken.code) for taken in enrolment.courses]
    rows = [(each.code, each.name, str(each.credits)) for each in offered if each]
    return [("Código", "Curso", "Créditos"), *rows]


def _card(world: World, period: str) -> bytes:
    kept = world.unad
    pdf = _page(world, "Carné de Matrícula", f"Período {period}")
    pdf.set_encryption(owner_password=world.seed, user_password=kept.person.document)
    pdf.facts(_about(kept))
    pdf.paragraph("Llévalo en tu teléfono o impreso a los encuentros en tu centro.")
    return pdf.bytes()


def _programme(world: World, period: str) -> bytes:
    found = world.unad.period(period)
    assert found is not None
    pdf = _page(world, "Programación Académica del Período", f"Período {period}")
    pdf.facts(
        [
            ("Semanas", str(found.weeks)),
            ("Inicio", day(world.local(found.starts))),
            ("Cierre de matrícula", day(world.local(found.enrolment_closes))),
            ("Fin", day(world.local(found.ends))),
        ]
    )
    return pdf.bytes()


def _rules(world: World, _period: str) -> bytes:
    pdf = _page(world, "Reglamento Estudiantil", "Acuerdo 0029 de 13 de diciembre de 2013")
    pdf.paragraph("Aquí iría el reglamento. Esta simulación no reproduce su texto.")
    return pdf.bytes()


def _change(world: World, number: str) -> bytes:
    """Make the record of a change to an enrolment."""
    request = world.unad.request(number)
    assert request is not None
    pdf = _page(world, CHANGE_RECORD, f"Solicitud {number}")
    asked = [("Novedad", request.topic), ("Período", request.fields["period"])]
    pdf.facts([*_about(world.unad), *asked])
    pdf.paragraph(request.fields["observations"])
    return pdf.bytes()


CHANGE_RECORD = "Acta de Aplazamiento, Cambio o Cancelación de su (s) curso (s)"


def _format(world: World, number: str) -> bytes:
    """Make the certificate or statement that a request has brought; ``number`` is the request's."""
    kept = world.unad
    request = kept.request(number)
    assert request is not None
    name = request.fields.get("format") or request.fields["observations"]
    pdf = _page(world, name, f"Solicitud {number}")
    pdf.facts([*_about(kept), ("Expedida", day(world.local(request.answer_at)))])
    if "notas" in name:
        pdf.grid(_marks(kept), (28, 28, 90, 20))
    return pdf.bytes()


def _marks(kept: UnadRecords) -> list[tuple[str, str, str, str]]:
    rows = [
        (enrolment.period, taken.code, course.name, f"{taken.mark:.1f}")
        for enrolment in kept.enrolments
        for taken in enrolment.courses
        if taken.mark is not None and (course := kept.course(taken.code))
    ]
    return [("Período", "Código", "Curso", "Nota"), *rows]


ACTA_FILES = (
    ("acta", "Acta de Matrícula"),
    ("card", "Carné de Matrícula"),
    ("programme", "Programación Académica del Período"),
    ("rules", "Reglamento Estudiantil"),
)
"""What is mailed with the enrolment record; the first two open with the identity number."""
MAKERS = {
    "receipt": receipt,
    "acta": _acta,
    "card": _card,
    "programme": _programme,
    "rules": _rules,
    "format": _format,
    "change": _change,
}
