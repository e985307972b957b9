"""A step that waits: both ends are told, the clock moves to the later one, one may come back."""

import pytest

from assistant.errors import Stopped
from assistant.language import use
from assistant.procedures.deadlines import Deadline
from assistant.runner.hands import AutoHands, Word
from assistant.runner.no_browser import no_browser
from assistant.runner.results import StepStarted, Waited
from assistant.runner.stage import Stage
from assistant.runner.waiting import waits
from tests.runner.conftest import Played, PlaySteps, says

FRIDAY_TO_WEDNESDAY = Waited(
    timezone="Europe/Rome", earliest="2026-03-10T10:00:00+01:00",
    latest="2026-03-11T10:00:00+01:00", deadline="D-01",
)  # fmt: skip


class StoppingHands(AutoHands):
    """A person who says stop at once."""

    def before_step(self, *_about: object) -> Word:
        """Stop."""
        return Word.STOP


@pytest.fixture
def business_hours(stage: Stage) -> Stage:
    """A stage on which D-01 is 48 to 72 business hours; it is Friday, 10 o'clock in Rome."""
    ready = {"source": "S2:L122", "procedures": [], "starts": says("Paid"), "then": says("Ready")}
    deadline = Deadline.model_validate(
        {**ready, "kind": "wait", "least": 48, "most": 72, "unit": "business-hours"}
    )
    stage.deadlines = {"D-01": deadline}
    return stage


def test_business_hours_leave_the_weekend_out(business_hours: Stage, play: PlaySteps) -> None:
    played = play({"wait": {"deadline": "D-01"}})

    assert played.steps[0].wait == FRIDAY_TO_WEDNESDAY
    assert business_hours.world.snapshot() == {"hours": 120.0}


def test_a_flow_that_has_no_browser_waits_too(business_hours: Stage, play: PlaySteps) -> None:
    business_hours.browser = no_browser()

    assert play({"wait": {"deadline": "D-01"}}).steps[0].wait == FRIDAY_TO_WEDNESDAY


def test_it_is_told_before_the_person_says_go(
    business_hours: Stage, play: PlaySteps, played: Played
) -> None:
    with pytest.raises(Stopped) as stopped:
        play({"wait": {"deadline": "D-01"}}, hands=StoppingHands())

    started = next(event for event in played.events if isinstance(event, StepStarted))
    assert started.wait == FRIDAY_TO_WEDNESDAY
    assert str(stopped.value.hint) == (
        "Go on between Tue 10 Mar 2026, 10:00 (Rome) and Wed 11 Mar 2026, 10:00 (Rome) "
        "with: tramite resume"
    )


def test_hours_are_one_moment(play: PlaySteps) -> None:
    wait = play({"wait": 24}).steps[0].wait

    assert wait
    assert waits(wait) == "Go on from Sat 7 Mar 2026, 10:00 (Rome) on"


def test_what_may_come_sooner_has_no_earliest_moment() -> None:
    use("it")

    said = waits(FRIDAY_TO_WEDNESDAY.model_copy(update={"earliest": None}))

    assert said == "Continua entro mer 11 mar 2026, 10:00 (Roma)"
