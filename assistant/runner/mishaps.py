"""Whatever can go wrong in a step, as the error a person is told and the evidence for it."""

from typing import Any

from assistant.errors import (
    AssistantError,
    AuthRefused,
    DataRefused,
    Drift,
    EnvironmentProblem,
    PortalFailed,
    Stopped,
)
from assistant.language import _
from assistant.runner.browser import MOMENT, BrowserGone, NoFile, NotDone, Unreachable
from assistant.runner.diagnosis import Diagnosis, diagnose, shown_page
from assistant.runner.finding import NotFound
from assistant.runner.interruption import Interruption
from assistant.runner.origin import elsewhere, shown_origin
from assistant.runner.stage import Stage


class Explained(Exception):
    """A failure that was diagnosed where it happened."""

    def __init__(self, diagnosis: Diagnosis) -> None:
        super().__init__(diagnosis.error.message)
        self.diagnosis = diagnosis


MISHAPS = (
    AssistantError, Explained, KeyboardInterrupt, NotDone, Unreachable, BrowserGone, OSError,
)  # fmt: skip


def explain(
    mishap: BaseException, stage: Stage, page: str | None, interruption: Interruption
) -> tuple[AssistantError, dict[str, Any]]:
    """The error, and what a ``Failure`` shows beside it; ``page`` is the one last arrived at."""
    try:
        return _explained(mishap, stage, page, interruption)
    except BrowserGone:
        return _browser_gone(interruption), {}


def _explained(
    mishap: BaseException, stage: Stage, page: str | None, interruption: Interruption
) -> tuple[AssistantError, dict[str, Any]]:
    match mishap:
        case Explained() | NotFound() | NotDone() | Unreachable() if away := _led_away(stage):
            return away, {}
        case Explained():
            return _diagnosed(mishap.diagnosis)
        case NotFound():
            return _not_found(mishap, stage, page)
        case AssistantError():
            return mishap, {}
        case KeyboardInterrupt():
            return Stopped(_("stopped by you"), _("Nothing more was done after this step.")), {}
        case NotDone():
            return _not_done(mishap, stage, page)
        case Unreachable():
            hint = _("Is it up? Try again later.")
            return PortalFailed(_("the portal does not answer: {why}", why=mishap), hint), {}
        case BrowserGone():
            return _browser_gone(interruption), {}
        case OSError():
            return _not_written(mishap, stage), {}
    raise mishap


def _led_away(stage: Stage) -> AuthRefused | None:
    """Whether the portal sent us to another site; the browser does not go there."""
    bound, sought = stage.credentials.origin, shown_origin(stage.browser.sought())
    return elsewhere(sought, bound) if sought and sought != bound else None


def _diagnosed(found: Diagnosis) -> tuple[AssistantError, dict[str, Any]]:
    evidence = {"expected": found.expected, "found": found.found, "portal_says": found.says}
    return found.error, evidence


def _not_found(
    error: NotFound, stage: Stage, page: str | None
) -> tuple[AssistantError, dict[str, Any]]:
    """A missing element is drift, unless the portal shows another page or a refusal.

    What is there in another form is not refused, whatever the page says besides.
    """
    refusing = not error.changed and bool(stage.browser.messages())
    if elsewhere := _elsewhere(stage, page, refusing=refusing):
        return _diagnosed(elsewhere)
    evidence = {
        "expected": error.expected,
        "found": error.found,
        "candidates": error.candidates,
    }
    if error.answered and not error.changed:
        message = _("the page does not offer what was answered: {why}", why=error.message)
        return DataRefused(message, _("Change that answer and run it again.")), evidence
    return error, evidence


def _not_done(
    error: NotDone, stage: Stage, page: str | None
) -> tuple[AssistantError, dict[str, Any]]:
    """So is an action that the page did not let happen; a file that did not come is the portal."""
    if elsewhere := _elsewhere(stage, page, refusing=bool(stage.browser.messages())):
        return _diagnosed(elsewhere)
    if isinstance(error, NoFile):
        return PortalFailed(str(error), _("Look at the portal yourself, or try again later.")), {}
    message = _("the page did not let it be done: {why}", why=error)
    hint = _("Look at the page yourself; if it has changed, its locators need mending.")
    return Drift(message, hint), {}


def _elsewhere(stage: Stage, page: str | None, *, refusing: bool) -> Diagnosis | None:
    """The diagnosis, if the portal shows another page than ``page``, or is refusing something."""
    browser, locators = stage.browser, stage.locators
    as_it_should_be = shown_page(browser, locators, page) == page and not refusing
    if as_it_should_be and browser.complete(MOMENT):
        return None
    return diagnose(browser, locators, (page,) if page else (), page)


def _browser_gone(interruption: Interruption) -> AssistantError:
    if interruption.asked:  # who stops us may take the browser down with us
        return Stopped(_("stopped by you"), _("Nothing more was done after this step."))
    hint = _("Run it again; tramite doctor checks the browser.")
    return EnvironmentProblem(_("the browser closed or crashed"), hint)


def _not_written(error: OSError, stage: Stage) -> AssistantError:
    return EnvironmentProblem(
        _("cannot write {path}: {why}", path=error.filename or stage.folder,
          why=error.strerror or error),
        _("Make room or choose another folder with --out."),
    )  # fmt: skip
