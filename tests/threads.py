"""A thread of its own for what starts a browser itself."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Result = TypeVar("Result")


def apart(work: Callable[[], Result]) -> Result:
    """Do it in another thread: pytest-playwright's own Playwright occupies the tests' thread."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(work).result()
