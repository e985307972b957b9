"""The engine: order, arrival, effects, and how each failure ends."""

from pathlib import Path

import pytest

from assistant.errors import (
    AuthRefused,
    DataRefused,
    Drift,
    EnvironmentProblem,
    PortalFailed,
    Stopped,
    Verdict,
)
from assistant.runner.browser import Unreachable
from assistant.runner.engine import BackToMenu, Engine
from assistant.runner.hands import AutoHands, Word
from assistant.runner.interruption import Interruption
from assistant.runner.money import read_money
from assistant.runner.stage import Stage
from assistant.runner.turn import turns_of
from tests.runner.conftest import Played, PlaySteps, plan_of, says
from tests.runner.fake_browser import FakeBrowser, FakeElement, FakePage

HOME = {"open": "home", "arrives": "home"}
ENTER = {"click": "home.enter", "arrives": "sign-in"}
SIGN_IN = {
    "fill": {"sign-in.password": "{{ password }}"},
    "click": "sign-in.go",
    "arrives": "till",
}
SETTLED_BY = {"open": "orders", "done": "orders.paid", "pending": "orders.pending"}
PAY = {
    "effect": "pay",
    "amount": "till.total",
    "settled_by": SETTLED_BY,
    "click": "till.pay",
    "arrives": "paid",
}
NOTHING_TO_PAY = AutoHands(yes=True)


def payer() -> AutoHands:
    """Somebody who agrees to one payment of 16.00."""
    accepted = read_money("16.00")
    assert accepted
    return AutoHands(yes=True, accepted=[accepted])


def test_actions_are_played_in_the_order_written(play: PlaySteps, shop: FakeBrowser) -> None:
    play(HOME, ENTER, SIGN_IN)

    assert shop.done == [
        "open http://portal/home",
        "click Enter",
        "fill Password with •••",
        "click Go",
    ]


def test_every_step_says_its_sentence_and_where_it_arrived(play: PlaySteps) -> None:
    steps = play(HOME, ENTER).steps

    assert [(one.number, one.of, one.sentence, one.page) for one in steps] == [
        (1, 2, "Step 1.", "home"),
        (2, 2, "Step 2.", "sign-in"),
    ]


def test_a_step_for_a_page_that_is_not_shown_is_skipped(play: PlaySteps) -> None:
    steps = play(HOME, {"if-at": "till", "click": "till.pay", "arrives": "paid"}, ENTER).steps

    assert [one.status for one in steps] == ["done", "skipped", "done"]


def test_a_step_is_not_passed_over_because_its_page_has_changed(
    play: PlaySteps, shop: FakeBrowser
) -> None:
    shop.pages["home"].elements.append(FakeElement("button", "Pay now", "pay", to="paid"))

    step = play(HOME, {"if-at": "till", "click": "till.pay", "arrives": "paid"}).steps[-1]

    assert (step.status, [one.used for one in step.locators]) == ("done", ["alternative"])


def test_the_page_of_a_following_if_at_step_counts_as_arrived(play: PlaySteps) -> None:
    detour = {"if-at": "sign-in", **SIGN_IN}

    steps = play(HOME, {"click": "home.enter", "arrives": "till"}, detour).steps

    assert [one.page for one in steps] == ["home", "sign-in", "till"]


def test_what_is_read_can_be_used_by_later_steps(play: PlaySteps, shop: FakeBrowser) -> None:
    play(
        {"open": "till", "arrives": "till"},
        {"read": {"total": "till.total"}},
        {"fill": {"till.note": "I pay {{ total }}"}},
    )

    assert shop.done[-1] == "fill Note with I pay € 16.00"


def test_arriving_at_a_sign_in_page_instead_ends_auth(
    play: PlaySteps, shop: FakeBrowser, played: Played
) -> None:
    shop.pages["sign-in"].alerts = ["Wrong password."]
    shop.pages["sign-in"].elements[1].to = "sign-in"

    with pytest.raises(AuthRefused, match=r"«Wrong password\.»"):
        play(HOME, ENTER, SIGN_IN)
    failure = played.steps[-1].failure
    assert failure
    assert failure.portal_says == ("Wrong password.",)


def test_a_refusal_on_the_same_page_ends_data(play: PlaySteps, shop: FakeBrowser) -> None:
    shop.pages["till"].elements[5].to = "till"
    shop.pages["till"].alerts = ["Choose a size."]

    with pytest.raises(DataRefused, match="Choose a size"):
        play({"open": "till", "arrives": "till"}, {"click": "till.pay", "arrives": "paid"})


def test_a_refusal_where_the_same_page_was_expected_ends_data(
    play: PlaySteps, shop: FakeBrowser
) -> None:
    shop.pages["till"].elements[5].to = "till"
    shop.on_click = lambda _name: shop.pages["till"].alerts.append("Not saved.")

    with pytest.raises(DataRefused, match="Not saved"):
        play({"open": "till", "arrives": "till"}, {"click": "till.pay", "arrives": "till"})


def test_a_page_that_never_changes_ends_portal(play: PlaySteps, shop: FakeBrowser) -> None:
    shop.pages["home"].elements[0].to = None

    with pytest.raises(PortalFailed, match="stayed on «Home»"):
        play(HOME, ENTER)


def test_a_server_error_ends_portal_with_its_status(play: PlaySteps, shop: FakeBrowser) -> None:
    shop.pages["sign-in"] = FakePage("Out of order", status=503)

    with pytest.raises(PortalFailed, match="HTTP 503"):
        play(HOME, ENTER)


def test_an_empty_page_ends_portal(play: PlaySteps, shop: FakeBrowser) -> None:
    shop.pages["sign-in"] = FakePage("", blank=True)

    with pytest.raises(PortalFailed, match="empty page"):
        play(HOME, ENTER)


def test_a_changed_heading_at_the_right_address_ends_drift(
    play: PlaySteps, shop: FakeBrowser
) -> None:
    shop.pages["sign-in"].heading = "Welcome"

    with pytest.raises(Drift, match="its heading is not there"):
        play(HOME, ENTER)


def test_a_portal_that_does_not_answer_ends_portal(play: PlaySteps, shop: FakeBrowser) -> None:
    del shop.pages["home"]

    with pytest.raises(PortalFailed, match="does not answer"):
        play(HOME)


def test_a_missing_element_ends_drift_and_names_the_nearest(
    play: PlaySteps, shop: FakeBrowser, played: Played
) -> None:
    shop.pages["home"].elements = [FakeElement("button", "Come in", "other")]

    with pytest.raises(Drift, match="button «Enter» is not on the page"):
        play(HOME, ENTER)
    failure = played.steps[-1].failure
    assert failure
    assert failure.candidates == ("button «Come in»",)


def test_a_missing_element_beside_an_alert_is_the_portal_refusing(
    play: PlaySteps, shop: FakeBrowser
) -> None:
    shop.pages["home"] = FakePage("Home", alerts=["Nothing for you here."])

    with pytest.raises(DataRefused, match="Nothing for you here"):
        play(HOME, ENTER)


def test_an_alert_does_not_hide_that_an_element_has_changed(
    play: PlaySteps, shop: FakeBrowser
) -> None:
    changed = FakeElement("link", "Something else", "enter")
    shop.pages["home"] = FakePage("Home", [changed], alerts=["Nothing for you here."])

    with pytest.raises(Drift, match="button «Enter» is not on the page"):
        play(HOME, ENTER)


def test_twins_stop_the_run(play: PlaySteps, shop: FakeBrowser) -> None:
    shop.pages["home"].elements *= 2

    with pytest.raises(Drift, match="2 elements look like"):
        play(HOME, ENTER)


def test_a_payment_goes_through_when_the_amount_is_the_accepted_one(
    play: PlaySteps, shop: FakeBrowser
) -> None:
    play({"open": "till", "arrives": "till"}, PAY, hands=payer())

    assert shop.done[-1] == "click Pay"


def test_a_payment_of_another_amount_is_not_made(play: PlaySteps, shop: FakeBrowser) -> None:
    shop.pages["till"].elements[4].text = "€ 160.00"

    with pytest.raises(Stopped, match=r"asks for € 160.00, but 16.00 was accepted"):
        play({"open": "till", "arrives": "till"}, PAY, hands=payer())
    assert "click Pay" not in shop.done


def test_a_payment_without_an_accepted_amount_is_not_made(
    play: PlaySteps, shop: FakeBrowser
) -> None:
    with pytest.raises(Stopped, match=r"--accept-amount 16\.00"):
        play({"open": "till", "arrives": "till"}, PAY, hands=NOTHING_TO_PAY)
    assert "click Pay" not in shop.done


def test_a_price_that_cannot_be_read_stops_before_paying(
    play: PlaySteps, shop: FakeBrowser
) -> None:
    shop.pages["till"].elements[4].text = "ask at the desk"

    with pytest.raises(PortalFailed, match="no amount can be read"):
        play({"open": "till", "arrives": "till"}, PAY, hands=payer())
    assert "click Pay" not in shop.done


def test_an_effect_without_a_yes_is_not_played(play: PlaySteps, shop: FakeBrowser) -> None:
    step = {"effect": "submit", "click": "till.pay", "arrives": "paid"}

    with pytest.raises(Stopped, match="nobody agreed"):
        play({"open": "till", "arrives": "till"}, step, hands=AutoHands())
    assert "click Pay" not in shop.done


def test_an_effect_is_never_played_on_an_alternative(play: PlaySteps, shop: FakeBrowser) -> None:
    shop.pages["till"].elements[5].name = "Pay now"

    with pytest.raises(Drift):
        play({"open": "till", "arrives": "till"}, PAY, hands=payer())
    assert not any(one.startswith("click") for one in shop.done)


def test_another_step_is_healed_and_says_so(play: PlaySteps, shop: FakeBrowser) -> None:
    shop.pages["home"].elements[0].name = "Enter now"

    used = play(HOME, ENTER).steps[-1].locators[0]

    assert used.used == "alternative"
    assert used.expected == "button «Enter»"


@pytest.mark.parametrize(("word", "error"), [(Word.STOP, Stopped), (Word.MENU, BackToMenu)])
def test_the_person_can_stop_before_a_step(
    word: Word, error: type[Stopped], play: PlaySteps, shop: FakeBrowser
) -> None:
    class Stopping(AutoHands):
        def before_step(self, number: int, of: int, planned: object) -> Word:
            return word if number == 2 else Word.GO

    with pytest.raises(error):
        play(HOME, ENTER, hands=Stopping())
    assert shop.done == ["open http://portal/home"]


def test_an_interruption_stops_before_the_next_action(stage: Stage, shop: FakeBrowser) -> None:
    interruption = Interruption()
    shop.on_click = lambda _name: setattr(interruption, "asked", True)
    engine = Engine(stage, AutoHands(), lambda event: None, interruption, pictures=False)

    with pytest.raises(Stopped):
        engine.play(turns_of(plan_of(HOME, ENTER, SIGN_IN)))
    assert shop.done[-1] == "click Enter"


def test_a_browser_that_dies_ends_environment(
    play: PlaySteps, shop: FakeBrowser, played: Played
) -> None:
    shop.on_click = lambda _name: setattr(shop, "gone", True)

    with pytest.raises(EnvironmentProblem, match="closed or crashed"):
        play(HOME, ENTER, pictures=True)
    assert played.steps[-1].status == "failed"


def test_a_connection_cut_in_the_middle_ends_portal(play: PlaySteps, shop: FakeBrowser) -> None:
    def cut(_name: str) -> None:
        raise Unreachable("net::ERR_CONNECTION_RESET")

    shop.on_click = cut

    with pytest.raises(PortalFailed, match="ERR_CONNECTION_RESET"):
        play(HOME, ENTER)


def test_a_full_disk_ends_environment(
    play: PlaySteps, stage: Stage, shop: FakeBrowser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_more: object) -> None:
        raise OSError(28, "No space left on device", "files/receipt.pdf")

    monkeypatch.setattr(shop, "download", full)

    with pytest.raises(EnvironmentProblem, match="No space left on device"):
        play({"open": "till", "arrives": "till"}, {"download": "till.receipt"})


def test_every_step_has_its_picture(play: PlaySteps, stage: Stage) -> None:
    steps = play(HOME, ENTER, pictures=True).steps

    assert [one.picture for one in steps] == ["pictures/01-step-1.jpg", "pictures/02-step-2.jpg"]
    assert all((stage.folder / str(one.picture)).is_file() for one in steps)


def test_a_picture_that_fails_never_fails_the_step(play: PlaySteps, stage: Stage) -> None:
    (stage.folder / "pictures").write_text("a file where the folder should be")

    assert play(HOME, pictures=True).steps[0].picture is None


def test_a_failure_carries_its_verdict(play: PlaySteps, shop: FakeBrowser, played: Played) -> None:
    shop.pages["sign-in"] = FakePage("Out of order", status=500)

    with pytest.raises(PortalFailed):
        play(HOME, ENTER)
    failure = played.steps[-1].failure
    assert failure
    assert failure.verdict is Verdict.PORTAL
    assert failure.next


def test_the_run_never_changes_the_flow(play: PlaySteps) -> None:
    plan = plan_of(HOME)
    before = plan.flow.model_dump()

    play(HOME)

    assert plan.flow.model_dump() == before


def test_advice_is_written_with_the_answers_in_it(play: PlaySteps, stage: Stage) -> None:
    advise = {"kind": "e-mail", "to": "desk@example.org", "subject": says("Help"),
              "text": says("I am {{ name }}.")}  # fmt: skip
    inputs = {"name": {"kind": "text", "label": says("Name"), "source": "invented"}}

    step = play({"advise": advise}, inputs=inputs, answers={"name": "Ada"}).steps[0]

    assert step.status == "advised"
    assert step.advice[0].text == "I am Ada."
    written = stage.folder / Path(str(step.advice[0].path))
    assert written.read_text() == "desk@example.org\nHelp\n\nI am Ada.\n"


AT_TILL = {"open": "till", "arrives": "till"}


def lose_the_answer(shop: FakeBrowser, *, shows: str | None) -> None:
    """Pressing «Pay» ends with a cut connection; the orders page then shows ``shows``."""

    def pressed(_name: str) -> None:
        if shows:
            shop.pages["orders"].elements.append(FakeElement("status", shows))
        raise Unreachable("net::ERR_CONNECTION_RESET")

    shop.on_click = pressed


def test_a_payment_whose_answer_was_lost_goes_on_if_the_portal_shows_it(
    play: PlaySteps, shop: FakeBrowser
) -> None:
    lose_the_answer(shop, shows="Settled")

    step = play(AT_TILL, PAY, hands=payer()).steps[-1]

    assert (step.status, step.settled, step.page) == ("done", "done", "paid")
    assert shop.done.count("click Pay") == 1


@pytest.mark.parametrize(
    ("shows", "settled", "words"),
    [
        (None, "not-shown", "does not show that it was done"),
        ("Waiting", "pending", "pending: do not do it again"),
    ],
)
def test_a_payment_that_the_portal_does_not_show_is_not_repeated(
    shows: str | None,
    settled: str,
    words: str,
    play: PlaySteps,
    played: Played,
    shop: FakeBrowser,
) -> None:
    lose_the_answer(shop, shows=shows)

    with pytest.raises(PortalFailed, match=words):
        play(AT_TILL, PAY, hands=payer())
    assert played.steps[-1].settled == settled
    assert shop.done.count("click Pay") == 1


def test_a_payment_that_cannot_be_asked_about_is_called_unknown(
    play: PlaySteps, played: Played, shop: FakeBrowser
) -> None:
    lose_the_answer(shop, shows=None)
    del shop.pages["orders"]

    with pytest.raises(PortalFailed, match="is not known"):
        play(AT_TILL, PAY, hands=payer())
    assert played.steps[-1].settled == "unknown"


@pytest.mark.parametrize("element", ["settled", "waiting"])
def test_a_payment_that_a_changed_page_shows_in_other_words_is_called_unknown(
    element: str, play: PlaySteps, played: Played, shop: FakeBrowser
) -> None:
    lose_the_answer(shop, shows=None)
    shop.pages["orders"].elements.append(FakeElement("status", "In other words", element))

    with pytest.raises(PortalFailed, match="is not known"):
        play(AT_TILL, PAY, hands=payer())
    assert played.steps[-1].settled == "unknown"


def test_an_effect_without_a_page_to_ask_is_called_unknown(
    play: PlaySteps, played: Played, shop: FakeBrowser
) -> None:
    lose_the_answer(shop, shows=None)
    step = {"effect": "submit", "click": "till.pay", "arrives": "paid"}

    with pytest.raises(PortalFailed):
        play(AT_TILL, step)
    assert played.steps[-1].settled == "unknown"


def test_a_browser_that_dies_while_paying_leaves_it_unknown(
    play: PlaySteps, played: Played, shop: FakeBrowser
) -> None:
    shop.on_click = lambda _name: setattr(shop, "gone", True)

    with pytest.raises(EnvironmentProblem, match="is not known"):
        play(AT_TILL, PAY, hands=payer())
    assert played.steps[-1].settled == "unknown"


def test_a_step_s_time_is_its_own(play: PlaySteps, monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter(range(1000))
    monkeypatch.setattr("assistant.runner.turn.time.monotonic", lambda: float(next(ticks)))

    steps = play(*[HOME] * 20).steps

    assert max(step.seconds for step in steps) <= 2 * min(step.seconds for step in steps)
