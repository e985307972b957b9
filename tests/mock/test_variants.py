"""The pages in other forms, by name."""

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from bs4 import BeautifulSoup

from assistant.mock.server import MockServer
from assistant.mock.variants import VARIANTS, rewritten
from tests.mock.smartcampus.learner import Learner
from tests.mock.unad.person import Person
from tests.mock.visitor import Visitor

Enter = Callable[..., Visitor]


def gateway(enter: Enter, **settings: Any) -> Visitor:
    """Somebody who is about to pay."""
    visitor = enter(settings=settings)
    visitor.sign_in()
    visitor.reserve()
    visitor.start_payment()
    return visitor


def on(html: str, variant: str) -> BeautifulSoup:
    """A page of which only the body matters, in a variant."""
    page = f'<html lang="en"><body><main>{html}</main></body></html>'
    return BeautifulSoup(rewritten(page.encode(), variant), "html.parser")


PAY = """
<form class="form" method="post"><input type="hidden" name="csrf" value="x">
<div class="field"><label for="name">Name:</label><input id="name" name="name" type="text"></div>
<div class="field"><label for="note">Note</label><textarea id="note" name="note"></textarea></div>
<div class="actions"><button id="pay" name="action" value="pay">Pay</button>
<button id="cancel" name="action" value="cancel">Cancel</button></div></form>
"""


def test_there_are_at_least_eight_of_each_sort() -> None:
    sorts = [one.sort for one in VARIANTS.values()]

    assert min(sorts.count("survivable"), sorts.count("treacherous")) >= 8
    assert all(one.description for one in VARIANTS.values())
    assert len({one.description for one in VARIANTS.values()}) == len(VARIANTS)


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_variant_changes_pages_of_every_portal_in_the_same_way_each_time(
    enter: Enter, variant: str
) -> None:
    people = [
        ("no-second-factor", Visitor, ["/login"]),
        ("enrolled-student", Learner, ["/ingreso", "/certificados"]),
        ("unad-student", Person, ["/servicios", "/campus/ingreso"]),
    ]
    for scenario, kind, paths in people:
        plain, varied, again = (
            enter(scenario, kind=kind, settings={"variant": name})
            for name in (None, variant, variant)
        )
        for visitor in (plain, varied, again) if scenario == "enrolled-student" else ():
            visitor.sign_in()
        shown = [[each.see(path).html for path in paths] for each in (plain, varied, again)]

        assert shown[1] == shown[2]
        assert shown[0] != shown[1] or variant == "reordered-columns"
        assert all("<h1" in page for page in shown[1])


def test_what_the_portal_does_stays_the_same(enter: Enter) -> None:
    for variant, one in VARIANTS.items():
        if one.sort == "survivable":
            assert gateway(enter, variant=variant).effects() == []
            assert gateway(enter, variant=variant).pay().title == "Payment received"


def test_only_pages_change(enter: Enter) -> None:
    plain, varied = (gateway(enter, variant=name) for name in (None, "twin-elements"))
    for visitor in (plain, varied):
        visitor.pay()

    files = [each.http.get("/polimi/requests/75621/signed").content for each in (plain, varied)]
    assert files[0] == files[1]
    assert files[0].startswith(b"%PDF-")


def test_a_variant_may_be_of_one_page(enter: Enter) -> None:
    visitor = gateway(enter, variant="disabled-buttons", variant_page="/polimi/gateway")

    assert " disabled" in visitor.see("/gateway").html
    assert " disabled" not in visitor.see("/cart").html


def test_a_variant_is_part_of_the_saved_world(enter: Enter) -> None:
    varied, other = gateway(enter, variant="decoys"), enter()
    state = json.loads(varied.state())

    other.restore(varied.state())
    other.http.cookies = varied.http.cookies

    assert state["settings"]["variant"] == "decoys"
    assert 'formaction="elsewhere"' in other.see("/gateway").html
    assert other.see("/gateway").html == varied.see("/gateway").html


@pytest.mark.parametrize(
    ("settings", "error", "known"),
    [
        (
            {"variant": "decoy"},
            "There is no variant 'decoy'. Did you mean 'decoys'?",
            "renamed-ids",
        ),
        ({"variant": "decoys", "variant_page": "/polimi/crat"}, "no page", "/polimi/cart"),
    ],
)
def test_a_variant_that_is_not_there_is_refused(
    mock_server: MockServer, enter: Enter, settings: dict[str, Any], error: str, known: str
) -> None:
    order = {"scenario": "no-master", "settings": settings}
    made = httpx.post(f"{mock_server.url}/_mock/worlds", json=order, trust_env=False)
    visitor = enter()
    state = json.loads(visitor.state())
    state["settings"] |= settings
    restored = visitor.http.put(f"/_mock/worlds/{visitor.world}", json=state)

    for answer in (made, restored):
        assert answer.status_code == 422
        assert error in answer.json()["error"]
        assert known in answer.json()["known"]


def test_a_server_can_have_a_variant_for_all_worlds_that_say_nothing_else() -> None:
    with MockServer(variant="reworded-headings") as server:
        shown = [
            Visitor(server.url, "no-master", settings=settings).see("/").title
            for settings in ({}, {"variant": "extra-banner"})
        ]

    assert shown == ["POLITECNICO MILANO 1863 here", "POLITECNICO MILANO 1863"]


def test_twins_have_the_same_name_and_send_nothing_of_their_own() -> None:
    for variant, hidden in (("twin-elements", False), ("hidden-twins", True)):
        page = on(PAY, variant)

        assert [one.get_text() for one in page.select("button")] == [
            "Pay",
            "Pay",
            "Cancel",
            "Cancel",
        ]
        assert len(page.select("label")) == 4
        assert len({one["id"] for one in page.select("[id]")}) == len(page.select("[id]"))
        names = [str(one["name"]) for one in page.select("input[type=text]")]
        assert sorted(names) == ["name", "name-twin"]
        assert bool(page.select('button[style="display: none"]')) is hidden


def test_buttons_swap_their_names_and_nothing_else() -> None:
    page = on(PAY, "swapped-buttons")

    sends = [(one["value"], one["id"], one.get_text()) for one in page.select("button")]
    assert sends == [("pay", "pay", "Cancel"), ("cancel", "cancel", "Pay")]


def test_labels_swap_and_fields_stay() -> None:
    page = on(PAY, "swapped-labels")

    labels = [(one["for"], one.get_text()) for one in page.select("label")]
    assert labels == [("name", "Note"), ("note", "Name:")]


def test_ids_move_and_labels_follow_them() -> None:
    page = on(PAY, "moved-ids")

    assert [(one["id"], one["value"]) for one in page.select("button")] == [
        ("cancel", "pay"),
        ("pay", "cancel"),
    ]
    label = page.select_one("label")
    assert label is not None
    assert (label["for"], label.get_text()) == ("note", "Name:")
    assert [one["id"] for one in page.select("[name=name]")] == ["note"]


def test_a_decoy_has_the_old_name_and_a_false_friend_the_old_id() -> None:
    decoys, friends = (
        [(one.get("id"), one.get("formaction"), one.get_text()) for one in buttons[:2]]
        for buttons in (on(PAY, name).select("button") for name in ("decoys", "false-friends"))
    )

    assert decoys == [(None, "elsewhere", "Pay"), ("pay", None, "Pay here")]
    assert friends == [("pay", "elsewhere", "Pay there"), (None, None, "Pay here")]


def test_ids_are_renamed_with_all_that_refers_to_them() -> None:
    page = on(PAY + '<table aria-labelledby="name"></table>', "renamed-ids")

    assert [one["id"] for one in page.select("[id]")] == ["name-2", "note-2", "pay-2", "cancel-2"]
    assert [one["for"] for one in page.select("label")] == ["name-2", "note-2"]
    assert page.select_one("table[aria-labelledby=name-2]")


def test_ids_that_something_needs_are_not_removed() -> None:
    page = on(PAY, "removed-ids")

    assert [one["id"] for one in page.select("[id]")] == ["name", "note"]


def test_labels_are_spelt_in_another_way() -> None:
    page = on(PAY + '<a href="x">Help\n me</a>', "respelled-labels")

    texts = [one.get_text() for one in page.select("label, a")]
    assert texts == ["NAME::", "NOTE:", "HELP  ME \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"]


def test_columns_turn_round_with_their_headings() -> None:
    rows = "<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>"

    assert on(rows, "reordered-columns").get_text(",") == "B,A,2,1"


def test_only_buttons_that_send_no_value_become_inputs() -> None:
    page = on(
        PAY + '<form><button id="go" class="big">Go <b>on</b></button></form>', "submit-inputs"
    )

    assert [one.get_text() for one in page.select("button")] == ["Pay", "Cancel"]
    assert page.select_one('input#go.big[type=submit][value="Go on"]')


def test_buttons_move_to_the_beginning_of_their_form() -> None:
    first = on(PAY, "moved-buttons").select_one("form > *")

    assert first is not None
    assert first["class"] == ["actions"]
