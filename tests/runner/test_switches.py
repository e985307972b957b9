"""What every browser is started with: it reaches no other host, and it is no other browser."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserType, Error

from assistant.runner.browser_setup import find_browser, this_machine
from assistant.runner.switches import DISABLED_FEATURES, launch_arguments


@contextmanager
def site(host: str, folder: Path, says: str) -> Iterator[str]:
    """A web site on a loopback address."""
    (folder / "index.html").write_text(says)
    handler = partial(SimpleHTTPRequestHandler, directory=folder)
    with ThreadingHTTPServer((host, 0), handler) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://{host}:{server.server_port}/"
        server.shutdown()
        thread.join()


def test_the_sandbox_is_off_only_for_root() -> None:
    assert "--no-sandbox" in launch_arguments(as_root=True)
    assert "--no-sandbox" not in launch_arguments(as_root=False)
    assert "--disable-background-networking" in launch_arguments(as_root=False)


@pytest.mark.browser
@pytest.mark.parametrize(("host", "reached"), [("127.0.0.1", True), ("127.0.0.2", False)])
def test_only_the_portals_own_hosts_are_reached(tmp_path: Path, host: str, reached: bool) -> None:
    arguments = launch_arguments(as_root=this_machine().as_root, hosts=["127.0.0.1"])
    shell = str(find_browser(headless=True).path)

    with site(host, tmp_path, "so here you are") as url:
        command = [shell, "--headless", *arguments, "--dump-dom", url]
        page = subprocess.run(command, capture_output=True, text=True, check=False).stdout

    assert ("so here you are" in page) == reached


@pytest.mark.browser
@pytest.mark.parametrize("name", ["127.0.0.1", "localhost"])
def test_a_host_with_a_port_is_reached_at_that_port_alone(tmp_path: Path, name: str) -> None:
    shell = str(find_browser(headless=True).path)
    with site("127.0.0.1", tmp_path, "so here you are") as url:
        own = url.replace("127.0.0.1", name)
        seen = []
        for allowed in (urlsplit(own).netloc, f"{name}:9"):
            arguments = launch_arguments(as_root=this_machine().as_root, hosts=[allowed])
            command = [shell, "--headless", *arguments, "--dump-dom", own]
            seen.append(subprocess.run(command, capture_output=True, text=True, check=False).stdout)

    assert ["so here you are" in page for page in seen] == [True, False]


def test_what_playwright_disables_stays_disabled(tmp_path: Path, browser_type: BrowserType) -> None:
    told = tmp_path / "told"
    program = tmp_path / "browser"
    program.write_text(f"#!/bin/sh\nprintf '%s\\n' \"$@\" > '{told}'\n")
    program.chmod(0o755)

    with pytest.raises(Error):  # it is no browser
        browser_type.launch(executable_path=program)

    by_playwright = next(
        line.partition("=")[2].split(",")
        for line in told.read_text().splitlines()
        if line.startswith("--disable-features=")
    )
    assert set(by_playwright) <= set(DISABLED_FEATURES)
