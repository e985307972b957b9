"""The whole way to a certificate: at each step the world can be saved and put back."""

from collections.abc import Callable, Iterator

from tests.mock.visitor import CHOSEN, DOWNLOAD, PASSWORD, Shown, Visitor

Enter = Callable[..., Visitor]


def journey(visitor: Visitor) -> Iterator[Shown]:
    """Go the documented way, one page at a time."""
    yield visitor.see("/")
    yield visitor.see("/login")
    yield visitor.send("/login", person_code="10812345", password=PASSWORD)
    yield visitor.send("/second-factor", code=visitor.code())
    yield visitor.see("/services/data")
    yield visitor.see("/careers")
    yield visitor.see("/careers/975765/documents")
    yield visitor.begin()
    yield visitor.send("/request/parameters")
    yield visitor.send("/request/parameters", **CHOSEN)
    yield visitor.see("/request/preview")
    yield visitor.send("/request/summary", notes="Thank you")
    yield visitor.send("/cart", **{"communications-1": "Hello", "action": "save"})
    yield visitor.send("/cart", **{"communications-1": "Hello", "action": "delivery"})
    yield visitor.send("/cart/delivery", method=DOWNLOAD)
    yield visitor.send("/payment")
    yield visitor.send("/gateway", action="pay")
    yield visitor.see("/requests")
    yield visitor.see("/requests/75621/signed")


def test_the_same_world_gives_the_same_bytes(enter: Enter) -> None:
    one, other = enter("master-student"), enter("master-student")

    for page, same in zip(journey(one), journey(other), strict=True):
        assert page.response.content == same.response.content

    assert one.state() == other.state()


def test_a_world_put_back_shows_the_same_page_at_every_step(enter: Enter) -> None:
    visitor = enter("master-student")

    for page in journey(visitor):
        path, state = page.path.removeprefix("/polimi"), visitor.state()
        before = visitor.see(path).response.content
        visitor.see("/")
        visitor.restore(state)
        assert visitor.see(path).response.content == before
        visitor.restore(state)
        assert visitor.state() == state


def test_no_page_knows_the_name_of_its_world(enter: Enter) -> None:
    visitor = enter("master-student")

    assert all(visitor.world not in page.html for page in journey(visitor))


def test_every_page_says_that_it_is_a_simulation(enter: Enter) -> None:
    pages = [page for page in journey(enter("master-student")) if page.html]

    assert len(pages) == 17
    assert all("Simulation for training and tests" in page.text for page in pages)
    assert all("Area Servizi ICT" in page.text for page in pages)
