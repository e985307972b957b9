"""The runner's end of the control plane: what it says when there is no mock, or it refuses."""

import re

import pytest

from assistant import language
from assistant.errors import EnvironmentProblem, UsageError
from assistant.language import Language
from assistant.mock.client import WorldClient
from assistant.mock.server import MockServer


def test_an_unknown_scenario_names_the_known_ones_once(mock_server: MockServer) -> None:
    with pytest.raises(UsageError) as raised:
        WorldClient(mock_server.url, "xyz")

    said = f"{raised.value.message} {raised.value.hint}"
    assert said.count("no-master") == 1
    assert re.match(r"There is no scenario 'xyz'\. Known: [a-z0-9-]+, ", said)


@pytest.mark.parametrize(
    ("chosen", "message", "hint"),
    [
        ("en", "no mock portal answers at http", "Start one with: tramite serve"),
        ("es", "ningún portal de prueba responde en http", "Inicia uno con: tramite serve"),
        ("it", "nessun portale di prova risponde su http", "Avviane uno con: tramite serve"),
    ],
)
def test_no_server_is_told_in_the_persons_language(
    chosen: Language, message: str, hint: str
) -> None:
    with MockServer() as server:
        gone = server.url
    language.use(chosen)

    with pytest.raises(EnvironmentProblem, match=message) as raised:
        WorldClient(gone, "no-master")

    assert raised.value.hint == hint


@pytest.mark.parametrize(("path", "status"), [("/static/", 405), ("/polimi/", 303)])
def test_another_server_is_no_mock_portal(mock_server: MockServer, path: str, status: int) -> None:
    with pytest.raises(EnvironmentProblem, match=f"is no mock portal: HTTP {status} for /_mock/"):
        WorldClient(mock_server.url + path, "no-master")


def test_a_lost_server_is_told_also_when_a_world_is_looked_for() -> None:
    with MockServer() as server:
        gone = server.url

    with pytest.raises(EnvironmentProblem, match="no mock portal answers at"):
        WorldClient(gone, "no-master", again=("no-master-1", {}))
