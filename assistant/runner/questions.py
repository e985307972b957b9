"""Asks a person, in the terminal, for the answers a flow still needs."""

from collections.abc import Callable, Mapping

from assistant.language import _
from assistant.procedures.inputs import Refused, Value
from assistant.procedures.plan import Plan, Question

MakePlan = Callable[[Mapping[str, Value]], Plan]


def ask_missing(
    make_plan: MakePlan,
    given: Mapping[str, Value],
    ask: Callable[[str], str],
    tell: Callable[[str], None],
) -> dict[str, Value]:
    """Ask until nothing is missing; an answer may make further questions necessary."""
    answers = dict(given)
    while missing := make_plan(answers).missing:
        answers[missing[0].name] = _answer(missing[0], ask, tell)
    return answers


def _answer(question: Question, ask: Callable[[str], str], tell: Callable[[str], None]) -> Value:
    asked = question.asked
    if asked.help:
        tell(str(asked.help))
    options = list(asked.options)
    for number, option in enumerate(options, 1):
        tell(f"  {number}. {asked.in_words(option)}")
    while True:
        answer = ask(_prompt(question)).strip()
        try:
            return asked.value_of(asked.meant(answer))
        except Refused as refused:
            count = len(options)
            tell(_("Type a number from 1 to {count}", count=count) if options else str(refused))


def _prompt(question: Question) -> str:
    label = str(question.asked.label)
    if not question.asked.example:
        return label
    return _("{label} (for example {example})", label=label, example=question.asked.example)
