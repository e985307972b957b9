"""A learner that does what a file says: to try a practice out, and to test it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict

from assistant.language import _
from assistant.procedures.locators import PortalLocators
from assistant.procedures.yaml_files import Mistakes, YamlFile, did_you_mean, read_yaml

WORDS = ("right", "hint", "do-it", "stop")
_WITH_MORE = ("click", "fill", "choose", "check", "wait")
KNOWN = (*WORDS, *_WITH_MORE)

Place = tuple[str | int, ...]


class Deed(BaseModel):
    """One thing that the learner does: exactly one of these."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    word: str | None = None
    click: str | None = None
    fill: dict[str, str] | None = None
    choose: dict[str, str] | None = None
    check: str | None = None
    wait: float | None = None


def deed_of(written: Any) -> Deed:
    """A deed as a file writes it, with no mistake in it."""
    return Deed(word=written) if isinstance(written, str) else Deed.model_validate(written)


def read_learner(path: Path, locators: PortalLocators | None = None) -> list[Deed]:
    """The list of a file; raises ``Mistakes`` with all that is wrong in it, with file and line.

    With ``locators`` it is seen to, too, that the portal has the elements.
    """
    file = read_yaml(path)
    if found := list(_mistakes(file, locators)):
        raise Mistakes(file.mistake(place, text) for place, text in found)
    return [deed_of(one) for one in file.data]


def _mistakes(file: YamlFile, locators: PortalLocators | None) -> Iterator[tuple[Place, str]]:
    if not isinstance(file.data, list):
        yield (), _("write a list, one thing in each line: - right")
        return
    for number, written in enumerate(file.data):
        if isinstance(written, dict) and len(written) == 1:
            kind, what = next(iter(written.items()))
            for place, text in _wrong(kind, what, locators):
                yield (number, *place), text
        elif not isinstance(written, str):
            yield (number,), _("write one thing in each line: {known}", known=", ".join(KNOWN))
        elif written not in WORDS:
            yield (number,), _unknown(written)


def _wrong(kind: str, what: Any, locators: PortalLocators | None) -> Iterator[tuple[Place, str]]:
    """What is wrong with ``kind: what``."""
    if kind not in _WITH_MORE:
        yield (kind,), _unknown(kind)
    elif kind == "wait":
        if isinstance(what, bool) or not isinstance(what, int | float) or what <= 0:
            yield (kind,), _("after 'wait' comes a number of seconds greater than 0")
    elif kind in ("click", "check"):
        if not isinstance(what, str):
            yield (kind,), _("after '{kind}' comes an element: page.element", kind=kind)
        elif text := _not_there(what, locators):
            yield (kind,), text
    elif not isinstance(what, dict) or not all(isinstance(one, str) for one in what.values()):
        example = _("{page.element: text}; numbers go in quotes")
        yield (kind,), _("after '{kind}' comes {example}", kind=kind, example=example)
    else:
        for element in what:
            if text := _not_there(element, locators):
                yield (kind, element), text


def _unknown(word: str) -> str:
    known = ", ".join(KNOWN)
    return _("'{word}' is none of: {known}", word=word, known=known) + did_you_mean(word, KNOWN)


def _not_there(element: str, locators: PortalLocators | None) -> str:
    """Why an element cannot be meant, if the portal has no such one."""
    if locators is None or element in locators.references:
        return ""
    close = did_you_mean(element, locators.references) or _("; write page.element")
    return _("unknown element '{element}'", element=element) + close
