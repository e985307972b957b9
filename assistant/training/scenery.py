"""What the audience sees: the page, and what is laid over it at each place of a presentation."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from assistant.language import _
from assistant.runner.browser import Browser
from assistant.training import overlay
from assistant.training.marks import Mark

A_LOOK = 0.9
"""Seconds for which a page is seen as it is, before the next step is lit."""


@dataclass(frozen=True)
class Caption:
    """The bar with a sentence, and where in the flow it stands."""

    sentence: str
    number: int
    of: int
    chapter: str


@dataclass
class Scenery:
    """Lays things over the page of a browser, which is another object for every run."""

    browser: Browser
    pointed: tuple[float, float] | None = None
    """Where the pointer was last."""
    _acting: str = ""

    def enter(self, browser: Browser) -> None:
        """Go on in this page, with what lies over it."""
        self.browser = browser

    def lit(self, marks: Sequence[Mark], caption: Caption | None, *, anew: bool) -> None:
        """A step that is about to be played; ``anew``: its page is looked at first.

        Fields for secrets are covered, so that it can be played behind that.
        """
        self.browser.point_nowhere()
        self.browser.hide_secrets()
        plates = overlay.cover(self.browser.secret_boxes())
        bar = _bar(caption, marks, self.browser.size()[1])
        light = self._light(marks)
        self._acting = plates + bar
        self.browser.overlay(plates + (overlay.later(light, A_LOOK) if anew else light) + bar)

    def _light(self, marks: Sequence[Mark]) -> Markup:
        if not marks:
            return Markup()
        at, before = marks[0].box, self.pointed
        self.pointed = overlay.tip(at)
        return overlay.spotlight(marks) + overlay.pointer(at, before)

    def act(self) -> None:
        """The light goes out for what is done now; plates and caption stay."""
        self.browser.overlay(self._acting)

    def seen(self, caption: Caption | None) -> None:
        """The page as it is."""
        self.browser.point_nowhere()
        self._acting = _bar(caption, (), self.browser.size()[1])
        self.browser.overlay(self._acting)

    def card(self, title: str, text: str, place: str = "") -> None:
        """A card in front of the page; ``place``: which of the steps it is."""
        self._acting = overlay.card(title, overlay.with_labels(text), place)
        self.browser.overlay(self._acting)

    def curtain(self) -> None:
        """Nothing of the page is seen while it becomes another."""
        self.browser.overlay(overlay.card("", _("One moment")))

    def dark(self) -> None:
        """Nothing is seen at all."""
        self.browser.overlay(overlay.card())


def _bar(caption: Caption | None, marks: Sequence[Mark], height: float) -> Markup:
    if caption is None:
        return Markup()
    return overlay.caption(
        caption.sentence, caption.number, caption.of, caption.chapter,
        top=overlay.hides(marks, height),
    )  # fmt: skip
