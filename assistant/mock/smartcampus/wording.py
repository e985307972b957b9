"""The fields that SmartCampus has in several forms, and what it says when it refuses."""

from assistant.mock.forms import Field
from assistant.mock.portal import Page, Visit
from assistant.mock.smartcampus.records import SmartcampusRecords, SmartcampusSession

SmartcampusVisit = Visit[SmartcampusSession]
SmartcampusPage = Page[SmartcampusSession]

USER = Field("user", "Usuario", autocomplete="username")
PASSWORD = Field("password", "Contraseña", "password", autocomplete="current-password")

WRONG = "El usuario o la contraseña no son correctos."
NO_PROFILE = "Los certificados son para estudiantes, graduados y egresados."
NOT_PREVIEWED = "Primero mira la vista previa del certificado y confirma que tus datos están bien."
NOT_CONFIRMED = "Confirma que los datos de la vista previa están bien antes de seguir."
NOT_UNDERSTOOD = "Confirma que conoces las condiciones antes de solicitar."
NOT_PAID = "Este certificado aún no está pagado: no se puede generar ni enviar."
NOT_YET = "Tu pago está registrado. Vuelve a ingresar a SmartCampus para generar el documento."
NOT_GENERATED = "Primero genera el documento."
EXPIRED = "El acceso a este documento venció a los 30 días del pago. Solicítalo de nuevo."
NO_SUBJECTS = "No disponible: no tienes materias inscritas en el periodo {period}."
EARLIER = (
    "Solo se generan certificados del periodo académico actual ({period}). Los de periodos "
    "anteriores no se emiten, tampoco de forma manual."
)
FINAL = "Un certificado pagado no tiene devolución ni modificaciones."


def records(visit: SmartcampusVisit) -> SmartcampusRecords:
    """Give what the portal knows in the world of a visit."""
    return visit.world.smartcampus
