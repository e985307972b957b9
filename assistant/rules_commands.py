"""``tramite rules``: ask one rule of a university, or see them all."""

import json
from typing import TYPE_CHECKING, Annotated, Any

import typer

from assistant import completion
from assistant.errors import UsageError, Verdict
from assistant.language import _
from assistant.options import Json, Lang

if TYPE_CHECKING:
    from assistant.procedures.calendars import Calendar
    from assistant.procedures.library import Library
    from assistant.procedures.rules import Rule

SCHEMA = 1

rules_app = typer.Typer(no_args_is_help=True, help="What the universities allow, and why.")


@rules_app.command()
def check(
    rule: Annotated[
        str, typer.Argument(help="For example R-SC-05.", autocompletion=completion.rules)
    ],
    value: Annotated[
        list[str] | None, typer.Option("-i", "--input", help="A value: name=value.")
    ] = None,
    at: Annotated[
        str | None,
        typer.Option(help="Ask as if it were then; a date means its first minute (00:00)."),
    ] = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """Ask a rule about values of yours: does it pass, and if not, why."""
    from assistant.procedures.library import Library

    library = Library.here()
    portal, asked = _rule(library, rule)
    calendar = library.calendar(portal)
    given, wrong = _pairs(value or [])
    given["now"] = at or given.get("now") or calendar.now().isoformat(timespec="minutes")
    _refuse(wrong, rule, asked, given, calendar)
    now = calendar.moment(given.pop("now"))
    passes = asked.allows(given, now, calendar)
    told = {
        **_told(portal, rule, asked),
        "verdict": Verdict.OK if passes else Verdict.NOT_ELIGIBLE,
        "passes": passes,
        "values": {
            name: _written(asked.value(name, given[name], calendar), kind)
            for name, kind in asked.values.items()
        },
        "now": _written(now, "moment"),
    }
    if as_json:
        print(json.dumps({"schema_version": SCHEMA, **told}, ensure_ascii=False))
    else:
        _print(told)
    raise typer.Exit(told["verdict"].exit_code)


@rules_app.command("list")
def list_rules(
    portal: Annotated[
        str | None,
        typer.Option(help="Only those of one portal.", autocompletion=completion.portals),
    ] = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    """List the rules there are: what each looks at, and why it says no."""
    from assistant.procedures.library import Library
    from assistant.procedures.yaml_files import did_you_mean

    library = Library.here()
    if portal is not None and portal not in library.rules_of:
        known = ", ".join(library.rules_of)
        raise UsageError(_("there is no portal '{portal}'", portal=portal)
                         + did_you_mean(portal, library.rules_of),
                         _("portals: {known}", known=known))  # fmt: skip
    rows = [
        _told(place, name, rule)
        for place, rules in library.rules_of.items()
        if portal in (None, place)
        for name, rule in rules.items()
    ]
    if as_json:
        told = {"schema_version": SCHEMA, "rules": rows}
        print(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for row in rows:
        takes = ", ".join(f"{name}: {kind}" for name, kind in row["takes"].items())
        print(f"{row['rule']}  {row['note']}" + (f"  ({takes})" if takes else ""))


def _rule(library: "Library", name: str) -> tuple[str, "Rule"]:
    from assistant.procedures.yaml_files import did_you_mean

    for portal, rules in library.rules_of.items():
        if name in rules:
            return portal, rules[name]
    raise UsageError(
        _("there is no rule '{name}'", name=name) + did_you_mean(name, library.rules),
        _("see them all: tramite rules list"),
    )


def _pairs(pairs: list[str]) -> tuple[dict[str, str], list[str]]:
    """Name → value, and what is said of those that are not written so."""
    split = {pair: pair.partition("=") for pair in pairs}
    given = {name.strip(): value for name, equals, value in split.values() if equals}
    wrong = [
        _("'{pair}' is not of the form name=value", pair=pair)
        for pair, (_name, equals, _value) in split.items()
        if not equals
    ]
    return given, wrong


def _refuse(
    wrong: list[str], name: str, rule: "Rule", given: dict[str, str], calendar: "Calendar"
) -> None:
    """Raise ``UsageError`` with all that is wrong, if anything is."""
    from assistant.procedures.rule_checks import unfit

    if wrong := wrong + [text for _name, text in unfit(rule, given, calendar)]:
        pairs = " ".join(f"-i {one}={_EXAMPLES[kind]}" for one, kind in rule.values.items())
        hint = _("Write it like: tramite rules check {rule} {values}", rule=name, values=pairs)
        raise UsageError("\n".join(wrong), hint)


_EXAMPLES = {
    "text": "'...'",
    "number": "1",
    "yes-no": "yes",
    "date": "2026-03-31",
    "moment": "2026-03-31T14:30",
    "list": "'one, two'",
}


def _told(portal: str, name: str, rule: "Rule") -> dict[str, Any]:
    return {
        "rule": name,
        "portal": portal,
        "reason": str(rule.reason),
        "note": str(rule.stated),
        "source": [str(source) for source in rule.source],
        "guards": list(rule.guards),
        "takes": dict(rule.values),
        "expression": rule.expression,
    }


def _written(value: Any, kind: str) -> Any:
    if kind == "date":
        return value.date().isoformat()
    return value.isoformat(timespec="minutes") if kind == "moment" else value


def _print(told: dict[str, Any]) -> None:
    named = f"{told['rule']}, {', '.join(told['source'])}"
    print(
        _("passes ({rule})", rule=named)
        if told["passes"]
        else f"{told['verdict']}: {told['reason']} ({named})"
    )
    for name, value in {**told["values"], "now": told["now"]}.items():
        print(f"  {name} = {_in_words(value)}")


def _in_words(value: Any) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return ", ".join(value) if isinstance(value, list) else str(value)
