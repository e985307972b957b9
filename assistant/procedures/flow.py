"""A procedure as data: what it asks, what it does, and the cases that prove it."""

from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from assistant.errors import Verdict
from assistant.language import _
from assistant.procedures.given import Given
from assistant.procedures.inputs import Input, Value
from assistant.procedures.leniency import of_a_project
from assistant.procedures.sentences import Sentence
from assistant.procedures.sources import Documented, Sources
from assistant.procedures.steps import Step
from assistant.procedures.yaml_files import did_you_mean


def _wrong(message: str, *at: str | int) -> PydanticCustomError:
    return PydanticCustomError("flow", message, {"at": at})


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Fee(_Data):
    """What it costs: nothing, a documented amount with its year, or what the portal shows."""

    kind: Literal["none", "as-shown", "fixed", "not-documented"]
    amount: str | None = None
    currency: str | None = None
    year: int | None = None
    source: Sources = ()

    @model_validator(mode="after")
    def _amount_if_fixed(self) -> Self:
        if (self.kind == "fixed") != (self.amount is not None):
            raise _wrong(_("kind 'fixed' needs 'amount', and no other kind has one"), "kind")
        return self


class Remark(_Data):
    """A warning or a contact, with where it is documented."""

    text: Sentence
    source: Documented


class CaseFile(_Data):
    """A file that a case attaches: what it is called, what it really holds, and its size."""

    name: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]+\.[a-z]{1,5}$")]
    holds: Literal["PDF", "JPEG", "text"] = "PDF"
    bytes: int = Field(default=2048, ge=512, le=10**7)


class Case(_Data):
    """One way to play the flow against the mock, and how that must end.

    ``like`` names an earlier case: what is not said here is as there; inputs and files add up.
    """

    like: str | None = None
    scenario: str = ""
    at_time: str | None = Field(default=None, alias="clock")
    world: dict[str, Any] = {}
    faults: tuple[dict[str, Any], ...] = ()
    inputs: dict[str, Value] = {}
    files: dict[str, CaseFile] = {}
    sign_in: dict[Literal["user", "password", "code"], Given] = Field(default={}, alias="sign-in")
    accept: str | None = None
    decline: str | None = None
    anyway: bool = False
    ends: Verdict
    at: str | None = None
    rule: str | None = None
    says: str | None = None

    @property
    def amounts(self) -> tuple[str, ...]:
        """The amounts that the person agrees to pay, one a payment: ``116000 + 624000``."""
        return tuple(one.strip() for one in self.accept.split("+")) if self.accept else ()

    @property
    def keys(self) -> frozenset[str]:
        """What is said in it, or in the case that it is like, as it is written in YAML."""
        fields = type(self).model_fields
        return frozenset(fields[name].alias or name for name in self.model_fields_set)

    def on_top_of(self, base: "Case") -> "Case":
        """This case with what only ``base`` says filled in; how it ends is its own."""
        kept = {"scenario", "at_time", "world", "faults", "sign_in", "accept"} & (
            base.model_fields_set - self.model_fields_set
        )
        ours = {
            "inputs": {**base.inputs, **self.inputs},
            "files": {**base.files, **self.files},
        }
        return self.model_copy(update={**{name: getattr(base, name) for name in kept}, **ours})


def _folder_of(flow: dict[str, Any]) -> str:
    """The portal of a flow that names none: the folder it lies in."""
    return str(flow.get("flow", "")).partition("/")[0]


class Flow(_Data):
    """Everything ``flows/PORTAL/NAME.yaml`` holds; in a folder of another name, ``portal`` too."""

    flow: Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")]
    portal: str = Field(default_factory=_folder_of)
    title: Sentence
    summary: Sentence
    part: bool = False
    source: Documented
    fee: Fee = Fee(kind="not-documented")
    needs: tuple[Sentence, ...] = ()
    warnings: tuple[Remark, ...] = ()
    contact: tuple[Remark, ...] = ()
    outcome: Sentence | None = None
    inputs: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")], Input] = {}
    rules: tuple[str, ...] = ()
    steps: tuple[Step, ...] = Field(min_length=1)
    cases: dict[str, Case] = {}

    @field_validator("cases")
    @classmethod
    def _built_on_one_another(cls, cases: dict[str, Case], info: ValidationInfo) -> dict[str, Case]:
        built: dict[str, Case] = {}
        for name, case in cases.items():
            if case.like is not None:
                if case.like not in built:
                    why = _("there is no case '{name}' above this one", name=case.like)
                    raise _wrong(why + did_you_mean(case.like, built), name, "like")
                case = case.on_top_of(built[case.like])
            if not case.scenario and not of_a_project(info):
                raise _wrong(_("'scenario' is missing: who and what is in the mock"), name)
            built[name] = case
        return built

    @model_validator(mode="after")
    def _whole(self) -> Self:
        seen: dict[str, int] = {}
        for index, step in enumerate(self.steps):
            first = seen.setdefault(step.id, index)
            if first != index:
                why = _("'{id}' is already the id of step {number}", id=step.id, number=first + 1)
                raise _wrong(why, "steps", index, "id")
        if not self.part and "happy" not in self.cases:
            raise _wrong(_("a case called 'happy' is missing, in which all goes well"), "cases")
        return self
