"""The register: every procedure, step and label that the documents hold, played here or not."""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from assistant.procedures.sentences import Words
from assistant.procedures.sources import Documented

ProcedureId = Annotated[str, Field(pattern=r"^[a-z0-9-]+/[a-z0-9-]+$")]


def _as_several(value: object) -> object:
    return (value,) if isinstance(value, str) else value


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DocumentedStep(_Data):
    """One step of a document, and the steps of the flow that do it (none while there is none)."""

    does: Words
    source: Documented
    done_by: Annotated[
        tuple[Annotated[str, Field(pattern=r"^[a-z0-9.-]+$")], ...], BeforeValidator(_as_several)
    ] = Field(default=(), alias="step")


class Procedure(_Data):
    """One procedure: ``auto`` if a browser can do it, ``advice`` if only the person can."""

    title: Words
    source: Documented
    automation: Literal["auto", "composite", "mixed", "advice"]
    steps: tuple[DocumentedStep, ...] = Field(min_length=1)


class Label(_Data):
    """A text that the documents quote from the portal, and the page that shows it.

    ``on_screen`` is how the screen writes it, where two passages write it in two ways.
    """

    label: Words
    on_screen: Words | None = None
    source: Documented
    page: str | None = None


class Register(_Data):
    """Everything ``flows/register/PORTAL.yaml`` holds."""

    procedures: dict[ProcedureId, Procedure]
    labels: tuple[Label, ...] = ()
