"""Whether a case ended as its flow says it must."""

from collections.abc import Iterator

from assistant.errors import AssistantError
from assistant.language import _
from assistant.procedures.flow import Case
from assistant.runner.results import RunResult


def differences(case: Case, ended: RunResult | AssistantError) -> list[str]:
    """In what the run differs from what the case expects; empty when it ended as it must.

    A run that did not even begin (answers that are refused) ended with its error.
    """
    return list(_differences(case, ended))


def _differences(case: Case, result: RunResult | AssistantError) -> Iterator[str]:
    if result.verdict is not case.ends:
        yield _(
            "ended {verdict} instead of {expected}: {message}",
            verdict=result.verdict,
            expected=case.ends,
            message=result.message,
        )
    at, rule = getattr(result, "at", None), getattr(result, "rule", None)
    if case.at and at != case.at:
        yield _("ended at step {at} instead of {expected}", at=at, expected=case.at)
    if case.rule and rule != case.rule:
        yield _("rule {rule} instead of {expected}", rule=rule, expected=case.rule)
    if case.says and case.says.casefold() not in result.message.casefold():
        yield _("says «{message}», without «{expected}»", message=result.message,
                expected=case.says)  # fmt: skip
