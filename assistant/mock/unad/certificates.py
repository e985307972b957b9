"""The two topics of the SAI about certificates and statements: their receipt, and the request."""

from starlette.responses import Response

from assistant.mock.colombia import after_business_days, pesos
from assistant.mock.forms import Field
from assistant.mock.unad.receipts import CONSTANCIAS, PRICES, issue
from assistant.mock.unad.topics import Topic, file_with_sai
from assistant.mock.unad.wording import UnadVisit, records

MARKS = "Certificación de notas"
APOSTILLE = "Certificado de notas para Apostillar"
FORMATS = (
    MARKS,
    "Constancia de pago",
    "Constancia de matrícula",
    "Constancia de laboratorios",
    "Constancia de grado",
    "Constancia de buena conducta",
    "Constancia de asistencia a evento académico",
    APOSTILLE,
)

FORMAT = Field("format", "Formato", "choice", FORMATS)
HOW_MANY = Field("formats", "Cantidad de formatos", "number")
VIGENCIAS = Field("vigencias", "Vigencias", "number")
DETAIL = Field("detail", "Detalle de la solicitud", "long")
RECEIPT = Field("receipt", "Recibo de pago escaneado", "file")

ONLY_MARKS = "Vigencias: solo las notas se cobran por vigencia; para este formato escribe 1."
NO_FORMAT = "Detalle de la solicitud: escribe el nombre de uno de los ocho formatos."


def _price(_visit: UnadVisit) -> list[str]:
    return [
        f"Cada formato vale {pesos(PRICES[CONSTANCIAS])} (2025). Las notas se cobran por cada "
        "vigencia: la 1 va de enero a junio, la 2 de julio a diciembre."
    ]


def _too_many(visit: UnadVisit) -> list[str]:
    by_vigencia = visit.text("format") in (MARKS, APOSTILLE)
    return [] if by_vigencia or visit.text("vigencias") == "1" else [ONLY_MARKS]


def _issue(visit: UnadVisit) -> Response:
    units = int(visit.text("formats")) * int(visit.text("vigencias"))
    visit.session.consulted = records(visit).person.document
    return visit.go(
        f"/recibos/{issue(visit, CONSTANCIAS, units).reference}",
        status="Tu recibo está listo. Págalo y envía la solicitud del formato.",
    )


def _how(_visit: UnadVisit) -> list[str]:
    return [
        "En el detalle escribe el nombre del formato, y adjunta el recibo pagado: un PDF de máximo "
        "512 Kb.",
        "La respuesta tarda 3 días hábiles, o 10 si el formato es para apostillar.",
    ]


def _named(visit: UnadVisit) -> str:
    """The format that the detail names, if it does."""
    detail = visit.text("detail").casefold()
    return next((each for each in FORMATS if each.casefold() in detail), "")


def _unnamed(visit: UnadVisit) -> list[str]:
    return [] if _named(visit) else [NO_FORMAT]


def _send(visit: UnadVisit) -> Response:
    named, now = _named(visit), visit.world.now
    paid = any(each.paid_at and each.concept == CONSTANCIAS for each in records(visit).receipts)
    return file_with_sai(
        visit,
        REQUEST,
        {"format": named} if paid else {},
        answer_at=after_business_days(now, 10 if named == APOSTILLE else 3),
        answer=f"Tu formato «{named}» está listo."
        if paid
        else "No encontramos el pago de tu recibo. Págalo y envía otra vez la solicitud.",
    )


RECEIPT_TOPIC = Topic(
    path="/campus/sai/formulario/recibo",
    caption="Recibo de pago - Certificados y/o Constancias",
    told=_price,
    fields=lambda _visit: (FORMAT, HOW_MANY, VIGENCIAS),
    refuse=_too_many,
    send=_issue,
    filed=False,
)
REQUEST = Topic(
    path="/campus/sai/formulario/certificado",
    caption="Certificados y/o Constancias",
    told=_how,
    fields=lambda _visit: (DETAIL, RECEIPT),
    refuse=_unnamed,
    send=_send,
)
