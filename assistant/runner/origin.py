"""Where a page comes from: ``scheme://host:port``, and what a stored sign-in is bound to."""

from urllib.parse import urlsplit

from assistant.errors import AuthRefused, UsageError
from assistant.language import _
from assistant.loopback import is_loopback

SIMULATED = "http://127.0.0.1"
"""What a sign-in for the simulated portal is bound to, whatever port that gets."""

_USUAL = {"http": 80, "https": 443}


def origin_of(address: str) -> str:
    """The origin of an address as a browser writes it; the usual port is left out."""
    origin = shown_origin(address)
    if not origin:
        raise UsageError(
            _("'{address}' is not an address like https://www.example.org", address=address)
        )
    return origin


def shown_origin(address: str) -> str:
    """The origin of what a browser shows; empty for its own pages."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return ""
    if parts.scheme not in _USUAL or not parts.hostname:
        return ""
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    shown = "" if port in (None, _USUAL.get(parts.scheme)) else f":{port}"
    return f"{parts.scheme}://{host}{shown}"


def bound_origin(address: str) -> str:
    """What a stored sign-in is bound to: the origin, on this computer itself without its port."""
    origin = origin_of(address)
    parts = urlsplit(origin)
    if not is_loopback(parts.hostname or "") or parts.port is None:
        return origin
    return origin.removesuffix(f":{parts.port}")


def elsewhere(shown: str, bound: str) -> AuthRefused:
    """What to say where a sign-in is not typed, because it belongs to another origin."""
    return AuthRefused(
        _(
            "the portal led to {shown}, but the sign-in is only for {bound}:"
            " nothing of it went there",
            shown=shown or _("a page without an address"),
            bound=bound,
        ),
        _("Do not type your password there yourself, and tell the portal's help desk."),
    )
