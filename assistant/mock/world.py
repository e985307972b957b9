"""The isolated state of all mock portals for one run. Its JSON is the snapshot."""

import hashlib
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import Field, field_validator

from assistant.mock.polimi.records import PolimiRecords
from assistant.mock.records import Strict

EffectKind = Literal["pay", "submit", "cancel", "print-once"]


class Settings(Strict):
    """What can be set for one world without writing a scenario."""

    card: Literal["accepted", "declined", "pending"] = "accepted"
    signing_hours: float = Field(default=0, ge=0)


class Fault(Strict):
    """Something the world is told to do wrong, and how often it has been met already."""

    fault: str
    page: str | None = None
    method: Literal["GET", "POST"] | None = None
    nth: int | None = Field(default=None, ge=1)
    seconds: float = Field(default=2, ge=0, le=600)
    met: int = 0


class Logged(Strict):
    """One request to a portal; status 0 means that no answer was given."""

    n: int
    method: str
    path: str
    status: int


class Effect(Strict):
    """Something that a person cannot take back."""

    n: int
    kind: EffectKind
    what: str
    amount: str | None = None
    at: datetime


class Attachment(Strict):
    """A document of a portal; its bytes are made again whenever somebody opens it."""

    name: str
    portal: str
    document: str
    key: str


class Mail(Strict):
    """One message in the world's inbox."""

    n: int
    to: str
    subject: str
    text: str
    at: datetime
    attachments: list[Attachment] = Field(default_factory=list)


class World(Strict):
    """Everything the portals know and did. Nothing in it depends on chance or the real time."""

    scenario: str
    title: str
    seed: str
    timezone: str
    now: datetime
    settings: Settings = Settings()
    counters: dict[str, int] = Field(default_factory=dict)
    faults: list[Fault] = Field(default_factory=list)
    requests: list[Logged] = Field(default_factory=list)
    effects: list[Effect] = Field(default_factory=list)
    mail: list[Mail] = Field(default_factory=list)
    polimi: PolimiRecords

    @field_validator("timezone")
    @classmethod
    def _known_timezone(cls, name: str) -> str:
        ZoneInfo(name)
        return name

    def local(self, moment: datetime) -> datetime:
        """Tell a moment on the clocks of the world's place; one without an offset is of there."""
        zone = ZoneInfo(self.timezone)
        return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)

    def move_clock(self, to: datetime | None = None, by: timedelta = timedelta()) -> None:
        """Set the clock, or move it on."""
        self.now = self.local((to or self.now) + by)

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

    def post(self, to: str, subject: str, text: str, *attachments: Attachment) -> None:
        """Put a message into the inbox."""
        self.mail.append(
            Mail(
                n=len(self.mail) + 1,
                to=to,
                subject=subject,
                text=text,
                at=self.now,
                attachments=list(attachments),
            )
        )
