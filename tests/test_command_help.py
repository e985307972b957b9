"""The command line speaks the person's language, of itself and of what it does not understand."""

import pytest
import typer

from assistant.command_help import texts_of
from assistant.language import catalogue
from cli import app
from tests.test_cli import tramite


@pytest.mark.parametrize("code", ["es", "it"])
def test_every_text_is_translated_and_no_translation_is_left_over(code: str) -> None:
    said = {*texts_of(typer.main.get_command(app)), "Show this message and exit."}

    assert set(catalogue(f"help-{code}")) == said
    assert [english for english, text in catalogue(f"help-{code}").items() if text == english] in (
        [], ["en, es or it."],
    )  # fmt: skip


def test_help_is_in_the_language_of_the_computer_or_the_one_that_is_asked_for() -> None:
    italian = tramite("handout", "--help", TRAMITE_LANG="it").stdout
    spanish = tramite("handout", "--help", "--lang", "es", TRAMITE_LANG="it").stdout
    english = tramite("handout", "--help").stdout

    assert "Uso: " in italian
    assert "Argomenti" in italian
    assert "Scrive un opuscolo" in italian
    assert "Opciones" in spanish
    assert "Muestra esta ayuda." in spanish
    assert "[si no: happy]" in spanish
    assert "Usage: " in english
    assert "Options" in english
    assert "[default: happy]" in english


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["show"], "Falta 'flow'."),
        (["run", "--foo"], "No hay ninguna opción --foo (parecidas: "),
        (["reprot"], "No hay ningún comando 'reprot'. ¿Quisiste decir 'report'?"),
        (["runs", "a", "b"], "El comando no espera todo esto: (a b)"),
        (["handout", "x", "-n", "0"], "El valor de '-n' / '--workers' no sirve: al menos 1."),
        (["handout", "x", "--paper", "a5"], "'a5' no es ninguno de 'a4', 'letter'."),
        (["practice", "x", "--hesitation", "y"], "no sirve: debe ser un número."),
        (["handout", "x", "-n", "y"], "no sirve: debe ser un número entero."),
        (["handout", "x", "-n"], "-n necesita un valor."),
    ],
)
def test_a_mistake_is_told_in_the_language_of_the_person(words: list[str], said: str) -> None:
    wrong = tramite(*words, TRAMITE_LANG="es")

    told = " ".join(wrong.stderr.replace("│", " ").split())
    assert wrong.exit_code == 2
    assert said in told
