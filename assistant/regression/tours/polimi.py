"""The way of a visitor through all pages of Polimi Online Services."""

from assistant.regression.visitor import Enter, Visitor

AWARD = "MASTER: REQUEST FOR CERTIFICATE OF DEGREE AWARD"
DOWNLOAD = "DOWNLOAD DIGITALLY SIGNED DOCUMENTS"
NEW_ADDRESS = "New address"
USE = "Use of certificate *"
LANGUAGE = "Certificate language *"
PERMIT = (
    "Certificate to be used for the sole use of request or renewal of a residence permit to be "
    "submitted to the Police Station. *"
)
WHERE = "For use: Abroad - Italy *"
NOTES = "Additional notes (will appear at the bottom of the certificate) (only for Auto use)"
COPIES = "Number of copies:"
USUAL = {USE: "Stamped", LANGUAGE: "English", PERMIT: "-", WHERE: "Italy"}


def tour(enter: Enter) -> None:
    """See every page in every state that shows something of its own."""
    _before_signing_in(enter("master-student"))
    _answers_and_failures(student(enter))
    _career_without_documents(signed_in(enter("no-master")))
    for method in (DOWNLOAD, "BY POST", "BY OFFICE"):
        buyer = student(enter)
        reserve(buyer)
        _look_at_the_cart(buyer)
        deliver(buyer, method)
        pay(buyer)
        buyer.open("/polimi/requests")
    for card in ("declined", "pending"):
        buyer = signed_in(enter("no-second-factor", settings={"card": card}))
        reserve(buyer)
        deliver(buyer, DOWNLOAD)
        pay(buyer)
    for scenario in ("paid-signing", "payment-pending"):
        signed_in(enter(scenario)).open("/polimi/requests")
    collector = signed_in(enter("paid-office"))
    collector.open("/polimi/requests")
    collector.follow("Print delegation form")


def _before_signing_in(visitor: Visitor) -> None:
    visitor.open("/polimi/")
    visitor.follow("Online Services")
    for link in (
        "Polimi credentials recovery (person code and password)",
        "Deactivate 2FA: access temporarily with Polimi credentials only",
        "Information, FAQs and assistance",
        "Help",
        "Register",
        "SPID login",
    ):
        visitor.follow(link)
        visitor.open("/polimi/login")
    press_sign_in(visitor)


def _answers_and_failures(visitor: Visitor) -> None:
    for page in ("services/data", "faq/self-certify", "faq/stamped", "cart", "payment", "no-such"):
        visitor.open(f"/polimi/{page}")


def _career_without_documents(visitor: Visitor) -> None:
    visitor.open("/polimi/careers")
    visitor.follow("BH9436")


def _look_at_the_cart(visitor: Visitor) -> None:
    visitor.follow("Access the cart")
    visitor.press("Save Communications")


def press_sign_in(visitor: Visitor, user: str | None = None, password: str | None = None) -> None:
    """Fill in the Polimi credentials, the visitor's own unless told otherwise, and press."""
    person = visitor.world.people["polimi"]
    visitor.open("/polimi/login")
    visitor.fill("Person Code", person["user"] if user is None else user)
    visitor.fill("Password", person["password"] if password is None else password)
    visitor.press("Sign in")


def signed_in(visitor: Visitor) -> Visitor:
    """The visitor, signed in and past no second factor."""
    press_sign_in(visitor)
    return visitor


def student(enter: Enter) -> Visitor:
    """Somebody who has just signed in."""
    return signed_in(enter("no-second-factor"))


def choose_document(visitor: Visitor, career: str = "975765", document: str = AWARD) -> None:
    """Go from the careers to the parameters of a document."""
    visitor.open("/polimi/careers")
    visitor.follow(career)
    visitor.follow(document)


def set_parameters(visitor: Visitor, changed: dict[str, str] | None = None) -> None:
    """Fill in the parameters, the usual ones except for what is changed, and press Continue."""
    for label, value in (USUAL | (changed or {})).items():
        if label in USUAL:
            visitor.choose(label, value or "-- choose --")
        else:
            visitor.fill(label, value)
    visitor.press("Continue")


def reserve(visitor: Visitor, changed: dict[str, str] | None = None) -> None:
    """Put a document into the cart."""
    choose_document(visitor)
    set_parameters(visitor, changed)
    visitor.press("reserve document")


def choose_delivery(visitor: Visitor, *methods: str) -> None:
    """Tick ways of delivery on their page."""
    visitor.open("/polimi/cart")
    visitor.press("Sel. Delivery Type")
    for method in methods:
        visitor.tick(method)
    visitor.press("Continue")


def deliver(visitor: Visitor, method: str) -> None:
    """Choose a way of delivery and what it needs, as far as the payment."""
    choose_delivery(visitor, method)
    if method == "BY POST":
        visitor.tick("Residence address provided to the Politecnico")
        visitor.press("Continue")
    elif method == "BY OFFICE":
        visitor.tick(visitor.page.names("field")[0])
        visitor.press("Continue")


def pay(visitor: Visitor) -> None:
    """Pay what is on the slip."""
    visitor.open("/polimi/payment")
    visitor.press("Start Payment")
    visitor.press("Pay")
