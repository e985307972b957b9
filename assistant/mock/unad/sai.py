"""The SAI of the Campus Virtual: its section, the virtual form's topics, and one's requests."""

from starlette.responses import Response

from assistant.mock.forms import Field
from assistant.mock.unad.certificates import RECEIPT_TOPIC, REQUEST
from assistant.mock.unad.deferring import DEFERRAL
from assistant.mock.unad.documents import document
from assistant.mock.unad.filing import wrong_entries
from assistant.mock.unad.records import Request
from assistant.mock.unad.wording import UnadPage, UnadVisit, records

TOPICS = (RECEIPT_TOPIC, REQUEST)
TOPIC = Field("topic", "Tema", "choice", tuple(topic.caption for topic in TOPICS))


def sai(visit: UnadVisit) -> Response:
    """Show the section of the SAI."""
    return visit.page("sai.html")


def form(visit: UnadVisit) -> Response:
    """Ask for the topic."""
    return visit.page("sai-topic.html", fields=(TOPIC,))


def choose(visit: UnadVisit) -> Response:
    """Go on to the form of the topic."""
    if alerts := wrong_entries(visit, (TOPIC,)):
        return visit.refuse(alerts)
    chosen = next(topic for topic in TOPICS if topic.caption == visit.text("topic"))
    return visit.go(chosen.path)


def _requests(visit: UnadVisit) -> list[Request]:
    return [each for each in records(visit).requests if each.system == "SAI"]


def requests(visit: UnadVisit) -> Response:
    """List one's requests, the newest first."""
    return visit.page("sai-requests.html", requests=_requests(visit)[::-1])


def _asked_for(visit: UnadVisit) -> Request | None:
    number = visit.request.path_params["number"]
    return next((each for each in _requests(visit) if each.number == number), None)


def _format(visit: UnadVisit, request: Request) -> str:
    """The certificate that a request has brought by now, if it has."""
    return request.fields.get("format", "") if request.answered(visit.world.now) else ""


def request(visit: UnadVisit) -> Response:
    """Show one request, and its answer once there is one."""
    found = _asked_for(visit)
    if found is None:
        return visit.error(404)
    return visit.page("sai-request.html", request=found, format=_format(visit, found))


def file(visit: UnadVisit) -> Response:
    """Hand over the certificate that a request has brought."""
    found = _asked_for(visit)
    if found is None or not _format(visit, found):
        return visit.error(404)
    return visit.file(document(visit.world, "format", found.number), f"{found.number}.pdf")


PAGES = (
    UnadPage("/campus/sai", sai),
    UnadPage("/campus/sai/formulario", form, choose),
    *(topic.page for topic in (*TOPICS, DEFERRAL)),
    UnadPage("/campus/sai/solicitudes", requests),
    UnadPage("/campus/sai/solicitudes/{number}", request),
    UnadPage("/campus/sai/solicitudes/{number}/formato", file),
)
