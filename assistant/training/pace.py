"""How long people need to read."""

LETTERS_A_SECOND = 17
"""What most people read with ease, as makers of subtitles reckon."""

_AT_LEAST = 2.5


def reading_seconds(text: str) -> float:
    """How long a text must stand to be read."""
    return max(_AT_LEAST, len(text) / LETTERS_A_SECOND)
