"""What a practice is worth: one step, all of them, and the file that keeps it."""

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from assistant.errors import UsageError, Verdict
from assistant.language import _

PASS_MARK = 80
"""Per cent, in an assessment."""

_A_TRY, _A_HINT, _AT_LEAST = 25, 20, 20


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class StepScore(_Data):
    """How one step went; ``seconds`` are those that the learner took.

    ``stopped`` counts the tries that would have done harm and were held back. It was done ``by``
    nobody where the learner stopped.
    """

    number: int
    id: str
    sentence: str
    chapter: str
    by: Literal["learner", "program", "nobody"]
    tries: int = Field(ge=1)
    stopped: int = Field(default=0, ge=0)
    hints: int = Field(default=0, ge=0)
    seconds: float = Field(ge=0)

    @property
    def points(self) -> int:
        """Per cent: less for each further try and each hint, none if the learner did not do it."""
        if self.by != "learner":
            return 0
        return max(_AT_LEAST, 100 - _A_TRY * (self.tries - 1) - _A_HINT * self.hints)


class PracticeResult(_Data):
    """One learner's practice: what ``tramite practice -o`` writes."""

    schema_version: Literal[1] = 1
    flow: str
    title: str
    case: str
    language: Literal["en", "es", "it"]
    learner: str | None = None
    assessed: bool
    ended: Literal["finished", "stopped", "failed"]
    verdict: Verdict
    """That of the run."""
    message: str
    at: str
    steps: tuple[StepScore, ...]
    score: int = Field(ge=0, le=100)
    passed: bool | None = None
    """Only in an assessment."""
    seconds: float


def score_of(steps: tuple[StepScore, ...], to_do: int) -> int:
    """The mean of all the steps that are the learner's, in per cent; those not reached give 0."""
    return round(sum(one.points for one in steps) / to_do) if to_do else 100


def load(path: Path) -> PracticeResult:
    """A result that was kept; raises ``UsageError``."""
    try:
        return PracticeResult.model_validate_json(path.read_bytes())
    except OSError as error:
        raise UsageError(f"{path}: {error.strerror}") from None
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise UsageError(
            _("{path} is no result of a practice: {why}", path=path,
              why=f"{place}: {first['msg']}".removeprefix(": ")),
            _("Give it files that tramite practice -o has written."),
        ) from None  # fmt: skip
