"""Submitted requests and their documents."""

from collections.abc import Callable
from io import BytesIO

import httpx
import pytest
from pypdf import PdfReader

from tests.mock.visitor import Visitor

Enter = Callable[..., Visitor]

OFFICE = (
    "Master's and Continuing Education Office - Building 2 - second floor - "
    "Piazza Leonardo Da Vinci 32 - 20133 Milan"
)
DELEGATE = {"delegate": "Anna Bassi", "identity_document": "AX 1234567"}


def words(response: httpx.Response) -> str:
    assert response.headers["content-type"] == "application/pdf"
    return PdfReader(BytesIO(response.content)).pages[0].extract_text()


def signed_in(enter: Enter, scenario: str) -> Visitor:
    visitor = enter(scenario)
    visitor.sign_in()
    return visitor


def test_without_requests_the_page_says_so(student: Visitor) -> None:
    assert student.see("/requests").confirmation == "No request has been submitted."


def test_a_ready_document_can_be_downloaded(enter: Enter) -> None:
    visitor = signed_in(enter, "paid-digital")

    page = visitor.see("/requests")
    link = page.links()["Download signed document MASTER: REQUEST FOR CERTIFICATE OF DEGREE AWARD"]
    text = words(visitor.http.get(link))

    assert "75621 MASTER: REQUEST FOR CERTIFICATE OF DEGREE AWARD" in page.text
    assert "SPECIMEN" in text
    assert "Elena Moretti" in text


def test_a_document_takes_its_time_to_be_signed(enter: Enter) -> None:
    visitor = signed_in(enter, "paid-signing")
    assert "being signed until 13/04/2022 16:06:25" in visitor.see("/requests").text
    assert visitor.see("/requests/75621/signed").status == 404

    visitor.control("/clock", by=24 * 3600)
    visitor.sign_in()

    assert visitor.see("/requests/75621/signed").status == 200


@pytest.mark.parametrize(
    ("scenario", "path"),
    [
        ("payment-pending", "/requests/75621/signed"),
        ("paid-office", "/requests/75621/signed"),
        ("paid-digital", "/requests/75621/delegation"),
        ("paid-office", "/requests/75621/delegation/form"),
        ("paid-digital", "/requests/1/signed"),
        ("paid-digital", "/receipts/PM-1"),
    ],
)
def test_what_is_not_due_does_not_exist(enter: Enter, scenario: str, path: str) -> None:
    assert signed_in(enter, scenario).see(path).status == 404


def test_a_receipt_can_be_downloaded(enter: Enter) -> None:
    visitor = signed_in(enter, "paid-digital")

    text = words(visitor.see("/receipts/PM-40316275").response)

    assert "Receipt PM-40316275" in text
    assert "EUR 16.00" in text


def test_a_delegate_is_named_on_the_form(enter: Enter) -> None:
    visitor = signed_in(enter, "paid-office")
    assert visitor.see("/requests").links()["Print delegation form"].endswith("/delegation")

    form = visitor.send("/requests/75621/delegation", **DELEGATE)

    assert form.path == "/polimi/requests/75621/delegation/form"
    assert "Anna Bassi" in words(form.response)


def test_letters_that_the_font_lacks_do_not_stop_the_form(enter: Enter) -> None:
    visitor = signed_in(enter, "paid-office")

    form = visitor.send("/requests/75621/delegation", **{**DELEGATE, "delegate": "Šárka Łuk"})

    assert "Sárka ?uk" in words(form.response)


@pytest.mark.parametrize(
    ("change", "alerts"),
    [
        ({"delegate": ""}, "Name of the delegate: this field is compulsory."),
        ({"identity_document": ""}, "Identity document number: this field is compulsory."),
    ],
)
def test_a_delegate_has_a_name_and_a_document(
    enter: Enter, change: dict[str, str], alerts: str
) -> None:
    visitor = signed_in(enter, "paid-office")

    page = visitor.send("/requests/75621/delegation", **{**DELEGATE, **change})

    assert page.alerts == alerts


def test_paper_by_post_needs_no_download(student: Visitor) -> None:
    student.reserve()
    student.send("/cart/delivery/post", address="Residence address provided to the Politecnico")
    student.send("/payment")
    student.pay()

    assert "Nothing to download: it comes by post" in student.see("/requests").text


def test_links_of_the_same_kind_have_different_names(student: Visitor) -> None:
    for _ in range(2):
        student.reserve()
        student.send("/cart/delivery/office", counter=OFFICE)
        student.send("/payment")
        student.pay()
    for _ in range(2):
        student.reserve()
        student.start_payment()
        student.pay()

    links = student.see("/requests").links()

    award = "Download signed document MASTER: REQUEST FOR CERTIFICATE OF DEGREE AWARD"
    assert links["Print delegation form , request 75621"].endswith("/75621/delegation")
    assert links["Print delegation form , request 75622"].endswith("/75622/delegation")
    assert links[f"{award}, request 75623"].endswith("/75623/signed")
    assert links[f"{award}, request 75624"].endswith("/75624/signed")


def test_a_mail_tells_when_a_document_has_been_signed(enter: Enter) -> None:
    visitor = signed_in(enter, "paid-signing")
    visitor.control("/clock", by=23 * 3600)
    assert visitor.control("/mail") == []

    visitor.control("/clock", by=2 * 3600)
    visitor.control("/clock", by=2 * 3600)

    [mail] = visitor.control("/mail")
    assert (mail["subject"], mail["at"]) == ("Your document is ready", "2022-04-13T16:06:25+02:00")
    assert "CERTIFICATE OF DEGREE AWARD (request 75621) has been signed" in mail["text"]


@pytest.mark.parametrize("scenario", ["paid-digital", "paid-office", "payment-pending"])
def test_nothing_is_written_about_what_is_not_awaited(enter: Enter, scenario: str) -> None:
    visitor = enter(scenario, settings={"signing_hours": 1})

    visitor.control("/clock", by=48 * 3600)

    assert visitor.control("/mail") == []
