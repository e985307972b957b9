"""Submitted requests and what can be downloaded for them."""

from collections import Counter
from datetime import datetime

from starlette.responses import Response

from assistant.mock.forms import refusals
from assistant.mock.polimi.certificates import document
from assistant.mock.polimi.records import DOWNLOAD, OFFICE, SubmittedRequest
from assistant.mock.polimi.wording import DELEGATE, PolimiPage, PolimiVisit, records
from assistant.mock.world import World

STATES = {
    "ready": "Ready",
    "being signed": "Being signed",
    "payment pending": "Waiting for the payment",
    "collect": "Ready for collection",
    "sent by post": "Sent by registered mail",
}


def requests(visit: PolimiVisit) -> Response:
    """List what was sent to the payment gateway."""
    rows = [(request, _state(visit, request)) for request in records(visit).requests]
    apart = _told_apart(rows)
    return visit.page("requests.html", rows=rows, state_titles=STATES, apart=apart)


def _told_apart(rows: list[tuple[SubmittedRequest, str]]) -> dict[int, str]:
    """Give what a link must add to its name because another one is called the same."""
    names = {
        request.number: request.reservation.title if state == "ready" else state
        for request, state in rows
    }
    times = Counter(names.values())
    return {
        number: f", request {number}" if times[name] > 1 else "" for number, name in names.items()
    }


def _state(visit: PolimiVisit, request: SubmittedRequest) -> str:
    if request.payment == "pending":
        return "payment pending"
    if request.delivery.method != DOWNLOAD:
        return "collect" if request.delivery.method == OFFICE else "sent by post"
    return "ready" if visit.world.now >= request.ready_at else "being signed"


def time_passed(world: World, before: datetime) -> None:
    """Write to the person about the documents that have been signed meanwhile."""
    person = world.polimi.person
    for request in sorted(world.polimi.requests, key=lambda each: each.ready_at):
        awaited = request.payment == "paid" and request.delivery.method == DOWNLOAD
        if awaited and before < request.ready_at <= world.now:
            world.post(
                person.email,
                "Your document is ready",
                f"Dear {person.full_name},\n\n{request.reservation.title} (request "
                f"{request.number}) has been signed. Download it under Submitted requests.",
                at=request.ready_at,
            )


def _request(visit: PolimiVisit) -> SubmittedRequest | None:
    return records(visit).request(visit.request.path_params["number"])


def signed_document(visit: PolimiVisit) -> Response:
    """Hand over a signed document that is ready."""
    request = _request(visit)
    if request is None or _state(visit, request) != "ready":
        return visit.error(404)
    name = f"{request.number}-{request.reservation.certificate}.pdf"
    return visit.file(document(visit.world, "certificate", str(request.number)), name)


def receipt(visit: PolimiVisit) -> Response:
    """Hand over a receipt."""
    number = visit.request.path_params["receipt"]
    if all(payment.receipt != number for payment in records(visit).payments):
        return visit.error(404)
    return visit.file(document(visit.world, "receipt", number), f"receipt-{number}.pdf")


def _to_collect(visit: PolimiVisit) -> SubmittedRequest | None:
    request = _request(visit)
    return request if request and _state(visit, request) == "collect" else None


def delegation(visit: PolimiVisit) -> Response:
    """Ask who will collect the documents."""
    request = _to_collect(visit)
    if request is None:
        return visit.error(404)
    return visit.page("delegation.html", request=request, fields=DELEGATE)


def print_form(visit: PolimiVisit) -> Response:
    """Keep the delegate and hand over the form."""
    request = _to_collect(visit)
    if request is None:
        return visit.error(404)
    entered = {field.name: visit.text(field.name) for field in DELEGATE}
    if alerts := refusals(DELEGATE, entered, visit.portal.messages):
        return visit.refuse(alerts)
    request.delegate = entered["delegate"]
    request.identity_document = entered["identity_document"]
    request.form_printed_at = visit.world.now
    return visit.go(f"/requests/{request.number}/delegation/form")


def form(visit: PolimiVisit) -> Response:
    """Hand over the delegation form."""
    request = _to_collect(visit)
    if request is None or not request.delegate:
        return visit.error(404)
    name = f"delegation-{request.number}.pdf"
    return visit.file(document(visit.world, "delegation", str(request.number)), name)


PAGES = (
    PolimiPage("/requests", requests),
    PolimiPage("/requests/{number:int}/signed", signed_document),
    PolimiPage("/requests/{number:int}/delegation", delegation, print_form),
    PolimiPage("/requests/{number:int}/delegation/form", form),
    PolimiPage("/receipts/{receipt}", receipt),
)
