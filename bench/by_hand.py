"""One journey as a tester writes it with Playwright's sync API: no flow, no engine.

The same clicks as ``tramite run polimi/degree-certificate --case happy``, twice: ``careful`` looks
for the heading of every page it arrives at and for the amount before it pays; else it only clicks.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from assistant.mock.client import WorldClient

FLOW, CASE = "polimi/degree-certificate", "happy"
FILES = ("receipt.pdf", "signed-certificate.pdf")
_CERTIFICATE = "MASTER: REQUEST FOR CERTIFICATE OF DEGREE AWARD"
_PERMIT = (
    "Certificate to be used for the sole use of request or renewal of a residence permit to be "
    "submitted to the Police Station. *"
)


@contextmanager
def new_page(browser: Browser, server: str) -> Iterator[tuple[Page, WorldClient]]:
    """A page in a context of its own, in a world of its own."""
    with WorldClient(server, "master-student") as world:
        context = browser.new_context(viewport={"width": 1280, "height": 800})
        context.add_cookies([{"name": "mock_world", "value": world.id, "url": server}])
        context.set_default_timeout(15_000)
        try:
            yield context.new_page(), world
        finally:
            context.close()


class ByHand:
    """The journey on one page; the files it gets are kept in ``folder``."""

    def __init__(
        self, page: Page, world: WorldClient, server: str, folder: Path, *, careful: bool
    ) -> None:
        self.page, self.world, self.server = page, world, server
        self.folder, self.careful = folder, careful

    def play(self) -> None:
        """From the home page to the signed certificate."""
        self.sign_in()
        self.reserve()
        self.deliver()
        self.pay()
        self.fetch()

    def sign_in(self) -> None:
        """With a person code, a password and the code that comes by mail."""
        page, person = self.page, self.world.people["polimi"]
        page.goto(f"{self.server}/polimi/")
        self._arrived("POLITECNICO MILANO 1863")
        self._press("link", "Online Services")
        self._arrived("Online Services")
        page.get_by_role("textbox", name="Person Code", exact=True).fill(person["user"])
        page.get_by_label("Password", exact=True).fill(person["password"])
        self._press("button", "Sign in")
        self._arrived("Second factor")
        code = page.get_by_role("textbox", name="One-time code", exact=True)
        if not self.careful:
            code.wait_for()  # the mail is sent when this page comes
        code.fill(self._code())
        self._press("button", "Confirm")
        self._arrived("Services")

    def reserve(self) -> None:
        """The certificate, with what is asked about it."""
        page = self.page
        self._press("link", "Data")
        self._arrived("Data")
        self._press("link", "certificate and self certification request")
        self._arrived("SELECT CAREER")
        self._press("link", "975765")
        self._arrived("Certificate")
        self._press("link", _CERTIFICATE)
        self._arrived("PARAMETER DEFINITION")
        self._choose("Use of certificate *", "Stamped")
        self._choose("Certificate language *", "English")
        self._choose(_PERMIT, "-")
        self._choose("For use: Abroad - Italy *", "Italy")
        page.get_by_role("spinbutton", name="Number of copies:", exact=True).fill("1")
        self._press("button", "Continue")
        self._arrived("PARAMETERS")
        notes = page.get_by_role("textbox", name="ADDITIONAL NOTES", exact=True)
        notes.fill("My second given name is missing in the list.")
        self._press("button", "reserve document")
        self._arrived("SELECT CAREER")

    def deliver(self) -> None:
        """As a file to be downloaded, with a word to the office."""
        page = self.page
        self._press("link", "Access the cart")
        self._arrived("CART INFO")
        words = page.get_by_role("textbox", name="Communications to the Office:", exact=True)
        words.fill("Please call me before you print.")
        self._press("button", "Save Communications")
        if self.careful:  # the same page again: its heading was there before
            expect(page.get_by_role("status")).to_be_visible()
        self._press("button", "Sel. Delivery Type")
        self._arrived("CERTIFICATE DELIVERY TYPE SELECTION")
        method = "DOWNLOAD DIGITALLY SIGNED DOCUMENTS"
        page.get_by_role("checkbox", name=method, exact=True).check()
        self._press("button", "Continue")
        self._arrived("PAYMENT SLIP")

    def pay(self) -> None:
        """16 euros, at the gateway."""
        self._shows("Total payment:", "16.00")
        self._press("button", "Start Payment")
        self._arrived("Stand-in payment gateway")
        self._shows("Amount to pay", "16.00")
        self._press("button", "Pay")
        self._arrived("Payment received")

    def fetch(self) -> None:
        """The receipt and the signed certificate."""
        receipt, certificate = FILES
        self._download("Download receipt", receipt)
        self._press("link", "Submitted requests")
        self._arrived("Submitted requests")
        self._download(f"Download signed document {_CERTIFICATE}", certificate)

    def _arrived(self, heading: str) -> None:
        if self.careful:
            found = self.page.get_by_role("heading", name=heading, level=1, exact=True)
            expect(found).to_be_visible()

    def _shows(self, name: str, amount: str) -> None:
        if self.careful:
            shown = self.page.get_by_role("status", name=name, exact=True)
            expect(shown).to_contain_text(amount)

    def _press(self, role: str, name: str) -> None:
        find = self.page.get_by_role
        find(role, name=name, exact=True).click()  # type: ignore[arg-type]  # link or button

    def _choose(self, name: str, option: str) -> None:
        listed = self.page.get_by_role("combobox", name=name, exact=True)
        listed.select_option(label=option)

    def _download(self, link: str, name: str) -> None:
        with self.page.expect_download() as coming:
            self._press("link", link)
        coming.value.save_as(self.folder / name)

    def _code(self) -> str:
        codes = re.findall(r"\b\d{6}\b", "\n".join(mail["text"] for mail in self.world.mail()))
        return str(codes[-1])
