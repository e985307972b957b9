"""A learner does a procedure; what would do harm is held back before it reaches the portal."""

from collections.abc import Callable
from typing import Any, cast

import pytest

from assistant.errors import UsageError, Verdict
from assistant.mock.client import WorldClient
from assistant.procedures.library import Library
from assistant.runner.actions import play
from assistant.runner.playwright_browser import PlaywrightBrowser
from assistant.runner.stage import Stage
from assistant.training.learner import Deed, deed_of
from assistant.training.practice import Practice
from assistant.training.score import PracticeResult
from assistant.training.scripted import Scripted
from assistant.training.watching import Task
from assistant.warm import Warm

pytestmark = pytest.mark.browser
Learn = Callable[..., PracticeResult]
Hands = Callable[[list[Deed]], Scripted]


def page_of(stage: Stage) -> Any:
    return cast(PlaywrightBrowser, stage.browser).page


class DoubleClicking(Scripted):
    """Does everything right, and presses everything twice."""

    def next(self, stage: Stage, task: Task) -> str | None:
        if task.press is None:
            return super().next(stage, task)
        for action in task.fields:
            play(stage, action)
        box = stage.browser.boxes([stage.find(task.press.element, task.press.values)])[0]
        assert box
        page_of(stage).mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2)
        return None


class Scripting(Scripted):
    """Sends the form of the page by a script, and then goes on as the file says."""

    sends: bool = True

    def next(self, stage: Stage, task: Task) -> str | None:
        form = page_of(stage).locator("form[method=post]")
        if self.sends and form.count():
            self.sends = False
            form.first.evaluate("form => HTMLFormElement.prototype.submit.call(form)")
            return None
        return super().next(stage, task)


class Leaving(Scripted):
    """Closes the window at once."""

    def next(self, stage: Stage, task: Task) -> str | None:
        page_of(stage).close()
        return None


@pytest.fixture
def journal(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The requests and effects of the last world, once it has ended."""
    found: dict[str, Any] = {}
    end = WorldClient.__exit__

    def read_and_end(world: WorldClient, kind: type[BaseException] | None, *more: object) -> None:
        found.update(world.journal())
        end(world, kind, *more)

    monkeypatch.setattr(WorldClient, "__exit__", read_and_end)
    return found


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def learn(library: Library, warm: Warm, said: list[str]) -> Learn:
    """Practise a flow with a scripted learner: ``learn(flow, "right", {"click": ...})``."""

    def practise(
        flow_name: str, *deeds: Any, case: str = "happy", hands: Hands = Scripted, **more: Any
    ) -> PracticeResult:
        flow = library.flow(flow_name)
        learner = hands([deed_of(one) for one in deeds])
        practice = Practice(library, flow, case, learner, said.append, **more)
        return practice.run(warm.around(flow.cases[case]), warm.open_browser)

    return practise


def posts(journal: dict[str, Any]) -> list[str]:
    return [one["path"] for one in journal["requests"] if one["method"] == "POST"]


def test_who_does_all_right_gets_all_points(learn: Learn, journal: dict[str, Any]) -> None:
    result = learn("polimi/degree-certificate", *["right"] * 40)

    assert (result.ended, result.score) == ("finished", 100), result.message
    assert {one.tries for one in result.steps} == {1}
    assert [one["kind"] for one in journal["effects"]] == ["pay"]


def test_the_right_button_with_a_wrong_value_is_stopped_before_it_is_sent(
    learn: Learn, journal: dict[str, Any], said: list[str]
) -> None:
    wrong = {"fill": {"login.person-code": "1", "login.password": "wrong"}}
    result = learn("polimi/login", "right", wrong, {"click": "login.sign-in"}, "stop")

    assert result.ended == "stopped"
    assert posts(journal) == []
    assert any("the right button" in one for one in said)


def test_what_is_due_only_later_is_stopped_and_does_not_reach_the_portal(
    learn: Learn, journal: dict[str, Any]
) -> None:
    result = learn("polimi/login", "right", {"click": "login.sign-in"}, *["right"] * 9)

    sign_in = result.steps[1]
    assert (result.ended, sign_in.tries, sign_in.stopped, sign_in.points) == ("finished", 2, 1, 75)
    assert len(posts(journal)) == 2


def test_an_effect_that_is_not_due_is_not_done(
    learn: Learn, journal: dict[str, Any], said: list[str]
) -> None:
    learn("polimi/degree-certificate", *["right"] * 18, {"click": "gateway.cancel"}, "stop")

    assert said[-1].startswith("Stopped:")
    assert journal["effects"] == []
    assert "/polimi/payment" in str(journal["requests"])
    assert "/polimi/gateway" not in posts(journal)


def test_a_double_click_on_an_effect_is_one_effect_and_no_mistake(
    learn: Learn, journal: dict[str, Any]
) -> None:
    result = learn("polimi/degree-certificate", *["right"] * 40, hands=DoubleClicking)

    assert (result.ended, result.score) == ("finished", 100), result.message
    assert [one["kind"] for one in journal["effects"]] == ["pay"]


def test_what_a_script_of_the_page_sends_is_held_back_and_counts_as_harm(
    learn: Learn, journal: dict[str, Any]
) -> None:
    result = learn("polimi/login", *["right"] * 9, hands=Scripting)

    assert (result.ended, [one.stopped for one in result.steps]) == ("finished", [0, 1, 0])
    assert len(posts(journal)) == 2


def test_a_step_at_which_a_learner_stops_is_done_by_nobody(learn: Learn) -> None:
    result = learn("polimi/login", "right", {"click": "login.sign-in"}, "hint", "stop")

    stopped_at = result.steps[-1]
    assert (result.ended, result.verdict, result.score) == ("stopped", Verdict.STOPPED, 33)
    assert [one.by for one in result.steps] == ["learner", "nobody"]
    assert (stopped_at.tries, stopped_at.hints, stopped_at.points) == (2, 1, 0)


def test_who_closes_the_window_has_a_result_too(learn: Learn) -> None:
    result = learn("polimi/login", hands=Leaving)

    assert (result.ended, result.verdict) == ("failed", Verdict.ENVIRONMENT)
    assert [one.by for one in result.steps] == ["nobody"]


def test_a_run_that_fails_keeps_its_verdict(learn: Learn) -> None:
    result = learn("polimi/login", *["right"] * 9, case="wrong-password")

    assert (result.ended, result.verdict) == ("failed", Verdict.AUTH)


def test_what_is_done_outside_the_browser_cannot_be_practised(learn: Learn) -> None:
    with pytest.raises(UsageError, match="nothing to practise in unad/duplicado-diploma"):
        learn("unad/duplicado-diploma", "right")


def test_hints_come_in_three_grades_and_the_last_does_it(learn: Learn, said: list[str]) -> None:
    result = learn("polimi/login", "hint", "hint", "hint", *["right"] * 9)

    first = result.steps[0]
    assert (result.ended, first.by, first.points) == ("finished", "program", 0)
    assert "It is in the light." in said


def test_who_hesitates_is_given_a_hint(learn: Learn) -> None:
    result = learn("polimi/login", {"wait": 61}, *["right"] * 9)

    assert [one.hints for one in result.steps] == [1, 0, 0]
    assert result.steps[0].points == 80


def test_an_assessment_gives_no_hint_and_is_passed_or_not(learn: Learn, said: list[str]) -> None:
    wrong = [{"click": "login.sign-in"}] * 4
    result = learn("polimi/login", "right", "hint", *wrong, *["right"] * 9, assess=True)

    assert (result.ended, result.score, result.passed) == ("finished", 73, False)
    assert not any("Person Code" in one for one in said)


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Everything that was laid over the pages."""
    found: list[str] = []
    overlay = PlaywrightBrowser.overlay

    def noting(browser: PlaywrightBrowser, html: str) -> None:
        found.append(html)
        overlay(browser, html)

    monkeypatch.setattr(PlaywrightBrowser, "overlay", noting)
    return found


def test_the_bar_says_what_goes_where_but_not_what_one_signs_in_with(
    learn: Learn, shown: list[str], said: list[str]
) -> None:
    learn("polimi/login", *["right"] * 9)

    user, password = (next(one for one in said if name in one) for name in ("User:", "Password:"))
    assert any("<b>«Person Code»</b> → it stands in the terminal" in one for one in shown)
    assert "    «Person Code» → " + user.rpartition(" ")[2] in said
    for secret in (user, password, next(one for one in said if "by mail" in one)):
        assert secret.rpartition(" ")[2] not in "".join(shown)


def test_an_assessment_does_not_say_what_goes_where(
    learn: Learn, shown: list[str], said: list[str]
) -> None:
    learn("polimi/login", *["right"] * 9, assess=True)

    assert "→" not in "".join([*shown, *said])


def test_the_bar_hides_nothing_of_what_is_to_be_pressed(learn: Learn) -> None:
    tops: list[float] = []

    class Looking(Scripted):
        def next(self, stage: Stage, task: Task) -> str | None:
            if task.press:
                press = stage.find(task.press.element, task.press.values)
                room = page_of(stage).evaluate(
                    "parseInt(document.documentElement.style.paddingBottom)"
                )
                (box,) = stage.browser.boxes([press])
                assert box
                tops.append(620 - room - box.y - box.height)
            return super().next(stage, task)

    learn("unad/inscripcion", *["right"] * 9, hands=Looking)

    assert len(tops) >= 4
    assert min(tops) >= 0


def test_nothing_that_is_typed_to_sign_in_is_kept(learn: Learn, said: list[str]) -> None:
    result = learn("polimi/login", *["right"] * 9)

    told = next(one for one in said if "Password: " in one)
    password = told.rpartition(" ")[2]
    assert len(password) > 8
    assert password not in result.model_dump_json()
