"""FUS Digital: an option first, then who it is, the request, its number, and later the answer."""

from datetime import datetime
from itertools import groupby

from starlette.responses import Response

from assistant.mock.colombia import after_business_days
from assistant.mock.forms import Field
from assistant.mock.unad.filing import FIRST_NUMBER, entries, file_request, uploads, wrong_entries
from assistant.mock.unad.fus_options import BY_CAPTION, BY_NAME, OPTIONS, Option
from assistant.mock.unad.records import Request
from assistant.mock.unad.wording import UnadPage, UnadVisit, records, unknown_document
from assistant.mock.world import World

DOCUMENT = Field("document", "Número de documento")
OBSERVATIONS = Field("observations", "Observaciones", "long")

WHO_FIRST = "Primero realiza la autenticación con tu número de documento."
NONE_YET = "No hay solicitudes con este documento."


def options(visit: UnadVisit) -> Response:
    """Show all requests that can be made, and the way to those that were."""
    ordered = sorted(OPTIONS, key=lambda option: option.group)
    groups = [(name, list(found)) for name, found in groupby(ordered, lambda one: one.group)]
    return visit.page("fus.html", groups=groups)


def _option(visit: UnadVisit) -> Option | None:
    return BY_NAME.get(visit.request.path_params["option"])


def _known(visit: UnadVisit) -> bool:
    return visit.session.fus_document == records(visit).person.document


def door(visit: UnadVisit) -> Response:
    """Ask who makes the request."""
    option = _option(visit)
    if option is None:
        return visit.error(404)
    return visit.page("fus-door.html", option=option, fields=(DOCUMENT,))


def enter(visit: UnadVisit) -> Response:
    """Let somebody in whose document number is known."""
    alerts = wrong_entries(visit, (DOCUMENT,)) or unknown_document(visit, DOCUMENT)
    if alerts:
        return visit.refuse(alerts)
    visit.session.fus_document = visit.text("document")
    return visit.go(f"/fus/{visit.request.path_params['option']}/solicitud")


def _fields(visit: UnadVisit, option: Option) -> tuple[Field, ...]:
    codes = tuple(each.period for each in records(visit).running(visit.world.now))
    period = Field("period", "Período académico", "choice", codes)
    first = (period,) if option.of_period else ()
    ticks = tuple(field for field in option.fields if field.kind == "tick")
    asked = tuple(field for field in option.fields if field.kind != "tick")
    return (*first, *asked, OBSERVATIONS, *option.files, *ticks)


def _next_number(world: World) -> str:
    return f"FUS-{world.counters.get('unad-fus', FIRST_NUMBER['FUS'] - 1) + 1}"


def request(visit: UnadVisit) -> Response:
    """Show the form of a request, with the number that it will have."""
    option = _option(visit)
    if option is None:
        return visit.error(404)
    if not _known(visit):
        return visit.go(f"/fus/{option.name}", [WHO_FIRST])
    return visit.page(
        "fus-request.html",
        option=option,
        number=_next_number(visit.world),
        fields=_fields(visit, option),
    )


def file(visit: UnadVisit) -> Response:
    """Take a request, or say what is wrong with it."""
    option = _option(visit)
    if option is None:
        return visit.error(404)
    if not _known(visit):
        return visit.go(f"/fus/{option.name}", [WHO_FIRST])
    fields = _fields(visit, option)
    if alerts := wrong_entries(visit, fields) or option.check(visit):
        return visit.refuse(alerts)
    file_request(
        visit,
        "FUS",
        option.caption,
        entries(visit, fields),
        uploads(visit, fields),
        answer_at=after_business_days(visit.world.now, option.days),
        answer=option.answer,
        effect=option.effect,
    )
    return visit.go("/fus/radicada")


def filed(visit: UnadVisit) -> Response:
    """Show the number of the request that was filed in this visit."""
    found = records(visit).request(visit.session.filed)
    return visit.page("fus-filed.html", request=found) if found else visit.error(404)


def status(visit: UnadVisit) -> Response:
    """List the requests of whoever has given the document number."""
    known = _known(visit)
    found = [each for each in reversed(records(visit).requests) if each.system == "FUS" and known]
    given = visit.session.fus_document
    return visit.page("fus-status.html", fields=(DOCUMENT,), requests=found, given=given)


def consult(visit: UnadVisit) -> Response:
    """Look for the requests made with a document number."""
    alerts = wrong_entries(visit, (DOCUMENT,)) or unknown_document(visit, DOCUMENT)
    if alerts:
        return visit.refuse(alerts)
    visit.session.fus_document = visit.text("document")
    mine = [each for each in records(visit).requests if each.system == "FUS"]
    return visit.go("/fus/estado", status="" if mine else NONE_YET)


def answer(visit: UnadVisit) -> Response:
    """Show one request, with its answer if there is one yet."""
    found = records(visit).request(visit.request.path_params["number"])
    if found is None or found.system != "FUS" or not _known(visit):
        return visit.error(404)
    return visit.page("fus-answer.html", request=found)


def time_passed(world: World, before: datetime) -> None:
    """Bring about what comes of the requests answered since then."""
    for one in list(world.unad.requests):
        if one.system == "FUS" and before < one.answer_at <= world.now:
            _answered(world, one)


def _answered(world: World, one: Request) -> None:
    BY_CAPTION[one.topic].result(world, one)
    person = world.unad.person
    world.post(
        person.email,
        f"Respuesta a tu solicitud {one.number}",
        f"Hola, {person.full_name}:\n\n{one.answer} Puedes verla en «Consulta del estado del "
        "Tramite».",
        at=one.answer_at,
    )


PAGES = (
    UnadPage("/fus", options, signed_in=False),
    UnadPage("/fus/estado", status, consult, signed_in=False),
    UnadPage("/fus/estado/{number}", answer, signed_in=False),
    UnadPage("/fus/radicada", filed, signed_in=False),
    UnadPage("/fus/{option}", door, enter, signed_in=False),
    UnadPage("/fus/{option}/solicitud", request, file, signed_in=False),
)
