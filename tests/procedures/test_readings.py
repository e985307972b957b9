"""What is read in a question."""

import pytest

from assistant.procedures.readings import Reader


@pytest.fixture
def reader() -> Reader:
    reader = Reader(
        meanings={"resit": ["habilit*"], "price": ["cuanto_vale"]},
        asking=["price"],
        cues={"unad": ["unad"], "polimi": ["milano"]},
        unimportant=["la", "el", "de", "unad"],
        others=["harvard"],
    )
    reader.wording("la habilitación de una materia")
    return reader


def test_a_word_counts_by_its_stem_and_its_meaning(reader: Reader) -> None:
    assert reader.question("la habilitación").words == (frozenset({"habilit", "=resit"}),)


def test_an_expression_counts_beside_its_words(reader: Reader) -> None:
    assert "=price" in reader.question("cuanto vale").features


@pytest.mark.parametrize(
    ("asked", "read"),
    [("avilitacion", "habilitacion"), ("MATERIA", "materia"), ("mateira", "materia")],
)
def test_typos_are_read_over(reader: Reader, asked: str, read: str) -> None:
    assert reader.question(asked) == reader.question(read)


def test_a_word_that_is_like_no_other_stays_as_it_is(reader: Reader) -> None:
    assert reader.question("xilófono").features == {"xilofon"}


def test_who_is_spoken_of(reader: Reader) -> None:
    assert reader.question("el acta de la UNAD").portals == {"unad"}
    assert reader.question("unad o milano").portals == {"unad", "polimi"}
    assert reader.question("el acta").portals == frozenset()


def test_a_question_about_others(reader: Reader) -> None:
    assert reader.question("notas de Harvard").others
    assert not reader.question("notas de la UNAD").others


def test_what_is_asked_of_a_thing_is_no_thing(reader: Reader) -> None:
    reading = reader.question("cuanto vale la materia")

    assert len(reading.words) == 3
    assert reader.of_things(reading) == [reading.words[1], reading.words[2]]


def test_unimportant_words_do_not_count(reader: Reader) -> None:
    assert reader.question("de la unad").words == ()
