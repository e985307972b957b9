"""The hands: what the program may do by itself, and what it asks a person."""

from collections.abc import Callable

import pytest

from assistant import language
from assistant.procedures.plan import PlannedStep
from assistant.procedures.steps import Step
from assistant.runner.guided_hands import GuidedHands
from assistant.runner.hands import AutoHands, Review, Word
from assistant.runner.interruption import Interruption
from assistant.runner.money import Money, read_money
from tests.runner.conftest import says

STEP = PlannedStep(
    "pay",
    Step.model_validate(
        {"id": "pay", "say": says("Press «Pay»."), "why": says("It settles the slip."),
         "source": "S2:L173", "effect": "pay", "amount": "till.total",
         "settled_by": {"open": "orders", "done": "orders.paid"}, "click": "till.pay"}
    ),
    {},
)  # fmt: skip
REVIEW = Review(STEP, "pay", [("Career", "975765")], read_money("€ 16.00"))


def guided(*answers: str) -> tuple[GuidedHands, list[str]]:
    """Guided hands for a person who gives these answers, and what they were told."""
    waiting, told = iter(answers), list[str]()
    ask: Callable[[str], str] = lambda question: next(waiting)  # noqa: E731  # typed in one line
    return GuidedHands(ask, told.append, Interruption()), told


@pytest.mark.parametrize(
    ("answer", "word"),
    [("", Word.GO), ("go", Word.GO), ("S", Word.STOP), ("stop", Word.STOP), ("m", Word.MENU)],
)
def test_a_person_goes_stops_or_returns_to_the_menu(answer: str, word: Word) -> None:
    hands, _told = guided(answer)

    assert hands.before_step(1, 2, STEP) is word


def test_why_gives_the_reason_and_the_source_and_asks_again() -> None:
    hands, told = guided("w", "")

    assert hands.before_step(1, 2, STEP) is Word.GO
    assert told == ["It settles the slip. (source: S2:L173)"]


def test_another_word_is_not_a_go() -> None:
    hands, told = guided("pay", "s")

    assert hands.before_step(1, 2, STEP) is Word.STOP
    assert "none of go, why, menu, stop" in told[0]


@pytest.mark.parametrize(
    ("answers", "confirmed"),
    [(["yes"], True), ([" YES "], True), (["no"], False), (["y", "", "no"], False)],
)
def test_only_a_written_yes_confirms(answers: list[str], confirmed: bool) -> None:
    hands, _told = guided(*answers)

    assert hands.confirm(REVIEW) is confirmed


@pytest.mark.parametrize("answer", ["sí", "si", "Sí", "yes"])
def test_a_yes_in_the_person_s_language_confirms(answer: str) -> None:
    language.use("es")

    assert guided(answer)[0].confirm(REVIEW)


def test_the_review_shows_every_answer_and_the_amount() -> None:
    hands, told = guided("no")

    hands.confirm(REVIEW)

    assert "Press «Pay»." in told[0]
    assert told[1:] == ["  Career: 975765", "  The page asks for: € 16.00"]


def test_the_end_of_input_is_a_stop() -> None:
    def closed(_question: str) -> str:
        raise EOFError

    with pytest.raises(KeyboardInterrupt):
        GuidedHands(closed, print, Interruption()).before_step(1, 1, STEP)


def paying(*amounts: str) -> list[Money]:
    return [money for text in amounts if (money := read_money(text))]


@pytest.mark.parametrize(
    ("hands", "refusal"),
    [
        (AutoHands(yes=True, accepted=paying("16.00")), None),
        (AutoHands(yes=True, accepted=paying("16 EUR")), None),
        (AutoHands(yes=True), "accept it with --accept-amount 16.00"),
        (AutoHands(yes=True, accepted=paying("16.01")), "but 16.01 was accepted"),
        (AutoHands(yes=True, accepted=paying("16.00 COP")), "but 16.00 COP was accepted"),
        (AutoHands(accepted=paying("16.00")), "nobody agreed"),
        (AutoHands(yes=True, accepted=paying("16.00"), declined="pay"), "the answer was no"),
    ],
)
def test_a_payment_needs_a_yes_and_the_same_amount(hands: AutoHands, refusal: str | None) -> None:
    assert hands.confirm(REVIEW) is (refusal is None)
    assert (refusal or "") in "".join(hands.refusals)


def test_an_accepted_amount_pays_once() -> None:
    hands = AutoHands(yes=True, accepted=paying("16.00", "28.00"))

    assert [hands.confirm(REVIEW), hands.confirm(REVIEW)] == [True, False]
    assert hands.refusals == ["the page asks for € 16.00, but 28.00 was accepted"]
