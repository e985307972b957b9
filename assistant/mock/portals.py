"""The portals there are. A new one is one more entry here and one more field of World."""

from typing import Any

from assistant.mock.polimi.portal import POLIMI
from assistant.mock.portal import Portal

PORTALS: dict[str, Portal[Any]] = {portal.name: portal for portal in (POLIMI,)}
