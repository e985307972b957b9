"""What goes into the fields of a task, in the portal's words: what a learner is told to type.

Never what one signs in with, which only the terminal shows.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.language import _
from assistant.procedures.secret import Secret
from assistant.procedures.steps import Action, Check, Fill, Upload
from assistant.procedures.templates import sole_name
from assistant.runner.stage import Stage
from assistant.training.doing import named
from assistant.training.watching import Field, Task, fields_in

_AT_MOST = 60
"""Letters of a name or an answer on the page."""


@dataclass(frozen=True)
class Entry:
    """A field and what goes into it: ``short`` on the page, ``whole``, if any, in the terminal."""

    short: str
    whole: str


def entries_of(stage: Stage, task: Task) -> list[Entry]:
    """One for each field, in the order in which the step fills them in."""
    return [one for action in task.fields for one in _entries(stage, action)]


def _entries(stage: Stage, action: Action) -> Iterator[Entry]:
    files = list(action.fields.values()) if isinstance(action, Upload) else []
    for place, field in enumerate(fields_in(stage, action)):
        name = named(stage, field.element, field.parameters)
        if files:
            shown, whole = _("the file named in the terminal"), str(stage.file(files[place]))
        elif field.signs_in:
            shown, whole = _("it stands in the terminal"), _signing_in(action, field)
        else:
            whole = _told(action, field)
            shown = _shortened(whole, _("… (the rest stands in the terminal)"))
        short = f"{_shortened(name, '…»')} → {shown}"
        yield Entry(short, whole and f"{name} → {whole}")


def _signing_in(action: Action, field: Field) -> str:
    """Not the code: that is told as what came by mail."""
    assert isinstance(action, Fill)
    if sole_name(action.fields[field.element]) == "code":
        return ""
    return field.wanted.reveal() if isinstance(field.wanted, Secret) else str(field.wanted)


def _told(action: Action, field: Field) -> str:
    text = str(field.wanted)
    if isinstance(action, Check):
        return _("tick it") if text == "true" else _("leave it unticked")
    return " ".join(text.split()) or _("leave it empty")


def _shortened(text: str, end: str) -> str:
    return text if len(text) <= _AT_MOST else text[: _AT_MOST - 15].rstrip() + end
