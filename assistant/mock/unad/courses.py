"""«Mis Cursos Virtuales»: one's courses, the notice of a resit, and the mail inside a course."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from starlette.responses import Response

from assistant.mock.colombia import after_business_days, after_business_hours
from assistant.mock.forms import Field
from assistant.mock.unad.filing import wrong_entries
from assistant.mock.unad.resits import RESIT
from assistant.mock.unad.studies import Course, Taken
from assistant.mock.unad.wording import UnadPage, UnadVisit, records

ACTIVITY = "Prueba objetiva en línea"
TO = Field(
    "to",
    "Para",
    "choice",
    ("Tutor del curso", "Consejero", "Director del curso"),
)
SUBJECT = Field("subject", "Asunto")
MESSAGE = Field("message", "Mensaje", "long")
MAIL = (TO, SUBJECT, MESSAGE)


@dataclass(frozen=True)
class Notice:
    """When a resit takes place, and what is to be done."""

    activity: str
    opens: datetime
    closes: datetime


@dataclass(frozen=True)
class Mine:
    """A course as its student sees it."""

    course: Course
    taken: Taken
    period: str
    notice: Notice | None


def mine(visit: UnadVisit) -> list[Mine]:
    """The courses of the running periods, and those whose resit is switched on."""
    kept, running = records(visit), records(visit).running(visit.world.now)
    found = [
        Mine(course, taken, enrolment.period, notice)
        for enrolment in kept.enrolments
        for taken in enrolment.courses
        if (course := kept.course(taken.code))
        for notice in [_notice(visit, enrolment.period, taken.code)]
        if notice or (enrolment in running and not taken.deferred)
    ]
    return sorted(found, key=lambda one: one.notice is None)


def _notice(visit: UnadVisit, period: str, code: str) -> Notice | None:
    """What the campus says of a resit from 48 business hours after it was paid."""
    for receipt in records(visit).receipts:
        if (receipt.concept, receipt.course, receipt.period) == (RESIT, code, period):
            activated = receipt.paid_at and after_business_hours(receipt.paid_at, 48)
            if activated and activated <= visit.world.now:
                day = visit.world.local(activated).replace(hour=8, minute=0)
                opens = after_business_days(day, 3)
                return Notice(ACTIVITY, opens, opens + timedelta(days=2, hours=12))
    return None


def courses(visit: UnadVisit) -> Response:
    """List one's courses."""
    return visit.page("courses.html", courses=mine(visit))


def asked_for(visit: UnadVisit) -> Mine | None:
    """Find the course of the address among one's own."""
    code = visit.request.path_params["code"]
    return next((one for one in mine(visit) if one.course.code == code), None)


def course(visit: UnadVisit) -> Response:
    """Show a course from within."""
    found = asked_for(visit)
    return visit.page("course.html", mine=found) if found else visit.error(404)


def mail(visit: UnadVisit) -> Response:
    """Show the mail inside a course."""
    found = asked_for(visit)
    if found is None:
        return visit.error(404)
    return visit.page("course-mail.html", fields=MAIL, mine=found)


def send(visit: UnadVisit) -> Response:
    """Send a message inside a course; a copy of it comes to one's own mail."""
    found = asked_for(visit)
    if found is None:
        return visit.error(404)
    if alerts := wrong_entries(visit, MAIL):
        return visit.refuse(alerts)
    to, subject = visit.text("to"), visit.text("subject")
    visit.world.record("submit", f"mail to {to}, {found.course.code}")
    visit.world.post(
        records(visit).person.email,
        f"Copia de tu mensaje: {subject}",
        f"Para: {to}, {found.course.name}\n\n{visit.text('message')}",
    )
    return visit.go(f"/campus/cursos/{found.course.code}/correo", status=f"Mensaje enviado: {to}.")


PAGES = (
    UnadPage("/campus/cursos", courses),
    UnadPage("/campus/cursos/{code}", course),
    UnadPage("/campus/cursos/{code}/correo", mail, send),
)
