"""One run as a person starts it from the terminal: answers, hands, reporters, the end."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from rich.console import Console

from assistant.case_files import answers_of
from assistant.errors import UsageError
from assistant.language import _
from assistant.procedures.flow import Case, Flow
from assistant.procedures.inputs import Value
from assistant.procedures.library import Library
from assistant.procedures.plan import all_steps, make_plan
from assistant.procedures.yaml_files import did_you_mean, read_yaml
from assistant.reporters.console import console_reporter
from assistant.reporters.json_lines import JsonLines
from assistant.reporters.junit import JUnit
from assistant.reporters.reporter import Reporter
from assistant.reporters.run_folder import RunFolder
from assistant.runner.engine import BackToMenu
from assistant.runner.guided_hands import GuidedHands
from assistant.runner.hands import AutoHands, Hands
from assistant.runner.money import Money, read_money
from assistant.runner.questions import ask_missing
from assistant.runner.redaction import Redactor
from assistant.runner.results import RunResult
from assistant.runner.runs import default_runs
from assistant.runner.sign_in import Source, chosen_sign_in, code_prompt, terminal_prompts
from assistant.runner.tracing import RecordingMode
from assistant.session import Session, case_of
from assistant.staging import Surroundings, address_of, surroundings_of, variant_settings


@dataclass(frozen=True)
class Request:
    """What was asked for on the command line."""

    flow: str
    answers: Mapping[str, Value] = field(default_factory=dict)
    case: str | None = None
    scenario: str | None = None
    variant: str | None = None
    hands: Literal["auto", "guided"] = "auto"
    yes: bool = False
    accept_amount: tuple[str, ...] = ()
    out: Path | None = None
    json: bool = False
    headed: bool = False
    browser_path: Path | None = None
    server: str | None = None
    pictures: bool = True
    dry_run: bool = False
    until: str | None = None
    tracing: RecordingMode = "off"
    credentials: Source | None = None
    junit: Path | None = None
    anyway: bool = False


def read_answers(pairs: list[str], file: Path | None) -> dict[str, Value]:
    """``name=value`` pairs on top of a YAML file of answers; raises ``UsageError``."""
    answers: dict[str, Value] = {}
    if file:
        data = read_yaml(file).data
        if not isinstance(data, dict):
            raise UsageError(_("{file} must hold lines like 'name: value'", file=file))
        answers |= data
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise UsageError(_("'{pair}' is not of the form name=value", pair=pair))
        answers[name.strip()] = value
    return answers


def run(request: Request, console: Console, ask: Callable[[str], str]) -> RunResult:
    """Play it; on the person's word, the menu and the next flow after it."""
    library = Library.here()
    while True:
        session, hands, asking = _prepare(library, request, console, ask)
        result, back = _play(session, hands, reporters_for(request, console), asking)
        chosen = choose_flow(library, console, ask) if back else None
        if chosen is None:
            return result
        request = replace(request, flow=chosen, answers={}, case=None)


def choose_flow(library: Library, console: Console, ask: Callable[[str], str]) -> str | None:
    """The menu: a numbered list of the procedures; None to leave."""
    flows = library.flows()
    for number, flow in enumerate(flows, 1):
        console.print(f"{number:>3}. {flow.title}  [dim]{flow.flow}[/]", highlight=False)
    while True:
        answer = ask(_("Number (or Enter to leave)")).strip()
        if not answer:
            return None
        if answer.isdigit() and 1 <= int(answer) <= len(flows):
            return flows[int(answer) - 1].flow
        console.print(_("'{answer}' is not a number of the list", answer=answer))


def _play(
    session: Session, hands: Hands, reporters: list[Reporter], asking: bool
) -> tuple[RunResult, bool]:
    result = session.play(hands, reporters)
    return result, asking and isinstance(session.ended_by, BackToMenu)


def _prepare(
    library: Library, request: Request, console: Console, ask: Callable[[str], str]
) -> tuple[Session, Hands, bool]:
    flow = library.flow(request.flow)
    if flow.part:
        raise UsageError(
            _("'{flow}' is only a part of other procedures", flow=flow.flow),
            _("see them all: tramite list"),
        )
    for option, value in (("--scenario", request.scenario), ("--variant", request.variant)):
        if value:
            library.needs_the_mock(option)
    case = case_of(flow, request.case) if request.case else None
    guided = request.hands == "guided"
    if guided and (request.json or not console.is_terminal):
        raise UsageError(
            _("--hands guided asks at each step, and there is no terminal to ask in"),
            _("Leave --hands out, or run it in a terminal."),
        )
    around = surroundings_of(case) if case else Surroundings()
    around = replace(
        around,
        scenario=request.scenario or around.scenario,
        settings={**around.settings, **variant_settings(request.variant)},
        headless=not request.headed,
        browser_path=request.browser_path,
        server=address_of(request.server) if request.server else None,
        own=chosen_sign_in(
            request.credentials, library.locators(flow.portal), request.server,
            given=bool(case and case.sign_in),
        ),
    )  # fmt: skip
    runs = request.out or default_runs()
    answers = {**(answers_of(case, runs) if case else {}), **request.answers}
    session = Session(
        library, flow, runs, answers, around,
        case=request.case, lenient=bool(case and case.anyway), anyway=request.anyway,
        pictures=request.pictures, tracing=request.tracing,
    )  # fmt: skip
    session.credentials = request.credentials
    session.dry, session.until = request.dry_run, _known_step(library, flow, request.until)
    if request.headed and console.is_terminal:
        session.pause = lambda: _wait(ask)
    if console.is_terminal and not request.json:
        session.ask_code = code_prompt(terminal_prompts(), session.interruption)
        session.answers = _asked(library, flow, answers, console, ask, session.lenient)
    hands = hands_for(request, case, session, console, ask)
    if not guided and not request.dry_run and not request.until:
        _accepted_beforehand(session, hands)
    return session, hands, guided


def _known_step(library: Library, flow: Flow, step: str | None) -> str | None:
    known = [name for name, _step, _flow in all_steps(library, flow)]
    if step is not None and step not in known:
        raise UsageError(
            _("there is no step '{step}'", step=step) + did_you_mean(step, known),
            _("See them with: tramite show {flow} --json", flow=flow.flow),
        )
    return step


def _wait(ask: Callable[[str], str]) -> None:
    ask(_("The browser stays open. Press Enter to close it"))


def _accepted_beforehand(session: Session, hands: Hands) -> None:
    """Where nobody can be asked, what cannot be undone must be accepted before it begins."""
    effects = [one.step.effect for one in session.plan().steps if one.step.effect]
    if not effects or not isinstance(hands, AutoHands) or hands.ask or hands.declined:
        return
    if not hands.yes:
        raise UsageError(
            _("this does something that cannot be undone, and nobody can be asked: {effects}",
              effects=", ".join(effects)),
            _("Say --yes to it, or see what it would do with --dry-run."),
        )  # fmt: skip
    if "pay" in effects and not hands.accepted:
        raise UsageError(
            _("this pays, and no amount was accepted"),
            _("See the amount with --dry-run, then accept it with --accept-amount."),
        )


def hands_for(
    request: Request,
    case: Case | None,
    session: Session,
    console: Console,
    ask: Callable[[str], str],
) -> Hands:
    """The hands that were asked for; a person at a terminal is asked about every effect."""
    person = GuidedHands(ask, _printer(console, session.redactor), session.interruption)
    if request.hands == "guided":
        return person
    watched = console.is_terminal and not request.json
    return _auto_hands(request, case, person if watched else None)


def _auto_hands(request: Request, case: Case | None, person: GuidedHands | None) -> AutoHands:
    """What was accepted beforehand: on the command line, or the amounts of the case."""
    amounts = request.accept_amount or (case.amounts if case else ())
    return AutoHands(
        yes=request.yes,
        accepted=[_amount(text) for text in amounts],
        declined=case.decline if case else None,
        ask=person.confirm if person else None,
    )


def _amount(text: str) -> Money:
    if (amount := read_money(text)) is None:
        raise UsageError(_("'{text}' is not an amount like 16.00 or 28000", text=text))
    return amount


def _asked(
    library: Library,
    flow: Flow,
    answers: Mapping[str, Value],
    console: Console,
    ask: Callable[[str], str],
    lenient: bool,
) -> dict[str, Value]:
    def plan_for(given: Mapping[str, Value]) -> Any:
        return make_plan(library, flow, given, lenient=lenient)

    if plan_for(answers).problems:
        return dict(answers)  # the session names them all at once
    return ask_missing(plan_for, answers, ask, _printer(console))


def _printer(console: Console, redactor: Redactor | None = None) -> Callable[[str], None]:
    redacted = (redactor or Redactor()).text
    return lambda line: console.print(redacted(line), markup=False, highlight=False)


def reporters_for(request: Request, console: Console) -> list[Reporter]:
    """The run's folder, and the terminal or whatever reads the JSON."""
    import sys

    kept = [RunFolder(), *([JUnit(request.junit)] if request.junit else [])]
    if request.json:
        return [*kept, JsonLines(sys.stdout)]
    asking = request.hands == "guided" or request.credentials not in (None, "world")
    return [*kept, console_reporter(console, asking=asking)]
