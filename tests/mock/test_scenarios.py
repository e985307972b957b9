"""Every scenario can be read, and begins the same way each time."""

from datetime import timedelta

import pytest

from assistant.mock.refusal import Refusal
from assistant.mock.scenarios import scenario, scenario_names
from assistant.mock.world import World


@pytest.mark.parametrize("name", scenario_names())
def test_a_scenario_begins_the_same_way_each_time(name: str) -> None:
    once, again = scenario(name).world(), scenario(name).world()

    assert once == again
    assert once.polimi is not again.polimi
    assert once.smartcampus is not again.smartcampus


@pytest.mark.parametrize("name", scenario_names())
def test_a_world_survives_being_saved(name: str) -> None:
    saved = scenario(name).world().model_dump_json()

    assert World.model_validate_json(saved).model_dump_json() == saved


def test_the_documented_scenarios_are_there() -> None:
    assert set(scenario_names()) >= {
        "enrolment-sample",
        "master-student",
        "no-master",
        "no-second-factor",
        "paid-digital",
        "paid-office",
        "paid-signing",
        "payment-pending",
        "short-session",
        "enrolled-student",
        "no-subjects",
        "graduate",
        "alumnus",
        "visitor",
        "misspelt-name",
        "certificate-unpaid",
        "certificate-pending",
        "certificate-paid-yesterday",
        "certificate-paid-29-days-ago",
        "certificate-paid-31-days-ago",
        "certificate-generated",
        "smartcampus-short-session",
    }


def test_a_portal_that_a_scenario_does_not_speak_of_has_its_usual_people() -> None:
    here, there = scenario("visitor"), scenario("master-student")

    assert (here.about, there.about) == (("smartcampus",), ("polimi",))
    assert here.polimi == there.polimi
    assert there.smartcampus == scenario("enrolled-student").smartcampus


def test_what_was_paid_moves_along_with_the_clock() -> None:
    later = scenario("certificate-paid-29-days-ago")
    world = later.world(at=later.at + timedelta(days=100))

    [request] = world.smartcampus.requests
    assert world.now - request.payments[0].at == timedelta(days=29)


def test_a_variation_keeps_what_it_does_not_change() -> None:
    base, varied = scenario("master-student"), scenario("no-second-factor")

    assert varied.polimi.careers == base.polimi.careers
    assert (base.polimi.person.second_factor, varied.polimi.person.second_factor) == (True, False)


def test_an_unknown_scenario_lists_the_known_ones() -> None:
    with pytest.raises(Refusal, match="Did you mean 'no-master'") as raised:
        scenario("nomaster")

    assert raised.value.known == scenario_names()
