"""Where a class gets stuck: the results of several learners, added up."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from markupsafe import Markup, escape

from assistant.errors import UsageError
from assistant.language import _, current
from assistant.training.score import PracticeResult, StepScore

SCHEMA = 1


@dataclass(frozen=True)
class StepOfClass:
    """How a step went in a class; ``right`` are those who did it at the first try, unhelped."""

    id: str
    sentence: str
    learners: int
    right: int
    tries: int
    stopped: int
    hints: int
    done_for: int
    median_seconds: float

    @property
    def share(self) -> int:
        """Those who did it at once, in per cent."""
        return round(100 * self.right / self.learners)


def add_up(results: Sequence[PracticeResult]) -> list[StepOfClass]:
    """Every step, the hardest first; raises ``UsageError`` for results of different procedures."""
    flows = sorted({one.flow for one in results})
    if len(flows) > 1:
        raise UsageError(
            _("these are results of different procedures: {flows}", flows=", ".join(flows)),
            _("Give it the results of one procedure."),
        )
    found: dict[str, list[StepScore]] = {}
    for result in results:
        for step in result.steps:
            found.setdefault(step.id, []).append(step)
    steps = [_added(scores) for scores in found.values()]
    return sorted(steps, key=lambda one: (one.share, -one.tries / one.learners, -one.hints))


def _added(scores: Sequence[StepScore]) -> StepOfClass:
    return StepOfClass(
        id=scores[0].id,
        sentence=scores[0].sentence,
        learners=len(scores),
        right=sum(one.points == 100 for one in scores),
        tries=sum(one.tries for one in scores),
        stopped=sum(one.stopped for one in scores),
        hints=sum(one.hints for one in scores),
        done_for=sum(one.by == "program" for one in scores),
        median_seconds=round(median(one.seconds for one in scores), 1),
    )


def as_data(results: Sequence[PracticeResult], steps: Iterable[StepOfClass]) -> dict[str, Any]:
    """What ``--json`` prints."""
    return {
        "schema_version": SCHEMA, "flow": results[0].flow, "title": results[0].title,
        "learners": len(results), "finished": sum(one.ended == "finished" for one in results),
        "median_score": median(one.score for one in results), "steps": [asdict(s) for s in steps],
    }  # fmt: skip


def as_html(results: Sequence[PracticeResult], steps: Sequence[StepOfClass]) -> str:
    """One page with a chart, which needs nothing from anywhere."""
    title = _("Where the class gets stuck: {title}", title=results[0].title)
    told = _("{learners} learners, {finished} finished; median score {score} %",
             learners=len(results), finished=sum(one.ended == "finished" for one in results),
             score=round(median(one.score for one in results)))  # fmt: skip
    heads = [_("Step"), _("Right at once"), _("Tries"), _("Held back"), _("Hints"),
             _("Done for them"), _("Median seconds")]  # fmt: skip
    head = Markup("").join(Markup("<th scope=col>{}</th>").format(one) for one in heads)
    rows = Markup("").join(map(_row, steps))
    return Markup(
        '<!doctype html><html lang="{lang}"><meta charset="utf-8"><title>{title}</title><style>'
        "body{{font:16px/1.45 system-ui,'DejaVu Sans',sans-serif;color:#10203f;max-width:70rem;"
        "margin:2rem auto;padding:0 1.5rem}}table{{border-collapse:collapse;width:100%}}"
        "th,td{{text-align:right;padding:.45rem .6rem;border-bottom:1px solid #d5dbe6}}"
        "th:first-child,td:first-child{{text-align:left}}svg{{width:100%;height:auto}}</style>"
        "<h1>{title}</h1><p>{told}</p>{chart}<table><thead><tr>{head}</tr></thead>"
        "<tbody>{rows}</tbody></table></html>\n"
    ).format(lang=current(), title=title, told=told, chart=_chart(steps), head=head, rows=rows)


def _row(one: StepOfClass) -> Markup:
    return Markup(
        "<tr><td>{}<br><small>{}</small></td><td>{} / {}</td><td>{}</td><td>{}</td><td>{}</td>"
        "<td>{}</td><td>{}</td></tr>"
    ).format(
        one.sentence, one.id, one.right, one.learners, one.tries, one.stopped, one.hints,
        one.done_for, one.median_seconds,
    )  # fmt: skip


def _chart(steps: Sequence[StepOfClass]) -> Markup:
    """A bar a step: how many did it right at once."""
    height, bars = 30, []
    for place, one in enumerate(steps):
        y = place * height
        colour = "#b3261e" if one.share < 50 else "#b26a00" if one.share < 80 else "#1d6b3c"
        bars.append(
            f'<text x="310" y="{y + 20}" text-anchor="end">{escape(one.id)}</text>'
            f'<rect x="320" y="{y + 5}" width="{one.share * 5}" height="20" fill="{colour}"/>'
            f'<text x="{328 + one.share * 5}" y="{y + 20}">{one.share} %</text>'
        )
    label = escape(_("Right at once, by step"))
    return Markup(
        f'<svg role="img" aria-label="{label}" viewBox="0 0 900 {height * len(steps)}" '
        f'font-size="15" fill="#10203f">{"".join(bars)}</svg>'
    )
