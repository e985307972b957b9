"""From ``tramite`` to the document, at a real pseudo-terminal, in three languages."""

import re
from pathlib import Path

import pexpect  # type: ignore[import-untyped]  # ships no types
import pytest

from tests.wizard.terminal import Person, answers_of

pytestmark = pytest.mark.browser

PDF = b"%PDF-1.7 simulated"
FIRST = re.compile(r"(Question|Pregunta|Domanda) 1 ")
REVIEW = ("Your answers:", "Tus respuestas:", "Le tue risposte:")
YES = {"en_GB": "yes", "es_CO": "sí", "it_IT": "sì"}
WORDS = {
    "polimi/degree-certificate": {
        "en_GB": "certificate of my degree",
        "es_CO": "certificado de grado en Milán",
        "it_IT": "certificato di laurea",
    },
    "smartcampus/certificado-matriculado": {
        "en_GB": "certificate that I am enrolled at the Poli",
        "es_CO": "certificado de matriculado",
        "it_IT": "certificato di iscrizione al Poli Grancolombiano",
    },
    "unad/fus-constancias": {
        "en_GB": "statement of the current period",
        "es_CO": "constancia por FUS Digital",
        "it_IT": "attestato con FUS Digital",
    },
}


JOURNEYS = [
    pytest.param(flow, language, marks=[] if number == other else pytest.mark.exhaustive)
    for number, flow in enumerate(WORDS)
    for other, language in enumerate(YES)
]


@pytest.mark.parametrize(("flow", "language"), JOURNEYS)
def test_from_a_need_to_the_document(tmp_path: Path, flow: str, language: str) -> None:
    words, yes = WORDS[flow][language], YES[language]
    paper = tmp_path / "recibo.pdf"
    paper.write_bytes(PDF)
    answers = answers_of(flow, {"receipt": paper} if flow.startswith("unad/") else {})

    person = Person(tmp_path, language)
    person.read()
    person.say("")
    person.say(number_of(flow, person.say(words)))
    review = to_review(person, answers)
    assert any(heading in review for heading in REVIEW)
    person.say("")
    at_effect = person.say("2")
    assert f"'{yes}'" in at_effect  # it asks before what cannot be undone
    person.interrupt()
    assert person.leave() == 4

    again = Person(tmp_path, language)
    assert flow in again.read()
    shown = again.say(yes)
    for _step in range(40):
        if "─ ok ─" in shown:
            break
        shown = again.say(yes if f"'{yes}'" in shown else "")
    assert "─ ok ─" in shown
    assert again.leave() == 0


def number_of(flow: str, offered: str) -> str:
    """The number beside a flow in a list."""
    before = offered.partition(f"({flow})")[0]
    return str(re.findall(r"^ *(\d+)\. ", before, re.MULTILINE)[-1])


def to_review(person: Person, answers: list[str]) -> str:
    """Read the page, then answer every question: once wrongly, once after going back."""
    shown = person.say("")
    for _screen in range(5):
        if FIRST.search(shown):
            break
        shown = person.say("")
    for number, answer in enumerate(answers):
        if number == 1:
            assert FIRST.search(person.say("<"))
            person.say(answers[0])
        if re.search(r"^ *2\. ", shown, re.MULTILINE):
            assert re.search(r"1 (to|al?) \d", person.say("99"))
        shown = person.say(answer)
    return shown


def test_without_a_terminal_it_helps_and_ends(tmp_path: Path) -> None:
    from tests.test_cli import tramite

    result = tramite()

    assert (result.exit_code, "Usage" in result.output) == (2, True)


def test_with_the_line_editor_a_refused_answer_stays_to_be_put_right(tmp_path: Path) -> None:
    person = Person(tmp_path, "en_GB", TRAMITE_PLAIN="", PROMPT_TOOLKIT_NO_CPR="1")
    terminal = person.tramite
    terminal.expect("Enter for: English")
    terminal.send("9\r")
    terminal.expect("Type a number from 1 to 3")
    terminal.expect("9")  # it is there again, and the editor reads

    terminal.send("\x7f3\r")  # Backspace, and another number

    terminal.expect("Di che cosa hai bisogno")
    terminal.send("?\r")
    terminal.expect("altra lingua")
    terminal.send("!\r")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 0
