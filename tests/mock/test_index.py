"""The pages for people."""

from collections.abc import Iterator
from html import unescape

import httpx
import pytest

from assistant.mock.opening import people
from assistant.mock.scenarios import scenarios
from assistant.mock.server import MockServer
from tests.mock.visitor import Shown


@pytest.fixture
def person(mock_server: MockServer) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=mock_server.url, follow_redirects=True, trust_env=False) as client:
        yield client


@pytest.fixture
def inside(person: httpx.Client) -> httpx.Client:
    person.post("/worlds", data={"scenario": "master-student", "next": "/polimi/"})
    return person


def test_the_index_offers_every_scenario_with_its_people(person: httpx.Client) -> None:
    page = unescape(person.get("/").text)

    for each in scenarios():
        assert each.title in page
        for portal in each.about:
            assert f'value="/{portal}/">' in page
            assert people(each.world())[portal]["password"] in page


def test_a_scenario_is_only_offered_where_it_has_something_to_say(person: httpx.Client) -> None:
    page = person.get("/").text

    assert '<span class="hidden"> as graduate</span>' in page
    assert page.count('<span class="hidden"> as graduate</span>') == 1


def test_one_click_enters_a_world(person: httpx.Client) -> None:
    page = person.post("/worlds", data={"scenario": "no-master", "next": "/polimi/"})

    assert page.url.path == "/polimi/"
    assert "You are in: A student without a master" in person.get("/").text


def test_an_unknown_scenario_is_refused(person: httpx.Client) -> None:
    assert person.post("/worlds", data={"scenario": "no-mster"}).status_code == 422


def test_the_clock_has_buttons(inside: httpx.Client) -> None:
    assert "Tuesday, 12 April 2022, 16:06" in inside.get("/").text

    page = inside.post("/clock", data={"by": "86400"})

    assert "Wednesday, 13 April 2022, 16:06" in page.text


def test_how_payments_end_has_buttons(inside: httpx.Client) -> None:
    page = inside.post("/card", data={"card": "declined"})

    assert 'value="declined" aria-pressed="true"' in page.text


@pytest.mark.parametrize(("path", "data"), [("/clock", {"by": "soon"}), ("/card", {"card": "x"})])
def test_buttons_that_do_not_exist_change_nothing(
    inside: httpx.Client, path: str, data: dict[str, str]
) -> None:
    before = inside.get("/").text

    assert inside.post(path, data=data).status_code == 422
    assert inside.get("/").text == before


def test_the_inbox_shows_mails(inside: httpx.Client) -> None:
    assert "No mail yet." in inside.get("/inbox").text
    token = inside.get("/polimi/recovery").text.split('name="csrf" value="')[1][:32]
    inside.post("/polimi/recovery", data={"csrf": token, "email": "elena.moretti@mail.example"})

    page = inside.get("/inbox").text

    assert "Recovery of your Polimi credentials" in page
    assert "Your Person Code is 10812345." in page


def test_the_inbox_needs_a_world(person: httpx.Client) -> None:
    assert person.get("/inbox").url.path == "/"
    assert person.get("/inbox/1/receipt.pdf").url.path == "/"


def test_an_unknown_attachment_does_not_exist(inside: httpx.Client) -> None:
    assert inside.get("/inbox/1/receipt.pdf").status_code == 404


def test_leaving_forgets_the_world(inside: httpx.Client) -> None:
    page = inside.post("/leave")

    assert "You are in" not in page.text
    assert inside.get("/polimi/cart").url.path == "/"


def test_every_portal_page_leads_to_the_inbox_and_the_clock(inside: httpx.Client) -> None:
    for portal, link in (("polimi", "Inbox and clock"), ("smartcampus", "Correo y reloj")):
        for path in ("", "login", "nowhere"):
            page = Shown(inside.get(f"/{portal}/{path}"))

            new_tab = "(new tab)" if portal == "polimi" else "(pestaña nueva)"
            assert page.links()[f"{link} {new_tab}"] == "/"
            assert page.text.count(link) == 1


def test_what_is_refused_says_what_is_known(person: httpx.Client) -> None:
    page = person.post("/worlds", data={"scenario": "xyz"})

    assert page.text.count("no-master") == 1
