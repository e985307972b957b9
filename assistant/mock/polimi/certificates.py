"""Polimi's PDF documents, in English and Italian."""

from datetime import datetime

from assistant.mock.documents import specimen
from assistant.mock.polimi.records import (
    Career,
    Parameters,
    PolimiRecords,
    SubmittedRequest,
)
from assistant.mock.world import World

SENDER = "POLITECNICO MILANO 1863"

NOTICE = {
    "English": "Made by a simulation for training and tests. Not a document of any university.",
    "Italian": "Prodotto da una simulazione per corsi e test. Non è un documento di ateneo.",
}

WORDS: dict[str, dict[str, str]] = {
    "English": {
        "degree-award": "Certificate of degree award",
        "educational-path": "Certificate with educational path and ECTS",
        "enrolment": "Certificate of enrolment",
        "Stamped": "Stamped certificate. Revenue stamp: specimen, paid virtually.",
        "Auto": "Self-certification, to be signed by the person it is about.",
        "says": "This is to state that",
        "person": "Name",
        "born": "Born",
        "code": "Person code",
        "career": "Career identification number",
        "category": "Course",
        "enrolled": "Enrolled on",
        "awarded": "Degree awarded on",
        "where": "For use",
        "Abroad": "Abroad",
        "Italy": "Italy",
        "permit": "Only to ask for or renew a residence permit at the police station.",
        "course": "Course unit",
        "mark": "Mark",
        "total": "Total",
        "day": "Milan",
    },
    "Italian": {
        "degree-award": "Certificato di conseguimento titolo",
        "educational-path": "Certificato con percorso formativo ed ECTS",
        "enrolment": "Certificato di iscrizione",
        "Stamped": "Certificato in bollo. Imposta di bollo: fac-simile, assolta in modo virtuale.",
        "Auto": "Autocertificazione, da firmare a cura della persona interessata.",
        "says": "Si attesta che",
        "person": "Nome",
        "born": "Data di nascita",
        "code": "Codice persona",
        "career": "Matricola",
        "category": "Corso",
        "enrolled": "Data di iscrizione",
        "awarded": "Titolo conseguito il",
        "where": "Per uso",
        "Abroad": "Estero",
        "Italy": "Italia",
        "permit": "Solo per chiedere o rinnovare il permesso di soggiorno presso la Questura.",
        "course": "Insegnamento",
        "mark": "Voto",
        "total": "Totale",
        "day": "Milano",
    },
}


def certificate(
    kept: PolimiRecords, career: str, name: str, wanted: Parameters, at: datetime
) -> bytes:
    """Make a certificate as wanted; previews and signed copies look alike."""
    words, study = WORDS[wanted.language], kept.career(career)
    assert study is not None
    pdf = specimen(SENDER, wanted.language[:2].lower(), at, NOTICE[wanted.language])
    pdf.title_line(words[name], words[wanted.use])
    pdf.paragraph(words["says"])
    pdf.facts(_about(kept, study, name, words))
    if name == "educational-path":
        pdf.grid(_units(study, words), (120, 22, 24))
    if wanted.permit == "Yes":
        pdf.paragraph(words["permit"])
    pdf.paragraph(f"{words['where']}: {words[wanted.where]}.")
    pdf.paragraph(f"{words['day']}, {at:%d/%m/%Y}")
    if wanted.additional_notes:
        pdf.paragraph(wanted.additional_notes)
    return pdf.bytes()


def _about(
    kept: PolimiRecords, study: Career, name: str, words: dict[str, str]
) -> list[tuple[str, str]]:
    person = kept.person
    dated = "enrolled" if name == "enrolment" else "awarded"
    return [
        (words["person"], person.full_name),
        (words["born"], person.born),
        (words["code"], person.code),
        (words["career"], study.number),
        (words["category"], study.category),
        (words[dated], study.enrolled if dated == "enrolled" else study.awarded),
    ]


def _units(study: Career, words: dict[str, str]) -> list[tuple[str, str, str]]:
    units = [(unit.name, str(unit.ects), unit.mark) for unit in study.courses]
    total = sum(unit.ects for unit in study.courses)
    return [
        (words["course"], "ECTS", words["mark"]),
        *units,
        (words["total"], str(total), ""),
    ]


def document(world: World, kind: str, key: str) -> bytes:
    """Make one of the documents that the portal hands out or mails."""
    kept = world.polimi
    if kind == "receipt":
        return _receipt(world, key)
    request = kept.request(int(key))
    assert request is not None
    if kind == "delegation":
        return _delegation(kept, request)
    wanted = request.reservation
    at = world.local(request.ready_at)
    return certificate(kept, wanted.career, wanted.certificate, wanted.parameters, at)


def _receipt(world: World, number: str) -> bytes:
    payment = next(each for each in world.polimi.payments if each.receipt == number)
    at = world.local(payment.at)
    pdf = specimen(SENDER, "en", at, NOTICE["English"])
    pdf.title_line(f"Receipt {number}", "Fictional payment, no money was moved")
    pdf.facts(
        [
            ("Received from", world.polimi.person.full_name),
            ("Received at", f"{at:%d/%m/%Y %H:%M:%S}"),
            ("Amount", f"EUR {payment.amount / 100:.2f}"),
        ]
    )
    pdf.grid([("For",), *((line,) for line in payment.lines)], (166,))
    return pdf.bytes()


def _delegation(kept: PolimiRecords, request: SubmittedRequest) -> bytes:
    assert request.form_printed_at is not None
    pdf = specimen(SENDER, "en", request.form_printed_at, NOTICE["English"])
    pdf.title_line("Delegation form", f"Request {request.number}")
    pdf.paragraph("The person named first asks the person named second to collect this document:")
    pdf.facts(
        [
            ("Requested by", kept.person.full_name),
            ("Person code", kept.person.code),
            ("Delegate", request.delegate),
            ("Identity document", request.identity_document),
            ("Document", request.reservation.title),
            ("Counter", request.delivery.address),
        ]
    )
    pdf.paragraph("Date and signature: ______________________________")
    pdf.paragraph("Bring copies of both identity documents.")
    return pdf.bytes()
