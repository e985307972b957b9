"""What a trial is: one example of a rule, given to the portal that enforces the rule."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.errors import PortalFailed, UsageError
from assistant.language import _
from assistant.regression.shown import Shown
from assistant.regression.visitor import Enter

Values = Mapping[str, Any]
Trial = Callable[[Enter, Values], bool]
"""Says whether the portal accepts the values of an example."""


class Given(dict[str, Any]):
    """The values of an example; what it does not give cannot be tried."""

    def __missing__(self, name: str) -> Any:
        raise UsageError(_("the example gives no '{name}', and the trial needs it", name=name))


@dataclass(frozen=True)
class Trials:
    """What a portal can be asked: rule → trial; and why it is not asked about the others."""

    of: Mapping[str, Trial]
    not_enforced: Callable[[], Mapping[str, str]]


def accepted(page: Shown, *, arrives: str, or_says: str) -> bool:
    """Whether a page is the one that should come; no only if the portal says why not.

    Anything else is no answer: a trial that got lost must not pass for a refusal.
    """
    if any(or_says in said for said in page.alerts):
        return False
    if page.status == 200 and page.title == arrives:
        return True
    raise PortalFailed(
        _("{page}: it should be «{arrives}», or say «{says}»",
          page=page, arrives=arrives, says=or_says),
        _("It says: {alerts}", alerts=" ".join(page.alerts) or "-"),
    )  # fmt: skip


def given(page: Shown, found: str | None, wanted: str) -> None:
    """Make sure that the world is as the example says, before the portal is judged by it."""
    if found != wanted:
        raise PortalFailed(
            _("{page}: it should show «{wanted}», as in the example", page=page, wanted=wanted)
        )
