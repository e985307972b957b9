"""What counts as the same place for a sign-in."""

import pytest

from assistant.errors import UsageError
from assistant.runner.origin import bound_origin, origin_of, shown_origin


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("http://127.0.0.1:8765/polimi/", "http://127.0.0.1:8765"),
        ("HTTPS://WWW.Polimi.it:443/en?a=b", "https://www.polimi.it"),
        ("http://polimi.it:80", "http://polimi.it"),
        ("https://polimi.it:80", "https://polimi.it:80"),
        ("https://www.polimi.it@evil.example/", "https://evil.example"),
        ("http://[::1]:9/", "http://[::1]:9"),
    ],
)
def test_the_origin_of_an_address(address: str, origin: str) -> None:
    assert origin_of(address) == origin


@pytest.mark.parametrize("address", ["polimi", "", "about:blank", "file:///etc", "http://a:port"])
def test_what_has_no_origin(address: str) -> None:
    assert shown_origin(address) == ""
    with pytest.raises(UsageError, match="is not an address like"):
        origin_of(address)


@pytest.mark.parametrize(
    ("address", "bound"),
    [
        ("http://127.0.0.1:8765", "http://127.0.0.1"),
        ("http://localhost:8765", "http://localhost"),
        ("http://[::1]:8765", "http://[::1]"),
        ("http://192.168.1.2:8765", "http://192.168.1.2:8765"),
        ("https://www.polimi.it", "https://www.polimi.it"),
    ],
)
def test_a_stored_sign_in_is_bound_to_the_port_unless_on_loopback(address: str, bound: str) -> None:
    assert bound_origin(address) == bound
