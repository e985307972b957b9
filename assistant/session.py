"""Puts one run together and plays it: flow, answers, stage, hands, reporters, journal."""

import datetime
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from assistant.case_files import answers_of
from assistant.errors import NotEligible, PortalFailed, UsageError, Verdict
from assistant.language import _, current
from assistant.procedures.checking import check_flow
from assistant.procedures.digest import digest
from assistant.procedures.eligibility import judged
from assistant.procedures.flow import Case, Flow
from assistant.procedures.inputs import Value
from assistant.procedures.library import Library
from assistant.procedures.plan import Plan, make_plan
from assistant.procedures.secret import Secret
from assistant.procedures.steps import Action
from assistant.procedures.yaml_files import Mistakes
from assistant.reporters.flow_sheet import contacts_of
from assistant.reporters.record import Record
from assistant.reporters.reporter import Reporter
from assistant.runner.checkpoint import Checkpoint, forget_checkpoint, load_checkpoint
from assistant.runner.dating import due_dates
from assistant.runner.engine import Engine
from assistant.runner.hands import AutoHands, Hands
from assistant.runner.interruption import Interruption
from assistant.runner.journal import Journal, Past
from assistant.runner.keeper import Keeper, NoKeeper, RunKeeper, Start, written
from assistant.runner.money import read_money
from assistant.runner.privacy import private
from assistant.runner.redaction import Redactor
from assistant.runner.results import RunResult
from assistant.runner.resumption import Resumption
from assistant.runner.runs import only_one, run_folder
from assistant.runner.settling import Settled, in_words
from assistant.runner.sign_in import Source
from assistant.runner.stage import Stage
from assistant.runner.tracing import RecordingMode
from assistant.runner.turn import Turn, turns_of
from assistant.staging import (
    OpenBrowser,
    Staging,
    Surroundings,
    begins_at,
    set_stage,
    surroundings_of,
)


@dataclass
class Session:
    """One run to be played. ``runs`` is the folder in which the run gets its own."""

    library: Library
    flow: Flow
    runs: Path
    answers: Mapping[str, Value] = field(default_factory=dict)
    surroundings: Surroundings = field(default_factory=Surroundings)
    case: str | None = None
    lenient: bool = False
    anyway: bool = False
    pictures: bool = True
    tracing: RecordingMode = "off"
    video: RecordingMode = "off"
    redactor: Redactor = field(default_factory=Redactor)
    interruption: Interruption = field(default_factory=Interruption)
    open_browser: OpenBrowser | None = None
    ask_code: Callable[[], str] | None = None
    credentials: Source | None = None
    until: str | None = None
    dry: bool = False
    pause: Callable[[], None] | None = None
    kept: bool = True
    """Whether it is kept in such a way that it can be resumed."""
    staged: Callable[[Stage], None] | None = None
    """Told of the stage, before anything is played on it."""
    left: Callable[[Turn], Iterable[Action]] | None = None
    """What of a step the program plays; without it all."""
    rested: Callable[[Checkpoint], None] | None = None
    """Told of every place from which the run can go on."""
    finished: Callable[[], None] | None = None
    """Called when all has been played, with the last page still shown; may raise."""
    ended_by: BaseException | None = None

    @classmethod
    def of_case(cls, library: Library, flow: Flow, name: str, runs: Path, **more: Any) -> "Session":
        """The run that plays one of the flow's cases."""
        case = case_of(flow, name)
        more.setdefault("surroundings", surroundings_of(case))
        answers = {**answers_of(case, runs), **more.pop("answers", {})}
        return cls(library, flow, runs, answers, case=name, lenient=case.anyway, **more)

    def plan(self) -> Plan:
        """The plan of this run; raises ``UsageError`` with all that is wrong or missing."""
        if mistakes := check_flow(self.library, self.flow.flow):
            raise Mistakes(mistakes)
        plan = make_plan(self.library, self.flow, self.answers, lenient=self.lenient)
        problems = list(plan.problems)
        problems += [
            _("{name} is missing: {label}", name=one.name, label=one.asked.label)
            + (
                _(" (for example {example})", example=one.asked.example)
                if one.asked.example
                else ""
            )
            for one in plan.missing
            if not one.given  # an answer that was refused is named already
        ]
        if problems:
            hint = _("See what it asks with: tramite show {flow}", flow=self.flow.flow)
            raise UsageError("\n".join(problems), hint)
        return plan

    def play(self, hands: Hands, reporters: Sequence[Reporter]) -> RunResult:
        """Play it to its end, whatever that is; never raises what a person can put right."""
        plan = self.plan()
        with self._begun() as (folder, journal):
            return self._go(plan, folder, journal, hands, reporters)

    def play_from(
        self,
        checkpoint: Checkpoint,
        past: Past,
        files: Mapping[str, bytes],
        hands: Hands,
        reporters: Sequence[Reporter],
    ) -> RunResult:
        """Play it from a checkpoint on, with the files that it had kept by then."""
        plan = self.plan()
        with self._begun() as (folder, journal):
            for name, content in files.items():
                (folder / "files").mkdir(exist_ok=True)
                (folder / "files" / name).write_bytes(content)
            return self._go(plan, folder, journal, hands, reporters, past, checkpoint)

    @contextmanager
    def _begun(self) -> Iterator[tuple[Path, Journal]]:
        """The folder and the journal of a new run."""
        with self._private(), written(self.runs):
            folder = run_folder(self.runs, self.flow.flow, datetime.datetime.now())
        with self._private(), written(folder), only_one(folder):
            journal = Journal(folder)
            journal.begun(self.request())
            yield folder, journal

    def resume(
        self, past: Past, folder: Path, hands: Hands, reporters: Sequence[Reporter]
    ) -> RunResult:
        """Go on where the run in ``folder`` was cut off; what is done is not done again."""
        plan = self.plan()
        with self._private(), written(folder), only_one(folder):
            journal = Journal(folder)
            journal.resumed()
            checkpoint = load_checkpoint(folder)
            return self._go(plan, folder, journal, hands, reporters, past, checkpoint)

    def _private(self) -> AbstractContextManager[None]:
        """What was given to sign in with is known as a secret before anything is written."""
        if self.surroundings.own:
            self.redactor.learn(self.surroundings.own.password)
        if password := self.surroundings.sign_in.get("password"):
            self.redactor.learn(Secret(password))
        for name, answer in self.answers.items():
            if self.redactor.finds(str(answer)):  # it would have to be kept, to resume the run
                raise UsageError(
                    _("the answer '{name}' holds your password", name=name),
                    _("Nothing was written. Answer it without the password."),
                )
        return private(self.redactor)

    def request(self) -> dict[str, Any]:
        """What a journal needs to begin the run again; nothing secret is in it."""
        around, project = self.surroundings, self.library.project
        return {
            "flow": self.flow.flow,
            "project": str(project.folder) if project else None,
            "digest": digest(self.library, self.flow),
            "answers": dict(self.answers),
            "case": self.case,
            "credentials": self.credentials,
            "lenient": self.lenient,
            "anyway": self.anyway,
            "pictures": self.pictures,
            "tracing": self.tracing,
            "language": current(),
            "surroundings": {
                "scenario": around.scenario,
                "at": around.at,
                "settings": dict(around.settings),
                "faults": [dict(fault) for fault in around.faults],
                "server": around.server,
                "headless": around.headless,
            },
        }

    def _go(
        self,
        plan: Plan,
        folder: Path,
        journal: Journal,
        hands: Hands,
        reporters: Sequence[Reporter],
        past: Past | None = None,
        checkpoint: Checkpoint | None = None,
    ) -> RunResult:
        before = list(past.steps.values()) if past and checkpoint else []
        record = Record(plan, folder, reporters, self.redactor, before)
        record.contact = contacts_of(self.library, self.flow)
        record.dates = lambda steps: due_dates(self.library, self.flow, plan.answers, steps)
        with self._listening():
            try:
                record.tell(record.started())
                self._gate(plan, record)
                staging = self._staging(past, checkpoint, record.drifted)
                with set_stage(staging, plan, folder) as stage:
                    journal.world(stage.world.id, self.surroundings.server)
                    if self.staged:
                        self.staged(stage)
                    keeper = self._keeper(folder, journal, stage)
                    engine = Engine(
                        stage, hands, record.tell, self.interruption, self.pictures, keeper,
                        until=self.until, dry=self.dry,
                    )  # fmt: skip
                    if self.left:
                        engine.left = self.left
                    turns = turns_of(plan)
                    with closing(keeper):
                        if past and (start := _start(past, checkpoint, stage)):
                            record.short = Resumption(engine, turns, start).play()
                        else:
                            record.short = engine.play(turns)
                    if record.short and self.pause:
                        with self.interruption.listening():
                            self.pause()
                    elif self.finished:
                        self.finished()
            except (Exception, KeyboardInterrupt) as error:
                self.ended_by = error
            result = record.end(self.ended_by)
            journal.ended(result.verdict)
            journal.close()
        if result.verdict in (Verdict.OK, Verdict.DRIFT):
            forget_checkpoint(folder)
        return result

    def _keeper(self, folder: Path, journal: Journal, stage: Stage) -> Keeper:
        if not self.kept:
            return NoKeeper()
        return RunKeeper(folder, journal, stage.browser, stage.world, self.redactor, self.rested)

    def _listening(self) -> AbstractContextManager[object]:
        """Heed signals until the end is told; only the main thread can."""
        main = threading.current_thread() is threading.main_thread()
        return self.interruption if main else nullcontext()

    def _staging(
        self, past: Past | None, checkpoint: Checkpoint | None, drifted: Callable[[], bool]
    ) -> Staging:
        again = (past.world, checkpoint) if past and checkpoint else None
        return Staging(
            self.library, self.flow, self.surroundings, self.interruption,
            self.open_browser, self.ask_code, again, self.redactor, self.tracing, self.video,
            drifted,
        )  # fmt: skip

    def _gate(self, plan: Plan, record: Record) -> None:
        """Raise ``NotEligible`` for the first rule that says no, unless the person insists."""
        if self.lenient or not plan.rules:
            return
        now = begins_at(self.library, self.flow, self.surroundings)
        refusals = [one for one in judged(self.library, plan, now) if one.refuses]
        if self.anyway:
            record.against = [one.id for one in refusals]
        elif refusals:
            first = refusals[0]
            at = "" if self.library.project else f" --at {now:%Y-%m-%dT%H:%M}"
            record.rule = first.id
            source = ", ".join(map(str, first.rule.source))
            raise NotEligible(
                _("{reason} (rule {rule}, {source})", reason=first.rule.reason, rule=first.id,
                  source=source),
                _("Nothing was opened. See what would help: tramite check {flow}. To try it all "
                  "the same, add --anyway.", flow=self.flow.flow + at),
            )  # fmt: skip


def case_of(flow: Flow, name: str) -> Case:
    """A case of the flow by its name; raises ``UsageError``."""
    if name not in flow.cases:
        known = ", ".join(flow.cases)
        raise UsageError(
            _("there is no case '{name}'", name=name), _("cases: {known}", known=known)
        )
    return flow.cases[name]


def hands_of(case: Case) -> AutoHands:
    """The hands that play a case: what it accepts and declines."""
    accepted = [money for text in case.amounts if (money := read_money(text))]
    return AutoHands(yes=True, accepted=accepted, declined=case.decline)


def _start(past: Past, checkpoint: Checkpoint | None, stage: Stage) -> Start | None:
    """Where to go on: on the page of the checkpoint, or, without one, from the beginning."""
    if checkpoint is None:
        if past.open_effect:
            raise PortalFailed(in_words(Settled.UNKNOWN), _("Look at the portal yourself."))
        return None
    there = urlsplit(checkpoint.url)
    opened = there.scheme in ("http", "https")
    url = stage.base + there._replace(scheme="", netloc="").geturl() if opened else ""
    behind = past.open_effect == checkpoint.step
    return Start(
        past.steps, checkpoint.step, checkpoint.page, url, checkpoint.read,
        None if behind else past.open_effect,
    )  # fmt: skip
