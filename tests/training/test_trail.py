"""What is kept of a presentation, to come back to any place of it."""

from assistant.runner.checkpoint import Checkpoint
from assistant.runner.results import KeptFile, StepEnded, StepResult
from assistant.training.trail import Trail


def step(number: int, *files: str) -> StepEnded:
    """A step that went well."""
    kept = tuple(KeptFile(name=one, path=one, kind="pdf", bytes=1, sha256="") for one in files)
    return StepEnded(
        step=StepResult(
            number=number, of=9, id=f"s{number}", sentence="", status="done", started="",
            seconds=0, files=kept,
        )
    )  # fmt: skip


def rest(number: int) -> Checkpoint:
    """A place to rest after a step."""
    storage: dict[str, object] = {"cookies": [], "origins": []}
    return Checkpoint(f"s{number}", None, "http://portal/", {}, storage, {"now": number})


def test_one_comes_back_to_the_last_rest_before_a_step() -> None:
    trail = Trail(str.encode)
    for number in (1, 2, 3, 4):
        trail.step_ended(step(number, f"{number}.pdf"))
        if number != 3:  # something is typed there
            trail.rested(rest(number))

    assert trail.before(1) is None
    found = trail.before(4)
    assert found
    assert found.step == "s2"
    assert list(trail.past(found).steps) == ["s1", "s2"]
    assert trail.kept(found) == {"1.pdf": b"1.pdf", "2.pdf": b"2.pdf"}


def test_what_was_beyond_is_forgotten_when_it_is_done_again() -> None:
    trail = Trail(str.encode)
    for number in (1, 2, 3):
        trail.step_ended(step(number))
        trail.rested(rest(number))
    trail.step_ended(step(2))

    assert [one.number for one in trail.steps] == [1, 2]
    found = trail.before(9)
    assert found
    assert found.step == "s1"  # the rest after step 2 was of another world
