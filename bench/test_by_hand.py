"""The careful script as a test of pytest's: what ``tramite run`` is measured against."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from assistant.mock.server import MockServer
from assistant.runner.browser_setup import find_browser, this_machine
from assistant.runner.switches import launch_arguments
from bench.by_hand import FILES, ByHand, new_page


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The browser that Trámite itself would use."""
    as_root = this_machine().as_root
    return {
        **browser_type_launch_args,
        "executable_path": find_browser(headless=True).path,
        "args": launch_arguments(as_root=as_root),
        "chromium_sandbox": not as_root,
    }


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """A mock server of this process, as ``tramite run`` has one."""
    with MockServer() as server:
        yield server.url


def test_the_certificate_is_paid_and_fetched(browser: Browser, server: str, tmp_path: Path) -> None:
    with new_page(browser, server) as (page, world):
        ByHand(page, world, server, tmp_path, careful=True).play()

    assert all((tmp_path / name).read_bytes().startswith(b"%PDF-") for name in FILES)
