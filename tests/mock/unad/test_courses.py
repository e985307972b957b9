"""«Mis Cursos Virtuales»: the list, the notice of a resit, and the mail inside a course."""

import pytest

from tests.mock.unad.conftest import Enter
from tests.mock.unad.person import Person

COURSES = "/campus/cursos"
MAIL = {"to": "Tutor del curso", "subject": "Una duda", "message": "¿Cuándo es la tutoría?"}


def test_the_courses_of_the_running_period_are_listed(student: Person) -> None:
    shown = student.see(COURSES)

    for said in ("200611", "100413", "80017", "IN-SITU, sin inscribir"):
        assert said in shown.text
    assert "301301" not in shown.text


def test_whoever_is_not_enrolled_is_told_so(enter: Enter) -> None:
    person = enter("unad-past-period")
    person.sign_in()

    assert person.see(COURSES).confirmation == "No tienes cursos en un período en curso."


def test_a_new_student_has_the_same_list(enter: Enter) -> None:
    person = enter("unad-new-student")
    person.sign_in(user="lfcardenas", password="Guatape-Cometa-31")

    assert "80017 Cátedra unadista" in person.see(COURSES).text


@pytest.mark.parametrize("code", ["301301", "204040", "999999"])
def test_a_course_that_is_not_ones_own_is_not_there(student: Person, code: str) -> None:
    assert [student.see(f"{COURSES}/{code}{path}").status for path in ("", "/correo")] == [404, 404]


def test_the_notice_of_a_resit_comes_48_business_hours_after_the_payment(enter: Enter) -> None:
    person = enter("unad-resit-paid")  # paid on Wednesday, August 19, at nine; it is ten
    person.control("/clock", by=47 * 3600 - 60)
    person.sign_in()
    before = person.see(COURSES).text
    person.control("/clock", by=60)
    after = person.see(COURSES)

    assert "Habilitación activa" not in before
    assert person.see(f"{COURSES}/301301").title == (
        "Curso 301301 Álgebra, trigonometría y geometría analítica"
    )
    assert "Habilitación activa del 26/08/2026 08:00 al 28/08/2026 20:00" in after.text
    shown = person.see(f"{COURSES}/301301").text
    assert "Tipo de actividad Prueba objetiva en línea" in shown


def test_no_business_hour_passes_on_a_weekend_or_a_holiday(enter: Enter) -> None:
    # paid on Saturday, August 15; Monday 17 is a holiday, so the hours are those of 18 and 19
    person = enter("unad-resit-paid", at="2026-08-15T10:00:00-05:00")
    person.control("/clock", to="2026-08-19T23:59:00-05:00")
    person.sign_in()
    before = person.see(COURSES).text
    person.control("/clock", to="2026-08-20T00:00:00-05:00")

    assert "Habilitación activa" not in before
    assert "Habilitación activa" in person.see(COURSES).text


def test_a_resit_that_was_not_paid_brings_no_notice(enter: Enter) -> None:
    person = enter("unad-resit-receipt")
    person.control("/clock", by=30 * 24 * 3600)
    person.sign_in()

    assert "Habilitación activa" not in person.see(COURSES).text


def test_a_message_is_sent_and_its_copy_comes_by_mail(student: Person) -> None:
    shown = student.send(f"{COURSES}/80017/correo", **MAIL)

    assert shown.confirmation == "Mensaje enviado: Tutor del curso."
    assert student.effects() == [("submit", None)]
    assert student.mails()[-1]["subject"] == "Copia de tu mensaje: Una duda"


@pytest.mark.parametrize(
    ("entries", "alert"),
    [
        ({"to": ""}, "Para: este campo es obligatorio."),
        ({"to": "Rector"}, "Para: esta no es una de las opciones."),
        ({"subject": ""}, "Asunto: este campo es obligatorio."),
        ({"message": " "}, "Mensaje: este campo es obligatorio."),
    ],
)
def test_a_message_has_a_reader_a_subject_and_a_text(
    student: Person, entries: dict[str, str], alert: str
) -> None:
    shown = student.send(f"{COURSES}/80017/correo", **MAIL | entries)

    assert (shown.path, shown.alerts) == (f"/unad{COURSES}/80017/correo", alert)
    assert student.effects() == []
