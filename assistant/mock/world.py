"""The isolated state of all mock portals for one run. Its JSON is the snapshot."""

import hashlib
from datetime import datetime, timedelta, timezone
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, Field, HttpUrl, ValidationError, field_validator

from assistant.mock.polimi.records import PolimiRecords
from assistant.mock.records import Count, Moment, Strict
from assistant.mock.refusal import Refusal
from assistant.mock.smartcampus.records import SmartcampusRecords
from assistant.mock.unad.records import UnadRecords

EffectKind = Literal["pay", "submit", "cancel", "print-once"]
YEARS = range(1970, 3000)
"""Where a clock can stand: well within what its records can hold."""


def _web_address(text: str) -> str:
    try:
        return str(HttpUrl(text))
    except ValidationError:
        raise ValueError("should be an address like https://example.org/") from None


class Settings(Strict):
    """What can be set for one world without writing a scenario."""

    card: Literal["accepted", "declined", "pending"] = "accepted"
    signing_hours: float = Field(default=0, ge=0, le=366 * 24, allow_inf_nan=False)
    variant: str | None = None
    variant_page: str | None = None

    def variant_at(self, path: str) -> str | None:
        """Tell which variant of its pages an address shows; None: the pages as they are."""
        return self.variant if self.variant_page in (None, path) else None


class Fault(Strict):
    """Something the world is told to do wrong, and how often it has been met already."""

    fault: str
    page: str | None = None
    method: Literal["GET", "POST"] | None = None
    nth: int | None = Field(default=None, ge=1, le=10**6)
    seconds: float = Field(default=2, ge=0, le=600, allow_inf_nan=False)
    to: Annotated[str, AfterValidator(_web_address)] = "http://foreign.invalid/"
    met: Count = 0


class Logged(Strict):
    """One request to a portal; status 0 means that no answer was given."""

    n: Count
    method: str
    path: str
    status: Count


class Effect(Strict):
    """Something that a person cannot take back."""

    n: Count
    kind: EffectKind
    what: str
    amount: str | None = None
    at: Moment


class Attachment(Strict):
    """A document of a portal; its bytes are made again whenever somebody opens it."""

    name: str
    portal: str
    document: str
    key: str


class Mail(Strict):
    """One message in the world's inbox."""

    n: Count
    to: str
    subject: str
    text: str
    at: Moment
    attachments: list[Attachment] = Field(default_factory=list)


class World(Strict):
    """Everything the portals know and did. Nothing in it depends on chance or the real time."""

    scenario: str
    title: str
    seed: str
    timezone: str
    now: Moment
    settings: Settings = Settings()
    counters: dict[str, Count] = Field(default_factory=dict)
    faults: list[Fault] = Field(default_factory=list)
    requests: list[Logged] = Field(default_factory=list)
    effects: list[Effect] = Field(default_factory=list)
    mail: list[Mail] = Field(default_factory=list)
    polimi: PolimiRecords
    smartcampus: SmartcampusRecords
    unad: UnadRecords

    @field_validator("timezone")
    @classmethod
    def _known_timezone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (KeyError, OSError, ValueError):
            raise ValueError("should be a time zone like Europe/Rome") from None
        return name

    def local(self, moment: datetime) -> datetime:
        """Tell a moment on the clocks of the world's place; one without an offset is of there."""
        zone = ZoneInfo(self.timezone)
        there = moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)
        # with a plain offset, as JSON keeps it: an hour later is an hour later in any season
        return there.replace(tzinfo=timezone(there.utcoffset() or timedelta()))

    def move_clock(self, to: datetime | None = None, by: timedelta = timedelta()) -> None:
        """Set the clock, or move it on."""
        now = self.local((to or self.now) + by)
        if now.year not in YEARS:
            raise Refusal(f"A clock stands in the years {YEARS[0]} to {YEARS[-1]}.")
        self.now = now

    def count(self, what: str, start: int = 1) -> int:
        """Give out the next number of a kind."""
        self.counters[what] = self.counters.get(what, start - 1) + 1
        return self.counters[what]

    def secret(self, what: str) -> str:
        """Make up the next value that a visitor could not guess."""
        text = f"{self.seed}/{what}/{self.count(what)}"
        return hashlib.sha256(text.encode()).hexdigest()[:40]

    def log(self, method: str, path: str, status: int) -> None:
        """Write down that a portal was asked for something."""
        n = len(self.requests) + 1
        self.requests.append(Logged(n=n, method=method, path=path, status=status))

    def record(self, kind: EffectKind, what: str, amount: str | None = None) -> None:
        """Write down something that cannot be taken back."""
        n = len(self.effects) + 1
        self.effects.append(Effect(n=n, kind=kind, what=what, amount=amount, at=self.now))

    def post(
        self,
        to: str,
        subject: str,
        text: str,
        *attachments: Attachment,
        at: datetime | None = None,
    ) -> None:
        """Put a message into the inbox; ``at`` says when it was written, if not just now."""
        self.mail.append(
            Mail(
                n=len(self.mail) + 1,
                to=to,
                subject=subject,
                text=text,
                at=at or self.now,
                attachments=list(attachments),
            )
        )
