"""Locators held against the documents and against themselves."""

from collections.abc import Iterable, Iterator, Mapping

from assistant.language import _
from assistant.procedures.locators import Element, Locator, PortalLocators
from assistant.procedures.sources import Document, Source
from assistant.procedures.templates import TemplateMistake, names_in
from assistant.procedures.yaml_files import did_you_mean

Place = tuple[str | int, ...]
Findings = Iterator[tuple[Place, str]]
Documents = Mapping[str, Document] | None
"""None if their file cannot be read: that is said once, not at every source."""


def check_sources(documents: Documents, place: Place, sources: Iterable[Source]) -> Findings:
    """Documents that are not listed, and lines past their end."""
    if documents is None:
        return
    for index, source in enumerate(sources):
        if source.document is None:
            continue
        document = documents.get(source.document)
        if document is None:
            yield (*place, index), _("{source}: there is no document {document}; known: {known}",
                                     source=source, document=source.document,
                                     known=", ".join(documents))  # fmt: skip
        elif not 1 <= source.first <= source.last <= document.lines:
            yield (*place, index), _("{source}: the document has the lines 1 to {lines}",
                                     source=source, lines=document.lines)  # fmt: skip


def check_locators(locators: PortalLocators, portal: str, documents: Documents) -> Findings:
    """Everything that does not fit in the locators of one portal."""
    if locators.portal != portal:
        yield ("portal",), _("the file is called {portal}.yaml, so this must be {portal}",
                             portal=portal)  # fmt: skip
    for name, site in locators.sites.items():
        yield from check_sources(documents, ("sites", name, "source"), site.source)
    for page_id, page in locators.pages.items():
        here: Place = ("pages", page_id)
        yield from check_sources(documents, (*here, "source"), page.source)
        for text in page.landmark.strings() if page.landmark else ():
            yield from _check_names((*here, "landmark"), text, ())
        for name, element in page.elements.items():
            yield from _check_element((*here, "elements", name), element, documents)


def _check_element(here: Place, element: Element, documents: Documents) -> Findings:
    yield from check_sources(documents, (*here, "source"), element.source)
    locators = {
        (*here, "primary"): element.primary,
        **{(*here, "alternatives", i): one for i, one in enumerate(element.alternatives)},
    }
    earlier: list[Locator] = []
    used: set[str] = set()
    for place, locator in locators.items():
        if any(_the_same(locator, one) for one in earlier):
            yield place, _("this repeats a locator above; an alternative finds the element "
                           "another way")  # fmt: skip
        earlier.append(locator)
        for text in locator.strings():
            yield from _check_names(place, text, element.parameters)
            used |= {name for name in element.parameters if name in text}
    for index, name in enumerate(element.parameters):
        if name not in used:
            yield (*here, "with", index), _("no locator uses '{name}'", name=name)


def _the_same(one: Locator, other: Locator) -> bool:
    """Whether two locators look at the same thing, however sure we are of each."""
    return one.model_copy(update={"known": other.known, "exact": other.exact}) == other


def _check_names(place: Place, text: str, parameters: Iterable[str]) -> Findings:
    try:
        unknown = names_in(text) - set(parameters)
    except TemplateMistake as mistake:
        yield place, str(mistake)
        return
    for name in sorted(unknown):
        yield (
            place,
            _("unknown name '{name}' in a template", name=name)
            + (did_you_mean(name, parameters) or _("; an element names its own in 'with'")),
        )
