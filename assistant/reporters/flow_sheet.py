"""What a person wants to know of a procedure before starting it."""

from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict

from assistant.language import _, current, grouped
from assistant.procedures.flow import Flow
from assistant.procedures.inputs import Input
from assistant.procedures.library import Library
from assistant.procedures.plan import all_inputs, all_steps
from assistant.procedures.sources import Sources
from assistant.procedures.steps import Advise

SCHEMA = 1


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Asked(_Data):
    """One question of the flow; ``options``: value → what it is called."""

    name: str
    kind: str
    label: str
    required: bool
    default: str | int | float | bool | None = None
    example: str | None = None
    options: dict[str, str] = {}
    when: str | None = None


class SheetStep(_Data):
    """One step, in words."""

    id: str
    sentence: str
    effect: str | None = None
    when: str | None = None
    source: tuple[str, ...]


class FlowSheet(_Data):
    """A procedure on one page: needs, cost, what cannot be undone, steps, sources."""

    schema_version: int = SCHEMA
    flow: str
    portal: str
    title: str
    summary: str
    automation: str
    fee: str
    needs: tuple[str, ...]
    warnings: tuple[str, ...]
    contact: tuple[str, ...]
    outcome: str | None
    inputs: tuple[Asked, ...]
    effects: tuple[str, ...]
    steps: tuple[SheetStep, ...]
    rules: dict[str, str]
    cases: tuple[str, ...]
    source: tuple[str, ...]
    documents: dict[str, str] = {}

    @property
    def documented(self) -> tuple[str, ...]:
        """The lines it is taken from, and what the documents are called."""
        titles = (f"{name}: {title}" for name, title in self.documents.items())
        return (", ".join(self.source), *titles) if self.source else ()


def sheet_of(library: Library, flow: Flow) -> FlowSheet:
    """The sheet of a flow, in the current language; the flows it plays are included."""
    steps = tuple(
        SheetStep(
            id=step_id,
            sentence=str(step.say),
            effect=step.effect,
            when=step.when,
            source=_sources(step.source),
        )
        for step_id, step, _flow in all_steps(library, flow)
    )
    flows = list(_with_played(library, flow))
    return FlowSheet(
        flow=flow.flow,
        portal=flow.portal,
        title=str(flow.title),
        summary=str(flow.summary),
        automation=automation(library, flow),
        fee=fee_in_words(flow),
        needs=_unique(str(need) for one in flows for need in one.needs),
        warnings=_unique(str(warning.text) for one in flows for warning in one.warnings),
        contact=contacts_of(library, flow),
        outcome=str(flow.outcome) if flow.outcome else None,
        inputs=tuple(_asked(name, one) for name, one in all_inputs(library, flow).items()),
        effects=tuple(step.sentence for step in steps if step.effect),
        steps=steps,
        rules={rule: str(library.rules[rule].stated) for one in flows for rule in one.rules},
        cases=tuple(flow.cases),
        source=_sources(flow.source),
        documents={
            name: f"{one.title}, {one.publisher}"
            for name, one in library.documents.items()
            if any(source.document == name for source in flow.source)
        },
    )


def contacts_of(library: Library, flow: Flow) -> tuple[str, ...]:
    """Whom to ask about a flow or about one that it plays, each once."""
    return _unique(
        str(contact.text) for one in _with_played(library, flow) for contact in one.contact
    )


def automation(library: Library, flow: Flow) -> str:
    """``auto``, ``advice`` or ``mixed``: who does it, the program or the person."""
    actions = [one for _id, step, _flow in all_steps(library, flow) for one in step.actions]
    advised = any(isinstance(one, Advise) for one in actions)
    played = any(step.in_browser for _id, step, _flow in all_steps(library, flow))
    return "mixed" if advised and played else "advice" if advised else "auto"


def fee_in_words(flow: Flow) -> str:
    """What it costs, with the year of the fee, or that the documents do not say."""
    fee = flow.fee
    if fee.kind == "none":
        return _("nothing")
    if fee.kind == "not-documented":
        return _("not documented")
    if fee.kind == "as-shown":
        return _("not documented; the portal shows it before you pay")
    year = str(fee.year) if fee.year else _("year not documented")
    return f"{grouped(fee.amount or '0')} {fee.currency or ''} ({year})"


def sheet_lines(sheet: FlowSheet) -> Iterator[str]:
    """The sheet as Rich markup, one line each."""
    from rich.markup import escape

    yield f"[bold]{escape(sheet.title)}[/]  [dim]{sheet.flow}[/]"
    yield escape(sheet.summary)
    yield ""
    yield f"[bold]{_('Cost')}:[/] {escape(sheet.fee)}"
    yield from _listed(_("What you need"), sheet.needs)
    yield from _listed(_("Cannot be undone"), sheet.effects)
    yield from _listed(_("Keep in mind"), sheet.warnings)
    yield from _questions(sheet.inputs)
    yield ""
    yield f"[bold]{_('Steps')}[/]"
    for number, step in enumerate(sheet.steps, 1):
        mark = f" [red]({step.effect})[/]" if step.effect else ""
        if step.when:
            mark += f" [dim]({escape(_('if {condition}', condition=step.when))})[/]"
        source = f" [dim]{escape(', '.join(step.source))}[/]"
        yield f"{number:>3}. {escape(step.sentence)}{mark}{source}"
    yield from _listed(_("In the end"), (sheet.outcome,) if sheet.outcome else ())
    yield from _listed(_("Whom to ask"), sheet.contact)
    yield from _listed(_("Rules"), tuple(f"{name}: {why}" for name, why in sheet.rules.items()))
    yield from _listed(_("Documented in"), sheet.documented)


def _listed(heading: str, items: tuple[str, ...]) -> Iterator[str]:
    from rich.markup import escape

    if items:
        yield ""
        yield f"[bold]{heading}[/]"
        yield from (f"  • {escape(item)}" for item in items)


def _questions(inputs: tuple[Asked, ...]) -> Iterator[str]:
    from rich.markup import escape

    if not inputs:
        return
    yield ""
    yield f"[bold]{_('It asks')}[/]"
    for one in inputs:
        yield f"  • [cyan]{one.name}[/]: {escape(one.label)}{escape(_remark(one))}"
        for value, said in one.options.items():
            yield f"      {escape(value)}" + (f" [dim]({escape(said)})[/]" if said != value else "")


def _remark(one: Asked) -> str:
    if isinstance(one.default, bool):
        return _(" (default: {default})", default=_("yes") if one.default else _("no"))
    if one.default not in (None, ""):
        return _(" (default: {default})", default=one.default)
    if not one.required:
        return _(" (optional)")
    return _(" (for example {example})", example=one.example) if one.example else ""


def _asked(name: str, one: Input) -> Asked:
    return Asked(
        name=name,
        kind=one.kind,
        label=one.label.said_in(current()),
        required=one.required,
        default=one.default,
        example=one.example,
        options={value: one.in_words(value) for value in one.options},
        when=one.when,
    )


def _with_played(library: Library, flow: Flow) -> Iterator[Flow]:
    yield flow
    for step in flow.steps:
        if step.played:
            yield from _with_played(library, library.flow(step.played.play))


def _unique(items: Iterator[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))


def _sources(sources: Sources) -> tuple[str, ...]:
    return tuple(str(source) for source in sources)
