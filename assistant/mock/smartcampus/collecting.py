"""After the payment, in another visit: generate the document, and keep, print or mail it."""

from collections.abc import Callable

from starlette.responses import Response

from assistant.mock.smartcampus.documents import document
from assistant.mock.smartcampus.records import Request, State
from assistant.mock.smartcampus.requesting import LIST, Answer, back, entitled
from assistant.mock.smartcampus.wording import (
    EXPIRED,
    NOT_GENERATED,
    NOT_PAID,
    NOT_YET,
    SmartcampusPage,
    SmartcampusVisit,
    records,
)
from assistant.mock.world import Attachment

REFUSALS: dict[State, str] = {
    "unpaid": NOT_PAID,
    "pending": NOT_PAID,
    "paid-now": NOT_YET,
    "paid": NOT_GENERATED,
    "expired": EXPIRED,
}


def when(
    *states: State,
) -> Callable[[Callable[[SmartcampusVisit, Request], Response]], Answer]:
    """Give the request that the address names, if it is in one of these states."""

    def for_answer(answer: Callable[[SmartcampusVisit, Request], Response]) -> Answer:
        @entitled
        def checked(visit: SmartcampusVisit) -> Response:
            request = records(visit).request(visit.request.path_params["number"])
            if request is None:
                return visit.error(404)
            state = request.state(visit.world.now, visit.session.token)
            return answer(visit, request) if state in states else visit.go(LIST, [REFUSALS[state]])

        return checked

    return for_answer


@when("paid", "generated")
def generate(visit: SmartcampusVisit, request: Request) -> Response:
    """Make the document; a second time changes nothing."""
    request.generated_at = request.generated_at or visit.world.now
    return visit.go(f"/solicitudes/{request.number}/documento")


@when("generated")
def ready(visit: SmartcampusVisit, request: Request) -> Response:
    """Show what can be done with the document."""
    return visit.page("document.html", request=request)


def _pdf(visit: SmartcampusVisit, request: Request, name: str) -> Response:
    content = document(visit.world, "certificate", str(request.number))
    return visit.file(content, f"{name}-{request.number}.pdf")


@when("generated")
def download(visit: SmartcampusVisit, request: Request) -> Response:
    """Hand the document over."""
    return _pdf(visit, request, "certificado")


@when("generated")
def printed(visit: SmartcampusVisit, request: Request) -> Response:
    """Hand the document over to be printed."""
    return _pdf(visit, request, "para-imprimir")


@when("generated")
def send(visit: SmartcampusVisit, request: Request) -> Response:
    """Mail the document to the person, as often as asked."""
    person = records(visit).person
    attached = Attachment(
        name=f"certificado-{request.number}.pdf",
        portal="smartcampus",
        document="certificate",
        key=str(request.number),
    )
    what = f"{request.kind.title} (solicitud {request.number})"
    text = f"Hola, {person.full_name}:\n\nadjuntamos {what}."
    visit.world.post(person.email, "Tu certificado", text, attached)
    return visit.go(LIST, status=f"Enviamos el certificado a {person.email}.")


PAGES = (
    SmartcampusPage("/solicitudes/{number:int}/generar", back, generate),
    SmartcampusPage("/solicitudes/{number:int}/documento", ready),
    SmartcampusPage("/solicitudes/{number:int}/documento/descargar", download),
    SmartcampusPage("/solicitudes/{number:int}/documento/imprimir", printed),
    SmartcampusPage("/solicitudes/{number:int}/enviar", back, send),
)
