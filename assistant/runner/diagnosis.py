"""Why a step did not get to where it should: the page that is there, and what it says."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from assistant.errors import (
    BY_VERDICT,
    AssistantError,
    Drift,
    PortalFailed,
    Verdict,
)
from assistant.language import _
from assistant.procedures.locators import Page, PortalLocators
from assistant.runner.browser import MOMENT, Browser


@dataclass(frozen=True)
class Diagnosis:
    """An explained failure: the error, what was expected, what is there, what the portal says."""

    error: AssistantError
    expected: str
    found: str
    says: tuple[str, ...] = ()


def shown_page(browser: Browser, locators: PortalLocators, rather: str | None = None) -> str | None:
    """The id of the page that is shown, by its landmark; of several the first in the file.

    ``rather`` that one, if it is there: then another must have a verdict, since it may be a part
    of it, and this address if a heading is all that it is known by, since that may be the same.
    """
    pages = locators.pages
    if rather and _is_shown(browser, pages[rather]):
        path = urlsplit(browser.url()).path
        pages = {
            name: page
            for name, page in pages.items()
            if name == rather or (page.verdict and _may_be_at(page, path))
        }
    return next((name for name, page in pages.items() if _is_shown(browser, page)), None)


def _may_be_at(page: Page, path: str) -> bool:
    """Whether what it is known by, a heading or words of its own, means this page at ``path``."""
    heading = page.landmark is not None and page.landmark.role == "heading"
    return not heading or _same_path(page.path, path)


def _is_shown(browser: Browser, page: Page) -> bool:
    return page.landmark is not None and browser.count(page.landmark) > 0


def diagnose(
    browser: Browser, locators: PortalLocators, expected: Sequence[str], before: str | None
) -> Diagnosis:
    """Explain why none of the pages ``expected`` is there; ``before`` was shown when it began."""
    wanted = _named(locators, expected[0]) if expected else _("the next page")
    broken = _broken(browser)
    came = any(_is_shown(browser, locators.pages[one]) for one in expected)
    if came and not broken and before not in expected:
        late = _("{wanted} took too long to come", wanted=wanted)
        return Diagnosis(PortalFailed(late, _try_later()), wanted, late)
    page = shown_page(browser, locators, before)
    says = tuple(browser.messages())
    if broken:
        seen = [_named(locators, page)] if page else []
        said = " ".join([broken, *seen, *(f"«{one}»" for one in says)])
        return Diagnosis(PortalFailed(said, _try_later()), wanted, said, says)
    if page is None:
        return _unknown_page(browser, locators, expected, wanted, says)
    found = _named(locators, page)
    words = " ".join(f"«{one}»" for one in says)
    verdict = locators.pages[page].verdict
    if verdict or says:
        error = BY_VERDICT[Verdict(verdict or "data")]
        message = (
            _("the portal says: {words}", words=words)
            if says
            else _("the portal shows {found} instead of {wanted}", found=found, wanted=wanted)
        )
        return Diagnosis(error(message, _what_next(error.verdict)), wanted, found, says)
    stayed = page == before
    message = (
        _("{wanted} did not come; the portal stayed on {found}", wanted=wanted, found=found)
        if stayed
        else _("the portal shows {found} instead of {wanted}", found=found, wanted=wanted)
    )
    return Diagnosis(PortalFailed(message, _try_later()), wanted, found, says)


def refused(browser: Browser, page: Page) -> Diagnosis | None:
    """Whether the page that was expected came back with a refusal on it."""
    says = tuple(browser.messages())
    if not says:
        return None
    words = " ".join(f"«{one}»" for one in says)
    error = BY_VERDICT[Verdict(page.verdict or "data")]
    told = error(_("the portal says: {words}", words=words), _what_next(error.verdict))
    return Diagnosis(told, _("no refusal"), words, says)


def _broken(browser: Browser) -> str | None:
    if browser.url().startswith("chrome-error:"):
        return _("the connection to the portal was cut")
    status = browser.status() or 0
    if status >= 500:
        return _("the portal answered with HTTP {status}", status=status)
    if not browser.complete(MOMENT):
        return _("the portal's page comes too slowly: it is not all there yet")
    if browser.empty():
        return _("the portal answered with an empty page")
    return None


def _unknown_page(
    browser: Browser,
    locators: PortalLocators,
    expected: Sequence[str],
    wanted: str,
    says: tuple[str, ...],
) -> Diagnosis:
    path = urlsplit(browser.url()).path
    found = _("a page without a known heading, at {path}", path=path)
    if (status := browser.status() or 0) >= 400:  # it says itself that it is not the page
        answered = _("the portal answered with HTTP {status}", status=status)
        said = " ".join([answered, *(f"«{one}»" for one in says)])
        return Diagnosis(PortalFailed(said, _try_later()), wanted, said, says)
    if any(_same_path(locators.pages[page].path, path) for page in expected):
        message = _("this is the address of {wanted}, but its heading is not there", wanted=wanted)
        hint = _("If the portal has changed, its locator file needs mending.")
        return Diagnosis(Drift(message, hint), wanted, found, says)
    message = _("{wanted} did not come; the portal shows {found}", wanted=wanted, found=found)
    return Diagnosis(PortalFailed(message, _try_later()), wanted, found, says)


def _same_path(pattern: str | None, path: str) -> bool:
    if pattern is None:
        return False
    parts, others = pattern.strip("/").split("/"), path.strip("/").split("/")
    return len(parts) == len(others) and all(
        one.startswith("{") or one == other for one, other in zip(parts, others, strict=True)
    )


def _named(locators: PortalLocators, page: str) -> str:
    landmark = locators.pages[page].landmark
    words = landmark and (landmark.name or landmark.text)
    return f"«{words or page}»"


def _what_next(verdict: Verdict) -> str:
    return {
        Verdict.AUTH: _("Check how you sign in, then run it again."),
        Verdict.DATA: _("Change that answer and run it again."),
    }.get(verdict, _try_later())


def _try_later() -> str:
    return _("Look at the portal yourself, or try again later.")
