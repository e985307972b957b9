"""What is answered from the documents."""

import re
from collections import Counter

import pytest

from assistant.language import LANGUAGES
from assistant.procedures.answers import Answer
from assistant.procedures.library import Library

ANSWERS = Library().answers


def test_each_topic_of_the_documents_has_an_answer() -> None:
    count = {"SC": 15, "UN": 78, "PM": 14}

    expected = [f"I-{portal}-{n + 1:02}" for portal in count for n in range(count[portal])]
    assert sorted(ANSWERS) == sorted(expected)


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_is_from_the_document_of_its_portal(name: str) -> None:
    document = {"SC": "S0", "UN": "S1", "PM": "S2"}[name.split("-")[1]]

    assert {source.document for source in ANSWERS[name].source} == {document}
    assert {source.standing for source in ANSWERS[name].source} == {"documented"}


@pytest.mark.parametrize("name", ANSWERS)
def test_no_language_stands_in_for_another(name: str) -> None:
    for said in (ANSWERS[name].topic, ANSWERS[name].text):
        assert len({said.said_in(language) for language in LANGUAGES}) == len(LANGUAGES)


def texts(answer: Answer) -> list[str]:
    """The text of an answer in every language."""
    return [answer.text.said_in(language) for language in LANGUAGES]


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_is_one_to_three_sentences(name: str) -> None:
    for text in texts(ANSWERS[name]):
        assert 1 <= len(re.findall(r"[.?!](?:\s|$)", text)) <= 3


@pytest.mark.parametrize("name", ANSWERS)
def test_labels_and_addresses_are_the_same_in_every_language(name: str) -> None:
    def quoted(text: str) -> Counter[str]:
        return Counter(re.findall(r"«[^»]+»|https?://\S+[^\s.:;,]|[\w.]+@[\w.]+\w", text))

    first, *others = map(quoted, texts(ANSWERS[name]))
    assert all(set(other) == set(first) for other in others)


def test_no_two_answers_have_the_same_topic() -> None:
    for language in LANGUAGES:
        topics = [answer.topic.said_in(language) for answer in ANSWERS.values()]
        assert len(set(topics)) == len(topics)
