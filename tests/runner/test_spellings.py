"""However a text is spelled, it is found, whole and nothing else."""

import base64
import html
import json
from collections.abc import Callable
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from assistant.runner.spellings import spellings

CANARY = 'a& ñ%+"<\\漢 😀/z'
ENCODINGS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "url": lambda text: quote(text, safe=""),
    "url-lower": lambda text: "".join(f"%{byte:02x}" for byte in text.encode()),
    "url-path": quote,
    "url-twice": lambda text: quote(quote(text, safe=""), safe=""),
    "form": quote_plus,
    "form-of-json": lambda text: quote_plus(json.dumps(text)[1:-1]),
    "form-of-html": lambda text: quote_plus(html.escape(text)),
    "html": html.escape,
    "html-text": lambda text: html.escape(text, quote=False),
    "html-twice": lambda text: html.escape(html.escape(text)),
    "html-named": lambda text: text.replace("&", "&amp;").replace("ñ", "&ntilde;"),
    "html-decimal": lambda text: "".join(f"&#{ord(letter)};" for letter in text),
    "html-hex": lambda text: "".join(f"&#x{ord(letter):04X};" for letter in text),
    "json": lambda text: json.dumps(text)[1:-1],
    "json-unicode": lambda text: json.dumps(text, ensure_ascii=False)[1:-1],
    "json-twice": lambda text: json.dumps(json.dumps(text))[3:-3],
    "json-for-html": lambda text: json.dumps(text)[1:-1].replace("&", "\\u0026"),
    "repr": lambda text: text.encode("unicode_escape").decode(),
    "hex": lambda text: text.encode().hex().upper(),
}  # fmt: skip
secrets = st.text(min_size=4, max_size=24).filter(lambda text: text.strip())
around = st.text(alphabet="xyz=:;,.\n<>()[]{}", max_size=8)


@settings(max_examples=25)
@given(secret=secrets, before=around, after=around)
@example(secret=CANARY, before="password=", after=";")
@example(secret="\\\\\"\"''  //&&&&", before="", after="")
def test_it_is_found_in_every_encoding(secret: str, before: str, after: str) -> None:
    for encoding, encode in ENCODINGS.items():
        spelled = encode(secret)
        there = set(range(len(before), len(before) + len(spelled)))

        assert there <= covered(secret, before + spelled + after), encoding


@pytest.mark.parametrize("encode", [base64.b64encode, base64.urlsafe_b64encode])
@settings(max_examples=25)
@given(secret=secrets, before=st.binary(max_size=8), after=st.binary(max_size=8))
@example(secret=CANARY, before=b"ab", after=b"")
def test_it_is_found_in_base64_wherever_it_stands(
    encode: Callable[[bytes], bytes], secret: str, before: bytes, after: bytes
) -> None:
    spelled = encode(before + secret.encode("utf-8", "surrogatepass") + after).decode()

    assert covered(secret, spelled)


@settings(max_examples=25)
@given(secret=secrets, before=around)
def test_a_form_in_base64_is_found_too(secret: str, before: str) -> None:
    form = f"{before}password={quote_plus(secret)}&x=1"

    assert covered(secret, base64.b64encode(form.encode()).decode())


@pytest.mark.parametrize("text", ['a& ñ%+"<\\漢 😀', "a&amp ñ", "YSYg", "hello world", "a%26 n"])
def test_something_else_is_not_found(text: str) -> None:
    assert covered(CANARY, text) == set()


def test_blanks_that_a_page_folded_are_the_same() -> None:
    assert covered("two  blanks", "it is two blanks") == set(range(6, 16))


@pytest.mark.parametrize(
    ("text", "found"), [("a pin 12x.", True), ("112x", False), ("MTJ4", False)]
)
def test_a_very_short_text_is_found_only_where_it_stands_alone(text: str, found: bool) -> None:
    assert bool(covered("12x", text)) is found


@settings(max_examples=25)
@given(secret=secrets, size=st.integers(1000, 20_000))
def test_a_long_text_of_its_own_letters_does_not_hold_it_up(secret: str, size: int) -> None:
    pile = (secret[:-1] * size)[:size]

    assert isinstance(covered(secret + "!", pile), set)  # a pattern that backtracks never ends


def covered(secret: str, text: str) -> set[int]:
    """The places of ``text`` that a spelling of the secret takes up."""
    return {
        place
        for spelling in spellings(secret)
        for found in spelling.pattern.finditer(text)
        for place in range(*found.span())
    }
