"""Campus credentials: the first ones by receipt, and the recovery of old ones."""

from starlette.responses import Response

from assistant.mock.forms import Field
from assistant.mock.unad.filing import wrong_entries
from assistant.mock.unad.wording import UnadPage, UnadVisit, records

DOCUMENT = Field("document", "Número de documento")
REFERENCE = Field("reference", "Número de referencia")
EMAIL = Field("email", "Correo personal", "email", autocomplete="email")
FIRST = (DOCUMENT, REFERENCE)
RECOVERY = (DOCUMENT, EMAIL)

NO_MATCH = (
    "Los datos no coinciden con ningún recibo de matrícula pagado. Revisa el número de referencia, "
    "arriba a la derecha del recibo."
)
ON_ITS_WAY = "Si los datos son correctos, te llegará un mensaje a tu correo personal."


def first(visit: UnadVisit) -> Response:
    """Ask for the document and the reference of the receipt."""
    return visit.page("credentials.html", fields=FIRST)


def send_first(visit: UnadVisit) -> Response:
    """Mail user and first password to whoever has paid."""
    alerts = wrong_entries(visit, FIRST)
    if not alerts and not _paid(visit):
        alerts = [NO_MATCH]
    if alerts:
        return visit.refuse(alerts)
    person = records(visit).person
    visit.world.post(
        person.email,
        "Tu usuario y primera contraseña del Campus Virtual",
        f"Hola, {person.full_name}:\n\nusuario: {person.user}\ncontraseña: {person.password}",
    )
    return visit.go(
        "/credenciales", status="Enviamos tu usuario y tu contraseña a tu correo personal."
    )


def _paid(visit: UnadVisit) -> bool:
    kept = records(visit)
    receipt = kept.receipt(visit.text("reference"))
    enrolled = receipt is not None and receipt.concept == "MATRÍCULA" and receipt.paid_at
    return bool(enrolled) and visit.text("document") == kept.person.document


def recovery(visit: UnadVisit) -> Response:
    """Ask whose credentials are lost; no document shows these steps."""
    return visit.page("recovery.html", fields=RECOVERY)


def recover(visit: UnadVisit) -> Response:
    """Write to the person; a stranger is told the same, so that nobody learns who is known."""
    if alerts := wrong_entries(visit, RECOVERY):
        return visit.refuse(alerts)
    person = records(visit).person
    given = (visit.text("document"), visit.text("email").lower())
    if given == (person.document, person.email.lower()):
        visit.world.post(
            person.email,
            "Tu usuario del Campus Virtual",
            f"Hola, {person.full_name}:\n\ntu usuario es {person.user}. En esta simulación la "
            "contraseña no cambia.",
        )
    return visit.go("/campus/recuperar", status=ON_ITS_WAY)


PAGES = (
    UnadPage("/credenciales", first, send_first, signed_in=False),
    UnadPage("/campus/recuperar", recovery, recover, signed_in=False),
)
