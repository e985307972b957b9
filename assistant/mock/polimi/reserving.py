"""From the list of services to a reserved document."""

from starlette.responses import Response

from assistant.mock.forms import refusals
from assistant.mock.polimi.certificates import certificate
from assistant.mock.polimi.records import (
    FIRST_SLIP,
    OFFERED,
    Cart,
    CartRequest,
    Draft,
    Parameters,
    Reservation,
)
from assistant.mock.polimi.wording import (
    ADDITIONAL_NOTES,
    PARAMETERS,
    PolimiPage,
    PolimiVisit,
    records,
)

CHOOSE_FIRST = "Choose a career and a document first."


def services(visit: PolimiVisit) -> Response:
    """Show what Online Services offer."""
    return visit.page("services.html")


def data(visit: PolimiVisit) -> Response:
    """Show the services about a person's data."""
    return visit.page("data.html")


def self_certify(visit: PolimiVisit) -> Response:
    """Explain self-certification."""
    return visit.page("faq-self-certify.html")


def stamped(visit: PolimiVisit) -> Response:
    """Explain stamped certificates."""
    return visit.page("faq-stamped.html")


def careers(visit: PolimiVisit) -> Response:
    """List the person's careers."""
    return visit.page("careers.html", careers=records(visit).careers)


def documents(visit: PolimiVisit) -> Response:
    """List the documents of a career, which is thereby chosen."""
    career = records(visit).career(visit.request.path_params["career"])
    if career is None:
        return visit.error(404)
    visit.session.career = career.number
    return visit.page("documents.html", career=career, certificates=OFFERED)


def _chosen(visit: PolimiVisit) -> Draft | None:
    """Begin anew if the link names a document; otherwise go on with the one begun before."""
    asked = visit.request.query_params
    if "document" not in asked:
        return visit.session.draft
    career, name = records(visit).career(asked.get("career", "")), asked["document"]
    if career is None or not career.category or name not in OFFERED:
        return None
    visit.session.career = career.number
    visit.session.draft = Draft(career=career.number, certificate=name)
    return visit.session.draft


def parameters(visit: PolimiVisit) -> Response:
    """Ask how the certificate is wanted."""
    draft = _chosen(visit)
    if draft is None:
        return visit.go("/careers", [CHOOSE_FIRST])
    so_far = draft.parameters.model_dump() if draft.parameters else {"copies": 1}
    return visit.page("parameters.html", draft=draft, fields=PARAMETERS, so_far=so_far)


def set_parameters(visit: PolimiVisit) -> Response:
    """Check the parameters and go on to their summary."""
    if visit.session.draft is None:
        return visit.go("/careers", [CHOOSE_FIRST])
    entered = {field.name: visit.text(field.name) for field in PARAMETERS}
    if alerts := refusals(PARAMETERS, entered, visit.portal.messages) + _at_odds(entered):
        return visit.refuse(alerts)
    visit.session.draft.parameters = Parameters.model_validate(entered)
    return visit.go("/request/summary")


def _at_odds(entered: dict[str, str]) -> list[str]:
    """Tell which entries do not go with the use of the certificate."""
    alerts = []
    if entered["use"] == "Auto" and entered["copies"].isdigit() and int(entered["copies"]) > 1:
        alerts.append("Number of copies: a self-certification (Auto) is printed in one copy only.")
    if entered["use"] == "Stamped" and entered["additional_notes"]:
        alerts.append(f"{ADDITIONAL_NOTES.title}: leave this empty for a stamped certificate.")
    return alerts


def summary(visit: PolimiVisit) -> Response:
    """Show the parameters and ask for notes to the operator."""
    draft = visit.session.draft
    if draft is None or draft.parameters is None:
        return visit.go("/careers", [CHOOSE_FIRST])
    set_to = draft.parameters.model_dump()
    rows = [(field.title, set_to[field.name]) for field in PARAMETERS]
    return visit.page("summary.html", draft=draft, rows=rows)


def reserve(visit: PolimiVisit) -> Response:
    """Put the document into the cart."""
    draft = visit.session.draft
    if draft is None or draft.parameters is None:
        return visit.go("/careers", [CHOOSE_FIRST])
    reservation = Reservation(
        number=visit.world.count("polimi-slip", FIRST_SLIP),
        certificate=draft.certificate,
        career=draft.career,
        parameters=draft.parameters,
        notes=visit.text("notes"),
    )
    _request_for(visit, visit.session.cart, draft.career).documents.append(reservation)
    visit.session.draft = None
    return visit.go("/careers", status="Document reserved.")


def _request_for(visit: PolimiVisit, cart: Cart, career: str) -> CartRequest:
    for request in cart.requests:
        if request.career == career:
            return request
    cart.made += 1
    request = CartRequest(id=cart.made, career=career, created=visit.world.now, documents=[])
    cart.requests.append(request)
    return request


def preview(visit: PolimiVisit) -> Response:
    """Show what the certificate will look like; always a single copy."""
    draft = visit.session.draft
    if draft is None or draft.parameters is None:
        return visit.go("/careers", [CHOOSE_FIRST])
    kept, world = records(visit), visit.world
    pdf = certificate(kept, draft.career, draft.certificate, draft.parameters, world.now)
    return visit.file(pdf, f"preview-{draft.certificate}.pdf")


PAGES = (
    PolimiPage("/services", services),
    PolimiPage("/services/data", data),
    PolimiPage("/faq/self-certify", self_certify),
    PolimiPage("/faq/stamped", stamped),
    PolimiPage("/careers", careers),
    PolimiPage("/careers/{career}/documents", documents),
    PolimiPage("/request/parameters", parameters, set_parameters),
    PolimiPage("/request/summary", summary, reserve),
    PolimiPage("/request/preview", preview),
)
