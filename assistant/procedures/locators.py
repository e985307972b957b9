"""How to find the pages and elements of a portal, as data."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from assistant.language import _
from assistant.procedures.calendars import COUNTRIES, places
from assistant.procedures.leniency import of_a_project
from assistant.procedures.sources import Documented, Sources, Standing
from assistant.procedures.templates import fill_in
from assistant.procedures.yaml_files import did_you_mean

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
WAYS = ("role", "label", "text", "placeholder", "id", "css")


ROLES = frozenset(
    "alert alertdialog application article banner blockquote button caption cell checkbox code "
    "columnheader combobox complementary contentinfo definition deletion dialog directory document "
    "emphasis feed figure form generic grid gridcell group heading img insertion link list listbox "
    "listitem log main marquee math menu menubar menuitem menuitemcheckbox menuitemradio meter "
    "navigation none note option paragraph presentation progressbar radio radiogroup region row "
    "rowgroup rowheader scrollbar search searchbox separator slider spinbutton status strong "
    "subscript superscript switch tab table tablist tabpanel term textbox time timer toolbar "
    "tooltip tree treegrid treeitem".split()
)
"""The roles of WAI-ARIA 1.2."""


def _wrong(message: str, *at: str) -> PydanticCustomError:
    return PydanticCustomError("locator", message, {"at": at})


class _Data(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Locator(_Data):
    """One way to find one element: what a person perceives (role and name, label) or structure."""

    role: str | None = None
    name: str | None = None
    level: int | None = None
    label: str | None = None
    text: str | None = None
    placeholder: str | None = None
    id: str | None = None
    css: str | None = None
    exact: bool = True
    within: "Locator | None" = None
    known: Standing = "documented"

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        ways = [way for way in WAYS if getattr(self, way) is not None]
        if len(ways) != 1:
            given, known = _(" and ").join(ways) or _("none"), ", ".join(WAYS)
            raise _wrong(_("a locator has exactly one of {known}; this one has {given}",
                           known=known, given=given))  # fmt: skip
        for key in ("name", "level"):
            if getattr(self, key) is not None and self.role is None:
                raise _wrong(_("'{key}' goes with 'role'", key=key), key)
        if self.role is not None and self.role not in ROLES:
            raise _wrong(_("there is no role '{role}'", role=self.role)
                         + did_you_mean(self.role, ROLES), "role")  # fmt: skip
        return self

    @property
    def way(self) -> str:
        """Which of the ways it is."""
        return next(way for way in WAYS if getattr(self, way) is not None)

    def strings(self) -> list[str]:
        """Every text in it that may be a template."""
        own = [str(getattr(self, way)) for way in (*WAYS, "name") if getattr(self, way) is not None]
        return own + (self.within.strings() if self.within else [])

    def with_values(self, values: Mapping[str, Any]) -> "Locator":
        """The same locator with the element's parameters filled in."""
        if not values:
            return self
        filled: dict[str, Any] = {
            field: fill_in(getattr(self, field), values)
            for field in (*WAYS, "name")
            if getattr(self, field) is not None
        }
        if self.within:
            filled["within"] = self.within.with_values(values)
        return self.model_copy(update=filled)

    def __str__(self) -> str:
        if self.role:
            said = self.role if self.name is None else f"{self.role} «{self.name}»"
        else:
            said = f"{self.way} «{getattr(self, self.way)}»"
        return f"{said} in {self.within}" if self.within else said


class Element(_Data):
    """One thing on a page: a primary locator and independent alternatives."""

    parameters: tuple[str, ...] = Field(default=(), alias="with")
    primary: Locator
    alternatives: tuple[Locator, ...] = Field(min_length=1)
    secret: bool = False
    source: Documented

    def with_values(self, values: Mapping[str, Any]) -> "Element":
        """The same element with its parameters filled in."""
        if not values:
            return self
        return self.model_copy(
            update={
                "primary": self.primary.with_values(values),
                "alternatives": tuple(one.with_values(values) for one in self.alternatives),
            }
        )


class Page(_Data):
    """One addressable page; its landmark tells that one is there."""

    path: str | None = None
    landmark: Locator | None = None
    everywhere: bool = False
    verdict: Literal["portal", "auth", "data"] | None = None
    elements: dict[Identifier, Element] = {}
    source: Sources = ()

    @model_validator(mode="after")
    def _addressable(self) -> Self:
        if not self.everywhere and (self.path is None or self.landmark is None):
            raise _wrong(_("a page needs 'path' and 'landmark' (or 'everywhere: true')"))
        return self

    @property
    def parameters(self) -> frozenset[str]:
        """The names to fill in in its path: ``career`` for ``/careers/{career}/documents``."""
        return frozenset(re.findall(r"{(\w+)}", self.path or ""))


class Site(_Data):
    """One site of the portal: where the mock serves it, and its documented address."""

    mock: str
    live: str | None = None
    source: Sources = ()


def _timezone(value: object, info: ValidationInfo) -> object:
    if not isinstance(value, str) or value in ("UTC", *COUNTRIES):
        return value
    known = places() if of_a_project(info) else COUNTRIES
    if value not in known:
        raise PydanticCustomError(
            "timezone",
            _("there is no time zone '{zone}' here", zone=value) + did_you_mean(value, known),
        )
    return value


class PortalLocators(_Data):
    """Everything ``selectors/PORTAL.yaml`` holds."""

    portal: Identifier
    title: str
    language: Literal["en", "es", "it"]
    timezone: Annotated[
        str, BeforeValidator(_timezone), Field(json_schema_extra={"enum": [*COUNTRIES]})
    ]
    """One whose public holidays are known (see ``calendars``); any other in a project."""
    sites: dict[Identifier, Site]
    pages: dict[Identifier, Page]

    @model_validator(mode="before")
    @classmethod
    def _usual(cls, value: Any, info: ValidationInfo) -> Any:
        """In a project the portal and its pages are enough."""
        if not (of_a_project(info) and isinstance(value, dict)):
            return value
        title = value.get("portal", "")
        return {"title": title, "language": "en", "timezone": "UTC", "sites": {}, **value}

    def element(self, reference: str) -> Element:
        """The element called ``page.element``; raises KeyError if there is none."""
        page, _dot, name = reference.partition(".")
        return self.pages[page].elements[name]

    def secret_fields(self) -> tuple[Locator, ...]:
        """Every way to find a field that is marked ``secret``."""
        fields = (one for page in self.pages.values() for one in page.elements.values())
        marked = (one for one in fields if one.secret and not one.parameters)
        ways = (way for one in marked for way in (one.primary, *one.alternatives))
        return tuple(dict.fromkeys(ways))

    @cached_property
    def references(self) -> list[str]:
        """Every ``page.element`` there is."""
        return [f"{page}.{name}" for page, one in self.pages.items() for name in one.elements]
