"""The rules held against the portals: each example is given to both, and they must agree."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from assistant.errors import Drift, PortalFailed, UsageError
from assistant.mock.server import MockServer
from assistant.procedures.library import Library
from assistant.procedures.rules import Rule
from assistant.regression.trial import Given, Trial, Trials, Values
from assistant.regression.trials import polimi, smartcampus, unad
from assistant.regression.visitor import Visitors

Example = Literal["passes", "fails"]

PORTALS: dict[str, Trials] = {
    "polimi": polimi.POLIMI,
    "smartcampus": smartcampus.SMARTCAMPUS,
    "unad": unad.UNAD,
}


@dataclass(frozen=True)
class Disagreement:
    """An example on which the rule and the portal differ, or not what the example says."""

    id: str
    example: Example
    rules: bool
    portal: bool


@dataclass(frozen=True)
class Unasked:
    """A rule that its portal does not enforce, and why it need not."""

    id: str
    reason: str


@dataclass
class Crosscheck:
    """What came out of it."""

    agreed: list[str] = field(default_factory=list)
    disagreed: list[Disagreement] = field(default_factory=list)
    not_enforced: list[Unasked] = field(default_factory=list)
    untried: list[str] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether nothing differs and nothing was left out without a reason."""
        return not self.disagreed and not self.untried

    def add(self, name: str, differences: list[Disagreement]) -> None:
        """Take in what came out for one rule."""
        self.disagreed += differences
        if not differences:
            self.agreed.append(name)

    def as_json(self) -> dict[str, Any]:
        """What ``--json`` prints."""
        untried = {"untried": self.untried} if self.untried else {}
        return {
            "schema_version": 1,
            "agreed": len(self.agreed),
            "disagreed": list(map(asdict, self.disagreed)),
            "not_enforced_by_portal": list(map(asdict, self.not_enforced)),
            **untried,
        }


def crosscheck(library: Library, portals: Mapping[str, Trials] = PORTALS) -> Crosscheck:
    """Hold every rule of a library against its portal."""
    found = Crosscheck()
    with MockServer() as server:
        for portal, rules in library.rules_of.items():
            trials = portals.get(portal, Trials({}, dict))
            reasons = trials.not_enforced()
            for name in rules:
                if name in trials.of:
                    differences = _differences(library, portal, name, trials.of[name], server.url)
                    found.add(name, [*differences])
                elif name in reasons:
                    found.not_enforced.append(Unasked(name, reasons[name]))
                else:
                    found.untried.append(name)
    return found


def _differences(
    library: Library, portal: str, name: str, trial: Trial, url: str
) -> Iterator[Disagreement]:
    rule = library.rules[name]
    examples: list[tuple[Example, Values, bool]] = [
        ("passes", rule.passing, True),
        ("fails", rule.failing, False),
    ]
    for example, values, right in examples:
        said = _allowed(library, portal, rule, values)
        accepts = _accepts(trial, values, url, f"{name} ({example})")
        if (said, accepts) != (right, right):
            yield Disagreement(name, example, said, accepts)


def _allowed(library: Library, portal: str, rule: Rule, values: Values) -> bool:
    """What the rule engine says: the one place where it is asked."""
    calendar = library.calendar(portal)
    now = calendar.moment(str(values["now"])) if "now" in values else calendar.now()
    return rule.allows(values, now, calendar)


def _accepts(trial: Trial, values: Values, url: str, about: str) -> bool:
    """What the portal says, in a world of its own."""
    with Visitors(url) as visitors:
        try:
            return trial(visitors.enter, Given(values))
        except (Drift, PortalFailed, UsageError) as lost:
            raise type(lost)(f"{about}: {lost.message}", lost.hint) from lost
