"""Every way in which a text may be spelled where it leaks: in URLs, HTML, JSON, base64, bytes."""

import base64
import html
import json
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from html.entities import html5
from itertools import groupby
from typing import NamedTuple
from urllib.parse import quote, quote_plus, unquote_plus

SHORT = 4
"""Texts with fewer characters are looked for only as they are, and only where they stand alone."""

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_BACKSLASH = r"(?:\\|%(?:25){0,3}5[cC])"
_URL_SAFE = {"+": "-", "/": "_"}
_ENTITIES: dict[str, list[str]] = {}
for _name, _text in html5.items():
    if _name.endswith(";"):
        _ENTITIES.setdefault(_text, []).append(_name[:-1])


class Spelling(NamedTuple):
    """One family of spellings: what it is called, and what finds it."""

    encoding: str
    pattern: re.Pattern[str]


@lru_cache(maxsize=512)
def spellings(text: str) -> tuple[Spelling, ...]:
    """Patterns that together find ``text`` however it is spelled.

    For characters, not bytes: bytes are decoded as UTF-8 with ``surrogateescape`` first.
    """
    if len(text) < SHORT:
        return (Spelling("plain", re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")),)
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    versions = dict.fromkeys((text, composed, decomposed))
    return tuple(one for version in versions for one in _spellings(version))


def utf16(text: str) -> Iterator[tuple[str, bytes]]:
    """The two ways to write ``text`` in UTF-16; a short text is not looked for in them."""
    if len(text) >= SHORT:
        for encoding in ("utf-16-le", "utf-16-be"):
            yield encoding, text.encode(encoding, "surrogatepass")


def encoding_of(found: str, text: str) -> str:
    """How ``text`` was spelled where the pattern of letters found it."""
    if found == text:
        return "plain"
    if html.unescape(found) == text:
        return "html"
    if unquote_plus(found) == text:
        return "url"
    return "json" if _unescaped(found) == text else "mixed"


def _unescaped(found: str) -> str | None:
    try:
        return str(json.loads(f'"{found}"', strict=False))
    except ValueError:
        return None


def _spellings(text: str) -> Iterator[Spelling]:
    yield Spelling("letters", re.compile("".join(_letters(text))))
    for data in dict.fromkeys(_as_bytes(text)):
        for shift in range(3):
            yield Spelling("base64", re.compile(_base64(data, shift)))
        yield Spelling("hex", re.compile(data.hex(), re.IGNORECASE))
    for _name, data in utf16(text):
        yield Spelling("hex", re.compile(data.hex(), re.IGNORECASE))


def _as_bytes(text: str) -> Iterator[bytes]:
    """What may have been put into base64: the text itself, or a form, page or JSON with it."""
    written = (
        text, quote(text, safe=""), quote_plus(text), quote(text), html.escape(text),
        html.escape(text, quote=False), json.dumps(text)[1:-1],
        json.dumps(text, ensure_ascii=False)[1:-1],
    )  # fmt: skip
    for one in written:
        yield one.encode("utf-8", "surrogatepass")


def _letters(text: str) -> Iterator[str]:
    """A pattern for each character; blanks and backslashes side by side are taken together."""
    for letter, run in groupby(text):
        many = len(list(run))
        if letter.isspace():  # what is read from a page has its blanks folded
            yield f"{_letter(letter)}{{1,{many}}}"
        elif letter == "\\":
            yield f"{_letter(letter)}{{{many},{4 * many}}}"
        else:
            yield _letter(letter) * many


def _letter(letter: str) -> str:
    """A pattern for one character in any spelling, also one inside another.

    Each alternative begins with a literal, so that the search for a first letter is quick.
    """
    reference = _reference(letter)
    escaped = rf"{_BACKSLASH}{{0,7}}(?:{_escaped(letter)}|&{reference})"
    octets = _octets(letter)
    ways = [f"&{reference}", rf"\\{escaped}", f"%(?:25){{0,3}}26{reference}",
            f"%(?:25){{0,3}}5[cC]{escaped}", octets]  # fmt: skip
    if "\x80" <= letter <= "\xff":  # as Latin-1: in a URL, and as a byte that is no UTF-8
        ways += [f"%(?:25){{0,3}}{_hex(f'{ord(letter):02x}')}", chr(0xDC00 + ord(letter))]
    ways += [r"\+", r"\s"] if letter == " " else [re.escape(letter)]
    return f"(?:{'|'.join(ways)})"


def _reference(letter: str) -> str:
    """The rest of an HTML reference after its ``&``, which may be escaped once more."""
    code = ord(letter)
    names = "|".join(map(re.escape, _ENTITIES.get(letter, [])))
    named = f"|{names}" if names else ""
    number = f"(?:#|%23)(?:0*{code}|[xX]0*{_hex(f'{code:x}')})"
    return f"(?:amp(?:;|%3[bB])){{0,3}}(?:{number}{named})(?:;|%3[bB])"


def _escaped(letter: str) -> str:
    r"""What may stand after a backslash: ``u00e9``, ``xe9``, ``351``, or the letter itself."""
    units = letter.encode("utf-16-be", "surrogatepass").hex()
    ways = [f"{_BACKSLASH}+".join(f"u{_hex(units[at : at + 4])}" for at in range(0, len(units), 4))]
    code = ord(letter)
    if code <= 0xFF:
        ways += [f"x{_hex(f'{code:02x}')}", f"{code:03o}"]
    elif code > 0xFFFF:
        ways.append(f"U{_hex(f'{code:08x}')}")
    short = {"\b": "b", "\f": "f", "\n": "n", "\r": "r", "\t": "t", " ": "[nrt]"}
    if letter in short:
        ways.append(short[letter])
    if not letter.isalnum():
        ways += [_octets(letter), re.escape(letter)]
    return "|".join(ways)


def _octets(letter: str) -> str:
    """The UTF-8 of a letter, each byte after a ``%``, which may be escaped in its turn."""
    data = letter.encode("utf-8", "surrogatepass")
    return "".join(f"%(?:25){{0,3}}{_hex(f'{one:02x}')}" for one in data)


def _hex(digits: str) -> str:
    """Hexadecimal digits in capitals or not."""
    return "".join(f"[{digit}{digit.upper()}]" if digit.isalpha() else digit for digit in digits)


def _base64(data: bytes, shift: int) -> str:
    """The base64 of ``data`` after ``shift`` bytes of something else, in both alphabets.

    Characters at the edges hold bits of the neighbours too: there, any that fits is taken.
    """
    start = 8 * shift
    whole = "." * start + "".join(f"{byte:08b}" for byte in data)
    whole += "." * (-len(whole) % 6)
    first = start // 6
    letters = [_sextet(whole[at : at + 6]) for at in range(6 * first, len(whole), 6)]
    return r"(?:\r?\n|\\n)?".join(letters)


@cache
def _sextet(bits: str) -> str:
    """A pattern for one character of base64 of which some bits are known (the others are dots)."""
    fits = [
        letter for number, letter in enumerate(_ALPHABET) if re.fullmatch(bits, f"{number:06b}")
    ]
    safe = [_URL_SAFE[letter] for letter in fits if letter in _URL_SAFE]
    one_of = f"[{re.escape(''.join(fits + safe))}]"
    escaped = [rf"\\?{letter}|%{_hex(f'{ord(letter):02x}')}" for letter in fits if letter == "/"]
    escaped += ["%2[bB]"] if "+" in fits else []
    return f"(?:{'|'.join([one_of, *escaped])})" if escaped else one_of


assert base64.b64encode(b"\x00\x10\x83") == b"ABCD"  # the alphabet above is the standard one
