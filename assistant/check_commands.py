"""``tramite check``: whether a procedure is open to you, before anything is opened."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant.errors import UsageError, Verdict
from assistant.folding import tell
from assistant.language import _
from assistant.options import Answers, FlowName, Json, Lang

if TYPE_CHECKING:
    from assistant.procedures.dates import Moment
    from assistant.procedures.eligibility import Change, Judged
    from assistant.procedures.library import Library
    from assistant.procedures.plan import Plan

SCHEMA = 1


def check(
    flow: FlowName,
    answer: Answers = None,
    inputs: Annotated[Path | None, typer.Option(help="A YAML file with answers.")] = None,
    at: Annotated[
        str | None,
        typer.Option(help="Ask as if it were then; a date means its first minute (00:00)."),
    ] = None,
    why: Annotated[bool, typer.Option("--why", help="Show every rule, and what it says.")] = False,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Say whether you can do it: the rules, what is missing, what it costs, the dates."""
    from assistant.procedures.eligibility import judged
    from assistant.procedures.inputs import Refused
    from assistant.procedures.library import Library
    from assistant.procedures.plan import make_plan
    from assistant.terminal import read_answers

    library = Library.here()
    loaded = library.flow(flow)
    calendar = library.calendar(loaded.portal)
    plan = make_plan(library, loaded, read_answers(answer or [], inputs))
    if plan.problems:
        hint = _("See what it asks with: tramite show {flow}", flow=loaded.flow)
        raise UsageError("\n".join(plan.problems), hint)
    try:
        now = calendar.moment(at) if at else calendar.now()
    except Refused as refused:
        raise UsageError(str(refused)) from None
    told = _told(library, plan, list(judged(library, plan, now)), now)
    if as_json:
        print(json.dumps(told, ensure_ascii=False))
    else:
        _print(told, plan, why=why)
    raise typer.Exit(Verdict(told["verdict"]).exit_code)


def _told(library: "Library", plan: "Plan", rules: "list[Judged]", now: "Moment") -> dict[str, Any]:
    from assistant.reporters.flow_sheet import fee_in_words
    from assistant.runner.dating import due_dates

    refused = any(one.answer == "fails" for one in rules)
    open_ones = bool(plan.missing) or any(one.answer == "open" for one in rules)
    return {
        "schema_version": SCHEMA,
        "flow": plan.flow.flow,
        "title": str(plan.flow.title),
        "verdict": Verdict.NOT_ELIGIBLE if refused else Verdict.OK,
        "eligible": False if refused else None if open_ones else True,
        "now": now.isoformat(timespec="minutes"),
        "rules": [_rule(library, plan, one, now) for one in rules],
        "missing": [
            {"name": one.name, "label": str(one.asked.label), "example": one.asked.example}
            for one in plan.missing
        ],
        "cost": fee_in_words(plan.flow),
        "dates": [
            date.model_dump(mode="json") for date in due_dates(library, plan.flow, plan.answers)
        ],
    }


def _rule(library: "Library", plan: "Plan", one: "Judged", now: "Moment") -> dict[str, Any]:
    from assistant.procedures.eligibility import changes
    from assistant.procedures.plan import all_inputs

    helps: list[dict[str, Any]] = []
    if one.answer == "fails":
        asked = all_inputs(library, plan.flow)
        calendar = library.calendar(plan.flow.portal)
        helps = [_change(change) for change in changes(one, asked, now, calendar)]
    return {
        "id": one.id,
        "answer": one.answer,
        "reason": str(one.rule.reason if one.answer == "fails" else one.rule.stated),
        "source": [str(source) for source in one.rule.source],
        "lacks": list(one.lacks),
        "would_help": helps,
    }


def _change(change: "Change") -> dict[str, Any]:
    value = change.value
    plain = isinstance(value, str | bool | int | float)
    return {"name": change.name, "value": value if plain else value.isoformat(timespec="minutes")}


def _print(told: dict[str, Any], plan: "Plan", *, why: bool) -> None:
    from assistant.runner.dating import date_in_words
    from assistant.runner.results import DueDate

    tell(f"{told['title']} ({told['flow']})")
    tell(_answer(told["eligible"]))
    for one in told["rules"]:
        if why or one["answer"] == "fails":
            tell(f"  {_mark(one['answer'])} {one['reason']} ({_named(one)})")
        for change in one["would_help"]:
            tell("      " + _help(change, plan))
    for one in told["missing"]:
        example = f" ({one['example']})" if one["example"] else ""
        tell(_("missing: {name}", name=f"{one['name']}: {one['label']}{example}"))
    tell(f"{_('Cost')}: {told['cost']}")
    if told["dates"]:
        tell(_("Dates"))
    for date in told["dates"]:
        tell(f"  {date_in_words(DueDate.model_validate(date))} ({_named(date)})")


def _named(one: dict[str, Any]) -> str:
    return ", ".join((one["id"], *one["source"]))


def _answer(eligible: bool | None) -> str:
    if eligible is None:
        return _("Nothing speaks against it so far; not all is answered.")
    return _("You can.") if eligible else _("You cannot.")


def _mark(answer: str) -> str:
    return {
        "passes": _("yes:"),
        "fails": _("no:"),
        "open": _("not answered:"),
        "informs": _("good to know:"),
    }[answer]


def _help(change: dict[str, Any], plan: "Plan") -> str:
    from assistant.moments import in_words

    if change["name"] == "now":
        return _("It would be possible from {moment} on.", moment=in_words(change["value"]))
    question = plan.questions.get(change["name"])
    label = str(question.asked.label) if question else change["name"]
    value = question.asked.in_words(change["value"]) if question else str(change["value"])
    return _("It would be possible with this answer: {label} {value}", label=label, value=value)
