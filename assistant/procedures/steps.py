"""The kinds of a step, as frozen data that cannot act. The list of kinds stands here, once."""

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from assistant.language import _
from assistant.procedures.leniency import of_a_project
from assistant.procedures.sentences import Sentence
from assistant.procedures.sources import Sources

Effect = Literal["pay", "submit", "cancel", "print-once"]


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    shorthand: ClassVar[str] = ""
    """The field a bare value is meant for: ``click: login.sign-in``."""


class Open(_Data):
    """Go to a page by its address."""

    kind: Literal["open"]
    page: str
    values: dict[str, str] = Field(default={}, alias="with")
    shorthand = "page"


class Click(_Data):
    """Press a button or follow a link."""

    kind: Literal["click"]
    element: str
    values: dict[str, str] = Field(default={}, alias="with")
    shorthand = "element"


class Fill(_Data):
    """Type into fields: element → value."""

    kind: Literal["fill"]
    fields: dict[str, str]
    shorthand = "fields"


class Choose(_Data):
    """Pick options of lists, by their label: element → option."""

    kind: Literal["choose"]
    fields: dict[str, str]
    shorthand = "fields"


class Check(_Data):
    """Tick a checkbox or radio button; ``on: false`` unticks it."""

    kind: Literal["check"]
    element: str
    values: dict[str, str] = Field(default={}, alias="with")
    on: bool | str = True
    shorthand = "element"


class Upload(_Data):
    """Attach files: element → path."""

    kind: Literal["upload"]
    fields: dict[str, str]
    shorthand = "fields"


class Download(_Data):
    """Press something that gives a file, and keep the file."""

    kind: Literal["download"]
    element: str
    values: dict[str, str] = Field(default={}, alias="with")
    name: str | None = Field(default=None, alias="as")
    expect: Literal["pdf", "any"] = "pdf"
    shorthand = "element"


class Read(_Data):
    """Remember what the page shows: name → element."""

    kind: Literal["read"]
    fields: dict[str, str]
    shorthand = "fields"


class Wait(_Data):
    """Let time pass: against the mock its clock moves, a person comes back later."""

    kind: Literal["wait"]
    hours: float | None = Field(default=None, gt=0)
    deadline: str | None = None
    reason: Sentence | None = Field(default=None, alias="for")
    shorthand = "hours"

    @model_validator(mode="after")
    def _one_length(self) -> Self:
        if (self.hours is None) == (self.deadline is None):
            raise _wrong(_("give one of 'hours' and 'deadline'"))
        return self


class Advise(_Data):
    """Something the person does outside the browser; the program writes the text."""

    kind: Literal["advise"]
    form: Literal["e-mail", "letter", "visit", "checklist", "form"]
    to: str | None = None
    subject: Sentence | None = None
    text: Sentence
    source: Sources = ()


class Play(_Data):
    """Play another flow here; ``with`` answers its questions."""

    kind: Literal["flow"]
    play: str
    values: dict[str, str | int | bool] = Field(default={}, alias="with")
    shorthand = "play"


Action = Annotated[
    Open | Click | Fill | Choose | Check | Upload | Download | Read | Wait | Advise | Play,
    Field(discriminator="kind"),
]
ACTIONS: tuple[type[_Data], ...] = (
    Open, Click, Fill, Choose, Check, Upload, Download, Read, Wait, Advise, Play,
)  # fmt: skip
KINDS: tuple[str, ...] = tuple(one.model_fields["kind"].annotation.__args__[0] for one in ACTIONS)  # type: ignore[union-attr]  # a Literal always has its one argument


class SettledBy(_Data):
    """Where the portal shows whether an effect took place, to be asked when its end was not seen.

    ``done`` is an element that is there once it took place, ``gone`` one that no longer is.
    """

    open: str
    done: str | None = None
    gone: str | None = None
    pending: str | None = None
    values: dict[str, str] = Field(default={}, alias="with")

    @model_validator(mode="after")
    def _one_sign(self) -> Self:
        if (self.done is None) == (self.gone is None):
            raise _wrong(_("give one of 'done' and 'gone'"))
        return self


class Step(BaseModel):
    """One thing a person does: one sentence, and the actions that do it."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
    say: Sentence | None = None
    why: Sentence | None = None
    source: Sources = ()
    when: str | None = None
    if_at: str | None = Field(default=None, alias="if-at")
    effect: Effect | None = None
    amount: str | None = None
    settled_by: SettledBy | None = None
    arrives: str | None = None
    actions: tuple[Action, ...]

    @model_validator(mode="before")
    @classmethod
    def _gather_actions(cls, value: Any) -> Any:
        """Turn ``click: ...`` and its siblings into ``actions``, in the order written."""
        if not isinstance(value, dict) or isinstance(value.get("actions"), tuple):
            return value
        if "actions" in value:
            raise _wrong(_("unknown key 'actions'; write 'click: ...' straight into the step"),
                         "actions")  # fmt: skip
        rest = {key: one for key, one in value.items() if key not in KINDS}
        return {**rest, "actions": [_spelt_out(k, v) for k, v in value.items() if k in KINDS]}

    @model_validator(mode="after")
    def _complete(self, info: ValidationInfo) -> Self:
        if not self.actions:
            kinds = ", ".join(KINDS)
            raise _wrong(_("this step has nothing to do; give it one of: {kinds}", kinds=kinds))
        if self.played is not None:
            return self._plain_inclusion()
        if self.say is None:
            raise _wrong(_("'say' is missing: the sentence for the person, in en, es and it"))
        if not self.source and not of_a_project(info):
            raise _wrong(_("'source' is missing: document and lines (S2:L14), or invented"))
        if self.amount and self.effect != "pay":
            raise _wrong(_("this goes with 'effect: pay', and only there"), "amount")
        if self.effect == "pay" and not self.amount:
            raise _wrong(_("to pay, a step needs 'amount': where what is paid is shown"), "effect")
        if self.settled_by and not self.effect:
            raise _wrong(_("this goes with an 'effect', and only there"), "settled_by")
        if self.effect == "pay" and not self.settled_by:
            why = _("to pay, a step needs 'settled_by': the page that shows whether it was paid")
            raise _wrong(why, "effect")
        return self

    def _plain_inclusion(self) -> Self:
        extra = self.model_fields_set - {"id", "when", "actions"}
        if extra or len(self.actions) > 1:
            raise _wrong(_("a step that plays a flow has only 'flow', 'id' and 'when'"))
        return self

    @property
    def played(self) -> Play | None:
        """The flow this step stands for, if it stands for one."""
        return next((one for one in self.actions if isinstance(one, Play)), None)

    @property
    def elements(self) -> list[str]:
        """The elements that it acts on; not those that it only reads."""
        return [
            reference
            for action in self.actions
            if not isinstance(action, Read)
            for reference in (getattr(action, "element", None), *getattr(action, "fields", ()))
            if reference
        ]

    @property
    def only_advises(self) -> bool:
        """Whether all of it is left to the person."""
        return all(isinstance(one, Advise) for one in self.actions)

    @property
    def in_browser(self) -> bool:
        """Whether any of it happens in the browser."""
        return any(not isinstance(one, Wait | Advise | Play) for one in self.actions)


def _wrong(message: str, *at: str) -> PydanticCustomError:
    return PydanticCustomError("step", message, {"at": at})


def _spelt_out(kind: str, value: Any) -> dict[str, Any]:
    model = ACTIONS[KINDS.index(kind)]
    if model.shorthand == "fields":
        return {"kind": kind, "fields": value}
    if not isinstance(value, dict):
        return {"kind": kind, model.shorthand: value} if model.shorthand else {"kind": kind}
    stray = "form" if kind == "advise" else "kind"
    if stray in value:
        raise _wrong(_("unknown key '{key}'", key=stray), kind, stray)
    if kind == "advise" and "kind" in value:
        value = {("form" if key == "kind" else key): one for key, one in value.items()}
    return {**value, "kind": kind}
