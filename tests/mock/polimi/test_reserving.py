"""From the services to a reserved document."""

from collections.abc import Callable

import pytest

from tests.mock.visitor import CHOSEN, Visitor

Enter = Callable[..., Visitor]

PERMIT = (
    "Certificate to be used for the sole use of request or renewal of a residence permit "
    "to be submitted to the Police Station"
)
NOTES = "Additional notes (will appear at the bottom of the certificate) (only for Auto use)"


def test_services_lead_to_the_careers(student: Visitor) -> None:
    assert student.see("/services").links()["Data"] == "/polimi/services/data"

    links = student.see("/services/data").links()

    assert links["certificate and self certification request"] == "/polimi/careers"
    assert links["Submitted requests"] == "/polimi/requests"


def test_the_side_shows_three_cards_and_two_questions(student: Visitor) -> None:
    page = student.see("/services")

    assert {"Search documents", "Access the cart", "Payment"} <= page.links().keys()
    assert "No. of requests: 0 No. of documents: 0" in page.text
    assert "When and how to self-certify" in page.links()
    assert "When and how to request a stamped certificate" in page.links()


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/faq/self-certify", "When and how to self-certify"),
        ("/faq/stamped", "When and how to request a stamped certificate"),
    ],
)
def test_the_questions_are_answered(student: Visitor, path: str, title: str) -> None:
    assert student.see(path).title == title


def test_the_chosen_career_is_marked(student: Visitor) -> None:
    assert "✓" not in student.see("/careers").text

    student.see("/careers/975765/documents")

    assert "✓ chosen 975765 ATTIVO 2ND (LEVEL) UNIVERSITY MASTER" in student.see("/careers").text


def test_a_master_offers_two_documents(student: Visitor) -> None:
    page = student.see("/careers/975765/documents")

    assert page.title == "Certificate"
    assert {name for name in page.links() if name.startswith("MASTER")} == {
        "MASTER: REQUEST FOR CERTIFICATE OF DEGREE AWARD",
        "MASTER: REQUEST FOR CERTIFICATE WITH EDUCATIONAL PATH AND ECTS",
    }


def test_a_document_that_is_not_offered_is_refused(student: Visitor) -> None:
    page = student.begin("enrolment")

    assert (page.title, page.alerts) == ("SELECT CAREER", "Choose a career and a document first.")


def test_a_career_without_category_offers_none(enter: Enter) -> None:
    visitor = enter("no-master")
    visitor.sign_in()

    page = visitor.see("/careers/BH9436/documents")

    assert page.alerts == "No document can be requested for this career."
    assert "MASTER" not in page.html


def test_an_unknown_career_does_not_exist(student: Visitor) -> None:
    page = student.see("/careers/111111/documents")

    assert (page.status, page.title) == (404, "Page not found")


@pytest.mark.parametrize(
    "path",
    [
        "/request/parameters",
        "/request/parameters?career=BH9436&document=degree-award",
        "/request/parameters?career=975765&document=diploma",
        "/request/summary",
        "/request/preview",
    ],
)
def test_a_document_of_a_career_comes_first(student: Visitor, path: str) -> None:
    page = student.see(path)

    assert (page.path, page.alerts) == (
        "/polimi/careers",
        "Choose a career and a document first.",
    )


@pytest.mark.parametrize(
    ("change", "alerts"),
    [
        ({"use": ""}, "Use of certificate: this field is compulsory."),
        ({"language": ""}, "Certificate language: this field is compulsory."),
        ({"permit": ""}, f"{PERMIT}: this field is compulsory."),
        ({"where": ""}, "For use: Abroad - Italy: this field is compulsory."),
        ({"use": "Sealed"}, "Use of certificate: this is not one of the options."),
        ({"copies": ""}, "Number of copies: this field is compulsory."),
        ({"copies": "0"}, "Number of copies: enter a whole number from 1 to 9."),
        ({"copies": "10"}, "Number of copies: enter a whole number from 1 to 9."),
        ({"copies": "two"}, "Number of copies: enter a whole number from 1 to 9."),
        (
            {"use": "Auto", "copies": "2"},
            "Number of copies: a self-certification (Auto) is printed in one copy only.",
        ),
        (
            {"additional_notes": "hello"},
            f"{NOTES}: leave this empty for a stamped certificate.",
        ),
    ],
)
def test_parameters_are_refused_by_name(
    student: Visitor, change: dict[str, str], alerts: str
) -> None:
    student.begin()

    page = student.send("/request/parameters", **{**CHOSEN, **change})

    assert (page.path, page.alerts) == ("/polimi/request/parameters", alerts)


def test_refused_parameters_are_not_lost(student: Visitor) -> None:
    student.begin()

    page = student.send("/request/parameters", **{**CHOSEN, "use": "", "copies": "3"})

    assert "<option selected>English</option>" in page.html
    assert page.entered("copies") == "3"


def test_the_summary_repeats_the_parameters(student: Visitor) -> None:
    student.begin()

    page = student.send("/request/parameters", **{**CHOSEN, "copies": "2"})

    assert page.title == "PARAMETERS"
    assert "Use of certificate Stamped Certificate language English" in page.text
    assert "Number of copies 2" in page.text


def test_the_preview_is_a_specimen(student: Visitor) -> None:
    student.begin()
    student.send("/request/parameters", **CHOSEN)

    preview = student.see("/request/preview").response

    assert preview.headers["content-type"] == "application/pdf"
    assert preview.content.startswith(b"%PDF-")


def test_reserving_raises_the_counters(student: Visitor) -> None:
    page = student.reserve()

    assert (page.path, page.confirmation) == ("/polimi/careers", "Document reserved.")
    assert "No. of requests: 1 No. of documents: 1" in page.text
    page = student.reserve("educational-path")
    assert "No. of requests: 1 No. of documents: 2" in page.text


def test_a_reserved_document_cannot_be_reserved_again_from_its_summary(student: Visitor) -> None:
    student.reserve()

    assert student.see("/request/summary").alerts == "Choose a career and a document first."
