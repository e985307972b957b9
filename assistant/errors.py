"""What a person can put right, as one tree. ``cli.py`` catches the root; all else is a bug.

AssistantError            verdict   exit code
├── UsageError            usage         2
├── NotEligible           not-eligible  3
├── Stopped               stopped       4
├── Drift                 drift         5
├── PortalFailed          portal        6
├── AuthRefused           auth          7
├── DataRefused           data          8
└── EnvironmentProblem    environment   9
"""

from enum import StrEnum
from typing import ClassVar


class Verdict(StrEnum):
    """The one word a run ends with."""

    OK = "ok"
    ERROR = "error"
    USAGE = "usage"
    NOT_ELIGIBLE = "not-eligible"
    STOPPED = "stopped"
    DRIFT = "drift"
    PORTAL = "portal"
    AUTH = "auth"
    DATA = "data"
    ENVIRONMENT = "environment"

    @property
    def exit_code(self) -> int:
        """The process's exit code: the verdict's place in this list."""
        return list(Verdict).index(self)


class AssistantError(Exception):
    """Something a person can put right.

    ``message`` says what was expected and what there is; ``hint`` what to do next.

        try:
            ...
        except AssistantError as error:
            print(error.message, error.hint)
            raise SystemExit(error.verdict.exit_code)
    """

    verdict: ClassVar[Verdict] = Verdict.ERROR

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(AssistantError):
    """The command, its options or a file it was given are wrong."""

    verdict = Verdict.USAGE


class NotEligible(AssistantError):
    """A rule of the university says no."""

    verdict = Verdict.NOT_ELIGIBLE


class Stopped(AssistantError):
    """The person stopped the run."""

    verdict = Verdict.STOPPED


class Drift(AssistantError):
    """The page no longer matches the locators."""

    verdict = Verdict.DRIFT


class PortalFailed(AssistantError):
    """The portal failed, or did not get to where it should."""

    verdict = Verdict.PORTAL


class AuthRefused(AssistantError):
    """The portal did not accept, or no longer accepts, who we are."""

    verdict = Verdict.AUTH


class DataRefused(AssistantError):
    """The portal or the program refused an input or a file."""

    verdict = Verdict.DATA


class EnvironmentProblem(AssistantError):
    """The machine lacks something: a browser, a port, room on the disk."""

    verdict = Verdict.ENVIRONMENT


BY_VERDICT: dict[Verdict, type[AssistantError]] = {
    error.verdict: error for error in AssistantError.__subclasses__()
}
