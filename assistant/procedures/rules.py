"""Rules of the university: what must hold of the answers, why, and where that is documented."""

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

from assistant.procedures.sentences import Sentence
from assistant.procedures.sources import Sources
from assistant.procedures.templates import holds


class Rule(BaseModel):
    """One rule; without an ``expression`` it informs and never refuses."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    source: Sources
    expression: str | None = None
    reason: Sentence

    def passes(self, values: Mapping[str, Any]) -> bool:
        """Whether the rule holds of these answers."""
        return self.expression is None or holds(self.expression, values)
