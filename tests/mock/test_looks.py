"""Every page in a real browser: at the desk and on the phone, by keyboard, and checked by axe."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # ships no types
from playwright.sync_api import Browser as PlaywrightsBrowser
from playwright.sync_api import Page

from assistant.mock.scenarios import scenario as world_scenario
from tests.mock.smartcampus.learner import FIRST, Learner
from tests.mock.unad.pages import PAGES as UNAD_PAGES
from tests.mock.unad.person import Person
from tests.mock.visitor import CHOSEN, PASSWORD, Visitor

pytestmark = pytest.mark.browser

Enter = Callable[..., Visitor]
Visit = Callable[[Visitor, str], None]

SIZES = {"desk": (1280, 800), "phone": (390, 844)}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ONLY_VIOLATIONS = {"runOnly": {"type": "tag", "values": TAGS}, "resultTypes": ["violations"]}


def outside(visitor: Visitor) -> None:
    visitor.see("/")


def inside(visitor: Visitor) -> None:
    visitor.sign_in()


def refused(visitor: Visitor) -> None:
    visitor.send("/login")


def refused_at_the_door(visitor: Visitor) -> None:
    visitor.send("/ingreso")


def asked_for_code(visitor: Visitor) -> None:
    visitor.sign_in()


def asking(visitor: Visitor) -> None:
    visitor.sign_in()
    visitor.begin()


def refused_parameters(visitor: Visitor) -> None:
    asking(visitor)
    visitor.send("/request/parameters")


def summing_up(visitor: Visitor) -> None:
    asking(visitor)
    visitor.send("/request/parameters", **CHOSEN)


def reserved(visitor: Visitor) -> None:
    visitor.sign_in()
    visitor.reserve()


def reserved_twice(visitor: Visitor) -> None:
    reserved(visitor)
    visitor.reserve()


def refused_delivery(visitor: Visitor) -> None:
    reserved(visitor)
    visitor.send("/cart/delivery")


def about_to_pay(visitor: Visitor) -> None:
    reserved(visitor)
    visitor.start_payment()


def paid(visitor: Visitor) -> None:
    about_to_pay(visitor)
    visitor.pay()


def broken(visitor: Visitor) -> None:
    visitor.control("/faults", fault="500")


def closed(visitor: Visitor) -> None:
    visitor.control("/faults", fault="503")


def bought(learner: Learner) -> None:
    learner.sign_in()
    learner.buy()


def previewed(learner: Learner) -> None:
    learner.sign_in()
    learner.preview()


def requested(learner: Learner) -> None:
    previewed(learner)
    learner.order()


def earlier_period(learner: Learner) -> None:
    learner.sign_in()
    learner.send("/certificados/matriculado/vista-previa", action="period", period="2025-2")


def refused_request(learner: Learner) -> None:
    learner.sign_in()
    learner.order()


PAGES: list[tuple[str, Callable[[Any], None], str]] = [
    ("/", outside, "no-second-factor"),
    ("/inbox", paid, "no-second-factor"),
    ("/polimi/", outside, "no-second-factor"),
    ("/polimi/login", outside, "no-second-factor"),
    ("/polimi/login", refused, "no-second-factor"),
    ("/polimi/second-factor", asked_for_code, "master-student"),
    ("/polimi/identity-provider/spid", outside, "no-second-factor"),
    ("/polimi/recovery", outside, "no-second-factor"),
    ("/polimi/register", outside, "no-second-factor"),
    ("/polimi/deactivate-2fa", outside, "no-second-factor"),
    ("/polimi/assistance", outside, "no-second-factor"),
    ("/polimi/services", inside, "no-second-factor"),
    ("/polimi/services/data", inside, "no-second-factor"),
    ("/polimi/faq/self-certify", inside, "no-second-factor"),
    ("/polimi/faq/stamped", inside, "no-second-factor"),
    ("/polimi/careers", reserved, "no-second-factor"),
    ("/polimi/careers/975765/documents", inside, "no-second-factor"),
    ("/polimi/careers/BH9436/documents", inside, "no-second-factor"),
    ("/polimi/request/parameters", asking, "no-second-factor"),
    ("/polimi/request/parameters", refused_parameters, "no-second-factor"),
    ("/polimi/request/summary", summing_up, "no-second-factor"),
    ("/polimi/cart", inside, "no-second-factor"),
    ("/polimi/cart", reserved, "no-second-factor"),
    ("/polimi/cart", reserved_twice, "no-second-factor"),
    ("/polimi/cart/delivery", refused_delivery, "no-second-factor"),
    ("/polimi/cart/delivery/post", reserved, "no-second-factor"),
    ("/polimi/cart/delivery/office", reserved, "no-second-factor"),
    ("/polimi/payment", inside, "no-second-factor"),
    ("/polimi/payment", about_to_pay, "no-second-factor"),
    ("/polimi/gateway", about_to_pay, "no-second-factor"),
    ("/polimi/payment/paid", paid, "no-second-factor"),
    ("/polimi/payment/declined", inside, "no-second-factor"),
    ("/polimi/payment/pending", inside, "no-second-factor"),
    ("/polimi/requests", inside, "no-second-factor"),
    ("/polimi/requests", inside, "paid-digital"),
    ("/polimi/requests", inside, "paid-office"),
    ("/polimi/requests/75621/delegation", inside, "paid-office"),
    ("/polimi/nowhere", inside, "no-second-factor"),
    ("/polimi/cart", broken, "no-second-factor"),
    ("/polimi/cart", closed, "no-second-factor"),
    ("/inbox", bought, "enrolled-student"),
    ("/smartcampus/ingreso", outside, "enrolled-student"),
    ("/smartcampus/ingreso", refused_at_the_door, "enrolled-student"),
    ("/smartcampus/", inside, "enrolled-student"),
    ("/smartcampus/", inside, "no-subjects"),
    ("/smartcampus/certificados", inside, "enrolled-student"),
    ("/smartcampus/certificados", inside, "no-subjects"),
    ("/smartcampus/certificados", inside, "visitor"),
    ("/smartcampus/certificados", bought, "certificate-unpaid"),
    ("/smartcampus/certificados", inside, "certificate-pending"),
    ("/smartcampus/certificados", inside, "certificate-paid-yesterday"),
    ("/smartcampus/certificados", inside, "certificate-paid-31-days-ago"),
    ("/smartcampus/certificados", inside, "certificate-generated"),
    ("/smartcampus/certificados/matriculado/vista-previa", inside, "enrolled-student"),
    ("/smartcampus/certificados/matriculado/vista-previa", earlier_period, "enrolled-student"),
    ("/smartcampus/certificados/matriculado/solicitud", previewed, "enrolled-student"),
    ("/smartcampus/certificados/matriculado/solicitud", refused_request, "enrolled-student"),
    ("/smartcampus" + FIRST + "/pago", requested, "enrolled-student"),
    ("/smartcampus/pago/aprobado", bought, "enrolled-student"),
    ("/smartcampus/pago/rechazado", inside, "enrolled-student"),
    ("/smartcampus/pago/pendiente", inside, "enrolled-student"),
    ("/smartcampus" + FIRST + "/documento", inside, "certificate-generated"),
    ("/smartcampus/nada", inside, "enrolled-student"),
    ("/smartcampus/certificados", closed, "enrolled-student"),
    *UNAD_PAGES,
]
KINDS: dict[str, type[Visitor]] = {"polimi": Visitor, "smartcampus": Learner, "unad": Person}


@pytest.fixture(scope="module")
def window(browser: PlaywrightsBrowser) -> Iterator[Page]:
    """One page for all that is only looked at: a new one for each would take half of the time."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def follow(page: Page) -> Visit:
    """Show in the browser what a visitor would see at a path."""
    return partial(show, page)


def show(page: Page, visitor: Visitor, path: str) -> None:
    """With the visitor's cookies and no others."""
    url = str(visitor.http.base_url).rstrip("/")
    kept = {**visitor.http.cookies, "mock_world": visitor.world}
    page.context.clear_cookies()
    page.context.add_cookies(
        [{"name": name, "value": value, "url": url} for name, value in kept.items()]
    )
    page.goto(url + path)


def names(pages: list[tuple[str, Callable[[Any], None], str]]) -> list[str]:
    return [f"{path} {prepare.__name__} {scenario}" for path, prepare, scenario in pages]


@pytest.mark.parametrize(("path", "prepare", "scenario"), PAGES, ids=names(PAGES))
def test_a_page_fits_and_is_accessible(
    window: Page,
    enter: Enter,
    path: str,
    prepare: Callable[[Any], None],
    scenario: str,
) -> None:
    visitor = enter(scenario, kind=KINDS[world_scenario(scenario).about[0]])
    prepare(visitor)
    show(window, visitor, path)
    assert urlsplit(window.url).path == path
    assert window.locator("script").count() == 0  # nothing on it needs to know the time

    for width, height in SIZES.values():
        window.set_viewport_size({"width": width, "height": height})
        assert window.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(window, options=ONLY_VIOLATIONS)
        assert found.response["violations"] == [], found.generate_report()


def test_a_table_stays_a_table_on_the_phone(page: Page, follow: Visit, enter: Enter) -> None:
    visitor = enter()
    visitor.sign_in()
    page.set_viewport_size({"width": 390, "height": 844})

    follow(visitor, "/polimi/careers")

    assert page.get_by_role("row").count() == 3
    assert page.get_by_role("columnheader", name="CATEGORY").count() == 1


def test_the_banner_opens_the_inbox_beside_the_page(
    page: Page, follow: Visit, enter: Enter
) -> None:
    visitor = enter("master-student")
    visitor.sign_in()
    follow(visitor, "/polimi/second-factor")

    with page.expect_popup() as opened:
        page.get_by_role("link", name="Inbox and clock").click()
    opened.value.get_by_role("link", name="Inbox: 1 mail").click()

    assert f"Your one-time code is {visitor.code()}." in opened.value.inner_text("main")
    assert urlsplit(page.url).path == "/polimi/second-factor"


def test_the_keyboard_skips_to_the_content_and_signs_in(
    page: Page, follow: Visit, enter: Enter
) -> None:
    follow(enter(), "/polimi/login")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    for _ in range(5):
        page.keyboard.press("Tab")
    page.keyboard.type("10812345")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")

    page.wait_for_url("**/polimi/services*")


@pytest.mark.parametrize("fault", ["reset", "answer-lost"])
def test_a_browser_does_not_send_a_lost_payment_again(
    page: Page, follow: Visit, enter: Enter, fault: str
) -> None:
    visitor = enter()
    about_to_pay(visitor)
    follow(visitor, "/polimi/gateway")
    visitor.control("/faults", fault=fault, method="POST", nth=1)

    with page.expect_event("requestfailed"):
        page.get_by_role("button", name="Pay", exact=True).click(no_wait_after=True)

    posts = [each for each in visitor.control("/journal")["requests"] if each["status"] == 0]
    assert len(posts) == 1
    assert visitor.effects() == ([("pay", "16.00")] if fault == "answer-lost" else [])
