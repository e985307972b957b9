"""What the engine hands over so that a run survives: each step, each effect, each place to rest."""

from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from assistant.errors import EnvironmentProblem
from assistant.language import _
from assistant.procedures.steps import Check, Choose, Click, Fill, Step, Upload
from assistant.runner.browser import Browser
from assistant.runner.checkpoint import Checkpoint
from assistant.runner.journal import Journal
from assistant.runner.redaction import Redactor
from assistant.runner.results import StepResult
from assistant.runner.stage import World


class Keeper(Protocol):
    """Keeps what the engine tells it, at once."""

    def step(self, result: StepResult) -> None:
        """A step is behind us."""

    def effect_begins(self, step: str) -> None:
        """From here on it may have taken place."""

    def effect_ended(self, step: str) -> None:
        """It took place, and that was seen."""

    def resting(self) -> None:
        """One is about to rest; nothing happens until then."""

    def rest(
        self, step: str, page: str | None, read: Mapping[str, str], storage: Mapping[str, Any]
    ) -> None:
        """The page holds nothing that was typed: one can go on from here."""

    def close(self) -> None:
        """Nothing more comes."""


@dataclass
class RunKeeper:
    """Keeps a run in its journal and its checkpoint."""

    run: Path
    journal: Journal
    browser: Browser
    world: World
    redactor: Redactor = field(default_factory=Redactor)
    also: Callable[[Checkpoint], None] | None = None
    """Told of every checkpoint."""
    _asking: Executor = field(default_factory=lambda: ThreadPoolExecutor(1, "tramite-keeper"))
    _world: Future[dict[str, Any]] | None = None

    def step(self, result: StepResult) -> None:
        """Write it into the journal, without secrets."""
        with written(self.run):
            self.journal.step(self.redactor.model(result))

    def effect_begins(self, step: str) -> None:
        """Write it through to the disk: without that, nothing is done."""
        with written(self.run):
            self.journal.effect_begins(step)

    def effect_ended(self, step: str) -> None:
        """Write it through to the disk."""
        with written(self.run):
            self.journal.effect_ended(step)

    def resting(self) -> None:
        """Ask the world for its state, while the browser is asked for its own."""
        self._world = self._asking.submit(self.world.snapshot)

    def rest(
        self, step: str, page: str | None, read: Mapping[str, str], storage: Mapping[str, Any]
    ) -> None:
        """Save a checkpoint; ``resting`` comes first."""
        url = self.browser.url()
        assert self._world
        with written(self.run):
            world = self._world.result()
            checkpoint = Checkpoint(step, page, url, dict(read), dict(storage), world)
            checkpoint.save(self.run)
        if self.also:
            self.also(checkpoint)

    def close(self) -> None:
        """Ask nobody any more."""
        self._asking.shutdown()


@contextmanager
def written(run: Path) -> Iterator[None]:
    """What the disk refuses, as what a person can put right."""
    try:
        yield
    except OSError as error:
        raise EnvironmentProblem(
            _("cannot write {path}: {why}", path=error.filename or run,
              why=error.strerror or error),
            _("Make room or choose another folder with --out."),
        ) from None  # fmt: skip


class NoKeeper:
    """Keeps nothing."""

    def step(self, result: StepResult) -> None:
        """Forget it."""

    def effect_begins(self, step: str) -> None:
        """Forget it."""

    def effect_ended(self, step: str) -> None:
        """Forget it."""

    def resting(self) -> None:
        """Do nothing."""

    def rest(
        self, step: str, page: str | None, read: Mapping[str, str], storage: Mapping[str, Any]
    ) -> None:
        """Forget it."""

    def close(self) -> None:
        """Nothing is open."""


@dataclass(frozen=True)
class Start:
    """Where a run goes on that was cut off: what is done, and where it rested last."""

    done: Mapping[str, StepResult]
    rested: str
    page: str | None
    url: str
    read: Mapping[str, str]
    open_effect: str | None = None


def types_in(step: Step) -> bool:
    """Whether the step leaves something in the page that is lost with it.

    A click that leads nowhere does, too: it has opened a menu, or shown another part of the page.
    """
    kinds = Fill | Choose | Check | Upload
    if not (step.arrives or step.effect):
        kinds |= Click
    return any(isinstance(action, kinds) for action in step.actions)
