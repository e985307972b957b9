"""A fingerprint of a flow and everything it is played with: another one, another flow."""

import hashlib

from assistant.procedures.flow import Flow
from assistant.procedures.inclusion import played
from assistant.procedures.library import Library


def digest(library: Library, flow: Flow) -> str:
    """SHA-256 of the flow's file, those of the flows it plays, and the portal's locators."""
    return _sha(b"\0".join([*_flows(library, flow), _locators(library, flow)]))


def digests(library: Library, flow: Flow) -> dict[str, str]:
    """SHA-256 of the flow with those it plays, and of its portal's locators, apart."""
    return {
        "flow": _sha(b"\0".join(_flows(library, flow))),
        "locators": _sha(_locators(library, flow)),
    }


def _sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _flows(library: Library, flow: Flow) -> list[bytes]:
    names, seen = [flow.flow], set[str]()
    while names:
        name = names.pop()
        if name not in seen:
            seen.add(name)
            names += played(library.flow(name))
    return [library.files[f"flow {name}"].path.read_bytes() for name in sorted(seen)]


def _locators(library: Library, flow: Flow) -> bytes:
    library.locators(flow.portal)
    return library.files[f"selectors {flow.portal}"].path.read_bytes()
