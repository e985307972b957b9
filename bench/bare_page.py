"""A page of Starlette and Jinja2 with nothing behind it: ``python -m bench.bare_page BYTES``."""

import sys

import uvicorn
from jinja2 import DictLoader, Environment
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

_TEMPLATE = """<!doctype html><html lang="en"><head><title>{{ title }}</title></head><body>
<h1>{{ title }}</h1><table>{% for row in rows %}
<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}
</table></body></html>"""
_CELLS = ("MASTER", "975765", "Certificate of degree award", "16.00")


def page_of(size: int) -> str:
    """The page, rendered anew: a table of as many rows as come nearest to that many bytes."""
    page = _ENVIRONMENT.get_template("page")
    empty = len(page.render(title="Careers", rows=[]))
    row = len(page.render(title="Careers", rows=[_CELLS])) - empty
    return page.render(title="Careers", rows=[_CELLS] * max(1, round((size - empty) / row)))


_ENVIRONMENT = Environment(loader=DictLoader({"page": _TEMPLATE}), autoescape=True)


def app_of(size: int) -> Starlette:
    """An app that has that page only."""
    rows = page_of(size).count("<tr>")
    page = _ENVIRONMENT.get_template("page")

    async def show(_request: Request) -> HTMLResponse:
        return HTMLResponse(page.render(title="Careers", rows=[_CELLS] * rows))

    return Starlette(routes=[Route("/", show)])


if __name__ == "__main__":
    config = uvicorn.Config(app_of(int(sys.argv[1])), port=0, log_level="info", access_log=False)
    uvicorn.Server(config).run()
