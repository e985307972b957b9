"""What UNAD keeps, and how it moves along with the clock."""

from datetime import timedelta

from assistant.mock.scenarios import scenario


def test_everything_moves_along_when_a_scenario_begins_later() -> None:
    begun = scenario("unad-student").world()
    later = scenario("unad-student").world(begun.now + timedelta(days=100))

    before, after = begun.unad, later.unad
    assert after.periods[0].starts - before.periods[0].starts == timedelta(days=100)
    paid, paid_later = before.receipts[0].paid_at, after.receipts[0].paid_at
    assert paid
    assert paid_later
    assert paid_later - paid == timedelta(days=100)
    assert after.enrolments[1].courses == before.enrolments[1].courses


def test_a_payment_is_registered_after_48_hours() -> None:
    receipt = scenario("unad-student").world().unad.receipts[0]
    paid = receipt.paid_at
    assert paid is not None

    states = [receipt.state(paid + timedelta(hours=hours)) for hours in (0, 47.9, 48)]

    assert states == ["Pagada, en registro", "Pagada, en registro", "Pagada y registrada"]


def test_a_running_period_has_begun_and_not_ended() -> None:
    world = scenario("unad-student").world()

    assert [each.period for each in world.unad.running(world.now)] == ["16-04"]
