"""After an effect whose end was not seen: asks the portal whether it took place."""

from enum import StrEnum

from assistant.language import _
from assistant.procedures.steps import SettledBy, Step
from assistant.runner.browser import BrowserGone, NotDone, Unreachable
from assistant.runner.stage import Stage


class Settled(StrEnum):
    """What the portal shows of an effect."""

    DONE = "done"
    PENDING = "pending"
    NOT_SHOWN = "not-shown"
    UNKNOWN = "unknown"


def ask_portal(stage: Stage, step: Step) -> Settled:
    """Look at the page that the step names; ``UNKNOWN`` if there is none or it does not come."""
    asked = step.settled_by
    if asked is None:
        return Settled.UNKNOWN
    try:
        if not shown(stage, asked.open):
            return Settled.UNKNOWN
        return _seen(stage, asked)
    except (NotDone, Unreachable, BrowserGone):
        return Settled.UNKNOWN


def shown(stage: Stage, page: str) -> bool:
    """Open a page by its address; whether it came."""
    landmark = stage.locators.pages[page].landmark
    stage.browser.open(stage.address(page, {}))
    return landmark is not None and stage.browser.appears(landmark, stage.patience.element)


def _seen(stage: Stage, asked: SettledBy) -> Settled:
    pending = _there(stage, asked.pending, asked) if asked.pending else False
    sign = _there(stage, asked.done or str(asked.gone), asked)
    if pending:
        return Settled.PENDING
    if pending is None or sign is None:
        return Settled.UNKNOWN
    return Settled.DONE if sign == bool(asked.done) else Settled.NOT_SHOWN


def _there(stage: Stage, reference: str, asked: SettledBy) -> bool | None:
    """Whether an element is there; None if only another way to find it finds something.

    Then the page has changed, and nothing is done again because of what it does not show.
    """
    element = stage.locators.element(reference).with_values(stage.filled(asked.values))
    if stage.browser.count(element.primary):
        return True
    return None if stage.browser.count(*element.alternatives) else False


def in_words(settled: Settled) -> str:
    """What a person must know before doing it again."""
    match settled:
        case Settled.DONE:
            return _("The portal shows that it was done: do not do it again.")
        case Settled.PENDING:
            return _("The portal shows it as pending: do not do it again.")
        case Settled.NOT_SHOWN:
            return _("The portal was asked afterwards and does not show that it was done.")
        case Settled.UNKNOWN:
            return _("Whether it was done is not known: look at the portal before doing it again.")


def what_next(settled: Settled) -> str | None:
    """What to do before doing it again; None if nothing stands against it."""
    if settled is Settled.NOT_SHOWN:
        return None
    return _("Look there first. Go on with tramite resume: it asks the portal before it acts.")
