"""What the pages of the mock portals show."""

import re

import pytest

from assistant.mock.server import MockServer
from assistant.procedures.library import Library
from assistant.regression.labels import TOURS, path_of, take_tour
from assistant.regression.visitor import Enter


@pytest.mark.parametrize("portal", TOURS)
def test_a_tour_sees_every_page_of_its_portal(
    portal: str, library: Library, mock_server: MockServer
) -> None:
    locators = library.locators(portal)

    seen = take_tour(TOURS[portal], mock_server.url).labels

    paths = {page: path_of(locators, page) for page in locators.pages}
    missed = [page for page, path in paths.items() if path and not any(map(path.fullmatch, seen))]
    assert missed == []


def test_what_is_seen_is_kept_by_address(mock_server: MockServer) -> None:
    def tour(enter: Enter) -> None:
        visitor = enter("master-student")
        visitor.open("/polimi/")
        visitor.open("/polimi/login")

    sights = take_tour(tour, mock_server.url)

    assert sights.where("Sign in") == ["/polimi/login"]
    assert sights.where("Online Services") == ["/polimi/", "/polimi/login"]
    assert sights.where("Sign") == []


def test_a_page_has_the_addresses_of_its_path(library: Library) -> None:
    locators = library.locators("polimi")

    path = path_of(locators, "documents")

    assert path == re.compile(r"/polimi/careers/[^/]+/documents")
    assert path_of(locators, "navigation") is None
    assert path_of(None, "documents") is None
