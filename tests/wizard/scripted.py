"""A person whose lines are known before."""

from assistant.wizard.dialogue import Check, Dialogue


def typing(*lines: str) -> tuple[Dialogue, list[str]]:
    """A person who types these lines; and what is shown to them."""
    typed, shown = iter(lines), list[str]()

    def read(question: str, check: Check) -> str:
        return next(typed)

    return Dialogue(read, shown.append), shown
