"""Deferring courses or a whole period in the SAI."""

from datetime import date, timedelta

from starlette.responses import Response

from assistant.mock.colombia import after_business_days, day
from assistant.mock.forms import Field
from assistant.mock.unad.studies import Deferral, Enrolment, Period
from assistant.mock.unad.topics import Topic, file_with_sai
from assistant.mock.unad.wording import UnadVisit, records

COURSES = "Cursos"
PERIOD = "Período académico"
NO_EVENT = "Ninguno"
EVENTS = (
    NO_EVENT,
    "Fallecimiento de un familiar en primer grado",
    "Situación de salud",
    "Situación de un familiar en primer grado",
)
ORDINARY_DAYS = 15
MOST_IN_A_ROW = 2

WHAT = Field("what", "¿Qué quieres aplazar?", "choice", (COURSES, PERIOD))
EVENT = Field("event", "Fuerza mayor o caso fortuito", "choice", EVENTS)
SUPPORTS = Field("supports", "Soportes", "file", required=False)
DETAIL = Field("detail", "Detalle de la solicitud", "long", required=False)

NOT_ENROLLED = "Período: no tienes matrícula en curso en el período {period}."
NO_COURSE = "Cursos: marca los cursos que quieres aplazar."
OTHER_PERIOD = "Cursos: {code} no es un curso del período {period}."
EIGHT_WEEKS = (
    "Período: los periodos de 8 semanas no se aplazan, salvo por fuerza mayor o caso fortuito."
)
LATE = (
    "Período: pasaron más de 15 días calendario desde el cierre de la matrícula ({closed}); solo "
    "se aplaza por fuerza mayor o caso fortuito."
)
NO_SUPPORTS = "Soportes: adjunta los soportes de lo que ocurrió."
TWICE_ALREADY = "Período: ya aplazaste dos periodos ordinarios seguidos."


def _running(visit: UnadVisit) -> list[Enrolment]:
    return records(visit).running(visit.world.now)


def _fields(visit: UnadVisit) -> tuple[Field, ...]:
    codes = tuple(period.code for period in records(visit).periods)
    return (
        Field("period", "Período", "choice", codes),
        WHAT,
        *(
            Field(f"course_{taken.code}", f"{taken.code} {course.name}", "tick", required=False)
            for enrolment in _running(visit)
            for taken in enrolment.courses
            if not taken.deferred and (course := records(visit).course(taken.code))
        ),
        EVENT,
        SUPPORTS,
        DETAIL,
    )


def _told(visit: UnadVisit) -> list[str]:
    told = [
        "El aplazamiento de un curso se legaliza en la vigencia siguiente, en máximo 6 meses: te "
        "matriculas y en la semana de novedades pides la adición del curso o el saldo a favor.",
        "Soportes de fuerza mayor: acta de defunción y registro civil; o diagnóstico e incapacidad "
        "de la EPS; o lo que pruebe la situación del familiar.",
    ]
    late = [each for each in _running(visit) if is_late(visit, _period(visit, each.period))]
    if late:
        told.append(
            "El plazo ordinario ya venció. Un aplazamiento extemporáneo se pide por regla general "
            "en tu centro y lo decide el Consejo de Escuela; aquí lo autoriza o lo niega tu "
            "escuela."
        )
    return told


def _period(visit: UnadVisit, code: str) -> Period:
    found = records(visit).period(code)
    assert found is not None
    return found


def last_day(visit: UnadVisit, period: Period) -> date:
    """The last day of the ordinary deferral of a period."""
    return visit.world.local(period.enrolment_closes).date() + timedelta(days=ORDINARY_DAYS)


def is_late(visit: UnadVisit, period: Period) -> bool:
    """Whether the ordinary deferral of a period is over."""
    return visit.world.local(visit.world.now).date() > last_day(visit, period)


def is_third(visit: UnadVisit) -> bool:
    """Whether as many whole periods were deferred as may be in a row.

    The records hold what was deferred without a break.
    """
    whole = [each for each in records(visit).deferrals if not each.courses]
    return len(whole) >= MOST_IN_A_ROW


def _refuse(visit: UnadVisit) -> list[str]:
    code = visit.text("period")
    enrolment = next((each for each in _running(visit) if each.period == code), None)
    if enrolment is None:
        return [NOT_ENROLLED.format(period=code)]
    return _wrong_choice(visit, enrolment) + _not_allowed(visit, _period(visit, code))


def _wrong_choice(visit: UnadVisit, enrolment: Enrolment) -> list[str]:
    if visit.text("what") == PERIOD:
        return [TWICE_ALREADY] if is_third(visit) else []
    codes = _ticked(visit)
    theirs = [taken.code for taken in enrolment.courses]
    strange = [code for code in codes if code not in theirs]
    return [OTHER_PERIOD.format(code=code, period=enrolment.period) for code in strange] or (
        [] if codes else [NO_COURSE]
    )


def _ticked(visit: UnadVisit) -> list[str]:
    ticks = [field.name for field in _fields(visit) if field.kind == "tick"]
    return [name.removeprefix("course_") for name in ticks if visit.text(name)]


def _not_allowed(visit: UnadVisit, period: Period) -> list[str]:
    if visit.text("event") != NO_EVENT:
        return [] if visit.upload(SUPPORTS.name) else [NO_SUPPORTS]
    if period.weeks == 8:
        return [EIGHT_WEEKS]
    closed = day(visit.world.local(period.enrolment_closes))
    return [LATE.format(closed=closed)] if is_late(visit, period) else []


def _send(visit: UnadVisit) -> Response:
    now, period = visit.world.now, _period(visit, visit.text("period"))
    codes = _ticked(visit) if visit.text("what") == COURSES else []
    late = is_late(visit, period)
    sent = file_with_sai(
        visit,
        DEFERRAL,
        {"courses": ", ".join(codes)},
        answer_at=after_business_days(now, 15 if late else 5),
        answer="Tu escuela estudió los soportes y autorizó el aplazamiento."
        if late
        else "El aplazamiento quedó registrado. Descarga tu acta de aplazamiento en tu centro.",
    )
    for enrolment in _running(visit):
        for taken in enrolment.courses:
            taken.deferred = taken.deferred or (
                enrolment.period == period.code and (not codes or taken.code in codes)
            )
    records(visit).deferrals.append(Deferral(period=period.code, courses=codes, filed_at=now))
    return sent


DEFERRAL = Topic(
    path="/campus/sai/aplazamiento",
    caption="Aplazamiento",
    told=_told,
    fields=_fields,
    refuse=_refuse,
    send=_send,
)
