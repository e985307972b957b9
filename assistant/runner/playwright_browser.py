"""The browser protocol on Playwright. The only file that imports playwright."""

import json
import logging
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from functools import reduce
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser as PlaywrightsBrowser
from playwright.sync_api import (
    BrowserContext,
    BrowserType,
    Download,
    Error,
    Frame,
    Page,
    Playwright,
    Request,
    Route,
    sync_playwright,
)
from playwright.sync_api import Locator as PlaywrightLocator
from playwright.sync_api import TimeoutError as TooSlow

from assistant.errors import EnvironmentProblem
from assistant.language import _
from assistant.procedures.locators import Locator
from assistant.procedures.secret import Secret
from assistant.runner.browser import (
    Box,
    BrowserGone,
    NoFile,
    NoOption,
    NotDone,
    Seen,
    Sole,
    Target,
    Touch,
    Typed,
    Unreachable,
    Unresolved,
)
from assistant.runner.launch import Launch
from assistant.runner.origin import elsewhere, shown_origin
from assistant.runner.page_answers import (
    CENTRE,
    FIELD,
    INTO_SIGHT,
    PAINTED,
    PLACES,
    ROOM,
    SIZE,
    STATUS,
    STORED,
    TOUCHED,
    UNREADABLE,
    WATCHING,
    pressed,
    reason,
    role_and_name,
)
from assistant.runner.video import Film

Opening = Callable[[Launch, Callable[[], None]], AbstractContextManager["PlaywrightBrowser"]]
VIEWPORT = (1280, 800)
OFFERS_NOTHING = {
    "net": {"network_prediction_options": 2},
    "credentials_enable_service": False,
    "profile": {"password_manager_enabled": False, "password_manager_leak_detection": False},
    "autofill": {"profile_enabled": False, "credit_card_enabled": False},
    "translate": {"enabled": False},
    "download_bubble": {"partial_view_enabled": False},
}
"""Preferences of Chromium: else it would, before an audience, offer to save the password.

And it would open connections before something is asked for. A form sent on one of these is sent
once more, by Chromium itself, if that is cut off before the answer: a payment whose answer is lost
would be paid twice. A headless shell opens none.
"""

_SLICE = 0.5
"""Seconds between two looks at whether to go on waiting."""

_FILE_SECONDS = 15.0
_HARMLESS = ("GET", "HEAD")
"""Requests that change nothing."""

_MARGIN: Any = {"top": "16mm", "bottom": "16mm", "left": "16mm", "right": "16mm"}


@contextmanager
def open_browser(launch: Launch, pulse: Callable[[], None]) -> Iterator["PlaywrightBrowser"]:
    """A browser with one page; closed, with its driver, whatever happens."""
    with _started(launch) as browser, _recorded(_only_page(browser, launch, pulse), launch) as page:
        yield page


@contextmanager
def warm_browser(launch: Launch) -> Iterator[tuple[Opening, Opening]]:
    """A browser that many runs play in, one after the other; and what opens one for one run."""
    with _started(launch) as browser:
        yield pages_of(browser), browsers_of(browser.browser_type, launch)


def browsers_of(kind: BrowserType, begin: Launch) -> Opening:
    """What launches a browser for one run, by a Playwright that is there already."""

    @contextmanager
    def opened(launch: Launch, pulse: Callable[[], None]) -> Iterator[PlaywrightBrowser]:
        with (
            launched(kind, begin) as browser,
            _recorded(_only_page(browser, launch, pulse), launch) as page,
        ):
            yield page

    return opened


def pages_of(browser: PlaywrightsBrowser) -> Opening:
    """What lends a page, in a browser that is already there, to one run after another.

    A run finds the cookies and storage that it brings, and nothing of the run before: the page of
    one that did not end well, or left more than cookies behind, is not lent again. A new page for
    every run would cost a third of a short one, since Chromium starts a process for each.
    """
    kept: list[Page] = []

    @contextmanager
    def opened(launch: Launch, pulse: Callable[[], None]) -> Iterator[PlaywrightBrowser]:
        stored = launch.storage and launch.storage["origins"]
        again = kept and not stored
        lent = _lent_again(kept.pop(), launch, pulse) if again else page_in(browser, launch, pulse)
        try:
            with _recorded(lent, launch):
                yield lent
        except BaseException:
            _quietly(lent.page.context.close)
            raise
        if lent.let_go():
            kept.append(lent.page)
        else:
            _quietly(lent.page.context.close)

    return opened


def _lent_again(page: Page, launch: Launch, pulse: Callable[[], None]) -> "PlaywrightBrowser":
    return _furnished(page, launch, pulse, launch.storage["cookies"] if launch.storage else ())


@contextmanager
def one_window(launch: Launch, address: str) -> Iterator[Opening]:
    """A browser with one window, for an audience; what lends that same page to run after run.

    The window has neither tabs nor bars and begins at ``address``. A run finds its own cookies and
    storage and nothing of the run before, whose last page stands until there is another. What was
    laid over it stays, too.
    """
    with _playwright(launch) as playwright, _profile() as profile:
        context = _windowed(playwright.chromium, launch, profile, address)
        try:
            with _translated():
                context.pages[0].goto("about:blank")
            yield the_page_of(context)
        finally:
            _quietly(context.close)


def _windowed(kind: BrowserType, launch: Launch, profile: Path, address: str) -> BrowserContext:
    """A browser whose only window is that of an application, as Chromium calls it."""
    # --test-type: no bar that warns of --no-sandbox, which there is only as root.
    bare = [f"--app={address}", "--test-type", "--start-maximized"]
    bare += ["--window-position=0,0", "--window-size=1280,720"]
    return _begun(
        kind, launch, profile, *([] if launch.headless else bare),
        ignore_default_args=["--enable-automation"],
        viewport={"width": 1280, "height": 720} if launch.headless else None,
        no_viewport=not launch.headless,
        accept_downloads=True,
    )  # fmt: skip


def _begun(
    kind: BrowserType, launch: Launch, profile: Path, *arguments: str, **more: Any
) -> BrowserContext:
    """The first context of a new browser, which has that profile."""
    try:
        return kind.launch_persistent_context(
            profile,
            executable_path=launch.executable,
            headless=launch.headless,
            args=[*launch.arguments, *arguments],
            handle_sigint=False,
            handle_sigterm=False,
            handle_sighup=False,
            chromium_sandbox="--no-sandbox" not in launch.arguments,
            **more,
        )
    except (Error, OSError) as error:
        raise _not_started(launch, error) from None


@contextmanager
def _profile() -> Iterator[Path]:
    """A new profile of Chromium that offers nothing, removed in the end."""
    # A browser that was killed may still write into its profile while that is removed.
    with tempfile.TemporaryDirectory(prefix="tramite-", ignore_cleanup_errors=True) as profile:
        written = Path(profile) / "Default" / "Preferences"
        written.parent.mkdir()
        written.write_text(json.dumps(OFFERS_NOTHING), encoding="utf-8")
        yield Path(profile)


def the_page_of(context: BrowserContext) -> Opening:
    """What lends the one page of a context to run after run, however they end."""
    page, last = context.pages[0], list[PlaywrightBrowser]()

    @contextmanager
    def opened(launch: Launch, pulse: Callable[[], None]) -> Iterator[PlaywrightBrowser]:
        with _translated():
            if launch.storage and launch.storage["origins"]:
                context.set_storage_state(launch.storage)  # type: ignore[arg-type]  # as it was given
            else:
                context.clear_cookies()
                context.add_cookies(launch.storage["cookies"] if launch.storage else [])
            before = last.pop() if last else None
            shown = _furnished(page, launch, pulse)
        if before:
            shown.take_over(before)
        last.append(shown)
        yield shown

    return opened


@contextmanager
def _playwright(launch: Launch) -> Iterator[Playwright]:
    with ExitStack() as stack:
        logging.getLogger("asyncio").addFilter(_is_news)
        try:
            playwright = stack.enter_context(sync_playwright())
        except (Error, OSError) as error:
            raise _not_started(launch, error) from None
        yield playwright


@contextmanager
def _started(launch: Launch) -> Iterator[PlaywrightsBrowser]:
    with (
        _playwright(launch) as playwright,
        launched(playwright.chromium, launch) as browser,
    ):
        yield browser


@contextmanager
def launched(kind: BrowserType, launch: Launch) -> Iterator[PlaywrightsBrowser]:
    """A browser, launched by a Playwright that is there already; closed in the end.

    Only a browser with a profile of its own heeds preferences. No run is played in the context that
    this begins with; its window stays where run comes after run: without any, a browser ends.
    """
    with _profile() as profile:
        browser = _begun(kind, launch, profile).browser
        assert browser  # it was launched here
        try:
            yield browser
        finally:
            _quietly(browser.close)


@contextmanager
def _recorded(page: "PlaywrightBrowser", launch: Launch) -> Iterator["PlaywrightBrowser"]:
    """With a trace and a video, where they are wanted."""
    with ExitStack() as stack:
        if launch.tracing:
            stack.enter_context(launch.tracing.around(page.page.context.tracing, _quietly))
        if launch.video:
            stack.enter_context(launch.video.around(page, _quietly))
        yield page


def _not_started(launch: Launch, error: Exception) -> EnvironmentProblem:
    why = (str(error).strip() or type(error).__name__).splitlines()[0]
    return EnvironmentProblem(
        _("the browser {path} does not start: {why}", path=launch.executable, why=why),
        _("See what is wrong with: tramite doctor"),
    )


def _only_page(
    browser: PlaywrightsBrowser, launch: Launch, pulse: Callable[[], None]
) -> "PlaywrightBrowser":
    """A page in a browser for one run, without the window that this begins with."""
    begun = browser.contexts[0]
    shown = page_in(browser, launch, pulse)
    for page in begun.pages:
        page.close()
    return shown


def page_in(
    browser: PlaywrightsBrowser, launch: Launch, pulse: Callable[[], None]
) -> "PlaywrightBrowser":
    """A page in a context of its own, in a browser that is already there."""
    context = browser.new_context(
        viewport={"width": VIEWPORT[0], "height": VIEWPORT[1]},
        accept_downloads=True,
        storage_state=launch.storage,  # type: ignore[arg-type]  # as Playwright gave it
    )
    return _furnished(context.new_page(), launch, pulse)


def _furnished(
    page: Page,
    launch: Launch,
    pulse: Callable[[], None],
    kept: Sequence[dict[str, Any]] = (),
) -> "PlaywrightBrowser":
    """With the patience and the cookies of a run, and those ``kept`` from before."""
    context = page.context
    if cookies := [*kept, *launch.cookies]:
        context.add_cookies(cookies)  # type: ignore[arg-type]  # plain dicts
    context.set_default_timeout(launch.action_seconds * 1000)
    return PlaywrightBrowser(page, pulse, launch)


def _is_news(record: logging.LogRecord) -> bool:
    """Not that the driver died: asyncio says so once more, late, when we have said it already."""
    return "Connection closed while reading from the driver" not in record.getMessage()


def _quietly(close: Callable[[], object]) -> None:
    try:
        close()
    except Error:
        pass  # it is gone already, which is what was wanted


@contextmanager
def _translated() -> Iterator[None]:
    """Playwright's errors as ours."""
    try:
        yield
    except Error as error:
        text = error.message
        if isinstance(error, TooSlow) or "strict mode violation" in text:
            # The log says so before the first event of a press is sent.
            kind = NotDone if "performing" in text else Unresolved
            raise kind(reason(text)) from None
        if "has been closed" in text or "crashed" in text or "Connection closed" in text:
            raise BrowserGone(text.splitlines()[0]) from None
        if "net::ERR" in text or "ERR_" in text:
            raise Unreachable(text.splitlines()[0]) from None
        raise NotDone(reason(error.message)) from None
    except Exception as error:  # the driver's death comes as a bare one
        if "Connection closed" in str(error):
            raise BrowserGone(str(error)) from None
        raise


def _patience(target: Target) -> float | None:
    """How long to wait for it, in milliseconds; None is as long as for any action."""
    return 1000 * target.seconds if isinstance(target, Sole) and target.seconds else None


def _revealed(value: Typed) -> str:
    text = value() if callable(value) else value
    return text.reveal() if isinstance(text, Secret) else text


class PlaywrightBrowser:
    """One page, driven by Playwright."""

    def __init__(self, page: Page, pulse: Callable[[], None], launch: Launch) -> None:
        self.page = page
        self._pulse = pulse
        self._redactor = launch.redactor
        self._given = {cookie["name"] for cookie in launch.cookies}
        hidden = page.locator("input[type=password], [autocomplete=one-time-code]")
        self._masked = [hidden, *map(self._unfiltered, launch.secret_fields)]
        self._documents = 0
        self._unreached = ""
        self._overlay: Any = None
        self._touches: deque[Touch] = deque()
        self._watched = False
        self._sends = False
        self._held: Request | None = None
        self._film: Film | None = None
        page.on("framenavigated", self._navigated)
        page.on("requestfailed", self._failed)

    def _navigated(self, frame: Frame) -> None:
        # Counted when it begins: what is seen of a page is always later than that.
        if frame != self.page.main_frame:
            return
        self._documents += 1
        if self._film:
            self._film.turn_page()
        if not frame.url.startswith("chrome-error:"):
            self._unreached = ""

    def _failed(self, request: Request) -> None:
        if request == self._held:
            return
        if request.is_navigation_request() and request.frame == self.page.main_frame:
            self._unreached = request.url

    def _unheard(self) -> None:
        self.page.remove_listener("framenavigated", self._navigated)
        self.page.remove_listener("requestfailed", self._failed)

    def take_over(self, before: "PlaywrightBrowser") -> None:
        """Go on in the page of a run before, with what lies over it."""
        before._unheard()
        self._overlay, before._overlay = before._overlay, None

    def let_go(self) -> bool:
        """Leave the page, empty and unheard; whether that is all that was left on its site."""
        self._unheard()
        if self._watched:  # what watches cannot be taken away from a page
            return False
        try:
            with _translated():
                self.overlay("")
                stored = self._asked(STORED)
                self.page.context.clear_cookies()
                self.page.goto("about:blank", timeout=1000, wait_until="commit")
                return bool(stored == 0)
        except (NotDone, BrowserGone, Unreachable):
            return False

    def die_at_request(self) -> None:
        """Let the browser crash when it next asks for something: to see what becomes of a run."""
        browser = self.page.context.browser
        assert browser  # this page is in one
        session = browser.new_browser_cdp_session()
        self.page.once("request", lambda _asked: _quietly(lambda: session.send("Browser.crash")))

    def open(self, url: str) -> None:
        """Go to an address."""
        with _translated():
            try:
                self.page.goto(url, wait_until="domcontentloaded", timeout=15_000)
            except TooSlow:
                raise Unreachable(_("no answer within 15 seconds")) from None
        self._cover()

    def count(self, *locators: Locator) -> int:
        """How many visible elements match one of the locators, now."""
        with _translated():
            return self._find_any(locators).count()

    def appears(self, locator: Locator, seconds: float) -> bool:
        """Wait until at least one visible element matches."""
        return self._await(self._find(locator), seconds)

    def documents(self) -> int:
        """How many pages have been loaded so far."""
        return self._documents

    def arrives(
        self, landmarks: Sequence[Locator], seconds: float, *, after: int, anew: bool
    ) -> bool:
        """Wait for one of the landmarks, on a later page if ``anew``."""
        arrived = self._arrives(landmarks, seconds, after=after, anew=anew)
        self._cover()
        return arrived

    def _arrives(
        self, landmarks: Sequence[Locator], seconds: float, *, after: int, anew: bool
    ) -> bool:
        deadline = time.monotonic() + seconds
        if anew and not self._new_document(after, seconds):
            return False
        wanted = self._find_any(landmarks)
        settled = False
        while time.monotonic() < deadline:
            self._pulse()
            if self._await(wanted, _SLICE):
                return True
            if settled:
                return self._is_there(wanted)
            settled = self._documents > after and self.complete(_SLICE)
        self._stop_loading()
        return False

    def complete(self, seconds: float) -> bool:
        """Whether the page has been loaded to its end, or is within these seconds."""
        try:
            with _translated():
                self.page.wait_for_load_state("load", timeout=seconds * 1000)
        except NotDone:
            return False
        return True

    def _asked(self, script: str) -> Any:
        """What a script gives, asked directly: Playwright would bring its library to the page."""
        session = self.page.context.new_cdp_session(self.page)
        given = session.send("Runtime.evaluate", {"expression": f"({script})()"})
        session.detach()
        return given["result"].get("value")

    def _stop_loading(self) -> None:
        """Give up on a page that does not come: until then no question to it is answered."""
        with _translated():
            session = self.page.context.new_cdp_session(self.page)
            session.send("Page.stopLoading")
            session.detach()

    def _new_document(self, after: int, seconds: float) -> bool:
        deadline = time.monotonic() + seconds
        while self._documents <= after and time.monotonic() < deadline:
            self._pulse()
            self._await_event("framenavigated")
        if self._documents <= after:
            self._stop_loading()
        return self._documents > after

    def _await_event(self, event: Literal["framenavigated", "download"]) -> None:
        """Wait for an event, for a slice of time at most."""
        try:
            with _translated():
                self.page.wait_for_event(event, timeout=_SLICE * 1000)
        except NotDone:
            pass  # not yet; whoever waits looks again

    def _await(self, wanted: PlaywrightLocator, seconds: float) -> bool:
        try:
            with _translated():
                wanted.first.wait_for(state="visible", timeout=seconds * 1000)
        except NotDone:
            return False
        return True

    def _is_there(self, wanted: PlaywrightLocator) -> bool:
        """A last look: on a machine out of breath a wait may end without having had one."""
        with _translated():
            return wanted.count() > 0

    def look(self, locator: Locator) -> list[Seen]:
        """The visible elements that match."""
        with _translated():
            return self._seen(self._find(locator))

    def nearest(self, role: str) -> list[Seen]:
        """The visible elements of one role, or of any that can be acted on."""
        wanted = (
            self.page.get_by_role(role)  # type: ignore[arg-type]  # a string from the locator file
            if role
            else self.page.locator("a,button,input,select,textarea,h1,h2,h3")
        )
        with _translated():
            return self._seen(wanted.filter(visible=True))[:50]

    def _seen(self, wanted: PlaywrightLocator) -> list[Seen]:
        places = wanted.evaluate_all(PLACES)
        return [
            Seen(*role_and_name(wanted.nth(index).aria_snapshot()), place)
            for index, place in enumerate(places[:50])
        ]

    def click(self, target: Target) -> None:
        """Press."""
        with _translated():
            try:
                # Arrivals are waited for by landmark.
                self._target(target).click(no_wait_after=True, timeout=_patience(target))
            except TooSlow as error:
                if not pressed(error.message):
                    raise

    def fill(self, target: Target, value: Typed, only_at: str | None = None) -> None:
        """Type into a field; raises ``AuthRefused`` if its page is of another origin."""
        self._cover()
        with _translated():
            found, timeout = self._target(target), _patience(target)
            if only_at is None:
                found.fill(_revealed(value), timeout=timeout)
                return
            # This very element: a locator would look again, perhaps on the page that came next.
            # The address is not older than the element; of a later page, this one is gone.
            field = found.element_handle(timeout=timeout)
            if (shown := shown_origin(self.page.url)) != only_at:
                raise elsewhere(shown, only_at)
            field.fill(_revealed(value))

    def choose(self, target: Target, option: str) -> None:
        """Pick an option of a list by its label."""
        with _translated():
            try:
                self._target(target).select_option(label=option, timeout=_patience(target))
            except Error as error:
                if "did not find some options" not in error.message:
                    raise
                raise NoOption(_("there is no option «{option}»", option=option)) from None

    def check(self, target: Target, on: bool) -> None:
        """Tick or untick."""
        with _translated():
            self._target(target).set_checked(on, timeout=_patience(target))

    def printed(self, path: Path, paper: str = "A4", *, landscape: bool = False) -> bytes:
        """A page of this computer, as a tagged PDF on A4 or Letter paper."""
        self.page.goto(path.resolve().as_uri())
        return self.page.pdf(format=paper, print_background=True, tagged=True, outline=True,
                             margin=_MARGIN, landscape=landscape)  # fmt: skip

    def upload(self, target: Target, path: Path) -> None:
        """Attach a file."""
        with _translated():
            self._target(target).set_input_files(path, timeout=_patience(target))

    def download(self, target: Target, folder: Path) -> Path:
        """Press and keep the file that comes."""
        coming: list[Download] = []
        self.page.once("download", lambda download: coming.append(download))
        after, deadline = self._documents, time.monotonic() + _FILE_SECONDS
        self.click(target)
        while not coming and self._documents == after and time.monotonic() < deadline:
            self._pulse()
            self._await_event("download")
        if not coming:
            raise NoFile(_("no file came"))
        with _translated():
            name = self._redactor.text(Path(coming[0].suggested_filename).name)
            path = folder / (name or "download")
            coming[0].save_as(path)
            path.chmod(0o600)
        return path

    def read(self, target: Target) -> str:
        """The text, or a field's value, that is shown."""
        found, timeout = self._target(target), _patience(target)
        with _translated():
            text = found.inner_text(timeout=timeout)  # a script of ours would be slower by far
            if found.and_(self.page.locator("input, textarea, select")).count():
                text = found.input_value(timeout=timeout)
        return " ".join(text.split())

    def messages(self) -> list[str]:
        """What the page says in its alerts."""
        with _translated():
            texts = self.page.get_by_role("alert").filter(visible=True).all_inner_texts()
        return [" ".join(text.split()) for text in texts if text.strip()]

    def status(self) -> int | None:
        """The HTTP status of the page shown."""
        try:
            with _translated():
                # Through a locator, since page.evaluate waits for ever while a page is loading.
                status: int = self.page.locator("html").evaluate(STATUS, timeout=1000)
        except NotDone:
            return None  # the page is about to be another
        return status or None

    def empty(self) -> bool:
        """Whether the page shows nothing at all."""
        with _translated():
            return not "".join(self.page.locator("body").all_inner_texts()).strip()

    def sought(self) -> str:
        """The address that could not be reached, if that is why the page is not there."""
        return self._unreached

    def url(self) -> str:
        """The address of the page shown."""
        return self.page.url

    def picture(self) -> bytes:
        """The page as it looks now, as JPEG; what is in secret fields is covered."""
        with _translated():
            # Most pages have none, and covering takes half as long as the picture itself.
            secret = self._secrets().count()
            return self.page.screenshot(
                type="jpeg", quality=70, scale="css", mask_color="#5a626e",
                mask=self._masked if secret else None,
            )  # fmt: skip

    def state(self) -> dict[str, Any]:
        """Cookies and storage; what the portal knows us by becomes known as a secret, too."""
        with _translated():
            state = self.page.context.storage_state()
        for cookie in state["cookies"]:
            if cookie["name"] not in self._given:
                self._redactor.learn_token(cookie["value"])
        return dict(state)

    def boxes(self, locators: Sequence[Locator]) -> list[Box | None]:
        """Where the first match of each is, with the middle one in the middle of the window.

        If there is not room for all of them, the first one is seen.
        """
        with _translated():
            found = [self._find(locator).first for locator in locators]
            there = [one for one in found if one.count()]
            if there:
                there[len(there) // 2].evaluate(CENTRE)
                there[0].evaluate(INTO_SIGHT)
            places = {one: one.bounding_box() for one in there}
        return [Box(**place) if (place := places.get(one)) else None for one in found]

    def secret_boxes(self) -> list[Box]:
        """Where the fields are that no picture may show."""
        with _translated():
            places = [one.bounding_box() for one in self._secrets().all()]
        return [Box(**place) for place in places if place]

    def hide_secrets(self) -> None:
        """Nothing can be read in the fields that no picture may show, wherever the page scrolls."""
        with _translated():
            self._secrets().evaluate_all(UNREADABLE)

    def start_filming(self) -> Film:
        """Begin a film of the page; it must be covered wherever it can be filmed."""
        film = self._film = Film()
        with _translated():
            self.page.screencast.start(
                on_frame=lambda frame: film.take(frame["timestamp"] / 1000, frame["data"]),
                size=self.page.viewport_size, quality=80,
            )  # fmt: skip
        return film

    def stop_filming(self) -> None:
        """End it, with what was painted last."""
        with suppress(NotDone, BrowserGone, Unreachable), _translated():
            self.page.locator("html").evaluate(PAINTED, timeout=1000)
        self._film = None
        self.page.screencast.stop()

    def _cover(self) -> None:
        """Let nothing secret be read in what is filmed from now on."""
        if self._film is None:
            return
        with suppress(NotDone, BrowserGone, Unreachable), _translated():
            readable = self._secrets().evaluate_all(UNREADABLE)
            if readable:
                self.page.locator("html").evaluate(PAINTED, timeout=2000)
            self._film.cover(readable_until=time.time() if readable else None)

    def point_nowhere(self) -> None:
        """Leave what was pressed last: the browser would go on telling where it leads."""
        with _translated():
            self.page.mouse.move(0, 0)

    def size(self) -> tuple[float, float]:
        """How wide and high the window is inside, in CSS pixels."""
        with _translated():
            width, height = self.page.locator("html").evaluate(SIZE)
        return width, height

    def _secrets(self) -> PlaywrightLocator:
        return reduce(PlaywrightLocator.or_, self._masked)

    def resize(self, width: int, height: int) -> None:
        """Give the window another size, in CSS pixels."""
        self.page.set_viewport_size({"width": width, "height": height})

    def filmed(self, seconds: float) -> list[tuple[float, bytes]]:
        """What is painted from now on for so long: (seconds from now, JPEG), at least once."""
        frames: list[tuple[float, bytes]] = []
        size: Any = self.page.viewport_size
        with _translated():
            # The first frame is what was painted last: not, without this, what was just laid over.
            self.page.locator("html").evaluate(PAINTED, timeout=2000)
            self.page.screencast.start(
                on_frame=lambda frame: frames.append((frame["timestamp"] / 1000, frame["data"])),
                size=size, quality=90,
            )  # fmt: skip
            try:
                self.page.wait_for_timeout(1000 * seconds)  # it is the time that is filmed
            finally:
                self.page.screencast.stop()
        frames.sort(key=lambda frame: frame[0])
        return [(when - frames[0][0], content) for when, content in frames]

    def overlay(self, html: str) -> None:
        """Lay this over every page from now on, in place of what lay there; empty: nothing."""
        with _translated():
            before, self._overlay = self._overlay, None
            if html:
                self._overlay = self.page.screencast.show_overlay(html)
            if before:
                before.__exit__(None, None, None)

    def make_room(self, height: int) -> None:
        """Let the page that is shown end so much higher: what lies there hides nothing of it."""
        with _translated():
            self.page.locator("html").evaluate(ROOM, height)

    def watch(self) -> None:
        """From now on hold back what a person presses or a page sends, and tell of it."""
        with _translated():
            self._watched = True
            self.page.expose_binding(
                "tramiteTouched", lambda _source, said: self._touches.append(Touch(**said))
            )
            self.page.context.route("**/*", self._guard)
            self.page.add_init_script(WATCHING)
            self.page.evaluate(WATCHING)

    def _guard(self, route: Route) -> None:
        """Let nothing through that may change something, however a page comes to send it.

        One press sends one form; whatever else a page of a portal sends then is part of it.
        """
        request = route.request
        if request.method in _HARMLESS:
            _quietly(route.fallback)
        elif self._sends:
            self._sends = not request.is_navigation_request()
            _quietly(route.fallback)
        else:
            self._held = request
            self._touches.append(Touch(mark="", kind="press", posts=True))
            _quietly(lambda: route.abort("aborted"))  # any other reason would replace the page

    def touched(self, seconds: float) -> Touch | None:
        """What a person has done next, within this time."""
        with _translated():
            if not self._touches:
                self.page.wait_for_timeout(seconds * 1000)
        self._pulse()
        return self._touches.popleft() if self._touches else None

    def let_pass(self, on: bool) -> None:
        """Whether the next press takes place; a page that comes later holds back again."""
        self._sends = on
        with _translated():
            self.page.locator("html").evaluate(
                "(_, on) => { if (window.tramiteWatching) window.tramiteWatching.pass = on; }", on
            )
        if not on:
            self._touches.clear()

    def is_touched(self, touch: Touch, locator: Locator) -> bool:
        """Whether it is that element which was touched."""
        with _translated():
            marked = self.page.locator(f'css=[{TOUCHED}="{touch.mark}"]')
            return self._find(locator).and_(marked).count() > 0

    def field(self, locator: Locator) -> str:
        """What is in a field."""
        with _translated():
            return " ".join(str(self._find(locator).evaluate(FIELD)).split())

    def _find(self, locator: Locator) -> PlaywrightLocator:
        return self._unfiltered(locator).filter(visible=True)

    def _target(self, target: Target) -> PlaywrightLocator:
        """What Playwright finds; of a ``Sole``, more than one element if it is not alone."""
        if isinstance(target, Locator):
            return self._find(target)
        found = self._find(target.locator)
        there = self.page.locator("html").filter(has=found)  # nothing, unless it is there
        others = (there.locator(self._find(one)) for one in target.others)
        return reduce(PlaywrightLocator.or_, others, found)

    def _find_any(self, locators: Sequence[Locator]) -> PlaywrightLocator:
        found = self._find(locators[0])
        for locator in locators[1:]:
            found = found.or_(self._find(locator))
        return found

    def _unfiltered(self, locator: Locator) -> PlaywrightLocator:
        root: Any = self._unfiltered(locator.within) if locator.within else self.page
        way, exact = locator.way, locator.exact
        if way == "role":
            options: dict[str, Any] = {"exact": exact} if locator.name is not None else {}
            if locator.name is not None:
                options["name"] = locator.name
            if locator.level is not None:
                options["level"] = locator.level
            found = root.get_by_role(locator.role, **options)
        elif way in ("label", "text", "placeholder"):
            found = getattr(root, f"get_by_{way}")(getattr(locator, way), exact=exact)
        elif way == "id":
            found = root.locator(f'[id="{locator.id}"]')
        else:
            found = root.locator(f"css={locator.css}")
        result: PlaywrightLocator = found
        return result
