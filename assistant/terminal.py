"""One run as a person starts it from the terminal: answers, hands, reporters, the end."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from rich.console import Console

from assistant.errors import UsageError
from assistant.language import _
from assistant.procedures.flow import Flow
from assistant.procedures.inputs import Value
from assistant.procedures.library import Library
from assistant.procedures.plan import make_plan
from assistant.procedures.yaml_files import read_yaml
from assistant.reporters.console import console_reporter
from assistant.reporters.json_lines import JsonLines
from assistant.reporters.reporter import Reporter
from assistant.reporters.run_folder import RunFolder
from assistant.runner.engine import BackToMenu
from assistant.runner.guided_hands import GuidedHands
from assistant.runner.hands import AutoHands, Hands
from assistant.runner.money import read_money
from assistant.runner.questions import ask_missing
from assistant.runner.results import RunResult
from assistant.session import Session, Surroundings, case_of, hands_of, surroundings_of


@dataclass(frozen=True)
class Request:
    """What was asked for on the command line."""

    flow: str
    answers: Mapping[str, Value] = field(default_factory=dict)
    case: str | None = None
    scenario: str | None = None
    hands: Literal["auto", "guided"] = "auto"
    yes: bool = False
    accept_amount: str | None = None
    out: Path | None = None
    json: bool = False
    headed: bool = False
    browser_path: Path | None = None
    server: str | None = None
    pictures: bool = True


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
    library = Library()
    while True:
        session, hands, asking = _prepare(library, request, console, ask)
        result, back = _play(session, hands, _reporters(request, console, asking), asking)
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
    case = case_of(flow, request.case) if request.case else None
    guided = request.hands == "guided"
    if guided and not console.is_terminal:
        raise UsageError(
            _("--hands guided asks at each step, and there is no terminal to ask in"),
            _("Leave --hands out, or run it in a terminal."),
        )
    around = surroundings_of(case) if case else Surroundings()
    around = replace(
        around,
        scenario=request.scenario or around.scenario,
        headless=not request.headed,
        browser_path=request.browser_path,
        server=request.server,
    )
    answers = {**(case.inputs if case else {}), **request.answers}
    session = Session(
        library, flow, request.out or default_runs(), answers, around,
        lenient=bool(case and case.anyway), pictures=request.pictures,
    )  # fmt: skip
    if console.is_terminal and not request.json:
        session.answers = _asked(library, flow, answers, console, ask, session.lenient)
    hands: Hands
    if guided:
        hands = GuidedHands(ask, _printer(console), session.interruption)
    elif case:
        hands = hands_of(case)
    else:
        hands = _auto_hands(request)
    return session, hands, guided


def _auto_hands(request: Request) -> AutoHands:
    accepted = read_money(request.accept_amount) if request.accept_amount else None
    if request.accept_amount and accepted is None:
        raise UsageError(
            _("'{text}' is not an amount like 16.00 or 28000", text=request.accept_amount)
        )
    return AutoHands(yes=request.yes, accepted=accepted)


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


def _printer(console: Console) -> Callable[[str], None]:
    return lambda line: console.print(line, markup=False, highlight=False)


def _reporters(request: Request, console: Console, asking: bool) -> list[Reporter]:
    import sys

    shown = JsonLines(sys.stdout) if request.json else console_reporter(console, asking=asking)
    return [RunFolder(), shown]


def default_runs() -> Path:
    """Where runs are kept: the platform's folder for user data."""
    import platformdirs

    return Path(platformdirs.user_data_dir("tramite", appauthor=False)) / "runs"
