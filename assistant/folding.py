"""Lines for people, folded between words: a terminal would break them in the middle of one."""

import re
import shutil
import sys
import textwrap


def tell(line: str = "", below: int | None = None) -> None:
    """Print a line, on a terminal in its width; ``below``: the indent of what is folded, if known.

    In a pipe a line stays one, for the program that reads it.
    """
    if not sys.stdout.isatty():
        print(line)
        return
    for part in folded(line, shutil.get_terminal_size().columns - 1, below):
        print(part)


def folded(line: str, width: int, below: int | None = None) -> list[str]:
    """A line in lines of at most that width; what comes below begins under the first word."""
    text = line.lstrip()
    indent = len(line) - len(text)
    mark = re.match(r"(-|\d+\.) ", text)
    if below is None:
        below = indent + (mark.end() if mark else 0)
    parts = textwrap.wrap(
        text, width, initial_indent=" " * indent, subsequent_indent=" " * below,
        break_on_hyphens=False, break_long_words=False,
    )  # fmt: skip
    return parts or [""]
