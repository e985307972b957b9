"""The titles of procedures, read without the rest of them."""

from pathlib import Path

import pytest

from assistant import language
from assistant.language import Language
from assistant.procedures.library import Library
from assistant.procedures.titles import titles

HEAD = "flow: shop/buy\ntitle: {en: Buy, es: Comprar, it: Comprare}\n"


def written(folder: Path, text: str) -> Path:
    """A folder with one flow."""
    path = folder / "shop" / "buy.yaml"
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("code", language.LANGUAGES)
def test_they_are_those_of_the_whole_flows(library: Library, code: Language) -> None:
    language.use(code)

    found = titles(library.flows_folder)

    assert found is not None
    assert list(found.items()) == [(one.flow, str(one.title)) for one in library.flows()]


def test_a_part_has_none(tmp_path: Path) -> None:
    assert titles(written(tmp_path, f"{HEAD}part: true\nsteps: []\n")) == {}


@pytest.mark.parametrize(
    "text",
    [
        HEAD,
        "flow: shop/sell\ntitle: {en: Sell}\nsteps: []\n",
        "flow: shop/buy\ntitle: Buy\nsteps: []\n",
        "flow: shop/buy\ntitle: {es: Comprar}\nsteps: []\n",
        "flow: shop/buy\ntitle: {en: 3}\nsteps: []\n",
        "flow: [shop/buy\nsteps: []\n",
        "a list\nsteps: []\n",
        "title: \x00\nsteps: []\n",
    ],
)
def test_a_head_that_is_not_as_it_should_be_is_left_to_who_can_say_why(
    tmp_path: Path, text: str
) -> None:
    assert titles(written(tmp_path, text)) is None
