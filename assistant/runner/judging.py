"""Whether a case ended as its flow says it must."""

from collections.abc import Iterator

from assistant.language import _
from assistant.procedures.flow import Case
from assistant.runner.results import RunResult


def differences(case: Case, result: RunResult) -> list[str]:
    """In what the run differs from what the case expects; empty when it ended as it must."""
    return list(_differences(case, result))


def _differences(case: Case, result: RunResult) -> Iterator[str]:
    if result.verdict is not case.ends:
        yield _(
            "ended {verdict} instead of {expected}: {message}",
            verdict=result.verdict,
            expected=case.ends,
            message=result.message,
        )
    if case.at and result.at != case.at:
        yield _("ended at step {at} instead of {expected}", at=result.at, expected=case.at)
    if case.rule and result.rule != case.rule:
        yield _("rule {rule} instead of {expected}", rule=result.rule, expected=case.rule)
    if case.says and case.says.casefold() not in result.message.casefold():
        yield _("says «{message}», without «{expected}»", message=result.message,
                expected=case.says)  # fmt: skip
