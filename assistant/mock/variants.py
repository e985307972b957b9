"""Other forms of the portals' pages, by name. A new one is one more entry in VARIANTS.

A variant changes only what a page looks like; what the portal does with a request stays the same.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from assistant.mock import survivable, treacherous

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

Rewrite = Callable[["BeautifulSoup"], None]
Sort = Literal["survivable", "treacherous"]
"""Whether who knows the old page may go on, or must stop (or pass by what he knows for sure)."""


@dataclass(frozen=True)
class Variant:
    """One way in which pages can have changed."""

    sort: Sort
    rewrite: Rewrite

    @property
    def description(self) -> str:
        """Say what it does to a page."""
        return (self.rewrite.__doc__ or "").strip()


VARIANTS: dict[str, Variant] = {
    "reworded-labels": Variant("survivable", survivable.reworded_labels),
    "respelled-labels": Variant("survivable", survivable.respelled_labels),
    "renamed-ids": Variant("survivable", survivable.renamed_ids),
    "removed-ids": Variant("survivable", survivable.removed_ids),
    "moved-buttons": Variant("survivable", survivable.moved_buttons),
    "wrapped-elements": Variant("survivable", survivable.wrapped_elements),
    "renamed-classes": Variant("survivable", survivable.renamed_classes),
    "submit-inputs": Variant("survivable", survivable.submit_inputs),
    "reordered-columns": Variant("survivable", survivable.reordered_columns),
    "extra-banner": Variant("survivable", survivable.extra_banner),
    "twin-elements": Variant("treacherous", treacherous.twin_elements),
    "hidden-twins": Variant("treacherous", treacherous.hidden_twins),
    "swapped-buttons": Variant("treacherous", treacherous.swapped_buttons),
    "swapped-labels": Variant("treacherous", treacherous.swapped_labels),
    "moved-ids": Variant("treacherous", treacherous.moved_ids),
    "decoys": Variant("treacherous", treacherous.decoys),
    "false-friends": Variant("treacherous", treacherous.false_friends),
    "modal-in-front": Variant("treacherous", treacherous.modal_in_front),
    "div-buttons": Variant("treacherous", treacherous.div_buttons),
    "disabled-buttons": Variant("treacherous", treacherous.disabled_buttons),
    "reworded-headings": Variant("treacherous", treacherous.reworded_headings),
}


def rewritten(html: bytes, variant: str) -> bytes:
    """Give a page as a variant of it."""
    from bs4 import BeautifulSoup  # slow to import, and few worlds have a variant

    page = BeautifulSoup(html, "html.parser", from_encoding="utf-8")
    VARIANTS[variant].rewrite(page)
    return page.encode()
