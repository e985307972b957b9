"""The PDF documents: their words, their mark, and that their bytes do not vary."""

from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from assistant.mock.polimi.certificates import certificate
from assistant.mock.polimi.records import Parameters
from assistant.mock.scenarios import scenario


def made(name: str, language: str = "English", days: int = 0, notes: str = "") -> bytes:
    world = scenario("master-student").world()
    wanted = Parameters(
        use="Auto", language=language, permit="Yes", where="Abroad", additional_notes=notes
    )
    at = world.now + timedelta(days=days)
    return certificate(world.polimi, "975765", name, wanted, at)


def words(pdf: bytes) -> str:
    return PdfReader(BytesIO(pdf)).pages[0].extract_text()


@pytest.mark.parametrize(
    ("name", "language", "title"),
    [
        ("degree-award", "English", "Certificate of degree award"),
        ("degree-award", "Italian", "Certificato di conseguimento titolo"),
        ("educational-path", "English", "Certificate with educational path and ECTS"),
        ("educational-path", "Italian", "Certificato con percorso formativo ed ECTS"),
        ("enrolment", "English", "Certificate of enrolment"),
        ("enrolment", "Italian", "Certificato di iscrizione"),
    ],
)
def test_a_certificate_speaks_its_language(name: str, language: str, title: str) -> None:
    text = words(made(name, language))

    assert title in text
    assert "975765" in text


@pytest.mark.parametrize("name", ["degree-award", "educational-path", "enrolment"])
def test_every_certificate_is_marked_across_and_below(name: str) -> None:
    assert words(made(name)).count("SPECIMEN") == 2


def test_the_educational_path_adds_up_the_credits() -> None:
    assert "Total 60" in words(made("educational-path"))


def test_notes_stand_at_the_foot() -> None:
    assert "For my employer" in words(made("degree-award", notes="For my employer"))


def test_the_same_moment_gives_the_same_bytes() -> None:
    assert made("degree-award") == made("degree-award")
    assert made("degree-award") != made("degree-award", days=1)
