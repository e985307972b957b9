"""Pages that a test writes down itself."""

import httpx

from assistant.regression.shown import Shown


def shown(html: str, path: str = "/demo/page") -> Shown:
    """A page with that body."""
    request = httpx.Request("GET", f"http://127.0.0.1{path}")
    return Shown(httpx.Response(200, html=f"<body>{html}</body>", request=request))
