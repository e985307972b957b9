"""New documents of the portals; what draws them is imported only when one is made."""

from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.mock.specimen import Specimen


def specimen(sender: str, language: str, made: datetime, notice: str) -> "Specimen":
    """An empty document that nobody can take for a real one."""
    from assistant.mock.specimen import Specimen

    return Specimen(sender, language, made, notice)
