"""Which deadlines follow from answers and from what has happened."""

from collections.abc import Mapping
from typing import Any

import pytest

from assistant.procedures.due import check_counts, due, in_order
from assistant.procedures.library import Library

LIBRARY = Library()
CALENDAR = LIBRARY.calendar("unad")


def dates_of(flow: str, answers: Mapping[str, Any], **happened: str) -> dict[str, tuple[str, str]]:
    moments = {step.replace("_", "."): CALENDAR.moment(at) for step, at in happened.items()}
    found = due(LIBRARY, LIBRARY.flow(flow), answers, moments)
    return {
        one.id: tuple(f"{moment:%d/%m %H:%M}" if moment else "" for moment in one.dates)  # type: ignore[misc]  # a pair
        for one in found
    }


def test_a_date_counts_from_an_answer() -> None:
    found = dates_of("smartcampus/generar-y-descargar", {"paid_at": "2026-10-27T10:00"})

    assert found["D-02"] == ("", "26/11 09:59")


def test_a_date_counts_from_a_step_that_was_done() -> None:
    before = dates_of("unad/fus-constancias", {"format": "Constancia de pago"})
    after = dates_of(
        "unad/fus-constancias", {"format": "Constancia de pago"}, send_file="2026-08-14T10:00"
    )

    assert before["D-06"] == ("", "")
    assert after["D-06"] == ("", "20/08 23:59")  # a weekend and a public holiday lie between


def test_a_wait_has_two_ends() -> None:
    found = dates_of("unad/acta-matricula", {"paid_at": "2026-08-19T10:00"})

    assert found["D-04"] == ("21/08 10:00", "24/08 10:00")


def test_a_deadline_that_does_not_concern_one_is_left_out() -> None:
    work = {"proof": "Certificado laboral", "proof_issued_on": "2026-08-03"}

    assert "D-34" in dates_of("unad/fus-descuento", work)
    assert "D-33" not in dates_of("unad/fus-descuento", work)


def test_a_condition_on_what_was_not_asked_leaves_nothing_out() -> None:
    assert {"D-33", "D-34"} <= set(dates_of("unad/fus-descuento", {}))


def test_the_nearest_date_comes_first_and_those_without_one_last() -> None:
    flow = LIBRARY.flow("unad/fus-aplazamiento-periodo")
    answers = {"enrolment_closed_on": "2026-08-21"}
    happened = {"send.file": CALENDAR.moment("2026-08-24T10:00")}

    found = [one.id for one in in_order(due(LIBRARY, flow, answers, happened))]

    assert found == ["D-25", "D-24", "D-30", "D-32"]


@pytest.mark.parametrize(
    ("counts_from", "text"),
    [
        ({"unad/habilitacion": "generate"}, ""),
        ({"unad/habilitacion": "generat"}, "did you mean 'generate'"),
        ({"unad/habilitacion": "course"}, "asks for no date of that name"),
        ({"unad/inscripcion": "enrol"}, "not among the procedures"),
    ],
)
def test_what_it_counts_from_must_be_there(counts_from: dict[str, str], text: str) -> None:
    deadline = LIBRARY.deadlines["D-12"].model_copy(update={"counts_from": counts_from})

    found = " ".join(said for _place, said in check_counts(LIBRARY, "D-12", deadline))

    assert (text in found, bool(found)) == (True, bool(text))
