"""What Tab completes in a shell: flows, portals, rules, runs, and a flow's inputs, cases and steps.

Whatever goes wrong, nothing is offered: a mistake in a file is told when the command is run.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import typer

from assistant import language
from assistant.errors import AssistantError
from assistant.language import _

if TYPE_CHECKING:
    from assistant.procedures.flow import Flow
    from assistant.procedures.library import Library

Offer = tuple[str, str]
"""What is offered, and what it is."""


def _offered(found: Callable[[], Iterable[Offer]], incomplete: str) -> list[Offer]:
    language.use(language.from_environment())
    try:
        return [one for one in found() if one[0].startswith(incomplete)]
    except (AssistantError, OSError):
        return []


def _library() -> "Library":
    from assistant.procedures.library import Library

    return Library.here()


def flows(incomplete: str) -> list[Offer]:
    """The procedures."""
    return _offered(
        lambda: ((flow.flow, str(flow.title)) for flow in _library().flows()), incomplete
    )


def portals(incomplete: str) -> list[Offer]:
    """The portals."""
    return _offered(lambda: ((portal, "") for portal in _library().portals), incomplete)


def variants(incomplete: str) -> list[Offer]:
    """The variants of the mock's pages."""
    from assistant.mock.variants import VARIANTS

    return _offered(lambda: ((name, one.description) for name, one in VARIANTS.items()), incomplete)


def rules(incomplete: str) -> list[Offer]:
    """The rules."""
    return _offered(
        lambda: ((name, str(rule.stated)) for name, rule in _library().rules.items()), incomplete
    )


def runs(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """The runs that are kept, the latest first."""
    from assistant.runner.runs import all_runs, default_runs

    root = ctx.params.get("out") or default_runs()
    return _offered(lambda: ((folder.name, "") for folder in all_runs(root)), incomplete)


def inputs(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """``name=`` of what the flow asks, and after that the answers that can be chosen."""
    from assistant.procedures.plan import all_inputs

    def found() -> Iterator[Offer]:
        library, flow = _of(ctx)
        for name, asked in all_inputs(library, flow).items():
            if not incomplete.startswith(f"{name}="):
                yield f"{name}=", str(asked.label)
            elif asked.kind == "yes-no":
                yield from ((f"{name}=yes", _("yes")), (f"{name}=no", _("no")))
            else:
                yield from ((f"{name}={one}", asked.in_words(one)) for one in asked.options)

    return _offered(found, incomplete)


def cases(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """The cases of the flow."""
    return _offered(lambda: ((case, "") for case in _of(ctx)[1].cases), incomplete)


def steps(ctx: typer.Context, incomplete: str) -> list[Offer]:
    """The steps of the flow."""
    from assistant.procedures.plan import all_steps

    return _offered(
        lambda: ((step_id, str(step.say)) for step_id, step, _flow in all_steps(*_of(ctx))),
        incomplete,
    )


def _of(ctx: typer.Context) -> "tuple[Library, Flow]":
    library = _library()
    # behind an option that has no value yet, the arguments are left as they stand
    named = ctx.params.get("flow") or next(iter(ctx.args), "")
    return library, library.flow(named)
