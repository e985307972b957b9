"""Flows that play flows."""

from assistant.procedures.inclusion import played, ring, whole
from assistant.procedures.library import Library
from tests.procedures.conftest import LibraryOf


def test_flows_that_end(demo: Library) -> None:
    flow = demo.flow("demo/certificate")

    assert list(played(flow)) == ["demo/login"]
    assert ring(demo, flow) == ()
    assert whole(demo, flow)


def test_a_circle_further_down(library_of: LibraryOf) -> None:
    library = library_of(
        outer={"steps": [{"id": "in", "flow": "demo/middle"}]},
        middle={"steps": [{"id": "in", "flow": "demo/inner"}]},
        inner={"steps": [{"id": "out", "flow": "demo/middle"}]},
    )

    assert ring(library, library.flow("demo/outer")) == (
        "demo/middle", "demo/inner", "demo/middle",
    )  # fmt: skip


def test_a_flow_that_is_missing_or_broken(library_of: LibraryOf) -> None:
    library = library_of(
        one={"steps": [{"id": "in", "flow": "demo/nothing"}]},
        two={"steps": [{"id": "in", "flow": "demo/broken"}]},
        broken={"titel": 1},
    )

    for name in ("demo/one", "demo/two"):
        assert not whole(library, library.flow(name))
        assert ring(library, library.flow(name)) == ()
