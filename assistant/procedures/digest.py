"""A fingerprint of a flow and everything it is played with: another one, another flow."""

import hashlib

from assistant.procedures.flow import Flow
from assistant.procedures.inclusion import played
from assistant.procedures.library import Library


def digest(library: Library, flow: Flow) -> str:
    """SHA-256 of the flow's file, those of the flows it plays, and the portal's locators."""
    names, seen = [flow.flow], set[str]()
    while names:
        name = names.pop()
        if name not in seen:
            seen.add(name)
            names += played(library.flow(name))
    library.locators(flow.portal)
    keys = [*(f"flow {name}" for name in sorted(seen)), f"selectors {flow.portal}"]
    content = b"\0".join(library.files[key].path.read_bytes() for key in keys)
    return hashlib.sha256(content).hexdigest()
