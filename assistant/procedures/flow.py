"""A procedure as data: what it asks, what it does, and the cases that prove it."""

from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from assistant.errors import Verdict
from assistant.procedures.inputs import Input, Value
from assistant.procedures.sentences import Sentence
from assistant.procedures.sources import Sources
from assistant.procedures.steps import Step


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Fee(_Data):
    """What it costs: nothing, a documented amount with its year, or what the portal shows."""

    kind: Literal["none", "as-shown", "fixed"]
    amount: str | None = None
    currency: str | None = None
    year: int | None = None
    source: Sources = ()

    @model_validator(mode="after")
    def _amount_if_fixed(self) -> Self:
        if (self.kind == "fixed") != (self.amount is not None):
            raise PydanticCustomError("fee", "'amount' goes with kind 'fixed', and only there")
        return self


class Remark(_Data):
    """A warning or a contact, with where it is documented."""

    text: Sentence
    source: Sources


class Case(_Data):
    """One way to play the flow against the mock, and how that must end."""

    scenario: str
    at_time: str | None = Field(default=None, alias="clock")
    world: dict[str, Any] = {}
    faults: tuple[dict[str, Any], ...] = ()
    inputs: dict[str, Value] = {}
    sign_in: dict[Literal["user", "password", "code"], str] = Field(default={}, alias="sign-in")
    accept: str | None = None
    decline: str | None = None
    anyway: bool = False
    ends: Verdict
    at: str | None = None
    rule: str | None = None
    says: str | None = None


class Flow(_Data):
    """Everything ``flows/PORTAL/NAME.yaml`` holds."""

    flow: Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")]
    title: Sentence
    summary: Sentence
    part: bool = False
    source: Sources
    fee: Fee = Fee(kind="none")
    needs: tuple[Sentence, ...] = ()
    warnings: tuple[Remark, ...] = ()
    contact: tuple[Remark, ...] = ()
    outcome: Sentence | None = None
    inputs: dict[Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")], Input] = {}
    rules: tuple[str, ...] = ()
    steps: tuple[Step, ...] = Field(min_length=1)
    cases: dict[str, Case] = {}

    @model_validator(mode="after")
    def _whole(self) -> Self:
        seen: set[str] = set()
        for number, step in enumerate(self.steps, 1):
            if step.id in seen:
                raise PydanticCustomError(
                    "flow", "step {number}: the id '{id}' is used twice",
                    {"number": number, "id": step.id},
                )  # fmt: skip
            seen.add(step.id)
        if not self.part and not self.cases:
            raise PydanticCustomError("flow", "'cases' is missing: at least 'happy'")
        return self

    @property
    def portal(self) -> str:
        """The portal it is played on."""
        return self.flow.partition("/")[0]
