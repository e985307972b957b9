"""A step that waits: when one may go on."""

import datetime

from assistant.language import _
from assistant.moments import local_in_words, span_in_words
from assistant.procedures.steps import Step, Wait
from assistant.runner.results import Waited
from assistant.runner.stage import Stage


def wait_of(stage: Stage, step: Step) -> Waited | None:
    """How long a step waits; None if it does not."""
    waits = [action for action in step.actions if isinstance(action, Wait)]
    return wait_for(stage, waits[0]) if waits else None


def wait_for(stage: Stage, action: Wait) -> Waited:
    """How long that is from now on, on the calendar of the portal."""
    now = stage.calendar.moment(stage.world.now)
    if action.deadline:
        earliest, latest = stage.deadlines[action.deadline].dates(now, stage.calendar)
    else:
        passed = datetime.timedelta(hours=action.hours or 0)
        earliest = latest = stage.calendar.local(now.astimezone(datetime.UTC) + passed)
    return Waited(
        timezone=stage.calendar.zone.key,
        earliest=earliest.isoformat() if earliest else None,
        latest=(latest or now).isoformat(),
        deadline=action.deadline,
    )


def hours_until(stage: Stage, moment: str) -> float:
    """How many hours it is to a moment."""
    there, now = map(stage.calendar.moment, (moment, stage.world.now))
    passed = there.astimezone(datetime.UTC) - now.astimezone(datetime.UTC)
    return passed / datetime.timedelta(hours=1)


def when_in_words(wait: Waited) -> str:
    """From when on, or between which moments, for a person."""
    earliest = local_in_words(wait.earliest, wait.timezone) if wait.earliest else None
    return span_in_words(earliest, local_in_words(wait.latest, wait.timezone))


def waits(wait: Waited) -> str:
    """The same as a sentence."""
    return _("Go on {when}", when=when_in_words(wait))
