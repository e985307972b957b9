"""The control plane."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import httpx
import pytest

from assistant.mock.client import authorities
from assistant.mock.scenarios import scenario_names
from assistant.mock.server import MockServer
from tests.mock.visitor import Visitor

Enter = Callable[..., Visitor]


@pytest.fixture
def http(mock_server: MockServer) -> httpx.Client:
    return httpx.Client(base_url=mock_server.url, trust_env=False, verify=authorities())


def test_the_server_is_ready(http: httpx.Client) -> None:
    assert http.get("/_mock/ready").text == "ok"


def test_a_world_starts_at_the_scenarios_time_with_its_people(http: httpx.Client) -> None:
    made = http.post("/_mock/worlds", json={"scenario": "master-student"}).json()

    assert made["now"] == "2022-04-12T16:06:25+02:00"
    assert made["people"]["polimi"]["name"] == "Elena Moretti"
    assert made["people"]["polimi"]["user"] == "10812345"


def test_scenarios_are_listed_with_titles_and_people(http: httpx.Client) -> None:
    listed = http.get("/_mock/scenarios").json()

    assert sorted(each["name"] for each in listed) == scenario_names()
    assert listed[0]["title"] == "A student of a master"
    assert "password" in listed[0]["people"]["polimi"]


@pytest.mark.parametrize(
    ("order", "error", "known"),
    [
        ({"scenario": "master-studnt"}, "Did you mean 'master-student'?", "no-master"),
        ({"scenario": "no-master", "settings": {"crad": "x"}}, "Did you mean 'card'?", "card"),
        ({"scenario": "no-master", "faults": [{"fault": "rest"}]}, "mean 'reset'?", "latency"),
        ({"scenario": "no-master", "faults": [{"fault": "503", "pge": "/"}]}, "pge", "page"),
        ({"scenario": "no-master", "when": "now"}, "when", "scenario"),
        ({}, "scenario", "settings"),
    ],
)
def test_what_is_not_understood_is_refused(
    http: httpx.Client, order: dict[str, Any], error: str, known: str
) -> None:
    answer = http.post("/_mock/worlds", json=order)

    assert answer.status_code == 422
    assert error in answer.json()["error"]
    assert known in answer.json()["known"]


def test_a_setting_says_which_values_it_takes(http: httpx.Client) -> None:
    order = {"scenario": "no-master", "settings": {"card": "lost"}}

    error = http.post("/_mock/worlds", json=order).json()["error"]

    assert error == "Settings: 'card' should be 'accepted', 'declined' or 'pending'."


@pytest.mark.parametrize(
    "written",
    ["{", "[" * 5000, b"\xff", '{"scenario": "\\ud800"}', "9" * 5000]
    + [f'{{"settings": {{"signing_hours": {n}}}}}' for n in ("1e400", "NaN", "-Infinity")],
)
def test_what_is_no_json_is_refused(http: httpx.Client, written: str | bytes) -> None:
    answer = http.post("/_mock/worlds", content=written)

    assert answer.status_code == 422
    assert "This is not JSON" in answer.json()["error"]


def test_the_clock_moves_only_when_told(enter: Enter) -> None:
    visitor = enter()

    assert visitor.control("/clock", by=90)["now"] == "2022-04-12T16:07:55+02:00"
    assert visitor.control("/clock", to="2022-12-01T08:00:00Z")["now"] == (
        "2022-12-01T09:00:00+01:00"
    )
    assert visitor.control("/clock", to="2023-01-01T12:00:00")["now"].endswith("12:00:00+01:00")


@pytest.mark.parametrize(
    ("move", "error"),
    [
        ({"by": 1e18}, "Clock: 'by' should be less than or equal to 10000000000."),
        ({"by": -1e18}, "Clock: 'by' should be greater than or equal to -10000000000."),
        ({"by": 1e10}, None),
        ({"by": -3e9}, "A clock stands in the years 1970 to 2999."),
        ({"to": "9999-12-31T23:59:59-12:00"}, "Clock: 'to' should be of the years 1900 to 3100."),
        ({"to": "0001-01-01T00:00:00+12:00"}, "Clock: 'to' should be of the years 1900 to 3100."),
        ({"to": "3050-01-01T00:00:00Z"}, "A clock stands in the years 1970 to 2999."),
        ({"to": "soon"}, "Clock: 'to' should be a valid datetime or date"),
    ],
)
def test_a_clock_does_not_leave_its_years(
    enter: Enter, move: dict[str, Any], error: str | None
) -> None:
    visitor = enter()
    before = visitor.state()

    answer = visitor.http.post(f"/_mock/worlds/{visitor.world}/clock", json=move)

    assert answer.status_code == (422 if error else 200)
    assert answer.json().get("error", "").startswith(error or "")
    assert error is None or visitor.state() == before


def test_hours_are_hours_when_the_season_changes_the_clocks(enter: Enter) -> None:
    visitor, restored = enter(at="2022-10-29T12:00:00"), enter()
    restored.restore(visitor.state())

    assert visitor.control("/clock", by=86400)["now"] == "2022-10-30T11:00:00+01:00"
    assert restored.control("/clock", by=86400)["now"] == "2022-10-30T11:00:00+01:00"


@pytest.mark.parametrize("hours", [8785, -1])
def test_a_setting_has_bounds(http: httpx.Client, hours: float) -> None:
    order = {"scenario": "no-master", "settings": {"signing_hours": hours}}

    answer = http.post("/_mock/worlds", json=order)

    assert answer.status_code == 422
    assert answer.json()["error"].startswith("Settings: 'signing_hours' should be")


def test_the_widest_settings_survive_being_saved(enter: Enter) -> None:
    fault = {"fault": "latency", "seconds": 600, "nth": 10**6, "to": "https://b%C3%BC.example/ ü"}
    visitor = enter(at="2999-12-31T23:59:59", settings={"signing_hours": 8784}, faults=[fault])
    visitor.sign_in()
    visitor.reserve()
    visitor.start_payment()
    visitor.pay()
    state = visitor.state()

    visitor.restore(state)

    assert visitor.state() == state
    assert visitor.see("/requests").status == 200


@pytest.mark.parametrize("move", [{"by": 1, "to": "2022-12-01T08:00:00Z"}, {"by": None}])
def test_a_clock_moves_in_one_way(enter: Enter, move: dict[str, Any]) -> None:
    assert "to" in enter().control("/clock", **move)["error"]


def test_a_world_may_start_at_another_time_with_its_past(enter: Enter) -> None:
    visitor = enter("paid-digital", at="2024-01-10T10:00:00+01:00")
    visitor.sign_in()

    assert visitor.control("/clock", by=0)["now"] == "2024-01-10T10:00:00+01:00"
    paid = json.loads(visitor.state())["polimi"]["requests"][0]["paid_at"]
    assert datetime.fromisoformat(paid) == datetime.fromisoformat("2024-01-10T09:00:00+01:00")


def test_the_journal_lists_requests_and_effects(student: Visitor) -> None:
    student.reserve()
    student.start_payment()
    student.pay()

    journal = student.control("/journal")

    assert journal["requests"][0] == {
        "n": 1,
        "method": "GET",
        "path": "/polimi/login",
        "status": 200,
    }
    assert journal["effects"] == [
        {
            "n": 1,
            "kind": "pay",
            "what": "75621 MASTER: REQUEST FOR CERTIFICATE OF DEGREE AWARD",
            "amount": "16.00",
            "at": "2022-04-12T16:06:25+02:00",
        }
    ]


def test_attachments_open_at_their_address(student: Visitor) -> None:
    student.reserve()
    student.start_payment()
    student.pay()

    attached = student.control("/mail")[0]["attachments"][0]

    assert student.http.get(attached["url"]).content.startswith(b"%PDF-")
    assert attached["name"].startswith("receipt-PM-")


def test_entering_sets_the_cookie_and_goes_on(enter: Enter, http: httpx.Client) -> None:
    world = enter().world

    answer = http.get(f"/_mock/enter/{world}", params={"next": "/polimi/login"})

    assert (answer.status_code, answer.headers["location"]) == (303, "/polimi/login")
    assert answer.cookies["mock_world"] == world
    assert http.get("/polimi/login").status_code == 200


@pytest.mark.parametrize("onward", ["https://example.org/", "//example.org/", "/\\example.org"])
def test_entering_does_not_lead_elsewhere(enter: Enter, http: httpx.Client, onward: str) -> None:
    answer = http.get(f"/_mock/enter/{enter().world}", params={"next": onward})

    assert answer.status_code == 422


def test_a_world_that_ended_is_gone(enter: Enter) -> None:
    visitor = enter()

    assert visitor.http.delete(f"/_mock/worlds/{visitor.world}").status_code == 204
    assert visitor.http.get(f"/_mock/worlds/{visitor.world}").status_code == 404
    assert visitor.see("/").path == "/"


def test_a_world_that_ended_can_be_put_back(student: Visitor) -> None:
    state = student.state()
    student.http.delete(f"/_mock/worlds/{student.world}")

    student.restore(state)

    assert student.see("/services").title == "Services"


def test_a_state_can_be_put_into_another_world(student: Visitor, enter: Enter) -> None:
    student.reserve()
    other = enter()

    other.restore(student.state())
    other.http.cookies = student.http.cookies

    assert "No. of documents: 1" in other.see("/cart").text


def test_a_world_can_begin_as_a_saved_one(student: Visitor, enter: Enter) -> None:
    student.reserve()

    other = enter(state=json.loads(student.state()))

    assert json.loads(other.state()) == json.loads(student.state())


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ("{", "State of a world: this is not JSON (EOF while parsing"),
        ("[]", "State of a world: should be a JSON object."),
        ({"now": "2022-04-12T16:06:25"}, "State of a world: 'now' should have timezone info."),
        ({"now": None}, "State of a world: 'now' should be a valid datetime."),
        ({"timezone": "Mars/Olympus"}, "State of a world: 'timezone' should be a time zone like"),
        ({"weather": "fair"}, "State of a world: 'weather' is not known here."),
        ({"settings": {"signing_hours": 1e9}}, "State of a world: 'settings.signing_hours' should"),
        ({"counters": {"polimi-slip": -1}}, "State of a world: 'counters.polimi-slip' should be"),
        ({"polimi": {}}, "State of a world: 'polimi.person' is missing."),
        ({"faults": [{"fault": "rest"}]}, "There is no fault 'rest'. Did you mean 'reset'?"),
        ({"faults": [{"fault": "500", "page": "/"}]}, "There is no page '/'."),
    ],
)
def test_what_is_no_state_is_refused_with_the_place_in_a_sentence(
    enter: Enter, change: str | dict[str, Any], error: str
) -> None:
    visitor = enter()
    before = visitor.state()
    state = change if isinstance(change, str) else json.dumps({**json.loads(before), **change})

    answer = visitor.http.put(f"/_mock/worlds/{visitor.world}", content=state)

    assert answer.status_code == 422
    assert answer.json()["error"].startswith(error)
    assert len(answer.json()["error"]) < 150
    assert "pydantic" not in answer.text
    assert visitor.state() == before


def test_an_unknown_scenario_is_refused_with_one_list(http: httpx.Client) -> None:
    answer = http.post("/_mock/worlds", json={"scenario": "xyz"}).json()

    assert answer["error"] == "There is no scenario 'xyz'."
    assert answer["known"] == scenario_names()
