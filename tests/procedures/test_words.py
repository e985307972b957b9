"""Words without accents and endings, what they sound like and what they mean."""

import pytest

from assistant.procedures.words import Meanings, plain, sound, stem

MEANINGS = Meanings(
    {
        "price": ["cuanto_vale", "price*"],
        "grade": ["nota", "2.*"],
        "note": ["nota", "pie_de_pag*"],
    }
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("¿Cuánto VALE, habilitar?", ["cuanto", "vale", "habilitar"]),
        ("perché l'università", ["perche", "l", "universita"]),
        ("saqué 2.4 y 3,1", ["saque", "2.4", "y", "3,1"]),
        ("¡¿?!", []),
    ],
)
def test_plain_words(text: str, words: list[str]) -> None:
    assert plain(text) == words


@pytest.mark.parametrize(
    "words",
    [
        ("aplazar", "aplazamiento", "aplazado", "aplazarme"),
        ("certificado", "certificada", "certificar", "certificati"),
        ("iscrivermi", "iscriversi", "iscrivere"),
    ],
)
def test_words_of_a_family_have_one_stem(words: tuple[str, ...]) -> None:
    assert len(set(map(stem, words))) == 1


def test_a_short_word_keeps_its_ending() -> None:
    assert stem("nota") == "nota"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [("kuanto", "cuanto"), ("bale", "vale"), ("avilitasion", "habilitacion"), ("clabe", "clave")],
)
def test_what_sounds_the_same(wrong: str, right: str) -> None:
    assert sound(wrong) == sound(right)


def test_what_sounds_different() -> None:
    assert sound("pagar") != sound("pegar")


def test_a_word_may_stand_for_several_things() -> None:
    assert MEANINGS.of_word("nota") == {"grade", "note"}
    assert MEANINGS.of_word("prices") == {"price"}
    assert MEANINGS.of_word("2.7") == {"grade"}
    assert MEANINGS.of_word("not") == set()


def test_expressions_are_found_where_they_begin() -> None:
    words = ["dime", "cuanto", "vale", "el", "pie", "de", "pagina"]

    assert MEANINGS.of_expressions(words) == {1: {"price"}, 4: {"note"}}
    assert MEANINGS.of_text(words) == {"price", "note"}


def test_half_an_expression_is_none() -> None:
    assert MEANINGS.of_expressions(["cuanto"]) == {}
    assert MEANINGS.of_expressions(["cuanto", "pie", "de"]) == {}
