"""What was measured: samples, their median and spread, ratios of pairs, and the budget."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median, quantiles
from typing import Any, Literal

Section = Literal["journeys", "processes", "loading", "pages", "replays", "throughput"]


@dataclass(frozen=True)
class Figure:
    """One line of the report; ``low`` and ``high`` are the quartiles of what it is the median of.

    Without a budget it is told for information: it holds for this machine only.
    """

    section: Section
    name: str
    value: float
    unit: str = "times"
    low: float | None = None
    high: float | None = None
    samples: int = 1
    budget: float | None = None
    at_least: bool = False

    @property
    def met(self) -> bool | None:
        """Whether it keeps its budget; None if it has none."""
        if self.budget is None:
            return None
        return self.value >= self.budget if self.at_least else self.value <= self.budget

    def as_json(self) -> dict[str, Any]:
        """What the JSON file holds of it."""
        return {**asdict(self), "met": self.met}


def of_samples(
    section: Section, name: str, samples: Sequence[float], unit: str = "times", **more: Any
) -> Figure:
    """The median of samples, with its quartiles."""
    low, _middle, high = quantiles(samples, n=4) if len(samples) > 1 else (samples[0],) * 3
    return Figure(section, name, median(samples), unit, low, high, len(samples), **more)


def ratio(
    section: Section, name: str, ours: Sequence[float], theirs: Sequence[float], **more: Any
) -> Figure:
    """The median of the ratios of runs that were made side by side."""
    pairs = [one / other for one, other in zip(ours, theirs, strict=True)]
    return of_samples(section, name, pairs, **more)
