"""``tramite serve``: the mock portals, or the site of a project, to look around in."""

from typing import TYPE_CHECKING, Annotated

import typer

from assistant.language import _
from assistant.options import Variant

if TYPE_CHECKING:
    from assistant.procedures.project import Project


def serve(
    host: Annotated[str, typer.Option(help="Where to listen; loopback unless told.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 8765,
    allow_host: Annotated[
        list[str] | None, typer.Option(help="A host name to answer to, besides loopback.")
    ] = None,
    variant: Variant = None,
) -> None:
    """Serve the mock portals, or your own site, for a look around in your own browser."""
    from assistant.procedures.library import Library
    from assistant.staging import variant_settings

    library = Library.here()
    if library.project:
        for option, given in (("--variant", variant), ("--allow-host", allow_host)):
            if given:
                library.needs_the_mock(option)
        _serve_site(library.project, port)
        return
    from assistant.mock.server import MockServer

    variant_settings(variant)
    with MockServer(
        host=host, port=port, allowed_hosts=allow_host or [], variant=variant
    ) as server:
        print(_("The mock portals are at {url} (Ctrl-C ends them)", url=server.url), flush=True)
        server.wait()


def _serve_site(project: "Project", port: int) -> None:
    from assistant.runner.own_site import OwnSite

    with OwnSite(project, port) as site, site.serving(lambda: None) as url:
        print(_("The site is at {url} (Ctrl-C ends it)", url=url), flush=True)
        site.wait()
