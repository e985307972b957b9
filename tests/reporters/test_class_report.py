"""The report on a class: what it adds up, and how it looks in a browser."""

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # ships no types
from playwright.sync_api import Page, expect

from assistant import language
from assistant.errors import UsageError
from assistant.training.class_report import add_up, as_data, as_html, stuck_in
from assistant.training.score import PracticeResult
from tests.reporters.test_html import PHONE, SCHEMES

SENTENCES = {
    "open": "Click «Online Services», at the top right of the home page.",
    "sign-in": "Under «Polimi Credentials» type your «Person Code» and your «Password».",
    "pay": "Compare the amount with the slip and click «Pay».",
}


def step(name: str, **otherwise: Any) -> dict[str, Any]:
    number = list(SENTENCES).index(name) + 1
    return {
        "number": number, "id": name, "sentence": SENTENCES[name], "chapter": "Signing in",
        "by": "learner", "tries": 1, "seconds": 4.0, **otherwise,
    }  # fmt: skip


def result(learner: str | None, *steps: dict[str, Any], **otherwise: Any) -> PracticeResult:
    kept = {
        "flow": "polimi/login", "title": "Sign in <b>", "case": "happy", "language": "en",
        "learner": learner, "assessed": False, "ended": "finished", "verdict": "ok",
        "message": "done", "at": "2026-11-26T15:35:23+00:00", "steps": steps, "score": 90,
        "seconds": 12,
    }  # fmt: skip
    return PracticeResult.model_validate({**kept, **otherwise})


RESULTS = [
    result("Ana", step("open"), step("sign-in"), step("pay")),
    result("Luis", step("open"), step("sign-in", tries=3, stopped=2), step("pay", by="program")),
    result(None, step("open"), step("sign-in", by="nobody", hints=2), score=33, ended="stopped",
           verdict="stopped", message="stopped by you"),
]  # fmt: skip


@pytest.fixture
def written(tmp_path: Path) -> str:
    path = tmp_path / "class.html"
    path.write_text(as_html(RESULTS, add_up(RESULTS)), encoding="utf-8")
    return path.as_uri()


def test_the_hardest_step_comes_first_with_those_who_stopped_there() -> None:
    steps = add_up(RESULTS)

    assert [one.id for one in steps] == ["sign-in", "pay", "open"]
    hardest = steps[0]
    assert (hardest.learners, hardest.right, hardest.with_effort, hardest.gave_up) == (3, 1, 1, 1)
    assert (hardest.tries, hardest.stopped, hardest.hints, hardest.share) == (5, 2, 2, 33)
    assert (steps[1].learners, steps[1].done_for, steps[1].points) == (2, 1, 50)


def test_the_data_says_who_got_stuck_where() -> None:
    data = as_data(RESULTS, add_up(RESULTS))

    assert (data["learners"], data["finished"], data["median_score"]) == (3, 2, 90)
    assert [(one["learner"], one["ended"], one["step"]) for one in data["stuck"]] == [
        (None, "stopped", "sign-in")
    ]
    assert data["steps"][0]["gave_up"] == 1


def test_who_failed_before_the_first_step_is_told_too() -> None:
    failed = result("Eva", ended="failed", verdict="portal", message="the portal is down")

    page = as_html([failed], add_up([failed]))

    assert stuck_in([failed])[0].step is None
    assert "the portal is down" in page


def test_results_of_two_procedures_are_not_added_up() -> None:
    with pytest.raises(UsageError, match="different procedures: polimi/login, unad/home"):
        add_up([RESULTS[0], result("Eva", flow="unad/home")])


def test_it_is_in_the_language_of_who_asks() -> None:
    language.use("es")

    assert "Quién no llegó al final" in as_html(RESULTS, add_up(RESULTS))


def test_nothing_in_a_result_becomes_markup() -> None:
    assert "<b>" not in as_html(RESULTS, add_up(RESULTS))


@pytest.mark.browser
def test_it_reads_from_those_who_got_stuck_to_the_numbers(written: str, page: Page) -> None:
    page.goto(written)

    told = page.get_by_role("listitem").filter(has_text="A learner")
    expect(told).to_contain_text("at step 2: Under «Polimi Credentials»")
    bars = page.get_by_role("img")
    expect(bars.first).to_have_accessible_name(
        "right at once: 1 of 3; with hints or more tries: 1; done for them: 0; stopped there: 1"
    )
    first = page.get_by_role("row").nth(1).get_by_role("cell")
    expect(first).to_have_text(["1 / 3", "50 %", "5", "2", "2", "0", "1", "4.0"])


@pytest.mark.browser
def test_axe_finds_nothing(written: str, page: Page) -> None:
    for size in (PHONE, {"width": 1280, "height": 800}):
        page.set_viewport_size(size)  # type: ignore[arg-type]  # a plain dict
        page.goto(written)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found = Axe().run(page)
            assert found.violations_count == 0, found.generate_report()


@pytest.mark.browser
def test_a_phone_shows_it_without_scrolling_sideways(written: str, page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto(written)

    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    expect(page.get_by_role("cell").first).to_be_visible()


@pytest.mark.browser
def test_paper_shows_bars_and_numbers(written: str, page: Page) -> None:
    page.goto(written)

    page.emulate_media(media="print")

    expect(page.get_by_role("img").first).to_be_visible()
    expect(page.get_by_role("columnheader", name="Stopped there")).to_be_visible()
