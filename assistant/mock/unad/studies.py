"""Who studies what at UNAD: a person, periods, courses, and what was enrolled in or put off."""

from datetime import datetime, timedelta
from typing import Annotated, Literal

from pydantic import Field

from assistant.mock.records import Count, Moment, Strict

Level = Literal["PREGRADO", "TECNOLOGÍAS"]
School = Literal["ECACEN", "ECISALUD", "ECBTI", "ECAPMA", "ECEDU", "ECSAH", "ECJP"]
Mark = Annotated[float, Field(ge=0, le=5)]


class Person(Strict):
    """Whom the university knows."""

    document: str
    name: str
    surname: str
    email: str
    phone: str = "300 555 0100"
    user: str
    password: str
    born: str = "14/05/1999"
    returning: bool = True
    level: Level = "PREGRADO"
    school: School = "ECBTI"
    programme: str
    zone: str = "Zona Centro Bogotá Cundinamarca"
    centre: str = "CEAD José Acevedo y Gómez"

    @property
    def full_name(self) -> str:
        """Name and surname."""
        return f"{self.name} {self.surname}"


class Period(Strict):
    """One academic period."""

    code: str
    weeks: Literal[8, 16] = 16
    starts: Moment
    enrolment_closes: Moment
    novedades_from: Moment
    novedades_until: Moment

    @property
    def ends(self) -> datetime:
        """When its weeks are over."""
        return self.starts + timedelta(weeks=self.weeks)

    def running(self, now: datetime) -> bool:
        """Whether it is in progress."""
        return self.starts <= now < self.ends

    def enrolling(self, now: datetime) -> bool:
        """Whether one can still enrol in it."""
        return now <= self.enrolment_closes

    def changing(self, now: datetime) -> bool:
        """Whether it is its week of changes (novedades)."""
        return self.novedades_from <= now <= self.novedades_until


class Group(Strict):
    """A timetable of a practical component."""

    name: str
    when: str
    where: str
    seats: Count = 20


class Course(Strict):
    """One course on offer."""

    code: str
    name: str
    credits: Count
    seats: Count = 25
    resit_eligible: bool = True
    in_situ: bool = False
    groups: list[Group] = Field(default_factory=list)


class Taken(Strict):
    """A course somebody is or was enrolled in."""

    code: str
    mark: Mark | None = None
    deferred: bool = False
    group: str = ""


class Enrolment(Strict):
    """A period somebody has enrolled in; the receipt pays for its credits."""

    period: str
    receipt: str = ""
    credits_paid: Count = 0
    courses: list[Taken] = Field(default_factory=list)
    enrolled_at: Moment
    discounts: list[str] = Field(default_factory=list)
    acta_at: Moment | None = None
    induction_at: Moment | None = None


class Practical(Strict):
    """Where somebody does the practical components; chosen once."""

    zone: str
    cead: str


class Deferral(Strict):
    """A period or courses that were put off before."""

    period: str
    courses: list[str] = Field(default_factory=list)
    filed_at: Moment


class ForceMajeure(Strict):
    """Something that happened and kept somebody from studying."""

    kind: str
    happened_at: Moment
