"""What every portal keeps: its visitors' sessions, and the base of its own records."""

from datetime import datetime, timedelta
from typing import Annotated, Generic, TypeVar

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

YEARS = range(1900, 3101)


def _reachable(moment: datetime) -> datetime:
    if moment.year not in YEARS:
        raise ValueError(f"should be of the years {YEARS[0]} to {YEARS[-1]}")
    return moment


# Bounded, so that no sum of them overflows.
Asked = Annotated[datetime, AfterValidator(_reachable)]
Moment = Annotated[AwareDatetime, AfterValidator(_reachable)]
Count = Annotated[int, Field(ge=0, le=10**12)]
Minutes = Annotated[int, Field(ge=1, le=366 * 24 * 60)]


class Strict(BaseModel):
    """A model that refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid")


class Flash(Strict):
    """What a page has to say about the form just sent; it stays while that page is shown."""

    page: str
    alerts: list[str] = []
    status: str = ""
    entered: dict[str, list[str]] = {}


class Session(Strict):
    """One visitor of a portal, signed in or not yet."""

    token: str
    person: str | None = None
    seen: Moment
    minutes: Minutes = 30
    flash: Flash | None = None

    def expired(self, now: datetime) -> bool:
        """Say whether a signed-in visitor has been away for too long."""
        return self.person is not None and now - self.seen >= timedelta(minutes=self.minutes)


S = TypeVar("S", bound=Session)


class Records(Strict, Generic[S]):
    """What a portal remembers; each portal adds its own."""

    sessions: dict[str, S] = {}

    def fill_up(self) -> None:
        """Have no seats left in anything that has seats."""
