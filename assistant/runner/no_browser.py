"""For flows that only advise: there is no browser, and asking for one is a bug."""

from typing import Any, cast

from assistant.procedures.locators import Locator
from assistant.runner.browser import Browser


class _NoBrowser:
    def documents(self) -> int:
        """No page was ever loaded."""
        return 0

    def url(self) -> str:
        """Nowhere."""
        return ""

    def count(self, *_locators: Locator) -> int:
        """Nothing is shown: a run that is resumed looks whether it must sign in again."""
        return 0

    def state(self) -> dict[str, Any]:
        """No cookies."""
        return {"cookies": [], "origins": []}

    def __getattr__(self, name: str) -> Any:
        raise AssertionError(f"a flow without browser steps asked its browser to {name}")


def no_browser() -> Browser:
    """A browser that must not be used."""
    return cast(Browser, _NoBrowser())
