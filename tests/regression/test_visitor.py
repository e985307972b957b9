"""Somebody who uses a portal over HTTP."""

from collections.abc import Iterator

import pytest

from assistant.errors import Drift
from assistant.mock.server import MockServer
from assistant.regression.visitor import Visitor


@pytest.fixture
def visitor(mock_server: MockServer) -> Iterator[Visitor]:
    """Somebody who has just signed in."""
    with Visitor(mock_server.url, "no-second-factor") as one:
        one.open("/polimi/")
        one.follow("Online Services")
        one.fill("Person Code", one.world.people["polimi"]["user"])
        one.fill("Password", one.world.people["polimi"]["password"])
        one.press("Sign in")
        yield one


def test_goes_on_by_what_is_seen(visitor: Visitor) -> None:
    assert visitor.page.title == "Services"

    visitor.follow("Data")
    visitor.follow("certificate and self certification request")
    visitor.follow("975765")
    page = visitor.follow("MASTER: REQUEST FOR CERTIFICATE OF DEGREE AWARD")

    assert page.title == "PARAMETER DEFINITION"


def test_a_refused_form_keeps_what_was_entered(visitor: Visitor) -> None:
    visitor.open("/polimi/request/parameters?career=975765&document=degree-award")
    visitor.choose("Use of certificate *", "Auto")
    visitor.fill("Number of copies:", "2")

    page = visitor.press("Continue")

    assert page.path == "/polimi/request/parameters"
    assert "Number of copies: 2" in page.labels
    assert any(
        alert.endswith("one copy only.") and "language: this field is compulsory." in alert
        for alert in page.alerts
    )


def test_a_radio_button_is_ticked_in_place_of_the_others(visitor: Visitor) -> None:
    visitor.open("/polimi/request/parameters?career=975765&document=degree-award")
    for label, option in (
        ("Use of certificate *", "Stamped"),
        ("Certificate language *", "English"),
        ("For use: Abroad - Italy *", "Italy"),
    ):
        visitor.choose(label, option)
    visitor.choose(visitor.page.names("field")[2], "-")
    visitor.press("Continue")
    visitor.fill("ADDITIONAL NOTES", "Please")
    visitor.press("reserve document")
    visitor.open("/polimi/cart/delivery/post")
    visitor.tick("New address")
    visitor.tick("Residence address provided to the Politecnico")

    page = visitor.press("Continue")

    assert page.title == "PAYMENT SLIP"
    assert "BY POST: Corso Torino 5, 27100 Pavia, Italy" in page.text


def test_an_option_that_is_not_there_cannot_be_chosen(visitor: Visitor) -> None:
    visitor.open("/polimi/request/parameters?career=975765&document=degree-award")

    with pytest.raises(Drift, match="«Certificate language \\*» has no option «Latin»") as caught:
        visitor.choose("Certificate language *", "Latin")

    assert caught.value.hint == "There is: «-- choose --», «English», «Italian»"


def test_the_clock_moves_for_the_visitor_alone(mock_server: MockServer, visitor: Visitor) -> None:
    with Visitor(mock_server.url, "no-second-factor") as other:
        other.wait_until("2022-04-13T09:00:00")

        assert other.world.now == "2022-04-13T09:00:00+02:00"
        assert visitor.world.snapshot()["now"] == "2022-04-12T16:06:25+02:00"


def test_a_page_in_another_tab_can_still_be_used(visitor: Visitor) -> None:
    tab = visitor.open("/polimi/careers")
    visitor.open("/polimi/cart")

    assert visitor.turn_to(tab) is visitor.page
    assert visitor.follow("975765").title == "Certificate"


def test_files_and_mail_are_seen_too(mock_server: MockServer) -> None:
    with Visitor(mock_server.url, "paid-digital") as one:
        one.open("/polimi/identity-provider/spid")
        one.press("Continue")
        one.open("/polimi/requests")

        file = one.follow("receipt PM-40316275")

        assert (file.kind, file.content[:5]) == ("application/pdf", b"%PDF-")
        assert one.open("/inbox").title == "Inbox"
