"""Resits: which course can be resat, and a receipt that comes up once and never again."""

import pytest

from tests.mock.unad.conftest import Enter
from tests.mock.unad.person import PASSWORD, USER, Person
from tests.mock.visitor import Shown

RESITS = "/campus/registro/habilitaciones"
RECEIPT = f"{RESITS}/recibo"
REFERENCE = "7005000101"
ONCE = "El recibo de este curso ya se generó y no se puede reimprimir en línea."
RANGE = "No puedes habilitar este curso: la nota debe estar entre 2.0 y 2.9."


def inside(enter: Enter, scenario: str = "unad-failed-courses") -> Person:
    person = enter(scenario)
    person.sign_in()
    return person


def generate(person: Person, course: str = "301301") -> Shown:
    return person.send(RESITS, course=course)


def printing(person: Person) -> list[tuple[str, str | None]]:
    return [one for one in person.effects() if one[0] == "print-once"]


@pytest.mark.parametrize("course", ["301301", "90016", "201102"])
def test_a_course_with_2_0_to_2_9_gets_its_receipt(enter: Enter, course: str) -> None:
    person = inside(enter)

    shown = generate(person, course)

    assert (shown.path, shown.title) == (f"/unad{RECEIPT}", "Recibo de la habilitación")
    for said in (REFERENCE, "HABILITACIÓN", course, "16-01", "$195.000", "Bancos autorizados"):
        assert said in shown.text
    assert printing(person) == [("print-once", None)]


@pytest.mark.parametrize(
    ("course", "alert"),
    [
        ("90004", RANGE),  # 1.9
        ("301405", "No puedes habilitar este curso: no es habilitable."),
        ("301402", "Este curso no está entre los que perdiste."),  # 3.0 is passed
        ("200611", "Este curso no está entre los que perdiste."),  # still running
        ("999999", "Este curso no está entre los que perdiste."),
        ("", "Este curso no está entre los que perdiste."),
    ],
)
def test_no_other_course_gets_one(enter: Enter, course: str, alert: str) -> None:
    person = inside(enter)

    shown = generate(person, course)

    assert (shown.path, shown.alerts) == (f"/unad{RESITS}", alert)
    assert printing(person) == []


def test_the_list_shows_failed_courses_only_and_whether_they_can_be_resat(enter: Enter) -> None:
    rows = inside(enter).see(RESITS).html.split("<tr ")[2:]

    found = {row.split('id="curso-')[1].split('"')[0]: "Sí</td>" in row for row in rows}

    assert found == {
        "90004": False, "301301": True, "90016": True, "201102": True, "301405": False
    }  # fmt: skip


def test_a_receipt_is_generated_once_in_whatever_session(enter: Enter) -> None:
    person = inside(enter)
    opened = person.see(RESITS)
    generate(person)

    again = person.press(opened, RESITS, course="301301")
    person.see("/campus/salir")
    person.sign_in()
    later = generate(person)

    assert (again.alerts, later.alerts) == (ONCE, ONCE)
    assert "Recibo generado" in later.text
    assert len(printing(person)) == 1
    assert generate(person, "90016").path == f"/unad{RECEIPT}"


def test_a_receipt_prints_once(enter: Enter) -> None:
    person = inside(enter)
    generate(person)

    first = person.see(f"{RECEIPT}/pdf")
    second, shown = person.see(f"{RECEIPT}/pdf"), person.see(RECEIPT)

    assert first.response.headers["content-type"] == "application/pdf"
    assert first.response.content.startswith(b"%PDF-")
    assert f"recibo-{REFERENCE}.pdf" in first.response.headers["content-disposition"]
    for again in (second, shown):
        assert (again.path, again.alerts) == (f"/unad{RESITS}", ONCE)


def test_a_receipt_that_was_not_saved_is_gone_with_the_session(enter: Enter) -> None:
    person = inside(enter)
    generate(person)

    person.control("/clock", by=31 * 60)
    expired = person.see(f"{RECEIPT}/pdf")
    person.sign_in()

    assert expired.alerts == "Tu sesión venció. Ingresa de nuevo."
    assert person.see(RECEIPT).alerts == ONCE


def test_nobody_else_sees_the_receipt(enter: Enter) -> None:
    person = inside(enter)
    generate(person)
    person.see("/campus/salir")

    assert person.see(f"{RECEIPT}/pdf").path == "/unad/campus/ingreso"


def test_the_bank_takes_the_money_twice(enter: Enter) -> None:
    person = inside(enter)
    generate(person)

    for _time in range(2):
        paid = person.send("/banco", reference=REFERENCE)
        assert paid.confirmation == f"Recibo {REFERENCE} pagado: $195.000."

    assert person.effects()[1:] == [("pay", "195000")] * 2
    assert [each["via"] for each in person.control()["unad"]["payments"][-2:]] == ["bank", "bank"]
    [receipt] = [
        each for each in person.control()["unad"]["receipts"] if each["reference"] == REFERENCE
    ]
    assert receipt["paid_at"]


def test_a_receipt_that_was_paid_is_not_generated_again(enter: Enter) -> None:
    assert generate(inside(enter, "unad-resit-paid")).alerts == ONCE


def test_whoever_has_failed_nothing_is_told_so(enter: Enter) -> None:
    person = enter("unad-applicant")
    person.sign_in(user="mtovarb", password="Tayrona-Brisa-52")

    assert person.see(RESITS).confirmation == "No perdiste ningún curso."


@pytest.mark.parametrize(
    "path", [RESITS, RECEIPT, "/campus/registro", "/campus/registro/servicios"]
)
def test_the_registry_asks_who_one_is(enter: Enter, path: str) -> None:
    shown = enter().see(path)

    assert shown.path == "/unad/campus/ingreso"
    assert USER not in shown.html
    assert PASSWORD not in shown.html


def test_an_expired_session_generates_nothing(enter: Enter) -> None:
    person = inside(enter)
    opened = person.see(RESITS)
    person.control("/clock", by=31 * 60)

    shown = person.press(opened, RESITS, course="301301")

    assert shown.alerts == "Tu sesión venció. Ingresa de nuevo."
    assert person.effects() == []
