"""The portals there are. A new one is one more entry here and one more field of World."""

import re
from typing import Any

from starlette.routing import compile_path

from assistant.mock.polimi.portal import POLIMI
from assistant.mock.portal import Portal
from assistant.mock.smartcampus.portal import SMARTCAMPUS
from assistant.mock.unad.portal import UNAD

PORTALS: dict[str, Portal[Any]] = {portal.name: portal for portal in (POLIMI, SMARTCAMPUS, UNAD)}


def page_paths() -> list[str]:
    """List the addresses there are, with {names} where they vary."""
    return [re.sub(r":\w+}", "}", path) for path in _paths()]


def is_page(path: str) -> bool:
    """Tell whether a portal has a page at an address."""
    return any(compile_path(known)[0].match(path) for known in _paths())


def _paths() -> list[str]:
    return [
        portal.prefix + path
        for portal in PORTALS.values()
        for path in ("", *(page.path for page in portal.pages))
    ]
