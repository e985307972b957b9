"""What FUS Digital refuses of a change to an enrolment (novedad): courses, seats and days."""

import re

from assistant.mock.colombia import day
from assistant.mock.unad.deferring import is_late, is_third, last_day
from assistant.mock.unad.enrolling import A_CREDIT, MOST_CREDITS
from assistant.mock.unad.studies import Course, Enrolment
from assistant.mock.unad.wording import UnadVisit, records

EXTRA_CREDITS = "CRÉDITOS ADICIONALES"

ACTA_FIRST = "Antes de radicar una novedad debes generar tu acta de matrícula del período {period}."
NAME_COURSES = "Observaciones: escribe el código y el nombre de cada curso."
NO_COURSE = "No hay ningún curso con el código {code}."
NO_NAME = "Observaciones: falta el nombre del curso {code}, {name}."
NOT_TAKEN = "No tienes matriculado el curso {code}, {name}."
TAKEN = "Ya tienes matriculado el curso {code}, {name}."
OTHER_DATA = "El curso {code} es {name}, de {credits} créditos: revisa los datos."
UNNAMED = "Observaciones: falta el curso {code}."
FULL = "El curso {code}, {name}, ya no tiene cupos."
NOT_THE_WEEK = "La adición se solicita en la semana de novedades, del {first} al {last}."
TOO_MANY = "Quedarías con {total} créditos: en un período se inscriben máximo {most}."
UNPAID = (
    "Los créditos adicionales ({added}) deben estar pagados en este período. Pide el recibo a "
    "Registro y Control."
)
UNEQUAL = "El curso nuevo debe tener los mismos créditos: {old} no es igual a {new}."
TOO_LATE = (
    "El aplazamiento ordinario se solicita hasta 15 días calendario después del cierre de la "
    "matrícula: el plazo venció el {last}."
)
SHORT_PERIOD = (
    "Los períodos de 8 semanas no tienen aplazamiento, salvo fuerza mayor: adjunta el soporte."
)
IN_A_ROW = "Ya aplazaste dos períodos ordinarios sucesivos: no puedes aplazar un tercero."


def addition(visit: UnadVisit) -> list[str]:
    """The record, the week, seats, at most 21 credits, and those paid."""
    enrolment, kept, now = _enrolment(visit), records(visit), visit.world.now
    if alerts := acta(visit) or _said_course(visit, "") or _free(visit):
        return alerts
    period = kept.period(enrolment.period)
    assert period is not None
    if not period.changing(now):
        first, last = map(visit.world.local, (period.novedades_from, period.novedades_until))
        return [NOT_THE_WEEK.format(first=day(first), last=day(last))]
    added = sum(course.credits for course in courses_named(visit))
    total = added + sum(course.credits for course in courses_of(visit, enrolment))
    if total > MOST_CREDITS:
        return [TOO_MANY.format(total=total, most=MOST_CREDITS)]
    return [] if _extra_credits(visit, enrolment.period) >= added else [UNPAID.format(added=added)]


def _extra_credits(visit: UnadVisit, period: str) -> int:
    kept = records(visit)
    amount = sum(
        each.amount
        for each in kept.receipts
        if each.concept == EXTRA_CREDITS and each.period == period and each.paid_at
    )
    return amount // A_CREDIT[kept.person.level]


def _enrolment(visit: UnadVisit) -> Enrolment:
    found = records(visit).enrolment(visit.text("period"))
    assert found is not None, "the form offers no other periods"
    return found


def acta(visit: UnadVisit) -> list[str]:
    """The enrolment record of the period."""
    enrolment = _enrolment(visit)
    return [] if enrolment.acta_at else [ACTA_FIRST.format(period=enrolment.period)]


def courses_of(visit: UnadVisit, enrolment: Enrolment) -> list[Course]:
    """Give the courses of an enrolment."""
    taken = {each.code for each in enrolment.courses}
    return [course for course in records(visit).offer if course.code in taken]


def _codes(visit: UnadVisit) -> list[str]:
    return list(dict.fromkeys(re.findall(r"\b\d{5,6}\b", visit.text("observations"))))


def courses_named(visit: UnadVisit) -> list[Course]:
    """Give the courses whose codes stand in the observations."""
    return [course for code in _codes(visit) if (course := records(visit).course(code))]


def _unclear(visit: UnadVisit) -> list[str]:
    """Each course in the observations has a code that there is, and its name."""
    codes, text = _codes(visit), visit.text("observations").casefold()
    known = {course.code: course for course in courses_named(visit)}
    return [
        *([] if codes else [NAME_COURSES]),
        *(NO_COURSE.format(code=code) for code in codes if code not in known),
        *(
            NO_NAME.format(code=code, name=course.name)
            for code, course in known.items()
            if course.name.casefold() not in text
        ),
    ]


def _said_course(visit: UnadVisit, which: str) -> list[str]:
    """Name, code and credits of a course belong together, and it is in the observations."""
    code = visit.text(f"{which}code")
    course = records(visit).course(code)
    if course is None:
        return [NO_COURSE.format(code=code)]
    said = (visit.text(f"{which}name").casefold(), visit.text(f"{which}credits"))
    if said != (course.name.casefold(), str(course.credits)):
        return [OTHER_DATA.format(code=code, name=course.name, credits=course.credits)]
    return _unclear(visit) or ([] if code in _codes(visit) else [UNNAMED.format(code=code)])


def _free(visit: UnadVisit) -> list[str]:
    """None of the courses is taken already, and all have seats."""
    taken = courses_of(visit, _enrolment(visit))
    courses = courses_named(visit)
    return [
        *(TAKEN.format(code=one.code, name=one.name) for one in courses if one in taken),
        *(FULL.format(code=one.code, name=one.name) for one in courses if one.seats == 0),
    ]


def swap(visit: UnadVisit) -> list[str]:
    """The record, a course of one's own, another with seats, and as many credits."""
    if alerts := acta(visit) or _said_course(visit, "") or _said_course(visit, "new_"):
        return alerts
    kept, taken = records(visit), courses_of(visit, _enrolment(visit))
    old, new = kept.course(visit.text("code")), kept.course(visit.text("new_code"))
    assert old
    assert new
    if old not in taken:
        return [NOT_TAKEN.format(code=old.code, name=old.name)]
    if new in taken:
        return [TAKEN.format(code=new.code, name=new.name)]
    if new.seats == 0:
        return [FULL.format(code=new.code, name=new.name)]
    equal = old.credits == new.credits
    return [] if equal else [UNEQUAL.format(old=old.credits, new=new.credits)]


def own_courses(visit: UnadVisit) -> list[str]:
    """The record, and courses that one has."""
    if alerts := acta(visit) or _unclear(visit):
        return alerts
    taken = courses_of(visit, _enrolment(visit))
    strange = [course for course in courses_named(visit) if course not in taken]
    return [NOT_TAKEN.format(code=one.code, name=one.name) for one in strange]


def deferral_of_courses(visit: UnadVisit) -> list[str]:
    """Courses that one has, in time."""
    return own_courses(visit) or _in_time(visit)


def deferral_of_period(visit: UnadVisit) -> list[str]:
    """The record, in time, and no third period in a row."""
    if alerts := acta(visit) or _in_time(visit):
        return alerts
    return [IN_A_ROW] if is_third(visit) else []


def _in_time(visit: UnadVisit) -> list[str]:
    """Within the days after enrolment closed; a short period only with a proof."""
    period = records(visit).period(visit.text("period"))
    assert period is not None
    if period.weeks == 8:
        return [] if visit.upload("event") else [SHORT_PERIOD]
    last = last_day(visit, period)
    return [TOO_LATE.format(last=f"{last:%d/%m/%Y}")] if is_late(visit, period) else []
