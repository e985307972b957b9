"""The cart and the three deliveries."""

import pytest

from tests.mock.visitor import DOWNLOAD, Visitor

OFFICE = (
    "Master's and Continuing Education Office - Building 2 - second floor - "
    "Piazza Leonardo Da Vinci 32 - 20133 Milan"
)
NEW = {"street": "Rua Nova 1", "postcode": "1200-001", "town": "Lisboa", "country": "Portugal"}


def test_an_empty_cart_says_so_and_offers_nothing(student: Visitor) -> None:
    page = student.see("/cart")

    assert page.confirmation == "The cart is empty."
    assert "<button" not in page.html


def test_the_cart_shows_the_request_and_what_it_is_made_of(student: Visitor) -> None:
    student.reserve()

    text = student.see("/cart").text

    assert "ID: 1 Payment Status: Request not yet paid Creation Date: 12/04/2022 16:06:25" in text
    assert "✗ Remove request 1 INITIAL Specializing Masters and Postgraduate programmes" in text
    assert "975765 ATTIVO 2ND (LEVEL) UNIVERSITY MASTER DEGREE IN DESIGN" in text
    assert "✗ Remove document MASTER: REQUEST FOR CERTIFICATE OF DEGREE AWARD INITIAL" in text


@pytest.mark.parametrize(
    ("action", "path", "confirmation"),
    [("save", "/polimi/cart", "Communications saved."), ("delivery", "/polimi/cart/delivery", "")],
)
def test_both_buttons_keep_the_communications(
    student: Visitor, action: str, path: str, confirmation: str
) -> None:
    student.reserve()

    page = student.send("/cart", **{"communications-1": "Please hurry", "action": action})

    assert (page.path, page.confirmation) == (path, confirmation)
    assert "Please hurry" in student.see("/cart").text


def test_a_document_can_be_removed(student: Visitor) -> None:
    student.reserve()
    student.reserve("educational-path")

    page = student.send("/cart", action="remove-document 75621")

    assert page.confirmation == "Document removed."
    assert "DEGREE AWARD" not in page.text
    assert "EDUCATIONAL PATH" in page.text
    assert student.effects() == [("cancel", None)]


@pytest.mark.parametrize("action", ["remove-request 1", "remove-document 75621"])
def test_with_its_last_document_a_request_goes(student: Visitor, action: str) -> None:
    student.reserve()

    page = student.send("/cart", action=action)

    assert "The cart is empty." in page.confirmation
    assert "No. of requests: 0 No. of documents: 0" in page.text


def test_delivery_needs_something_in_the_cart(student: Visitor) -> None:
    for path in ("/cart/delivery", "/cart/delivery/post", "/cart/delivery/office"):
        assert student.see(path).path == "/polimi/cart"


@pytest.mark.parametrize("ticked", [[], [DOWNLOAD, "BY POST"], ["BY PIGEON"]])
def test_delivery_is_exactly_one_of_three(student: Visitor, ticked: list[str]) -> None:
    student.reserve()

    page = student.send("/cart/delivery", method=ticked)

    assert page.alerts == "Choose exactly one delivery method."
    assert page.html.count("checked") == len(set(ticked) - {"BY PIGEON"})


@pytest.mark.parametrize(
    ("method", "title"),
    [
        (DOWNLOAD, "PAYMENT SLIP"),
        ("BY POST", "Delivery by post"),
        ("BY OFFICE", "Collection at the office"),
    ],
)
def test_each_delivery_leads_on(student: Visitor, method: str, title: str) -> None:
    student.reserve()

    assert student.send("/cart/delivery", method=method).title == title


@pytest.mark.parametrize(
    ("entries", "delivery"),
    [
        (
            {"address": "Delivery address provided to the Politecnico"},
            "BY POST: Via Ampère 12, 20131 Milano, Italy",
        ),
        (
            {"address": "Residence address provided to the Politecnico"},
            "BY POST: Corso Torino 5, 27100 Pavia, Italy",
        ),
        (
            {"address": "New address", **NEW},
            "BY POST: Rua Nova 1, 1200-001, Lisboa, Portugal",
        ),
    ],
)
def test_post_goes_to_one_of_three_addresses(
    student: Visitor, entries: dict[str, str], delivery: str
) -> None:
    student.reserve()

    page = student.send("/cart/delivery/post", **entries)

    assert page.title == "PAYMENT SLIP"
    assert f"Delivery: {delivery}" in page.text


@pytest.mark.parametrize(
    ("entries", "alerts"),
    [
        ({}, "Delivery address: this field is compulsory."),
        ({"address": "New address", **NEW, "town": ""}, "Town: this field is compulsory."),
        ({"address": "New address", **NEW, "street": ""}, "Street and number: this field is"),
        ({"address": "New address", **NEW, "postcode": ""}, "Postcode: this field is compulsory."),
        ({"address": "New address", **NEW, "country": ""}, "Country: this field is compulsory."),
    ],
)
def test_an_incomplete_address_is_refused(
    student: Visitor, entries: dict[str, str], alerts: str
) -> None:
    student.reserve()

    page = student.send("/cart/delivery/post", **entries)

    assert page.title == "Delivery by post"
    assert page.alerts.startswith(alerts)


def test_the_counter_must_be_chosen(student: Visitor) -> None:
    student.reserve()

    assert student.send("/cart/delivery/office").alerts == "Counter: this field is compulsory."
    page = student.send("/cart/delivery/office", counter=OFFICE)
    assert f"Delivery: BY OFFICE: {OFFICE}" in page.text


def test_two_of_the_same_document_have_buttons_of_different_names(student: Visitor) -> None:
    for document in ("degree-award", "degree-award", "educational-path"):
        student.reserve(document)

    text = student.see("/cart").text

    for name in (
        "OF DEGREE AWARD (1 of 2)",
        "OF DEGREE AWARD (2 of 2)",
        "WITH EDUCATIONAL PATH AND ECTS",
    ):
        button = f"✗ Remove document MASTER: REQUEST FOR CERTIFICATE {name} INITIAL"
        assert text.count(button) == 1


def test_the_last_of_a_kind_is_called_as_before(student: Visitor) -> None:
    student.reserve()
    student.reserve()

    page = student.send("/cart", action="remove-document 75621")

    assert "✗ Remove document MASTER: REQUEST FOR CERTIFICATE OF DEGREE AWARD INITIAL" in page.text
