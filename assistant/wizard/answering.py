"""The questions of a procedure, one at a time, with a way back to each."""

from dataclasses import dataclass, field

from assistant.language import _
from assistant.procedures.flow import Flow
from assistant.procedures.inputs import Input, Refused, Value
from assistant.procedures.library import Library
from assistant.procedures.plan import Plan, Question, make_plan
from assistant.procedures.reasons import reasons
from assistant.wizard.dialogue import Back, Dialogue, OtherLanguage, number_wanted, yes_or_no_wanted

_NOTHING = "-"
"""What leaves out an answer that Enter alone would give."""


@dataclass
class Answering:
    """Goes through the questions of a flow; ``asked`` are those that were answered, in order.

    ``before``: what was answered when a question was last asked; Enter alone is that again.
    """

    library: Library
    flow: Flow
    dialogue: Dialogue
    answers: dict[str, Value] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    before: dict[str, Value] = field(default_factory=dict)

    def plan(self) -> Plan:
        """What the answers so far lead to."""
        return make_plan(self.library, self.flow, self.answers)

    def ask_all(self) -> None:
        """Ask until all is answered; raises ``Back`` if the person goes back before the first."""
        while (question := self._next()) is not None:
            try:
                self.ask(question)
            except Back:
                if not self.asked:
                    raise
                self.answers.pop(self.asked.pop(), None)
                self._forget_what_is_not_asked()

    def ask_again(self, name: str) -> None:
        """Ask one question once more; what follows from the other answer is asked, too."""
        before = self.answers.pop(name)
        try:
            self.ask(self.plan().questions[name])
        except Back:
            self.answers[name] = before
        except OtherLanguage:
            self.answers[name] = before
            raise
        self._forget_what_is_not_asked()
        self.ask_all()

    def ask(self, question: Question) -> None:
        """Ask one question and keep the answer."""
        asked, dialogue = question.asked, self.dialogue
        names = list(self.plan().questions)
        dialogue.tell()
        dialogue.tell(
            _("Question {number} of {of}", number=names.index(question.name) + 1, of=len(names))
        )
        dialogue.tell(str(asked.label))
        if asked.help:
            dialogue.tell(str(asked.help))
        why = reasons(self.library, self.flow, question.name)
        if why:
            dialogue.tell(_("Why it is asked: {reason}", reason=why[0]))
        for number, option in enumerate(asked.options, 1):
            dialogue.tell(f"{number:>3}. {asked.in_words(option)}")
        usual = self.before.get(question.name, asked.default)
        answer = dialogue.ask(
            _hint(asked, usual),
            lambda typed: _wrong(asked, typed, usual),
            about=[*why[1:3], *_about(asked)],
        )
        value = _value(asked, answer, usual)
        self.answers[question.name] = self.before[question.name] = value
        if question.name not in self.asked:
            self.asked.append(question.name)

    def _next(self) -> Question | None:
        questions = self.plan().questions.values()
        return next((one for one in questions if one.name not in self.asked), None)

    def _forget_what_is_not_asked(self) -> None:
        """Another answer may make questions superfluous, and their answers with them."""
        known = self.plan().questions
        self.asked = [name for name in self.asked if name in known and name in self.answers]
        self.answers = {name: self.answers[name] for name in self.asked}


def _value(asked: Input, answer: str, usual: Value | None) -> Value:
    """Of an answer that has been found right; raises ``Refused`` otherwise."""
    if not answer and usual is not None:
        return usual
    left_out = asked.optional and answer == _NOTHING
    return asked.value_of("" if left_out else asked.meant(answer))


def _wrong(asked: Input, answer: str, usual: Value | None) -> str | None:
    if not answer and usual is None and not asked.optional:
        return _wanted(asked)
    try:
        _value(asked, answer, usual)
    except Refused as refused:
        return number_wanted(len(asked.options)) if asked.options else str(refused)
    return None


def _wanted(asked: Input) -> str:
    """What is said to Enter alone."""
    if asked.options:
        return number_wanted(len(asked.options))
    if asked.kind == "yes-no":
        return yes_or_no_wanted()
    return _("an answer is needed")


def _hint(asked: Input, usual: Value | None) -> str:
    """What to type, in a few words."""
    if usual not in (None, ""):
        said = _("Enter for: {default}", default=asked.in_words(usual))
        return _("{hint}; - to leave it out", hint=said) if asked.optional else said
    if not asked.required:
        return _("Enter to leave it out")
    if asked.options:
        return _("Number")
    if asked.kind == "yes-no":
        return f"{_('yes')}/{_('no')}"
    if asked.example:
        return _("for example {example}", example=asked.example)
    formats = {"date": "2026-03-31", "moment": "2026-03-31 14:30"}
    if asked.kind in formats:
        return _("for example {example}", example=formats[asked.kind])
    return _("path of the file") if asked.kind == "file" else _("your answer")


def _about(asked: Input) -> list[str]:
    """Who asks for it, and where that is documented."""
    documented = [str(one) for one in asked.source if "invented" not in str(one)]
    if not documented:
        return [_("The portal's form asks for it.")]
    return [_("The documents ask for it: {source}", source=", ".join(documented))]
