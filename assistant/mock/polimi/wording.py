"""How the Polimi portal writes amounts and dates, and the texts of its forms' fields."""

from datetime import datetime

from assistant.mock.forms import Field
from assistant.mock.polimi.records import PolimiRecords, PolimiSession
from assistant.mock.portal import Page, Visit

PolimiVisit = Visit[PolimiSession]
PolimiPage = Page[PolimiSession]


def euros(cents: int) -> str:
    """Write an amount as the pages do."""
    return f"€ {amount(cents)}"


def amount(cents: int) -> str:
    """Write an amount as a plain number."""
    return f"{cents // 100}.{cents % 100:02}"


def date(moment: datetime) -> str:
    """Write a day the Italian way."""
    return f"{moment:%d/%m/%Y}"


def moment(moment: datetime) -> str:
    """Write a day and time the Italian way."""
    return f"{moment:%d/%m/%Y %H:%M:%S}"


def records(visit: PolimiVisit) -> PolimiRecords:
    """Give what the portal knows in the world of a visit."""
    return visit.world.polimi


PERSON_CODE = Field("person_code", "Person Code", autocomplete="username")
PASSWORD = Field("password", "Password", "password", autocomplete="current-password")
ONE_TIME_CODE = Field("code", "One-time code", autocomplete="one-time-code")
EMAIL = Field("email", "E-mail address", "email", autocomplete="email")
UNDERSTOOD = Field("understood", "I understand that my account is less protected meanwhile", "tick")

RECOVERY = (EMAIL,)
REGISTRATION = (
    Field("name", "Name", autocomplete="given-name"),
    Field("surname", "Surname", autocomplete="family-name"),
    EMAIL,
)
DEACTIVATION = (PERSON_CODE, PASSWORD, UNDERSTOOD)

USE = Field("use", "Use of certificate *", "choice", ("Stamped", "Auto"))
ADDITIONAL_NOTES = Field(
    "additional_notes",
    "Additional notes (will appear at the bottom of the certificate) (only for Auto use)",
    required=False,
)
COPIES = Field("copies", "Number of copies:", "number")
PARAMETERS = (
    USE,
    Field("language", "Certificate language *", "choice", ("English", "Italian")),
    Field(
        "permit",
        "Certificate to be used for the sole use of request or renewal of a residence permit "
        "to be submitted to the Police Station. *",
        "choice",
        ("-", "Yes"),
    ),
    Field("where", "For use: Abroad - Italy *", "choice", ("Abroad", "Italy")),
    ADDITIONAL_NOTES,
    COPIES,
)

ON_FILE_DELIVERY = "Delivery address provided to the Politecnico"
ON_FILE_RESIDENCE = "Residence address provided to the Politecnico"
NEW_ADDRESS = "New address"
ADDRESS = Field(
    "address", "Delivery address", "radio", (ON_FILE_DELIVERY, ON_FILE_RESIDENCE, NEW_ADDRESS)
)
NEW_ADDRESS_PARTS = (
    Field("street", "Street and number", autocomplete="street-address"),
    Field("postcode", "Postcode", autocomplete="postal-code"),
    Field("town", "Town", autocomplete="address-level2"),
    Field("country", "Country", autocomplete="country-name"),
)

OFFICE_ADDRESS = (
    "Master's and Continuing Education Office - Building 2 - second floor - "
    "Piazza Leonardo Da Vinci 32 - 20133 Milan"
)
COUNTER = Field("counter", "Counter", "radio", (OFFICE_ADDRESS,))

DELEGATE = (
    Field("delegate", "Name of the delegate"),
    Field("identity_document", "Identity document number"),
)
