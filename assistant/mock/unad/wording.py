"""The fields that forms of UNAD share, their messages, and what they refuse."""

from assistant.mock.forms import Field, Messages
from assistant.mock.portal import Page, Visit
from assistant.mock.unad.records import UnadRecords, UnadSession

UnadVisit = Visit[UnadSession]
UnadPage = Page[UnadSession]

MESSAGES = Messages(
    required="{field}: este campo es obligatorio.",
    option="{field}: esta no es una de las opciones.",
    number="{field}: escribe un número entero de {minimum} a {maximum}.",
    email="{field}: escribe una dirección como nombre@ejemplo.org.",
    pdf="{field}: adjunta un archivo PDF.",
    size="{field}: el archivo puede pesar máximo 512 Kb.",
)

USER = Field("user", "Usuario", autocomplete="username")
PASSWORD = Field("password", "Contraseña", "password", autocomplete="current-password")
DOCUMENT = Field("document", "Digite su Número de identificación")

WRONG = "El usuario o la contraseña no son correctos."
UNKNOWN = "{field}: no hay nadie con este número en nuestros registros."


def records(visit: UnadVisit) -> UnadRecords:
    """Give what the university knows in the world of a visit."""
    return visit.world.unad


def unknown_document(visit: UnadVisit, field: Field) -> list[str]:
    """Refuse an identity number that nobody has."""
    known = records(visit).person.document
    return [] if visit.text(field.name) == known else [UNKNOWN.format(field=field.title)]
