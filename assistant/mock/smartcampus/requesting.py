"""The section «Certificados»: what is on offer, the preview, and asking for a certificate."""

from collections.abc import Callable
from functools import wraps

from starlette.responses import Response

from assistant.mock.smartcampus.documents import facts_of
from assistant.mock.smartcampus.records import (
    CERTIFICATES,
    ENROLMENT,
    ENTITLED,
    FIRST_REQUEST,
    Certificate,
    Request,
)
from assistant.mock.smartcampus.wording import (
    EARLIER,
    FINAL,
    NO_SUBJECTS,
    NOT_CONFIRMED,
    NOT_PREVIEWED,
    NOT_UNDERSTOOD,
    SmartcampusPage,
    SmartcampusVisit,
    records,
)

LIST = "/certificados"
Answer = Callable[[SmartcampusVisit], Response]


def entitled(answer: Answer) -> Answer:
    """Let only those in who may have certificates."""

    @wraps(answer)
    def checked(visit: SmartcampusVisit) -> Response:
        if records(visit).person.profile not in ENTITLED:
            return visit.page("no-access.html", 403)
        return answer(visit)

    return checked


@entitled
def certificates(visit: SmartcampusVisit) -> Response:
    """Show what can be asked for, and what has been asked for, the latest first."""
    kept = records(visit)
    offered = [(one, kept.offers(one)) for one in CERTIFICATES.values()]
    now, token = visit.world.now, visit.session.token
    rows = [(one, one.state(now, token)) for one in reversed(kept.requests)]
    missing = NO_SUBJECTS.format(period=kept.period)
    return visit.page("certificates.html", offered=offered, rows=rows, missing=missing)


def on_offer(answer: Callable[[SmartcampusVisit, Certificate], Response]) -> Answer:
    """Give the certificate that the address names, if this person may ask for it."""

    @entitled
    def checked(visit: SmartcampusVisit) -> Response:
        kept = records(visit)
        certificate = CERTIFICATES.get(visit.request.path_params["certificate"])
        if certificate is None:
            return visit.error(404)
        if not kept.offers(certificate):
            return visit.go(LIST, [NO_SUBJECTS.format(period=kept.period)])
        return answer(visit, certificate)

    return checked


@on_offer
def preview(visit: SmartcampusVisit, certificate: Certificate) -> Response:
    """Show the document as it would be, to be read only."""
    kept = records(visit)
    periods = kept.periods if certificate.id == ENROLMENT else []
    return visit.page(
        "preview.html",
        certificate=certificate,
        facts=facts_of(kept, certificate.id),
        subjects=kept.subjects if certificate.id == ENROLMENT else [],
        periods=periods,
    )


@on_offer
def confirm(visit: SmartcampusVisit, certificate: Certificate) -> Response:
    """Take the word that the data are right; another period than the current one is refused."""
    kept = records(visit)
    if visit.text("period") not in ("", kept.period):
        return visit.refuse([EARLIER.format(period=kept.period)])
    if visit.text("action") == "period":
        return visit.go(f"{LIST}/{certificate.id}/vista-previa")
    if not visit.text("confirmed"):
        return visit.refuse([NOT_CONFIRMED])
    if certificate.id not in kept.previewed:
        kept.previewed.append(certificate.id)
    return visit.go(f"{LIST}/{certificate.id}/solicitud")


@on_offer
def order(visit: SmartcampusVisit, certificate: Certificate) -> Response:
    """Show price and conditions."""
    return visit.page("order.html", certificate=certificate)


@on_offer
def place(visit: SmartcampusVisit, certificate: Certificate) -> Response:
    """Write the request down, if it was previewed; it is paid next."""
    kept = records(visit)
    if certificate.id not in kept.previewed:
        return visit.refuse([NOT_PREVIEWED])
    if not visit.text("understood"):
        return visit.refuse([NOT_UNDERSTOOD])
    request = Request(
        number=visit.world.count("smartcampus-request", FIRST_REQUEST),
        certificate=certificate.id,
        period=kept.period,
        made_at=visit.world.now,
    )
    kept.requests.append(request)
    return visit.go(f"/solicitudes/{request.number}/pago")


@entitled
def withdraw(visit: SmartcampusVisit) -> Response:
    """Take an unpaid request back; what is paid stays as it is."""
    kept = records(visit)
    request = kept.request(visit.request.path_params["number"])
    if request is None:
        return visit.error(404)
    if request.payments or request.pending:
        return visit.go(LIST, [FINAL])
    kept.requests.remove(request)
    visit.world.record("cancel", f"{request.number} {request.kind.title}")
    return visit.go(LIST, status=f"Anulaste la solicitud {request.number}.")


def back(visit: SmartcampusVisit) -> Response:
    """Lead from the address of a button to the page that it is on."""
    return visit.go(LIST)


PAGES = (
    SmartcampusPage(LIST, certificates),
    SmartcampusPage(LIST + "/{certificate}/vista-previa", preview, confirm),
    SmartcampusPage(LIST + "/{certificate}/solicitud", order, place),
    SmartcampusPage("/solicitudes/{number:int}/anular", back, withdraw),
)
