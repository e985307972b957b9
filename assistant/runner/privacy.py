"""While a run goes on: what it writes is for its owner only, and logs hold no secrets."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from assistant.runner.redaction import Redactor


@contextmanager
def private(redactor: Redactor) -> Iterator[None]:
    """New files are 0600 and folders 0700, those of the browser's driver too; logs are redacted."""
    before = os.umask(0o077)
    try:
        with redactor.over_logs():
            yield
    finally:
        os.umask(before)
