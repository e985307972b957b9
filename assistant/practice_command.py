"""``tramite practice``: a learner does a procedure, and what a class's results come to."""

import json
import shutil
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant import completion
from assistant.errors import EnvironmentProblem, UsageError, Verdict
from assistant.language import _
from assistant.options import BrowserPath, Json, Lang

if TYPE_CHECKING:
    from assistant.procedures.library import Library
    from assistant.training.class_report import Stuck
    from assistant.training.practice import Practice
    from assistant.training.score import PracticeResult, StepScore


def practice(
    what: Annotated[
        list[str],
        typer.Argument(
            metavar="FLOW | report RESULT...",
            help="The procedure to practise; or the word report and the results of a class.",
            autocompletion=completion.flows,
        ),
    ],
    case: Annotated[str, typer.Option(help="Which case of the flow.")] = "happy",
    assess: Annotated[bool, typer.Option("--assess", help="No hints; 80 % pass.")] = False,
    learner: Annotated[
        Path | None, typer.Option(help="A file with what a learner does: no window is shown.")
    ] = None,
    name: Annotated[str | None, typer.Option(help="The learner's name.")] = None,
    hesitation: Annotated[
        float, typer.Option(min=0, help="Seconds without a touch that give a hint; 0: never.")
    ] = 60,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Keep the result (JSON; of report: HTML).")
    ] = None,
    certificate: Annotated[
        Path | None, typer.Option(help="Write a certificate of practice (PDF).")
    ] = None,
    browser_path: BrowserPath = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Practise a procedure in the browser, watched over; or see where a class gets stuck.

    Nothing that would do harm reaches the simulated portal. It exits with 0 when it was finished
    (or passed), 4 when it was stopped, 8 when an assessment was not passed, and, where the portal
    or this computer failed, as tramite run would.
    """
    if what[0] == "report":
        _report([Path(one) for one in what[1:]], out, as_json)
        return
    if len(what) > 1:
        raise UsageError(_("one procedure at a time; results are added up by: practice report"))
    from assistant.procedures.library import Library

    library = Library.here()
    library.needs_the_mock("tramite practice")
    one = _practice(library, what[0], case, learner, as_json)
    one.assess, one.name, one.hesitation = assess, name, hesitation
    result = _practised(one, headless=learner is not None, browser_path=browser_path)
    _tell(result, as_json)
    _keep(result, out, certificate, browser_path)
    raise typer.Exit(_verdict(result).exit_code)


def _practice(
    library: "Library", flow: str, case: str, learner: Path | None, as_json: bool
) -> "Practice":
    from assistant.staging import shows_windows
    from assistant.training.learner import read_learner
    from assistant.training.listening import Listening
    from assistant.training.practice import Practice
    from assistant.training.scripted import Scripted

    found = library.flow(flow)
    if learner is None and not shows_windows():
        raise EnvironmentProblem(
            _("there is no display to show the browser on"),
            _("Practise where there is a screen, or let a file do it: --learner FILE."),
        )
    locators = library.locators(found.portal)
    hands = Scripted(read_learner(learner, locators)) if learner else Listening()
    return Practice(
        library, found, case, hands, lambda text: typer.echo(_wrapped(text), err=as_json)
    )


def _practised(one: "Practice", *, headless: bool, browser_path: Path | None) -> "PracticeResult":
    from dataclasses import replace

    from assistant.session import case_of
    from assistant.staging import surroundings_of

    around = surroundings_of(case_of(one.flow, one.case))
    return one.run(replace(around, headless=headless, browser_path=browser_path))


def _keep(
    result: "PracticeResult", out: Path | None, certificate: Path | None, browser_path: Path | None
) -> None:
    from assistant.training.certificate import write_certificate

    if out:
        out.write_text(result.model_dump_json(indent=2) + "\n", encoding="utf-8")
    if certificate and result.ended == "finished" and result.passed is not False:
        write_certificate(result, certificate, browser_path)
    elif certificate:
        typer.echo(_("There is no certificate: it was not finished, or not passed."), err=True)


def _verdict(result: "PracticeResult") -> Verdict:
    if result.ended != "finished":
        return result.verdict
    return Verdict.DATA if result.passed is False else Verdict.OK


def _tell(result: "PracticeResult", as_json: bool) -> None:
    if as_json:
        print(result.model_dump_json())
        return
    print()
    for one in result.steps:
        print(_wrapped(_step_told(one)))
    print(_("Score: {score} %", score=result.score))
    if result.passed is not None:
        print(_("passed") if result.passed else _("not passed: 80 % are needed"))
    if result.ended != "finished":
        print(_wrapped(result.message[:1].upper() + result.message[1:]))


def _step_told(one: "StepScore") -> str:
    if one.by == "nobody":
        return _("{number}. stopped here  {sentence}", number=one.number, sentence=one.sentence)
    if one.by == "program":
        return _("{number}. done for you  {sentence}", number=one.number, sentence=one.sentence)
    return _("{number}. {points} %  tries: {tries}, hints: {hints}, {seconds} s  {sentence}",
             number=one.number, points=one.points, tries=one.tries, hints=one.hints,
             seconds=one.seconds, sentence=one.sentence)  # fmt: skip


def _wrapped(text: str) -> str:
    """For a terminal: broken between words, what belongs together indented alike."""
    if not sys.stdout.isatty():
        return text
    first = " " * (len(text) - len(text.lstrip()))
    width = min(100, shutil.get_terminal_size().columns)
    return textwrap.fill(text, width, subsequent_indent=f"{first}    ", break_long_words=False,
                         break_on_hyphens=False)  # fmt: skip


def _report(paths: list[Path], out: Path | None, as_json: bool) -> None:
    from assistant.training.class_report import add_up, as_data, as_html, stuck_in
    from assistant.training.score import load

    if not paths:
        raise UsageError(
            _("there are no results to add up"), "tramite practice report a.json b.json"
        )
    results = [load(path) for path in paths]
    steps = add_up(results)
    if out:
        out.write_text(as_html(results, steps), encoding="utf-8")
    if as_json:
        data: dict[str, Any] = as_data(results, steps)
        print(json.dumps(data, ensure_ascii=False))
        return
    for one in steps:
        print(_wrapped(
            _("{share} % right at once  tries: {tries}, hints: {hints}, {seconds} s  {sentence}",
              share=one.share, tries=one.tries, hints=one.hints, seconds=one.median_seconds,
              sentence=one.sentence)
        ))  # fmt: skip
    for learner in stuck_in(results):
        print(_wrapped(_stuck_told(learner)))


def _stuck_told(one: "Stuck") -> str:
    if one.ended == "stopped":
        return _("{learner} stopped at step {number}: {sentence}", learner=one.name,
                 number=one.number or "?", sentence=one.sentence or "")  # fmt: skip
    return _("{learner} did not get to the end: {why}", learner=one.name, why=one.message)
