"""What the documents hold, and how much of it is played."""

from collections import Counter

import pytest

from assistant.procedures.library import Library
from assistant.procedures.locators import Locator, Page
from assistant.procedures.register import DocumentedStep, Procedure

LIBRARY = Library()
REGISTER = LIBRARY.register
PROCEDURES = {
    name: procedure
    for register in REGISTER.values()
    for name, procedure in register.procedures.items()
}
PORTAL_LABELS = [
    (portal, label.label, label.page)
    for portal, register in REGISTER.items()
    for label in register.labels
    if label.page and not label.on_screen and portal in LIBRARY.portals
]


def step(done_by: object) -> DocumentedStep:
    return DocumentedStep.model_validate({"does": "Pay", "source": "S2:L173", "step": done_by})


def test_a_step_is_done_by_one_or_by_several() -> None:
    assert step("pay").done_by == ("pay",)
    assert step(["login.sign-in", "pay"]).done_by == ("login.sign-in", "pay")
    assert DocumentedStep.model_validate({"does": "Pay", "source": "S2:L173"}).done_by == ()


def test_everything_that_the_documents_hold_is_there() -> None:
    assert list(REGISTER) == ["polimi", "smartcampus", "unad"]
    assert len(PROCEDURES) == 84
    assert sum(len(procedure.steps) for procedure in PROCEDURES.values()) == 307
    assert {portal: len(one.labels) for portal, one in REGISTER.items()} == {
        "polimi": 38, "smartcampus": 4, "unad": 45,
    }  # fmt: skip


def test_how_many_of_them_a_browser_can_do() -> None:
    kinds = Counter(procedure.automation for procedure in PROCEDURES.values())
    played = [one for one in PROCEDURES.values() if one.automation == "auto"]

    assert kinds == {"auto": 50, "advice": 29, "mixed": 3, "composite": 2}
    assert sum(len(procedure.steps) for procedure in played) == 226


def test_one_label_stands_twice_because_two_sites_show_it() -> None:
    labels = Counter(
        (portal, label.label) for portal, one in REGISTER.items() for label in one.labels
    )

    assert [label for label, count in labels.items() if count > 1] == [
        ("unad", "Certificados y/o Constancias")
    ]


@pytest.mark.parametrize("name", PROCEDURES)
def test_a_procedure_covers_the_lines_of_its_steps(name: str) -> None:
    whole = lines(PROCEDURES[name])

    for documented in PROCEDURES[name].steps:
        assert lines(documented) <= whole


def lines(of: Procedure | DocumentedStep) -> set[tuple[str | None, int]]:
    """Every line of its sources."""
    return {
        (source.document, line)
        for source in of.source
        for line in range(source.first, source.last + 1)
    }


@pytest.mark.parametrize("name", [name for name in PROCEDURES if name.startswith("polimi/")])
def test_every_step_at_the_politecnico_is_done_by_a_flow(name: str) -> None:
    assert name in LIBRARY.flow_paths
    assert all(documented.done_by for documented in PROCEDURES[name].steps)


@pytest.mark.parametrize(("portal", "label", "page"), PORTAL_LABELS)
def test_the_page_of_a_label_has_a_locator_for_it(portal: str, label: str, page: str) -> None:
    found = locators(LIBRARY.locators(portal).pages[page])

    assert any(says(one, label) or says_what_is_chosen(one, label, portal) for one in found)


def locators(page: Page) -> list[Locator]:
    """Every way to find something on a page, its landmark among them."""
    ways = [way for one in page.elements.values() for way in (one.primary, *one.alternatives)]
    return [*ways, page.landmark] if page.landmark else ways


def says(locator: Locator, label: str) -> bool:
    """Whether it looks for the label, or for a part of it that a person reads."""
    read = [one for one in (locator.name, locator.label, locator.text) if one]
    return any(one in label for one in read) or any(label in one for one in locator.strings())


def says_what_is_chosen(locator: Locator, label: str, portal: str) -> bool:
    """Whether it looks for an option (``{{ name }}``), and a flow offers the label as one."""
    flows = [flow for name in LIBRARY.flow_paths if (flow := LIBRARY.flow(name)).portal == portal]
    options = {one for flow in flows for asked in flow.inputs.values() for one in asked.options}
    return (locator.name or "").startswith("{{") and label in options
